"""What was typed into the form of an urgent correction and not submitted: offered, restored, shown when too late."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.http import QueryDict
from django.urls import reverse

from editorial.admin import restoring
from editorial.admin.atwork import RESTORE, said, when
from editorial.admin.correction_form import CorrectionForm, restored
from editorial.desk import autosave, presence
from editorial.desk.form_keys import ADD, key
from editorial.models import Autosave, Edition
from editorial.urgent import patching


class CorrectingAdmin:
    """For the admin of editions, whose one form that is typed into is that of an urgent correction."""

    def form_of_key(self, request, pk: str) -> str:
        """The address of the form with that key. Raises Http404, PermissionDenied.

        A page that is not live any more does not end the right: what is being typed is kept for its author.
        """
        if pk == ADD:
            raise PermissionDenied
        edition = self.visible_or_404(request, pk)
        if patching.right_refusal(edition, request.user):
            raise PermissionDenied
        return self.address("correct", edition)


def restoring_form(request, edition: Edition, sought: str, former: Edition | None) -> CorrectionForm | None:
    """The form filled with what was kept, where the address asks for it; None where it does not, or nothing is kept of
    the parts that the address looks for."""
    _kept, data = _kept_of(request, edition)
    return restored(edition, data, former) if _is_asked_for(request, data, sought) else None


def at_work(request, edition: Edition, sought: str, former: Edition | None, url: str) -> dict:
    """What templates take as at_work. `left` is what was typed, as (label, text), for a form that is closed by now."""
    name = key(Edition, edition)
    kept, data = _kept_of(request, edition)
    restores = _is_asked_for(request, data, sought)
    typed = restored(edition, data, former).typed() if data and request.method == "GET" else []
    differing = [] if restores else [label for label, _text in typed]
    query = {RESTORE: 1} | ({"find": data["find"]} if data and data.get("find") else {})
    return {
        "form": name,
        "adds": False,
        "others": [said(each) for each in presence.others(request.user, name)],
        "stamp": autosave.stamp(kept) if not differing else "",
        "offer": kept if differing else None,
        "restored": kept if restores else None,
        "when": when(kept.saved_at) if kept else "",
        "differing": differing,
        "left": typed,
        "moved": False,
        "submits": True,
        "restore_url": f"{url}?{urlencode(query)}",
        "signed_in_url": reverse("admin:signed_in"),
    }


def _kept_of(request, edition: Edition) -> tuple[Autosave | None, QueryDict | None]:
    """What is kept for the person, and the fields in it as a browser would have sent them; None for nothing."""
    kept = autosave.offered(request.user, key(Edition, edition))
    return kept, kept and restoring.sent(kept)


def _is_asked_for(request, data: QueryDict | None, sought: str) -> bool:
    """Whether the address asks for what was kept, among the parts in which it was typed."""
    return bool(data and request.method == "GET" and RESTORE in request.GET and data.get("find", "") == sought)
