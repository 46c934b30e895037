"""What of a notification may still be told: people lose districts, and names are suppressed, after it was written."""

from django.db.models import Exists, OuterRef, Q

from districts import roles
from districts.models import Assignment, District
from editorial import clock, suppressed
from editorial.models import Decision, Notification, Suppression
from editorial.notifying.events import EVENTS
from editorial.notifying.people import SEES_EDITIONS
from editorial.search.text import normalise

_UNSEEN = [event.name for event in EVENTS.values() if event.unseen]
_SECRET = [event.name for event in EVENTS.values() if event.secret]


def visible() -> Q:
    """The condition that the person may see now what the notification is about, or that it carries nothing of it."""
    below = District.objects.filter(
        code=OuterRef(OuterRef("edition__place")), path__startswith=OuterRef("district__path")
    )
    sees = Assignment.objects.filter(user=OuterRef("user"), role__in=roles.with_permission(SEES_EDITIONS))
    return Q(edition=None) | Q(event__in=_UNSEEN) | Q(Exists(sees.filter(Q(district=None) | Exists(below))))


def title_of(notification: Notification) -> str:
    """The title that a mail may carry; "" if it has the name of somebody who is suppressed, or is about them."""
    title, edition = notification.context.get("title", ""), notification.edition
    reading = clock.read()
    if edition and (edition.kind, edition.public_id) in suppressed.targets_at(reading):
        return ""
    told = normalise(title)
    return "" if any(normalise(name) in told for name in suppressed.names_at(reading)) else title


def withhold(decision: Decision, taken: set[int]) -> None:
    """After a suppression: what waits to be mailed of the target, of the editions that went with it (keys) and of
    titles with the name is not mailed any more, and loses its title."""
    about = Q(edition__in=taken) | Q(edition__kind=decision.target_kind, edition__public_id=decision.target_id)
    row = Suppression.objects.filter(
        target_kind=decision.target_kind, target_id=decision.target_id, since=decision.at
    ).first()
    for name in row.names if row else ():
        about |= Q(edition__title__contains=name)
    rows = list(Notification.objects.filter(about, mailed_at=None).exclude(event__in=_SECRET).order_by("pk"))
    for each in rows:
        each.mail = Notification.Mail.NEVER
        each.context |= {"title": ""}
    if rows:
        Notification.objects.bulk_update(rows, ["mail", "context"], batch_size=500)
