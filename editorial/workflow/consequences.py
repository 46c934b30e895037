"""What a step would cancel besides: asked beforehand, so that the page can say so."""

import datetime as dt

from django.db.models import QuerySet

from editorial.models import Edition
from editorial.workflow import intervals
from editorial.workflow.table import Transition


def scheduled_beside(transition: Transition, edition: Edition, now: dt.datetime) -> QuerySet[Edition]:
    """The scheduled editions that the transition cancels, in the order of their publication.

    Of those of the same record, what takes a time cancels only what is to go live at that time or later.
    """
    scheduled = Edition.objects.scheduled(now).exclude(pk=edition.pk)
    own = scheduled.of_record(edition.kind, edition.record_id)
    if transition.cancels == "later":
        return own.order_by("live_from", "pk")
    if transition.cancels == "all":
        return (own | intervals.linking_to_come(edition, now).order_by()).order_by("live_from", "pk")
    return scheduled.none()
