"""What was typed on the page on which people decide and not sent: reasons, answers, notes, new ones and old."""

from django.core.exceptions import PermissionDenied
from django.utils.translation import gettext as _
from django.utils.translation import pgettext

from districts import roles
from districts.models import District
from editorial.admin.remarks import DECIDE
from editorial.admin.typed import TypingAdmin
from editorial.desk import notes
from editorial.models import Edition
from editorial.workflow import TRANSITIONS
from editorial.workflow.refusals import role_refusal


class DecidingAdmin(TypingAdmin):
    """For the admin of editions."""

    def page_of_key(self, request, pk, page):
        """Whoever works on editions there may: that somebody else decided meanwhile takes nothing from who typed."""
        if page != DECIDE:
            return super().page_of_key(request, pk, page)
        edition = self.visible_or_404(request, pk)
        if role_refusal(request.user, edition.place, notes.WRITERS):
            raise PermissionDenied
        return self.address("change", edition)

    def typed_while_deciding(self, request, edition: Edition, district: District | None) -> dict | None:
        """What the edition's page takes as at_work; None for those who only read. `district` is the edition's."""
        if district is None or not any(roles.may_act(request.user, each, district) for each in notes.WRITERS):
            return None
        labels = {name: each.label for name, each in TRANSITIONS.items()}
        words = {"reinstate": _("Bring back"), "note": pgettext("write", "Note"), "thread": pgettext("note", "Answer")}
        return self.typed(request, edition, DECIDE, labels | words)
