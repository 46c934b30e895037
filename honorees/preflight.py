"""Checks before publication of people, teams and campaigns."""

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from districts import codes
from editorial.preflight import Severity, register
from editorial.preflight.common import document_number_findings

_NATIONAL = re.compile("中国|全国|国家|中华")
_OPEN_ENDED = ("余", "多")
_COUNTY_LEVELS = ("town", "county")


@register("name", Severity.BLOCK, gettext_lazy("The name is not empty"), ("honoree", "team", "campaign"))
def check_name(snapshot):
    if not snapshot.page.name.strip():
        yield _("The name is empty."), "name"


@register("tally", Severity.WARN, gettext_lazy("The roll has as many entries as were declared"), ("campaign",))
def check_tally(snapshot):
    page = snapshot.page
    for at, tier in enumerate(page.tiers, 1):
        listed = len(tier.entries)
        if tier.declared is None or listed == tier.declared:
            continue
        if tier.qualifier in _OPEN_ENDED and listed > tier.declared:
            continue
        if page.roster_note and listed < tier.declared:
            continue
        yield _("%(title)s: %(declared)s declared, %(listed)s on the roll.") % {
            "title": tier.title, "declared": tier.declared, "listed": listed,
        }, f"tiers.{at}"  # fmt: skip


@register(
    "national-names", Severity.WARN, gettext_lazy("Awards of a county do not call themselves national"),
    ("honoree", "team", "campaign"),
)  # fmt: skip
def check_national_names(snapshot):
    for title, place in _county_titles(snapshot):
        if match := _NATIONAL.search(title):
            yield _("“%(title)s” is conferred by a county: its name may not claim “%(word)s”.") % {
                "title": title, "word": match[0],
            }, place  # fmt: skip


@register(
    "document-numbers", Severity.WARN, gettext_lazy("Document numbers have the usual form"),
    ("honoree", "team", "campaign"),
)  # fmt: skip
def check_document_numbers(snapshot):
    page = snapshot.page
    if snapshot.kind.name == "campaign":
        yield from document_number_findings(page.document_number, "document_number")
        return
    for at, award in enumerate(page.awards, 1):
        yield from document_number_findings(award.document_number, f"awards.{at}")


@register(
    "stated", Severity.WARN, gettext_lazy("Every award and achievement says where it is stated"),
    ("honoree", "team", "campaign"),
)  # fmt: skip
def check_stated(snapshot):
    page = snapshot.page
    for at, award in enumerate(getattr(page, "awards", ()), 1):
        if not (award.source or award.document_number):
            yield _("“%(what)s”: where is it stated?") % {"what": award.title}, f"awards.{at}"
    for at, each in enumerate(page.achievements, 1):
        if not each.sources:
            yield _("“%(what)s”: where is it stated?") % {"what": each.statement}, f"achievements.{at}"


def _county_titles(snapshot):
    """(title, place) of the awards of a page that a county or a township confers."""
    page = snapshot.page
    if snapshot.kind.name != "campaign":
        for at, award in enumerate(page.awards, 1):
            if award.level in _COUNTY_LEVELS:
                yield award.title, f"awards.{at}"
    elif not codes.is_above_counties(page.place.code):
        yield page.name, "name"
        yield from ((tier.title, f"tiers.{at}") for at, tier in enumerate(page.tiers, 1))
