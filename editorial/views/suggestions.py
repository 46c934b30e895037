"""Suggestions while a reader types into a search box, for scripts."""

from django.http import JsonResponse
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from editorial import languages, traditional
from editorial.search.suggesting import LENGTH, suggest
from editorial.views.base import PublicView

LABELS = {"honoree": _("Honorees"), "team": _("Teams"), "campaign": _("Campaigns"), "district": _("Districts")}


class Suggestions(PublicView):
    """`groups` of entries by kind, eight entries at most. Live pages alone; addresses in the page's language."""

    parameters = ("q",)

    def get(self, request):
        typed = request.GET.get("q", "")[:LENGTH]
        groups = [
            {
                "kind": kind,
                "label": self._text(str(LABELS[kind])),
                "entries": [
                    {"title": self._text(each.title), "note": self._text(each.note), "url": each.url} for each in names
                ],
            }
            for kind, names in suggest(typed, self.reading, self.suppressed)
        ]
        number = sum(len(group["entries"]) for group in groups)
        said = gettext("Suggestions: %(n)s; choose with the arrow keys") % {"n": number} if number else ""
        response = JsonResponse({"groups": groups, "said": self._text(said)}, json_dumps_params={"ensure_ascii": False})
        response["X-Robots-Tag"] = "noindex"
        return response

    def _text(self, text: str) -> str:
        """The text in the characters of the request's language."""
        if languages.of(self.request) == languages.TRADITIONAL:
            return traditional.converted_text(text, self.reading)
        return text
