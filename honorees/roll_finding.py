"""Finding names on a roll, and showing a very long one group by group."""

import dataclasses

from editorial.search.spelling import is_spelled, person_keys, plain_letters
from editorial.search.text import normalise
from honorees.rolls import LONG_ROLL, RollGroup, RollName, RollPart, RollTier

WHOLE = 1500
"""Names up to which a part of a roll is shown as a whole; of a longer one each tier shows one group at a time."""

LONGEST_QUESTION = 40
"""Characters of what is looked for; the rest is left out."""


@dataclasses.dataclass(frozen=True)
class Sought:
    """`words` are looked for among names and units; `found` is how many names agree, None where nothing is sought.

    `offered` says whether the roll is long enough to be searched.
    """

    parts: list[RollPart]
    words: str = ""
    found: int | None = None
    offered: bool = False


def sought(parts: list[RollPart], words: str = "", strokes: str = "") -> Sought:
    """The roll as the reader asked for it: the names that agree with the words, or a long roll with one group of each
    tier: the one of that stroke count, else the first. Whatever cannot be asked for changes nothing."""
    words = " ".join(words.split())[:LONGEST_QUESTION]
    offered = sum(part.listed for part in parts) > LONG_ROLL
    wanted = normalise(words)
    if not wanted or not offered:
        return Sought([_bounded(part, strokes) for part in parts], offered=offered)
    left = [_agreeing(part, wanted) for part in parts]
    left = [part for part in left if part.tiers]
    return Sought(left, words, sum(tier.shown for part in left for tier in part.tiers), offered)


def _agreeing(part: RollPart, wanted: str) -> RollPart:
    letters = plain_letters(wanted).replace(" ", "")
    spelled = letters if part.recipients == "person" and is_spelled(letters) else ""
    tiers = []
    for tier in part.tiers:
        names = tuple(
            name for group in tier.groups for name in group.names
            if wanted in normalise(name.name) or wanted in normalise(name.line)
            or (spelled and _spelled_so(name, spelled))
        )  # fmt: skip
        if names:
            tiers.append(dataclasses.replace(tier, groups=(RollGroup("", 0, "", names, tier.listed),), large=False))
    return dataclasses.replace(part, tiers=tuple(tiers))


def _spelled_so(name: RollName, letters: str) -> bool:
    return any(key.startswith(letters) for key in person_keys(name.name))


def _bounded(part: RollPart, strokes: str) -> RollPart:
    if part.listed <= WHOLE:
        return part
    return dataclasses.replace(part, tiers=tuple(_one_group(tier, strokes) for tier in part.tiers))


def _one_group(tier: RollTier, strokes: str) -> RollTier:
    if not tier.grouped:
        return tier
    chosen = next((group for group in tier.groups if str(group.strokes) == strokes), tier.groups[0])
    groups = (group if group is chosen else dataclasses.replace(group, names=()) for group in tier.groups)
    return dataclasses.replace(tier, groups=tuple(groups))
