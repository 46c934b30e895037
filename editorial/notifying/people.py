"""Who may be told of an edition or a place: read for all of them at once, in a fixed number of queries."""

import dataclasses
from collections import defaultdict
from collections.abc import Iterable

from django.db.models import Q

from districts import roles
from districts.models import Assignment, District, Role
from editorial.models import Claim, Edition, Hand
from editorial.notifying.events import Event, Who

SEES_EDITIONS = "editorial.view_edition"

_BY_ROLE = {
    Who.EDITORS: Role.EDITOR,
    Who.REVIEWERS: Role.REVIEWER,
    Who.APPROVERS: Role.APPROVER,
    Who.AUDITORS: Role.AUDITOR,
    Who.ADMINISTRATORS: Role.ADMINISTRATOR,
}
_BY_PART = {
    Who.CONTRIBUTORS: Hand.Part.CONTRIBUTOR,
    Who.HAND_REVIEWER: Hand.Part.REVIEWER,
    Who.HAND_APPROVER: Hand.Part.APPROVER,
}


@dataclasses.dataclass
class People:
    """Active staff of some places, and the hands and claims of some editions. `reachable` have a mail address."""

    names: dict[str, str]
    """By code, what a place is called."""
    holders: dict[tuple[str, str], set[int]]
    """By code of the place and role."""
    hands: dict[tuple[int, str], set[int]]
    """By edition and part."""
    claims: dict[int, int]
    reachable: set[int]

    def told(self, event: Event, place: str, edition: Edition | None, named: Iterable[int] = ()) -> set[int]:
        """Ids of those whom the event concerns there and who may know of it; the actor may be among them."""
        wanted = set().union(*(self._who(who, place, edition, named) for who in event.who))
        if edition is None or event.unseen:
            return wanted & self.staff(place)
        return wanted & self.viewers(place)

    def viewers(self, place: str) -> set[int]:
        """Those who can see the editions of the place."""
        return set().union(*(self.holders[place, role] for role in roles.with_permission(SEES_EDITIONS)))

    def staff(self, place: str) -> set[int]:
        """Those who hold any role there."""
        return set().union(*(self.holders[place, role] for role in Role.values))

    def hands_in(self, edition: Edition) -> set[int]:
        return set().union(*(self.hands[edition.pk, part] for part in Hand.Part.values))

    def _who(self, who: Who, place: str, edition: Edition | None, named: Iterable[int]) -> set[int]:
        if who is Who.NAMED:
            return set(named)
        if who in _BY_ROLE:
            return self.holders[place, _BY_ROLE[who]]
        if edition is None:
            return set()
        if who is Who.FREE_REVIEWERS:
            return self.holders[place, Role.REVIEWER] - self.hands_in(edition)
        if who is Who.FREE_APPROVERS:
            return self.holders[place, Role.APPROVER] - self.hands_in(edition)
        if who is Who.CLAIMANT:
            return {self.claims[edition.pk]} if edition.pk in self.claims else set()
        return self.hands[edition.pk, _BY_PART[who]]


def of(places: set[str], editions: set[int]) -> People:
    """Read the people of these places (codes) and editions (keys): four queries, however many there are."""
    districts = {each.code: each for each in District.objects.filter(code__in=places)}
    above = {code: set(each.codes) for code, each in districts.items()}
    people = People(
        {code: each.name for code, each in districts.items()}, defaultdict(set), defaultdict(set), {}, set()
    )
    rows = Assignment.objects.filter(user__is_active=True).filter(
        Q(district=None) | Q(district__code__in=set().union(*above.values()))
    )
    for user, email, role, code in rows.values_list("user", "user__email", "role", "district__code"):
        for place in places:
            if code is None or code in above.get(place, ()):
                people.holders[place, role].add(user)
        if email:
            people.reachable.add(user)
    for edition, user, part in Hand.objects.filter(edition__in=editions).values_list("edition", "user", "part"):
        people.hands[edition, part].add(user)
    people.claims.update(Claim.objects.filter(edition__in=editions).values_list("edition", "by"))
    return people
