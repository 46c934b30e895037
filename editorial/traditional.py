"""Finished pages in traditional characters, by OpenCC. Names of persons stay as they are, or as their record says.

范永贵 does not become 範永貴: which character a person writes is no question of conversion.
"""

import functools
import re

import opencc

from editorial import clock, kept, kinds, markup
from editorial.models import Edition, EditionLink, Relation, SearchEntry
from editorial.search import spelling
from editorial.search.text import normalise

_MARK = "\ue000"
"""A character of private use that stands where a name was: OpenCC leaves it alone, and no page may hold one."""

WORDS = {
    "干部": "幹部",
    "干群": "幹群",
    "骨干": "骨幹",
    "实干": "實幹",
    "苦干": "苦幹",
    "能干": "能幹",
    "里程碑": "里程碑",
}
"""Words of this field that OpenCC divides wrongly: 好干部 would become 好乾部."""

_BY_NAME = (Relation.MENTIONS, Relation.CITES, Relation.UNDER)
"""Relations whose label is the name of what is linked."""

_kept: kept.Kept["Names"] = kept.Kept()


class Names:
    """What is not left to conversion: words, and names of persons on live pages, each with its form."""

    def __init__(self, forms: dict[str, str]):
        self.forms = forms
        self._by_first: dict[str, list[str]] = {}
        for name in sorted(forms, key=len, reverse=True):
            self._by_first.setdefault(name[0], []).append(name)
        self._first = re.compile("[" + re.escape("".join(self._by_first)) + "]") if forms else None

    def taken_out(self, text: str) -> tuple[str, list[str]]:
        """The text with a mark for every name, and the forms that the marks stand for, in order."""
        if self._first is None:
            return text, []
        found, result, end = [], [], 0
        while match := self._first.search(text, end):
            at = match.start()
            name = next((each for each in self._by_first[match[0]] if text.startswith(each, at)), "")
            result += [text[end:at], _MARK if name else match[0]]
            found += [self.forms[name]] if name else []
            end = at + (len(name) or 1)
        return "".join([*result, text[end:]]), found


def converted_alone(html: str) -> str:
    """A page that names nobody, in traditional characters: the database is not asked for names."""
    return markup.with_texts(html, functools.partial(_text, names=Names({})))


def converted(html: str, reading: clock.Reading) -> str:
    """The finished page in traditional characters."""
    names = _kept.get(reading, "names", lambda: _names(reading))
    return markup.with_texts(html, functools.partial(_text, names=names))


def converted_text(text: str, reading: clock.Reading) -> str:
    """A text that stands outside pages, in traditional characters."""
    return _text(text, _kept.get(reading, "names", lambda: _names(reading)))


def _text(text: str, names: Names) -> str:
    marked, forms = names.taken_out(text.replace(_MARK, ""))
    parts = _converter().convert(marked).split(_MARK)
    return "".join(part + form for part, form in zip(parts, [*forms, ""], strict=True))


def _names(reading: clock.Reading) -> Names:
    """Three queries and those of the kinds, once for each state of the clock.

    The search knows whom pages name, but not who of them are people: short names of teams and activities are told by
    pages of their own, and by the links of those that name them.
    """
    convert = _converter().convert
    live = Edition.objects.live(reading.now)
    found: set[str] = set()
    for names in SearchEntry.objects.filter(edition__in=live).values_list("names", flat=True).iterator():
        found.update(filter(spelling.is_person, names.split("\n")))
    things = [kind.name for kind in kinds.every() if kind.persons is None]
    links = EditionLink.objects.live(reading.now).filter(target_kind__in=things, relation__in=_BY_NAME)
    found.difference_update(map(normalise, live.of(*things).values_list("title", flat=True).iterator()))
    found.difference_update(map(normalise, links.order_by().values_list("label", flat=True).distinct()))
    forms = {name: name for name in found}
    for kind in kinds.every():
        if kind.persons is not None:
            forms |= kind.persons.traditional_names(live.of(kind.name))
    return Names(WORDS | {name: form for name, form in forms.items() if convert(name) != form})


@functools.cache
def _converter() -> opencc.OpenCC:
    return opencc.OpenCC("s2tw")
