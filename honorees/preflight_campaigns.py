"""Checks of a selection as a project: its name, how long names were made public, and local quotas."""

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from editorial.preflight import Severity, register
from honorees.models import AwardTier, Campaign

KINDS = ("campaign",)

LONGEST_NAME = 25
"""Characters that the name of a county's project for commendation may have (rules for projects at county level)."""

NOTICE = "公示"
NOTICE_DAYS = 5
"""Working days for which names are made public before they are commended."""


@register("long-name", Severity.WARN, gettext_lazy("The name of a selection has 25 characters at most"), KINDS)
def check_name_length(snapshot):
    page = snapshot.page
    if page.kind == Campaign.Kind.SELECTION and len(page.name) > LONGEST_NAME:
        yield _("The name has %(length)s characters; projects of a county have %(limit)s at most.") % {
            "length": len(page.name), "limit": LONGEST_NAME,
        }, "name"  # fmt: skip


@register("notice-period", Severity.WARN, gettext_lazy("Names were made public for five working days"), KINDS)
def check_notice_period(snapshot):
    """Mondays to Fridays are counted; that a Saturday was worked, or a Friday free, is for the answer to say."""
    for at, phase in enumerate(snapshot.page.phases, 1):
        if NOTICE not in phase.name or not (len(phase.started) == len(phase.ended) == len("2024-05-01")):
            continue
        days = _weekdays(dt.date.fromisoformat(phase.started), dt.date.fromisoformat(phase.ended))
        if days < NOTICE_DAYS:
            yield (
                ngettext(
                    "“%(phase)s” lasted %(days)s day from Monday to Friday; five working days are the least.",
                    "“%(phase)s” lasted %(days)s days from Monday to Friday; five working days are the least.",
                    days,
                )
                % {"phase": phase.name, "days": days},
                f"phases.{at}",
            )


@register("quotas", Severity.WARN, gettext_lazy("A selection keeps to the quotas that are set for this site"), KINDS)
def check_quotas(snapshot):
    """By the settings QUOTA_PERSONS and QUOTA_TEAMS; 0 sets none. The declared number counts, or else the roll."""
    page = snapshot.page
    if page.kind != Campaign.Kind.SELECTION:
        return
    for recipients, quota in (
        (AwardTier.For.PERSON, settings.QUOTA_PERSONS),
        (AwardTier.For.TEAM, settings.QUOTA_TEAMS),
    ):
        tiers = [tier for tier in page.tiers if tier.recipients == recipients]
        total = sum(max(tier.declared or 0, len(tier.entries)) for tier in tiers)
        if quota and total > quota:
            yield _("%(total)s %(recipients)s are commended; the quota is %(quota)s.") % {
                "total": total, "recipients": recipients.label, "quota": quota,
            }, "tiers"  # fmt: skip


def _weekdays(first: dt.date, last: dt.date) -> int:
    """Mondays to Fridays from the first day to the last, both counted."""
    days = (last - first).days + 1
    return sum((first + dt.timedelta(days=at)).isoweekday() <= 5 for at in range(min(max(days, 0), 2 * NOTICE_DAYS)))
