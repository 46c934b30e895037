"""The approval sheet of an edition as a file to print and sign."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from districts.models import SiteProfile
from editorial import kinds, printing, sheet
from editorial.models import Edition


class PrintsSheets:
    """For the admin of editions: adds the address of the sheet."""

    def get_urls(self):
        view = self.admin_site.admin_view(self.sheet_view)
        return [path("<int:object_id>/sheet/", view, name="editorial_edition_sheet"), *super().get_urls()]

    def sheet_view(self, request, object_id):
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        edition = self.visible_or_404(request, str(object_id))
        return of_edition(request, edition, self.address("change", edition))


def of_edition(request, edition: Edition, back: str) -> HttpResponse:
    """The sheet as PDF. `back` is the address of the edition's page, to which the QR code leads as well."""
    made = sheet.of(edition)
    admin_url = request.build_absolute_uri(back)
    context = {
        "sheet": made,
        "site_name": (SiteProfile.objects.first() or SiteProfile()).name,
        "public_url": request.build_absolute_uri(reverse(kinds.get(edition.kind).url_name, args=[edition.public_id])),
        "admin_url": admin_url,
        "qr": printing.qr(admin_url),
        "printed_by": request.user,
        "printed_at": timezone.now(),
    }
    try:
        content = printing.pdf("print/approval_sheet.html", context)
    except printing.CannotPrint as cannot:
        messages.error(request, cannot.reason)
        return redirect(back)
    response = HttpResponse(content, content_type="application/pdf")
    title = _("Approval sheet")
    name = f"{title}-{made.number}.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    return response
