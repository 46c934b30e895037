"""Every award that is published, one row each, as a file: what the statistics count, and what they count it by."""

from collections.abc import Callable, Iterator

from django.db.models import Exists, OuterRef
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from districts import codes
from editorial import clock, kinds, statistics, suppression
from editorial.models import Edition, EditionLink, Relation
from editorial.places import place_cells
from editorial.tables import Cell, Table
from honorees.certificates import code_of
from honorees.pages import CampaignPage, HonoreePage, TeamPage

AWARDS = Table(
    _("Commendations"),
    (
        _("Recipient"), _("Person or team"), _("Organisation"), _("Post at the time of the award"), _("Award"),
        _("Year"), _("Level"), _("Kind of award"), _("Granting body"), _("Document number"), _("Campaign"),
        _("Themes of the recipient"), _("District"), _("District code"), _("Page of the recipient"),
        _("Page that publishes it"), _("Verification number"),
    ),
    lambda row: row,
)  # fmt: skip


def award_rows(
    reading: clock.Reading, suppressed: frozenset[suppression.Target], whole: Callable[[str], str], year: str = ""
) -> Iterator[list[Cell]]:
    """The awards of live pages, the newest page first, without those who may not be shown; of all years for "".

    District is that of the page that publishes the award, and level that of the award or else of that district, as the
    statistics have it; themes are those of the recipient's achievements. `whole` makes a full address of a path.
    Three queries.
    """
    pages, themes = _recipients(reading, whole)
    links = EditionLink.objects.filter(edition=OuterRef("pk"), relation__in=[Relation.COMMENDS, Relation.TIER])
    live = Edition.objects.live(reading.now).filter(Exists(links)).latest_first()
    for edition in live.for_page().iterator(statistics.CHUNK):
        kind, page = kinds.get(edition.kind), suppression.presented(edition, suppressed)
        here = whole(reverse(kind.url_name, args=[edition.public_id]))
        for honour, told in zip(kind.honours(page, edition.public_id), _told(page), strict=True):
            if honour.recipient in suppressed or year not in ("", str(honour.year or "")):
                continue
            name, organization, post, giver, document, campaign, code = told
            level = honour.level or codes.level_of(page.place.code)
            yield [
                name, str(_("Person") if honour.recipient[0] == "honoree" else _("Team")), organization, post,
                honour.title, honour.year or "", str(statistics.LEVELS[level]), str(honour.form), giver, document,
                campaign, "、".join(themes.get(honour.recipient, ())), *place_cells(page.place),
                pages.get(honour.recipient, ""), here, code,
            ]  # fmt: skip


def _recipients(reading, whole) -> tuple[dict[tuple[str, str], str], dict[tuple[str, str], dict]]:
    """By recipient, the address of the live page, and what its achievements are about."""
    live = Edition.objects.live(reading.now).of("honoree", "team").order_by()
    pages = {
        (kind, public_id): whole(reverse(kinds.get(kind).url_name, args=[public_id]))
        for kind, public_id in live.values_list("kind", "public_id")
    }
    about = EditionLink.objects.filter(relation=Relation.ABOUT, target_kind="theme", edition__in=live)
    themes: dict[tuple[str, str], dict] = {}
    for kind, public_id, label in about.order_by("edition", "position").values_list(
        "edition__kind", "edition__public_id", "label"
    ):
        themes.setdefault((kind, public_id), {})[label] = None
    return pages, themes


def _told(page: CampaignPage | HonoreePage | TeamPage) -> Iterator[tuple[str, str, str, str, str, str, str]]:
    """Of every award that the page publishes, in the order of its honours: name of the recipient, unit and post then,
    granting body, document number, campaign, verification number."""
    if isinstance(page, CampaignPage):
        for tier in page.tiers:
            for entry in tier.entries:
                yield (
                    entry.recipient.label, entry.organization, entry.post, page.host, page.document_number, page.name,
                    code_of(entry.award),
                )  # fmt: skip
        return
    for award in page.awards:
        yield (
            page.name, award.organization_then, award.post_then, award.granted_by, award.document_number, "",
            code_of(award.id),
        )  # fmt: skip
