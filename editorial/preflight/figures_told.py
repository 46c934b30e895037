"""Figures in the words of a page: what live pages count, with another number behind the same words.

Precision counts more than completeness here: only a number that follows the words at once, in a sentence of the same
year and scope, is taken for the same figure.
"""

import functools
import re
from collections.abc import Iterator
from decimal import Decimal

from django.utils.translation import gettext_lazy

from editorial.models import Relation
from editorial.preflight.common import readable
from editorial.preflight.figures import Subject, difference, live_figures
from editorial.preflight.quantities import Amount, Claim, amount_of, plain, unit_of
from editorial.preflight.registry import Severity, register

_NAMING = (Relation.MENTIONS, Relation.CITES)
_SHORTEST = 4
"""Characters that the words for what is counted must have: shorter ones, 项目 or 投资, stand for many things."""

_NUMBER = r"(?<![\d.])(?P<number>\d[\d,]*(?:\.\d+)?)(?P<few>[余多])?(?P<scale>万亿|亿|百万|万)?(?P<more>[余多])?"
_SENTENCE = re.compile(r"[。；;！!？?\n]")
_BEFORE = re.compile(
    r"(?:^|[^\u3400-\u9fff]|[的了使让其和与中内年]|推动|促进|带动|拉动|实现|完成|帮助|协调|争取|落实|全[省市区县旗]|[我该][区市县旗])$"
)
"""What may stand before the words, so that they are not the end of longer ones: 新增市场主体 is not 市场主体."""

_BETWEEN = r"(?:总?额|总?量|总?数|已经?|共计?|总共|总计|合计|达到?|至|为|是|约|(?P<open>近|超过?|突破))*"
_OPEN = {"近": "近", "超": "突破", "超过": "突破", "突破": "突破"}
_YEAR = re.compile(r"(?<!\d)(?:19|20)\d\d(?=年)")
_WHEN = re.compile(
    r"[今去前明当上]年|年[初底末中内]|[上下]半年|季度|\d月|[本上当]月|十[二三四五六]五|以来|期间|截至|目前"
)
_SCOPE = re.compile(r"[全我该本][国省市区县旗镇乡村屯]")


@register(
    "figures-in-text", Severity.WARN, gettext_lazy("Figures in the text agree with those of live pages"), compares=True
)
def check_figures_told(snapshot, around):
    """Looked for only where a text holds a number at all; where several are named, in the sentences of each."""
    texts = [
        (place, plain(text)) for place, text in readable(snapshot)
        if not place.startswith("achievements.") and re.search(r"[\u3400-\u9fff]\d", text)
    ]  # fmt: skip
    if not texts:
        return
    known: dict[tuple[Subject, Claim], list] = {}
    for edition, subject, claim, figure in live_figures(snapshot, around):
        if len(claim.label) >= _SHORTEST and claim.unit and not claim.sort:
            known.setdefault((subject, claim), []).append((edition, figure))
    names = {(link.kind, link.id): link.label for link in snapshot.links if link.relation in _NAMING}
    names[snapshot.kind.name, snapshot.public_id] = snapshot.kind.columns(snapshot.page).title
    for (subject, claim), found in known.items():
        alone = len(names.keys() - {subject, (snapshot.kind.name, snapshot.public_id)}) == 0
        for place, text in texts:
            for printed, amount in _stated(text, claim, "" if alone else names.get(subject, "\n")):
                if not any(amount.agrees(amount_of(other)) for _edition, other in found):
                    edition, figure = found[0]
                    yield difference(figure.label, printed, figure, edition), place


def _stated(text: str, claim: Claim, name: str) -> Iterator[tuple[str, Amount]]:
    """(as printed, amount) of what the text says of the claim, in sentences with the name."""
    for sentence in _SENTENCE.split(text):
        if claim.label not in sentence or name not in sentence or not _is_meant(sentence, claim):
            continue
        for match in _pattern(claim.label, claim.unit).finditer(sentence):
            if _BEFORE.search(sentence[: match.start()]):
                scale = unit_of(match["scale"] or "")[0]
                left_open = _OPEN.get(match["open"]) or match["few"] or match["more"] or ""
                amount = Amount(Decimal(match["number"].replace(",", "")) * scale, left_open)
                yield sentence[match.start("number") : match.end()], amount


@functools.lru_cache(maxsize=200)
def _pattern(label: str, unit: str) -> re.Pattern:
    return re.compile(rf"{re.escape(label)}{_BETWEEN}{_NUMBER}{re.escape(unit)}(?![次余多]|个?百分点)", re.ASCII)


def _is_meant(sentence: str, claim: Claim) -> bool:
    """Whether the sentence is of the figure's year and scope, as far as it says; where one is silent, both must be."""
    years = set(_YEAR.findall(sentence))
    if own := set(re.findall(r"(?:19|20)\d\d", claim.period)):
        in_time = years == own
    else:
        in_time = claim.period in sentence if claim.period else not (years or _WHEN.search(sentence))
    scopes = set(_SCOPE.findall(sentence))
    return in_time and (claim.scope in sentence if claim.scope else not scopes)
