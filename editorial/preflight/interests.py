"""Conflicts of interest: whether those who supply, write or judge a page are those whom it honours, or their unit.

These findings depend on people, so they are no function of the page. They block nothing; the approver answers them.
"""

import re
from collections.abc import Iterable, Iterator

from django.db.models import Q
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts.models import Organization, User
from editorial import clock, kinds, snapshots
from editorial.interests import Honoured, Interests
from editorial.models import Edition, Hand
from editorial.preflight.registry import Finding, Severity

FLAGS: dict[str, str | Promise] = {
    "interest-supplied": gettext_lazy("The text was not supplied by the unit of somebody whom it honours"),
    "interest-named": gettext_lazy("Nobody who works on the page or judges it bears the name of somebody it honours"),
    "interest-unit": gettext_lazy(
        "Nobody who works on the page or judges it belongs to the unit of somebody it honours"
    ),
    "interest-superior": gettext_lazy(
        "Nobody who works on the page is subordinate to somebody it honours, and nobody who judges it is their superior"
    ),
    "interest-above": gettext_lazy(
        "Nobody who judges the page is of a superior body of those who worked on it, or of the unit that supplied it"
    ),
}
"""By id, what each flag looks at."""

LOOKED_UP, NAMED = 200, 3
"""People whose unit is looked up on their live pages at most, and names that a sentence gives at most."""

_SHORTEST = 3
"""Characters that a unit's name must have at least to be looked for within another's."""

_BEFORE = re.compile(r"^(中国共产党|中共)")
_BARE = re.compile(r"[省市区县旗]$")
_AFTER = re.compile(r"(人民政府|党工委|党委|委员会|办事处)$")

Actor = tuple[User, str]
"""(who, what they are in the edition: a Hand.Part)"""


def conflicts(edition: Edition, user: User | None = None) -> list[Finding]:
    """Flags of an edition: of all who had a hand in it, and of the user as the one who is about to judge it."""
    hands = edition.hands.select_related("user__organization__superior").order_by("pk")
    actors = [(hand.user, hand.part) for hand in hands]
    if user is not None and user.pk not in {each.pk for each, _part in actors}:
        judging = Hand.Part.APPROVER if edition.reviewed_by_id else Hand.Part.REVIEWER
        actors.append((user, judging))
    return conflicts_on(snapshots.of_edition(edition), actors)


def conflicts_on(snapshot: snapshots.Snapshot, actors: Iterable[Actor]) -> list[Finding]:
    """Flags of a page in the hands of these people."""
    found = snapshot.kind.interests(snapshot.page, snapshot.public_id)
    actors = list(actors)
    honoured = found.honoured
    if honoured and (found.suppliers or any(who.organization_id for who, _part in actors)):
        honoured = _with_units(honoured)
    flags = [
        *_supplied(Interests(honoured, found.suppliers)),
        *(flag for who, part in actors for flag in _of_actor(who, part, honoured)),
        *_above_contributors(actors, found.suppliers),
    ]
    return [Finding(check, Severity.FLAG, message, place) for check, message, place in flags]


def same_unit(one: str, other: str) -> bool:
    """Whether two names mean one unit, or one a part of the other: 平庄镇 in 元宝山区平庄镇人民政府.

    A post as printed counts as a name: the unit stands in it. A bare district is the unit of nobody in particular.
    """
    short, long = sorted((_core(one), _core(other)), key=len)
    if not short or short == long:
        return bool(short) and not _BARE.search(short)
    return len(short) >= _SHORTEST and not _BARE.search(short) and short in long


def _core(name: str) -> str:
    return _AFTER.sub("", _BEFORE.sub("", name.strip())) or name.strip()


def _supplied(interests: Interests) -> Iterator[tuple[str, str, str]]:
    for unit, place in interests.suppliers:
        if own := _of_unit(interests.honoured, unit):
            yield "interest-supplied", _("Supplied by “%(unit)s”, the unit of %(names)s, whom it honours.") % {
                "unit": unit, "names": own,
            }, place  # fmt: skip


def _of_actor(who: User, part: str, honoured: tuple[Honoured, ...]) -> Iterator[tuple[str, str, str]]:
    words = {"name": str(who), "part": Hand.Part(part).label}
    unit = who.organization.name if who.organization_id else ""
    named = [each for each in honoured if not each.unit and each.name == who.name]
    for each in named:
        known = bool(unit and each.units)
        if not known or any(same_unit(unit, other) for other in each.units):
            sentence = (
                _("%(name)s (%(part)s) has the name and the unit of somebody whom it honours.") if known
                else _("%(name)s (%(part)s) has the name of somebody whom it honours; it is not known if they are one.")
            )  # fmt: skip
            yield "interest-named", sentence % words, ""
            return
    others = tuple(each for each in honoured if each not in named)
    if unit and (own := _of_unit(others, unit)):
        sentence = _("%(name)s (%(part)s) belongs to “%(unit)s”, the unit of %(names)s, whom it honours.")
        yield "interest-unit", sentence % (words | {"unit": unit, "names": own}), ""
    elif unit and others:
        yield from _across_ranks(who.organization, part, words, others)


