"""Public pages that say whether a certificate is genuine."""

from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from editorial.views.base import PublicView
from honorees import certificates

STATUSES = {
    certificates.Standing.GENUINE: 200,
    certificates.Standing.REVOKED: 410,
    certificates.Standing.GONE: 410,
    certificates.Standing.UNKNOWN: 404,
}
TEMPLATE = "honorees/verify.html"


class Verification(PublicView):
    """What both pages share: search engines are to keep neither, and every outcome offers the form again."""

    longest = certificates.LONGEST

    def show(self, outcome: str, status: int = 200, **context):
        self.request.indexed = False
        usual = {"trail": [(reverse("verify"), _("Verify a commendation"))], "nowhere": status != 200, "typed": ""}
        return render(self.request, TEMPLATE, {"outcome": outcome, **usual, **context}, status=status)

    def lead(self, award_id: str):
        """To the one address of the number."""
        return redirect(reverse("certificate", args=[certificates.code_of(award_id)]))


class Ask(Verification):
    """The form; a number that was typed leads to its page, a mistyped one comes back to be corrected."""

    parameters = arranging = ("code",)

    def get(self, request):
        typed = request.GET.get("code", "").strip()
        if not typed:
            return self.show("ask")
        award_id = certificates.award_of(typed)
        return self.lead(award_id) if award_id else self.show("mistyped", 404, typed=typed)


class Certificate(Verification):
    """Whether the certificate with this number is genuine, by what live pages say now."""

    def get(self, request, code):
        award_id = certificates.award_of(code)
        if not award_id:
            return self.show("mistyped", 404, typed=code[: self.longest])
        if code != certificates.code_of(award_id):
            return self.lead(award_id)
        standing, found = certificates.verified(award_id, self.reading, self.suppressed)
        return self.show(standing.value, STATUSES[standing], certificate=found, typed=code)
