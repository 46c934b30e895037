"""Checks of a selection as a project: its name, how long names were made public, and local quotas."""

import datetime as dt

from django.conf import settings
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from editorial import workdays
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
    """In years whose holidays are not known Mondays to Fridays are counted: what else was worked or free, the answer
    says."""
    for at, phase in enumerate(snapshot.page.phases, 1):
        if NOTICE not in phase.name or not (len(phase.started) == len(phase.ended) == len("2024-05-01")):
            continue
        first, last = dt.date.fromisoformat(phase.started), dt.date.fromisoformat(phase.ended)
        days = workdays.between(first, last, most=4 * NOTICE_DAYS)
        if days < NOTICE_DAYS:
            known = workdays.is_known(first.year) and workdays.is_known(last.year)
            yield _too_short(days, known) % {"phase": phase.name, "days": days}, f"phases.{at}"


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


def _too_short(days: int, known: bool) -> str:
    if known:
        return ngettext(
            "“%(phase)s” lasted %(days)s working day; five are the least.",
            "“%(phase)s” lasted %(days)s working days; five are the least.",
            days,
        )
    return ngettext(
        "“%(phase)s” lasted %(days)s day from Monday to Friday; five working days are the least.",
        "“%(phase)s” lasted %(days)s days from Monday to Friday; five working days are the least.",
        days,
    )
