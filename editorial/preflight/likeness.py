"""Names of places that differ in one character: 火烧李旧货市场 here, 火烧李旧物市场 there."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts import codes
from editorial.models import Edition, SearchEntry
from editorial.preflight.common import readable
from editorial.preflight.registry import Severity, register
from editorial.search import grams
from editorial.search.text import normalise

_ENDINGS = "市场|小区|社区|公园|广场|学校|小学|中学|医院|大桥|商城|车站|水库"
_ORDER = set("一二三四五六七八九十百东西南北中上下左右前后内外大小新老旧甲乙丙丁总分")
"""Characters by which names that belong together are told apart: 第一小学 and 第二小学 are two schools."""

_DIVISIONS = set("省市区县旗镇乡村道")
"""After these a name begins: what differs there are two names, 平安镇张村小学 and 平安镇李村小学."""

_ALIKE = 3
"""Characters before the one that differs which have to be the same."""

_FROM_ENDING = 2
"""How far before the ending the characters may differ."""

NAMES, ENTRIES, PAGES = 10, 200, 20
"""Names that are compared with live pages, entries that are sifted, and pages that are looked at, at most."""

Named = tuple[str, str]
"""(what stands before the ending, the ending)"""


def names(text: str) -> set[Named]:
    """What may be names of places: up to eight characters before an ending such as 市场."""
    found = set()
    for match in re.finditer(_ENDINGS, text):
        before = re.search(r"[\u3400-\u9fff]{4,8}$", text[max(0, match.start() - 8) : match.start()])
        if before:
            found.add((before[0], match[0]))
    return found


def alike(one: Named, other: Named) -> tuple[str, str] | None:
    """The two names, from where they agree, if they differ in one character only and not in their order."""
    if one[1] != other[1]:
        return None
    length = min(len(one[0]), len(other[0]))
    first, second = one[0][-length:], other[0][-length:]
    for at in range(1, _FROM_ENDING + 1):
        a, b = first[-at], second[-at]
        if a != b:
            agreed = _common_ending(first[:-at], second[:-at])
            after = first[length - at + 1 :] == second[length - at + 1 :]
            if agreed < _ALIKE or not after or {a, b} & _ORDER or first[-at - 1] in _DIVISIONS:
                return None
            start = length - at - agreed
            return first[start:] + one[1], second[start:] + other[1]
    return None


@register("names-agree", Severity.WARN, gettext_lazy("Names of places are written alike everywhere"), compares=True)
def check_names(snapshot, around):
    """Names in the page with one another, then with those on live pages of the district; two queries."""
    places = {name: place for place, text in readable(snapshot) for name in names(normalise(text))}
    here = sorted(places)
    told = set()
    for at, one in enumerate(here):
        for other in here[at + 1 :]:
            pair = alike(one, other)
            if pair and frozenset(pair) not in told:
                told.add(frozenset(pair))
                yield _("“%(one)s” and “%(other)s”: is this one name?") % {
                    "one": pair[0], "other": pair[1],
                }, places[other]  # fmt: skip
    for title, there in _on_live_pages(snapshot, here[:NAMES], around.reading.now) if here else ():
        for one in here:
            for other in there - places.keys():
                pair = alike(one, other)
                if pair and frozenset(pair) not in told:
                    told.add(frozenset(pair))
                    yield _("“%(one)s”: the live page “%(title)s” writes “%(other)s”.") % {
                        "one": pair[0], "title": title, "other": pair[1],
                    }, places[one]  # fmt: skip


def _common_ending(one: str, other: str) -> int:
    length = 0
    while length < min(len(one), len(other)) and one[-length - 1] == other[-length - 1]:
        length += 1
    return length


def _on_live_pages(snapshot, wanted: list[Named], now) -> Iterator[tuple[str, set[Named]]]:
    """(title, names) of live pages of the district that have the beginning and the ending of a wanted name."""
    alternatives = []
    for before, ending in wanted:
        for at in range(1, _FROM_ENDING + 1):
            stem = before[-at - _ALIKE : -at]
            if len(stem) == _ALIKE:
                alternatives.append([stem[:2], stem[1:], ending])
    entries = SearchEntry.objects.filter(pk__in=grams.having([alternatives]))
    keys = list(entries.values_list("edition", flat=True)[:ENTRIES])
    others = Edition.objects.live(now).exclude(kind=snapshot.kind.name, public_id=snapshot.public_id)
    others = others.filter(pk__in=keys, place__startswith=codes.stem(snapshot.page.place.code))
    for title, prose in others.values_list("title", "search_entry__prose").order_by("-id")[:PAGES]:
        yield title, names(prose)
