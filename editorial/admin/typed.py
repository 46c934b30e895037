"""What was typed into the small forms of a page of the desk and not sent: kept for its author, offered on that page."""

import dataclasses
from collections.abc import Mapping

from django.http import Http404
from django.urls import reverse

from editorial.admin.atwork import when
from editorial.desk import autosave
from editorial.desk.form_keys import key
from editorial.models import Autosave


@dataclasses.dataclass(frozen=True)
class Text:
    """What was typed into one field. `name` is that of its form on the page and its own, with a space between."""

    name: str
    label: str
    text: str


class TypingAdmin:
    """For admins with pages of small forms. Each form is named by `data-kept` in its template."""

    def page_of_key(self, request, pk: str, page: str) -> str:
        """The address of that page of the row with that key, for whoever may use its forms.

        Raises Http404, also for a page that there is not, and PermissionDenied.
        """
        raise Http404

    def key_of_page(self, row, page: str) -> str:
        return key(self.model, row, page)

    def typed(self, request, row, page: str, labels: Mapping[str, str]) -> dict:
        """What templates take as at_work. `labels` say where a text was typed: by field, by form, by sort of form.

        What was just sent and refused stands in its form, and is not offered beside it.
        """
        name = self.key_of_page(row, page)
        kept = autosave.offered(request.user, name)
        sent = {_in_one_line(value) for values in request.POST.lists() for value in values[1]}
        return {
            "form": name,
            "adds": True,
            "others": [],
            "stamp": autosave.stamp(kept),
            "small": True,
            "typed": [each for each in _texts(kept, labels) if _in_one_line(each.text) not in sent],
            "restored": request.method == "POST",
            "when": when(kept.saved_at) if kept else "",
            "signed_in_url": reverse("admin:signed_in"),
        }

    def forget_typed(self, request, row, page: str, form: str = "") -> None:
        """Forget what was typed on the page, now that it is sent; with `form`, what was typed into that one."""
        name = self.key_of_page(row, page)
        if form:
            autosave.forget(request.user, name, f"{form} ")
        else:
            autosave.discard(request.user, name)


def labels_of(name: str, form) -> dict[str, str]:
    """The labels of a page's one form."""
    return {f"{name} {each.html_name}": str(each.label) for each in form.visible_fields()}


def _texts(kept: Autosave | None, labels: Mapping[str, str]) -> list[Text]:
    found = []
    for name, text in kept.fields if kept else ():
        form = name.partition(" ")[0]
        label = labels.get(name) or labels.get(form) or labels.get(form.partition(":")[0]) or ""
        found.append(Text(name, str(label), text))
    return found


def _in_one_line(text: str) -> str:
    """Texts that differ only in white space are the same text here: forms strip it, browsers end lines otherwise."""
    return " ".join(text.split())
