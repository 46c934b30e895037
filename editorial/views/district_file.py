"""The districts that have something published, as a file."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from districts.models import District
from editorial import district_counts
from editorial.tables import Row, Table
from editorial.views.files import TableFile


def district_cells(row: Row) -> list:
    district, counts = row.page, row.card
    return [
        district.code, district.name, district.get_level_display(), district.parent.name if district.parent else "",
        counts.honoree, counts.team, counts.campaign, counts.article, row.address,
    ]  # fmt: skip


DISTRICTS = Table(
    _("Districts"),
    (
        _("District code"), _("District"), _("Level"), pgettext_lazy("of a district", "Belongs to"), _("Honorees"),
        _("Teams"), _("Campaigns"), _("Stories"), pgettext_lazy("of a web page", "Address"),
    ),
    district_cells,
)  # fmt: skip


class DistrictFile(TableFile):
    """Every district with live pages, towns too, with their numbers: what lies below a district counts for it."""

    table = DISTRICTS

    def get(self, request):
        counts = district_counts.counts(self.reading)
        found = District.objects.filter(code__in=counts).select_related("parent").order_by("path")
        whole = request.build_absolute_uri
        rows = (
            self.table.cells(Row(each, counts[each.code], whole(reverse("district", args=[each.code]))))
            for each in found[: self.most]
        )
        return self.response(rows, len(counts))
