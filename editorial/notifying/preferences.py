"""How each person wants to be told by mail. In the admin everybody is told of everything that concerns them."""

from django.db import transaction

from districts import roles
from districts.models import Role
from editorial.models import NotificationPreference
from editorial.notifying.events import EVENTS, Mail, Who

_HANDS = (Role.EDITOR, Role.REVIEWER, Role.APPROVER)
_CONCERNED: dict[Who, tuple[Role, ...]] = {
    Who.FREE_REVIEWERS: (Role.REVIEWER,),
    Who.FREE_APPROVERS: (Role.APPROVER,),
    Who.CONTRIBUTORS: _HANDS,
    Who.HAND_REVIEWER: (Role.REVIEWER,),
    Who.HAND_APPROVER: (Role.APPROVER,),
    Who.CLAIMANT: (Role.REVIEWER, Role.APPROVER),
    Who.NAMED: _HANDS,
    Who.EDITORS: (Role.EDITOR,),
    Who.REVIEWERS: (Role.REVIEWER,),
    Who.APPROVERS: (Role.APPROVER,),
    Who.AUDITORS: (Role.AUDITOR,),
    Who.ADMINISTRATORS: (Role.ADMINISTRATOR,),
}
"""The roles in which somebody can be told as one of these."""


def concerning(user) -> list[str]:
    """The events of which the person can be told in one of their roles, in the order of the table."""
    held = {role for role in Role if roles.paths_for(user, role)}
    return [name for name, event in EVENTS.items() if any(held & set(_CONCERNED[who]) for who in event.who)]


def of(user) -> dict[str, str]:
    """By event, how the person is told by mail."""
    chosen = dict(NotificationPreference.objects.filter(user=user).values_list("event", "mail"))
    return {name: chosen.get(name, event.mail.value) for name, event in EVENTS.items()}


@transaction.atomic
def choose(user, wanted: dict[str, str]) -> None:
    """Keep what differs from an event's default. Raises KeyError, ValueError for what is no event or no way of mail."""
    for name, mail in wanted.items():
        if Mail(mail) == EVENTS[name].mail:
            NotificationPreference.objects.filter(user=user, event=name).delete()
        else:
            NotificationPreference.objects.update_or_create(user=user, event=name, defaults={"mail": Mail(mail)})
