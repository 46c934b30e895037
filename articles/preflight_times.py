"""How often a story says that somebody whom it mentions was commended, against the awards that live pages list."""

import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from articles.pages import ArticlePage
from editorial.pages import Ref
from editorial.preflight import Severity, register
from editorial.preflight.common import readable
from honorees.listed import awards_of
from honorees.preflight_times import Stated, stated

_SENTENCE = re.compile(r"[^。！？；;!?\n]+")
_PRONOUN = re.compile("[他她](?![们人])|本人")
_NOBODY_ELSE = re.compile(
    r"(?:[他她]|本人|同志|该同志|先后|曾经?|还|并|也|又|已经?|累计|共|一共|连续|近年来|工作以来|参加工作以来|在职期间|因此|为此)*"
)
"""What a clause may begin with that speaks on of whom the sentence named before; other words could name somebody."""

_OTHERS = re.compile(
    "父亲|母亲|妻子|丈夫|儿子|女儿|爱人|同事|徒弟|师傅|学生|所在|所带|带领|率领|指导|培养|团队|班组|单位|集体|公司|企业"
)
"""Words by which somebody else is meant, although the name stands before: 他所在的班组三次获得嘉奖."""

_RECEIVES, _RECIPIENTS = ("commended", "deeds", "subject"), ("honoree", "team")


@register(
    "article-times-stated", Severity.WARN,
    gettext_lazy("As many awards are listed of those mentioned as the story says"), ("article",), compares=True,
)  # fmt: skip
def check_times(snapshot, around):
    """Only of people and teams with a live page, where the sentence leaves no doubt of whom it speaks: they alone are
    named before, or the story is about nobody else and says 他. Two queries at most, and none where nothing is said."""
    found = [(*each, place) for place, text in readable(snapshot) for each in _told(text, snapshot.page)]
    if not found:
        return
    awards = awards_of({(ref.kind, ref.id) for ref, _said, _place in found}, around.reading.now)
    for ref, said, place in found:
        listed = awards.get((ref.kind, ref.id))
        if listed is not None and (count := said.listed(listed)) < said.times:
            yield _("“%(stated)s” is said of %(name)s; live pages list %(listed)s.") % {
                "stated": said.words, "name": ref.label, "listed": count,
            }, place  # fmt: skip


def _told(text: str, page: ArticlePage) -> Iterator[tuple[Ref, Stated]]:
    for sentence in _SENTENCE.findall(text):
        for said in stated(sentence):
            ref = _of_whom(sentence[: said.start], said.words, page)
            if ref and ref.id and ref.kind in _RECIPIENTS:
                yield ref, said


def _of_whom(before: str, words: str, page: ArticlePage) -> Ref | None:
    """The only one whom these words name or mean; None where that is not plain."""
    clause, named = re.split("[，,、：:]", before)[-1], set()
    here = bool(_PRONOUN.search(words))
    for each in page.mentions:
        for name in filter(None, (each.name, each.target.label)):
            if name in before:
                named.add(each.target)
            here = here or name in clause
            before = before.replace(name, "")
    if _OTHERS.search(before) or len(named) > 1 or not (here or _NOBODY_ELSE.fullmatch(clause)):
        return None
    about = {each.target for each in page.mentions if each.capacity in _RECEIVES and each.target.kind in _RECIPIENTS}
    if not named and len(about) == 1 and _PRONOUN.search(before + words):
        return about.pop()
    return named.pop() if named else None
