"""How often a text says that somebody was commended, against the awards that are listed."""

import dataclasses
import re
from collections.abc import Iterable, Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.preflight import Severity, register
from editorial.preflight.common import texts
from honorees.listed import Listed, roll_awards
from honorees.models import Commendation

_DIGITS = {each: at for at, each in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_NUMBER = r"(?<![第每上下这那\d十百])(\d{1,2}|[一二三四五六七八九十两])"
_RECEIVED = "受到?过?|获得?过?|荣获|荣立|荣记|记|立|得到|得|给予|予以"
_WORDS = "嘉奖|记功|三等功|二等功|一等功|表彰|表扬|奖励"
_TIMES = re.compile(rf"{_NUMBER}次(?:先后)?(?:(?:被|{_RECEIVED})[^，,。；;、\n]{{0,12}}?)?({_WORDS})", re.ASCII)
_ITEMS = re.compile(rf"(?:{_RECEIVED})[^，,。；;、\n\d]{{0,6}}?{_NUMBER}项(?:次)?()(?:表彰|奖励|荣誉)", re.ASCII)
_NAMED = re.compile(
    rf"{_NUMBER}次(?:先后)?被?(?:评为|评选为|授予|获评|荣获|获得)[“《]?([^“”《》，,。；;、\n]{{2,20}}?)(?:荣誉)?(?:称号)?"
    r"(?=[”》]?(?:称号)?(?:[，,。；;\n]|$))",
    re.ASCII,
)
"""A title that others follow is not the one of all these times, and the yearly assessment is no award."""

_GENERAL = ("表彰", "表扬", "奖励", "记功", "")


@dataclasses.dataclass(frozen=True)
class Stated:
    """`words` stand in the text from `start` on; `what` is in the title of each of so many awards, "" in any."""

    words: str
    start: int
    times: int
    what: str

    def listed(self, awards: Iterable[Listed]) -> int:
        """How many of the awards are meant."""
        if self.what in _GENERAL:
            return len(list(awards))
        return sum(self.what in each.title + each.form or each.title in self.what for each in awards if each.title)


def stated(text: str) -> Iterator[Stated]:
    """What the text says of how often somebody was commended: 三次获得嘉奖, 5项表彰, 两次被评为“云岭之星”."""
    ended = -1
    matches = [match for pattern in (_TIMES, _ITEMS, _NAMED) for match in pattern.finditer(text)]
    for match in sorted(matches, key=lambda each: (each.start(1), each.end())):
        if match.start(1) > ended and not (match.re is _NAMED and ("考核" in text[: match.end()] or len(match[2]) < 3)):
            ended = match.end()
            times = _DIGITS.get(match[1]) or int(match[1])
            yield Stated(match[0], match.start(), times, match[2])


def shortfall(said: Stated, awards: list[Listed]) -> str:
    """ "" if as many awards are listed as the text says, else the sentence about it."""
    listed = said.listed(awards)
    if listed >= said.times:
        return ""
    return _("“%(stated)s” is stated; %(listed)s on the page.") % {"stated": said.words, "listed": listed}


@register(
    "times-stated", Severity.WARN, gettext_lazy("As many awards are listed as the text says"), ("honoree", "team"),
    compares=True,
)  # fmt: skip
def check_times(snapshot, around):
    """三次嘉奖 wants three rows of 嘉奖; 三次受到表彰 wants three awards of any sort, those of live rolls included."""
    found = [
        (said, place) for place, text in texts(snapshot.page)
        if not place.startswith("awards.") for said in stated(text)
    ]  # fmt: skip
    if not found:
        return
    own = [
        Listed(award.title, award.year, form=Commendation.Merit(award.merit).label if award.merit else "")
        for award in snapshot.page.awards
    ]
    awards = [*own, *roll_awards(snapshot, around)]
    for said, place in found:
        if sentence := shortfall(said, awards):
            yield sentence, place
