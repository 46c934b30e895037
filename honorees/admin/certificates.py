"""The proof of a published award as a file to print: what its live page says, with the number to verify it by."""

from django.contrib import messages
from django.http import HttpResponse, HttpResponseNotAllowed
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.http import content_disposition_header
from django.utils.translation import gettext as _

from districts.models import SiteProfile
from editorial import clock, printing, suppression
from honorees.certificates import Certificate, published


class PrintsCertificates:
    """For the admin of commendations: adds the address of the proof, and the link or why there is none."""

    change_form_template = "admin/honorees/commendation_change_form.html"

    def get_urls(self):
        view = self.admin_site.admin_view(self.certificate_view)
        name = f"{self.opts.app_label}_{self.opts.model_name}_certificate"
        return [path("<int:object_id>/certificate/", view, name=name), *super().get_urls()]

    def render_change_form(self, request, context, *args, obj=None, **kwargs):
        if obj:
            found = _published(obj)
            context |= {"certificate": found, "no_certificate": "" if found else _refusal()}
            context["certificate_url"] = self.address("certificate", obj) if found else ""
        return super().render_change_form(request, context, *args, obj=obj, **kwargs)

    def certificate_view(self, request, object_id):
        if request.method not in ("GET", "HEAD"):
            return HttpResponseNotAllowed(["GET", "HEAD"])
        row = self.visible_or_404(request, str(object_id))
        found, back = _published(row), self.address("change", row)
        if found is None:
            messages.error(request, _refusal())
            return redirect(back)
        try:
            return _printed(request, found)
        except printing.CannotPrint as cannot:
            messages.error(request, cannot.reason)
            return redirect(back)


def _published(row) -> Certificate | None:
    reading = clock.read()
    return published(str(row.pk), reading, suppression.targets_at(reading))


def _refusal() -> str:
    return _("A proof can be printed of what readers can see: no live page publishes this award at present.")


def _printed(request, found: Certificate) -> HttpResponse:
    """The proof as PDF. Raises CannotPrint."""
    verify_url = request.build_absolute_uri(reverse("certificate", args=[found.code]))
    context = {
        "certificate": found,
        "site": SiteProfile.objects.first() or SiteProfile(),
        "verify_url": verify_url,
        "qr": printing.qr(verify_url),
        "printed_at": timezone.now(),
    }
    response = HttpResponse(printing.pdf("print/certificate.html", context), content_type="application/pdf")
    name = f"{_('Proof of commendation')}-{found.code}.pdf"
    response["Content-Disposition"] = content_disposition_header(True, name)
    response["Cache-Control"] = "no-store, private"
    response["X-Robots-Tag"] = "noindex"
    return response
