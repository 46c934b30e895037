"""Sums that a text states: a total and its parts, in one sentence or written out with signs."""

import itertools
import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.preflight.common import readable
from editorial.preflight.registry import Severity, register

_UNITS = "人次|亿元|万元|公里|项|件|人|名|个|户|次|处|家|元|座|条|起|所|台|吨|亩|场|宗|批|套"
_QUANTITY = re.compile(rf"(?<![\d.])(\d[\d,]*(?:\.\d+)?)(万|亿)?([余多]?)({_UNITS})", re.ASCII)
_PARTS_FOLLOW = re.compile(r"其中|包括|分别为")
_TOTAL_FOLLOWS = re.compile(r"合计|共计|总计")
_PARTS_END = re.compile(r"另外|另有|另|此外|同时|还|累计|合计|共计|总计|[）)]")
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_EQUATION = re.compile(r"(?<![\d.+＋-])(\d+(?:\s*[+＋]\s*\d+)+)\s*[=＝]\s*(\d+)(?![\d.])", re.ASCII)
_NEAR = 3
"""Characters at most between a total and the word that announces its parts."""


def wrong_sums(text: str) -> Iterator[tuple[str, Decimal]]:
    """(what is stated, what the parts add up to) for each sum that does not add up.

    Only what is plainly a sum: exact numbers of one unit, two parts or more. Parts that end in 等 are not all of them.
    """
    for left, right in _EQUATION.findall(text):
        total = sum(Decimal(each) for each in re.findall(r"\d+", left))
        if total != Decimal(right):
            yield f"{left}={right}", total
    for sentence in _SENTENCE.split(text):
        yield from _parts_after(sentence)
        yield from _parts_before(sentence)


def _parts_after(sentence: str) -> Iterator[tuple[str, Decimal]]:
    """审批备案125项，其中备案100项、审批25项."""
    for marker in _PARTS_FOLLOW.finditer(sentence):
        heads = list(_QUANTITY.finditer(sentence, 0, marker.start()))
        if not heads or marker.start() - heads[-1].end() > _NEAR:
            continue
        rest = sentence[marker.end() :]
        if next_marker := _PARTS_FOLLOW.search(rest):
            rest = rest[: next_marker.start()]
        if end := _PARTS_END.search(rest):
            rest = rest[: end.start()]
        if "等" not in rest:
            yield from _unequal(heads[-1], list(_QUANTITY.finditer(rest)))


def _parts_before(sentence: str) -> Iterator[tuple[str, Decimal]]:
    """备案100项、审批25项，合计125项."""
    if (marker := _TOTAL_FOLLOWS.search(sentence)) and not _PARTS_FOLLOW.search(sentence):
        total = _QUANTITY.search(sentence, marker.end())
        if total and "等" not in sentence[: marker.start()]:
            yield from _unequal(total, list(_QUANTITY.finditer(sentence, 0, marker.start()))[::-1])


def _unequal(total: re.Match, quantities: list[re.Match]) -> Iterator[tuple[str, Decimal]]:
    """`quantities` begin with the part that stands next to the total; once they add up, what follows is no part."""
    parts = [each for each in quantities if (each[2], each[4]) == (total[2], total[4])]
    if len(parts) < 2 or any(each[3] for each in (total, *parts)):
        return
    sums = list(itertools.accumulate(map(_value, parts)))
    if _value(total) not in sums[1:]:
        yield total[0], sums[-1]


def _value(quantity: re.Match) -> Decimal:
    return Decimal(quantity[1].replace(",", ""))


@register("sums", Severity.WARN, gettext_lazy("Sums that the text states add up"))
def check_sums(snapshot):
    for place, text in readable(snapshot):
        for stated, added in wrong_sums(text):
            yield _("“%(stated)s” is stated; the parts add up to %(added)s.") % {
                "stated": stated, "added": added,
            }, place  # fmt: skip