def _across_ranks(
    unit: Organization, part: str, words: dict, honoured: tuple[Honoured, ...]
) -> Iterator[tuple[str, str, str]]:
    """Where one unit stands over the other. Of those who only work on the page nothing is said of being superior."""
    above = _(
        "%(name)s (%(part)s) belongs to “%(unit)s”, which is subordinate to “%(other)s”, the unit of %(names)s, whom "
        "it honours."
    )
    below = _(
        "%(name)s (%(part)s) belongs to “%(unit)s”, the superior body of “%(other)s”, the unit of %(names)s, whom it "
        "honours."
    )
    over = Q(branches=unit) | Q(branches__branches=unit)
    under = Q(superior=unit) | Q(superior__superior=unit)
    judges = part != Hand.Part.CONTRIBUTOR
    for each in Organization.objects.filter(over | under if judges else over).distinct().select_related("superior"):
        stands_over = unit.pk not in (each.superior_id, each.superior and each.superior.superior_id)
        if own := _of_unit(honoured, each.name):
            said = above if stands_over else below
            yield "interest-superior", said % (words | {"unit": unit.name, "other": each.name, "names": own}), ""
            return


def _above_contributors(actors: list[Actor], suppliers: tuple[tuple[str, str], ...]) -> Iterator[tuple[str, str, str]]:
    """For each judge of a superior body, one or two steps up, the first unit that stands below. Who leads whom within
    one unit is not known of the staff."""
    working = [who for who, part in actors if part == Hand.Part.CONTRIBUTOR and who.organization_id]
    for who, part in actors:
        if part == Hand.Part.CONTRIBUTOR or not who.organization_id:
            continue
        words = {"name": str(who), "part": Hand.Part(part).label, "unit": who.organization.name}
        if below := [each for each in working if who.organization_id in _superiors(each.organization)]:
            sentence = _(
                "%(name)s (%(part)s) belongs to “%(unit)s”, the superior body of “%(other)s”, to which %(names)s, who "
                "worked on the page, belongs."
            )
            yield "interest-above", sentence % (words | {"other": below[0].organization.name, "names": below[0]}), ""
        elif suppliers and (supplier := _branch_among(who.organization, suppliers)):
            sentence = _(
                "%(name)s (%(part)s) belongs to “%(unit)s”, the superior body of “%(other)s”, which supplied the page."
            )
            yield "interest-above", sentence % (words | {"other": supplier[0]}), supplier[1]


def _superiors(unit: Organization) -> list[int]:
    """The keys of what stands over the unit, one step up and two."""
    return [each for each in (unit.superior_id, unit.superior and unit.superior.superior_id) if each]


def _branch_among(unit: Organization, suppliers: tuple[tuple[str, str], ...]) -> tuple[str, str] | None:
    """The first supplier, with its place in the page, that is called like a body below the unit."""
    below = Organization.objects.filter(Q(superior=unit) | Q(superior__superior=unit)).values_list("name", flat=True)
    branches = list(below)
    return next((each for each in suppliers if any(same_unit(each[0], name) for name in branches)), None)


def _of_unit(honoured: Iterable[Honoured], unit: str) -> str:
    """The names of those who belong to the unit, the first few; "" if nobody does."""
    own = list(dict.fromkeys(each.name for each in honoured if any(same_unit(unit, other) for other in each.units)))
    more = _(" and others") if len(own) > NAMED else ""
    return "、".join(own[:NAMED]) + more


def _with_units(honoured: tuple[Honoured, ...]) -> tuple[Honoured, ...]:
    """The same people with the units that their own live pages name, where the page at hand names none; one query."""
    wanted = [each.ref for each in honoured if each.ref.id and not any(each.belongs)][:LOOKED_UP]
    if not wanted:
        return honoured
    asked = Q(pk__in=[])
    for kind in {ref.kind for ref in wanted}:
        asked |= Q(kind=kind, public_id__in=[ref.id for ref in wanted if ref.kind == kind])
    units: dict[tuple[str, str], tuple[str, ...]] = {}
    for edition in Edition.objects.live(clock.time()).filter(asked).for_page():
        kind = kinds.get(edition.kind)
        own = kind.interests(snapshots.page_of(edition), edition.public_id).honoured
        units |= {(each.ref.kind, each.ref.id): each.belongs for each in own if each.ref.id == edition.public_id}
    return tuple(
        each if any(each.belongs) else Honoured(each.ref, units.get((each.ref.kind, each.ref.id), ()), each.unit)
        for each in honoured
    )
