"""When two figures say the same: the words that name what is counted, units of thousands, and numbers left open."""

import dataclasses
import re
import unicodedata
from decimal import Decimal

from editorial.pages import FigureLine

_SCALES = {"万亿": 10**12, "亿": 10**8, "百万": 10**6, "万": 10**4}
_SCALED = re.compile("|".join(_SCALES))
_COUNTED = re.compile(r"(?<=..)(?:数量|[总数]?额|总?数|总?量)$")
_MARKS = re.compile(r"[“”\"‘’]|[^\S\n]")

_ROOM = {"余": ("1", "1.25"), "多": ("1", "1.25"), "突破": ("1", "1.25"), "近": ("0.8", "1")}
"""How far from an open number an exact one may lie, in shares of it, to be what it says: 40余 may be 44."""


@dataclasses.dataclass(frozen=True)
class Claim:
    """What a figure is of. Two figures of one claim should have one value."""

    label: str
    scope: str
    period: str
    unit: str
    sort: str = ""


@dataclasses.dataclass(frozen=True)
class Amount:
    """A value in single units, and whether the number is left open: 余, 突破, 近."""

    value: Decimal
    open: str = ""

    def agrees(self, other: "Amount") -> bool:
        """Whether both may be the same number."""
        return self.value == other.value or self._covers(other) or other._covers(self)

    def _covers(self, other: "Amount") -> bool:
        if self.open not in _ROOM:
            return False
        least, most = (Decimal(share) * self.value for share in _ROOM[self.open])
        return least <= other.value <= most


def claim_of(figure: FigureLine) -> Claim:
    """What the figure is of; 预计, 计划, 累计 and 到位 are other claims than what was reached."""
    sort = "" if figure.qualifier in _ROOM else figure.qualifier
    period = re.sub(r"年度?$", "", figure.period.strip())
    return Claim(label_of(figure.label), figure.scope.strip(), period, unit_of(figure.unit)[1], sort)


def amount_of(figure: FigureLine) -> Amount:
    """The figure's value in single units. The value may not be None."""
    return Amount(figure.value * unit_of(figure.unit)[0], figure.qualifier if figure.qualifier in _ROOM else "")


def label_of(label: str) -> str:
    """The words for what is counted, plain, without 额, 总量 and the like at the end."""
    return _COUNTED.sub("", plain(label))


def plain(text: str) -> str:
    """The text in compatibility form, without quotation marks and blanks, line by line."""
    return _MARKS.sub("", unicodedata.normalize("NFKC", text))


def unit_of(unit: str) -> tuple[int, str]:
    """(how many single units, the single unit): 亿元 is 100,000,000 元."""
    unit = unicodedata.normalize("NFKC", unit.strip())
    scale = _SCALED.match(unit)
    return (_SCALES[scale[0]], unit[scale.end() :]) if scale else (1, unit)
