"""What a step would cancel besides: asked beforehand, so that the page can say so."""

import datetime as dt

from django.db.models import QuerySet

from editorial.models import Edition
from editorial.workflow import intervals


def scheduled_beside(name: str, edition: Edition, now: dt.datetime) -> QuerySet[Edition]:
    """The scheduled editions that the transition cancels, in the order of their publication.

    Of those of the same record, approving and rescheduling cancel only what is to go live at the time given or later.
    """
    scheduled = Edition.objects.scheduled(now).exclude(pk=edition.pk)
    own = scheduled.of_record(edition.kind, edition.record_id)
    if name in ("approve", "reschedule"):
        return own.order_by("live_from", "pk")
    if name == "withdraw":
        return (own | intervals.linking_to_come(edition, now).order_by()).order_by("live_from", "pk")
    return scheduled.none()
