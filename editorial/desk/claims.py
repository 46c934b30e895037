"""Claims: who has taken an open edition in hand, so that two people do not read the same one.

A claim binds nobody: whoever may decide may do so whether or not somebody else has claimed the edition. It is shown
wherever the edition is listed, ends with the next decision, and lapses by itself after four hours of office time.
"""

import datetime as dt

from django.contrib.humanize.templatetags.humanize import naturaltime
from django.db import transaction
from django.db.models import Q
from django.utils import timezone
from django.utils.translation import gettext as _

from editorial import clock, notifying, workdays, workflow
from editorial.models import Claim, Edition, Stage
from editorial.workflow import TRANSITIONS, Refused

LASTS = dt.timedelta(hours=4)
"""Office time, as `lapsed_since` counts it: half a day, so that what is forgotten at noon is free in the evening."""
OPENS, CLOSES = dt.time(8), dt.time(18)
"""Office hours of days that are worked."""

_JUDGED_BY = {
    stage: each.name for each in TRANSITIONS.values() if each.judges and not each.hand for stage in each.sources
}
"""By stage, the step that asks for role and hands alone: what blocks an approval is no reason not to look at it."""


def refusal(edition: Edition, user, held: Claim | None, *, instead_of: int | None = None, release=False) -> str:
    """Return "" if the user may claim the edition, or release it, else the reason why not.

    `held` is the claim in force, if any. `instead_of` is the key of the user from whom the actor has said to take
    it over: without it, and if somebody else came first, a claim of another person stands.
    """
    if release:
        if held is None:
            return _("Nobody has claimed this edition.")
        if held.by_id != user.pk:
            return _("%(who)s has claimed it: only they can release it. You can take it over.") % {"who": held.by}
        return ""
    if edition.stage not in _JUDGED_BY:
        return _("The edition is not under way any more: there is nothing to claim.")
    if reason := workflow.refusal(_JUDGED_BY[edition.stage], edition, user):
        return reason
    if held and held.by_id not in (user.pk, instead_of):
        return _("%(who)s has claimed this edition, %(when)s. Confirm that you want to take it over.") % {
            "who": held.by, "when": _ago(held.at, clock.time()),
        }  # fmt: skip
    return ""


def claim(edition: Edition, user, *, instead_of: int | None = None) -> Claim:
    """Let the user have the edition in hand from now on, or raise Refused. One's own claim begins anew."""
    with transaction.atomic():
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        now = clock.time()
        before = held(edition, now)
        if reason := refusal(edition, user, before, instead_of=instead_of):
            raise Refused(reason)
        if before and before.by_id != user.pk:
            notifying.tell_of("claim_taken", edition=edition, by=user, to=[before.by])
        return Claim.objects.update_or_create(edition=edition, defaults={"by": user, "at": now})[0]


def release(edition: Edition, user) -> None:
    """Take the user's claim away, or raise Refused."""
    with transaction.atomic():
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        if reason := refusal(edition, user, held(edition, clock.time()), release=True):
            raise Refused(reason)
        Claim.objects.filter(edition=edition).delete()


def held(edition: Edition, now: dt.datetime) -> Claim | None:
    """The claim on the edition that is in force; no query where `claim__by` was selected with the edition."""
    found = getattr(edition, "claim", None)
    return found if found and edition.is_open and found.at > lapsed_since(now) else None


def in_force(now: dt.datetime, prefix: str = "claim__") -> Q:
    """The condition that an edition has a claim in force."""
    return Q(**{f"{prefix}at__gt": lapsed_since(now)})


def words(edition: Edition, user, now: dt.datetime) -> str:
    """Who has the edition in hand and since when, as a sentence for the user; "" if nobody has."""
    claim = held(edition, now)
    if claim is None:
        return ""
    when = {"who": claim.by, "when": _ago(claim.at, now)}
    if claim.by_id == user.pk:
        return _("You have claimed it, %(when)s") % when
    if edition.stage == Stage.IN_REVIEW:
        return _("%(who)s is reviewing it, claimed %(when)s") % when
    return _("%(who)s is looking at it for approval, claimed %(when)s") % when


def _ago(at: dt.datetime, now: dt.datetime) -> str:
    return _("just now") if now - at < dt.timedelta(minutes=1) else naturaltime(at)


def lapsed_since(now: dt.datetime) -> dt.datetime:
    """The instant four hours of office time ago: claims taken then or earlier have lapsed.

    A claim of Friday 16:00 lapses on Monday at 10:00; one taken on a Sunday counts from Monday 8:00.
    """
    at, left = timezone.localtime(now), LASTS
    while True:
        opens, closes = (timezone.make_aware(dt.datetime.combine(at.date(), each)) for each in (OPENS, CLOSES))
        worked = min(at, closes) - opens if workdays.is_worked(at.date()) else dt.timedelta()
        if worked >= left:
            return min(at, closes) - left
        left -= max(worked, dt.timedelta())
        at = timezone.make_aware(dt.datetime.combine(at.date() - dt.timedelta(days=1), dt.time.max))
