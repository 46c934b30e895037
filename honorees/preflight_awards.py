"""Checks of awards against one another: the same deed commended twice, on a page, on a roll, or on two pages."""

from collections import Counter

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial import kinds, snapshots
from editorial.models import Edition, EditionLink, Relation
from editorial.preflight import Severity, register
from editorial.preflight.common import normal_document_number
from honorees.listed import roll_awards
from honorees.pages import AwardLine


@register(
    "same-deed", Severity.WARN, gettext_lazy("Nobody is commended twice for one deed"),
    ("honoree", "team", "campaign"), compares=True,
)  # fmt: skip
def check_same_deed(snapshot, around):
    """The same title in the same year, or two titles by one decision, on the page, on a live roll or on the live page
    of a recipient: one deed earns one award. That two awards were for one deed no record says in so many words."""
    if snapshot.kind.name == "campaign":
        yield from _twice_on_roll(snapshot)
        yield from _on_other_rolls(snapshot, around.reading.now)
        yield from _on_recipients_pages(snapshot, around.reading.now)
        return
    rolls = roll_awards(snapshot, around)
    titles = {(award.title, award.year) for award in rolls}
    decisions = {normal_document_number(award.document_number): award.title for award in rolls if award.document_number}
    for at, award in enumerate(snapshot.page.awards, 1):
        if award.year and (award.title, award.year) in titles:
            yield _("“%(title)s” (%(year)s) is there twice: for one and the same deed?") % {
                "title": award.title, "year": award.year,
            }, f"awards.{at}"  # fmt: skip
        else:
            known = [decisions[each] for each in _decisions(award) if decisions.get(each, award.title) != award.title]
            for other in dict.fromkeys(known):
                yield _("“%(title)s” and “%(other)s” were conferred by one decision: for one and the same deed?") % {
                    "title": award.title, "other": other,
                }, f"awards.{at}"  # fmt: skip
        titles.add((award.title, award.year))
        decisions |= dict.fromkeys(_decisions(award), award.title)


def _decisions(award: AwardLine) -> list[str | tuple]:
    """By what the decision that conferred the award is told from others: its number, or its day and who decided."""
    if number := normal_document_number(award.document_number):
        return [number]
    return [(award.granted_on, award.granted_by)] if award.granted_on and award.granted_by else []


def _twice_on_roll(snapshot):
    """On all titles of the roll: one selection weighs one deed."""
    seen: Counter[tuple[str, str]] = Counter()
    for at, tier in enumerate(snapshot.page.tiers, 1):
        for row, entry in enumerate(tier.entries, 1):
            recipient = (entry.recipient.kind, entry.recipient.id)
            seen[recipient] += 1
            if entry.recipient.id and seen[recipient] == 2:
                yield _("%(name)s is listed twice.") % {"name": entry.recipient.label}, f"tiers.{at}.entries.{row}"


def _places(page) -> dict[tuple[str, str, str], tuple[str, str]]:
    """By title and recipient of each entry, its place and the name."""
    return {
        (tier.title, entry.recipient.kind, entry.recipient.id): (f"tiers.{at}.entries.{row}", entry.recipient.label)
        for at, tier in enumerate(page.tiers, 1) for row, entry in enumerate(tier.entries, 1) if entry.recipient.id
    }  # fmt: skip


def _on_other_rolls(snapshot, now):
    """Recipients who have a title of this roll for the same year from another live roll."""
    page, places = snapshot.page, _places(snapshot.page)
    if not page.year or not places:
        return
    same = EditionLink.objects.filter(
        relation=Relation.TIER, target_kind="tier", target_id__in={title for title, _kind, _id in places}
    )
    same_year = EditionLink.objects.to("year", str(page.year), Relation.YEAR)
    others = Edition.objects.live(now).of("campaign").exclude(public_id=snapshot.public_id)
    others = others.filter(pk__in=same.values("edition")).filter(pk__in=same_year.values("edition"))
    links = EditionLink.objects.filter(relation=Relation.COMMENDS, edition__in=others.values("pk"))
    rows = links.values_list("label", "target_kind", "target_id", "edition__title")
    for title, kind, public_id, campaign in rows:
        place, name = places.get((title, kind, public_id), ("", ""))
        if place:
            yield _("%(name)s is “%(title)s” of that year on the live roll “%(campaign)s” too.") % {
                "name": name, "title": title, "campaign": campaign,
            }, place  # fmt: skip


def _on_recipients_pages(snapshot, now):
    """Recipients whose own live page has a title of this roll for the same year; what only the year and the title of
    two awards agree in is opened. One query."""
    page, places = snapshot.page, _places(snapshot.page)
    if not page.year or not places:
        return
    recipients = Q(pk__in=[])
    for kind in {kind for _title, kind, _id in places}:
        recipients |= Q(kind=kind, public_id__in=[public_id for _title, each, public_id in places if each == kind])
    same = EditionLink.objects.filter(
        relation=Relation.TIER, target_kind="tier", target_id__in={title for title, _kind, _id in places}
    )
    same_year = EditionLink.objects.to("year", str(page.year), Relation.YEAR)
    own = Edition.objects.live(now).filter(recipients, pk__in=same.values("edition"))
    for edition in own.filter(pk__in=same_year.values("edition")).for_page().order_by("pk"):
        for honour in kinds.get(edition.kind).honours(snapshots.page_of(edition), edition.public_id):
            place, name = places.get((honour.title, *honour.recipient), ("", ""))
            if place and honour.year == page.year:
                yield _("%(name)s has “%(title)s” of that year on their own live page too.") % {
                    "name": name, "title": honour.title,
                }, place  # fmt: skip
