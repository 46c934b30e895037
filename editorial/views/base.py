"""What all public views share: one reading of the clock, the page cache, 404 and 410, and the page of one edition."""

from urllib.parse import urlencode

from django.http import Http404
from django.shortcuts import render
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from editorial import cache, clock, kinds, languages, markup, suppression, traditional
from editorial.corrections import told
from editorial.models import Edition
from editorial.views import errors


class Gone(Exception):
    """What stood at the address was withdrawn."""


class PublicView(View):
    """A page for readers. `parameters` names the query parameters that it depends on; others change nothing.

    `self.reading` is the clock as read at the beginning of the request; `self.suppressed` the targets that may not
    be shown. Signed-in requests neither read nor fill the page cache. `request.canonical_path` is the address with
    the known parameters only: nothing else of a query may stand on a page, since pages are kept for everyone.
    """

    http_method_names = ["get", "head", "options"]
    parameters: tuple[str, ...] = ()
    in_languages = True
    kept = True
    """Whether the page may be kept: it depends on the clock's state and its address alone."""

    @classmethod
    def as_view(cls, **initkwargs):
        """The view, free of the check of form tokens: it takes no form, so a POST is answered with a plain 405."""
        return csrf_exempt(super().as_view(**initkwargs))

    def dispatch(self, request, *args, **kwargs):
        self.reading = request.reading = clock.read()
        self.suppressed = suppression.targets_at(self.reading)
        request.parameters = self.parameters
        request.canonical_path = canonical_path(request, self.parameters)
        if request.method not in ("GET", "HEAD") or request.user.is_authenticated or not self.kept:
            return self.answer(request, *args, **kwargs)
        return cache.through(request, self.reading, lambda: self.answer(request, *args, **kwargs))

    def answer(self, request, *args, **kwargs):
        """The response, 404 and 410 included."""
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Gone:
            response = errors.gone(request)
        except Http404:
            response = errors.not_found(request)
        return _in_language(request, self.reading, response)


class EditionDetail(PublicView):
    """The page of one record: its live edition, or 410 where one was live, or 404."""

    kind = ""

    def get(self, request, public_id):
        kind = kinds.get(self.kind)
        editions = Edition.objects.of(self.kind).filter(public_id=public_id)
        found = list(editions.live_with_corrections(self.reading.now).for_page())
        edition = next((each for each in found if each.is_live(self.reading.now)), None)
        if edition is None:
            if editions.once_live(self.reading.now).exists():
                raise Gone
            raise Http404
        page = suppression.presented(edition, self.suppressed)
        corrected = told.of_page(found, self.reading)
        context = {"edition": edition, "page": page, "corrected": corrected, "place_codes": place_codes(page)}
        context |= kind.context(page, public_id, self.reading)
        return render(request, kind.template, context | self.asked(context))

    def asked(self, context: dict) -> dict:
        """What the parameters of the address change in the context of the page."""
        return {}


def _in_language(request, reading, response):
    """The finished page as readers of the request's language have it."""
    language = languages.of(request)
    if language == languages.SIMPLIFIED or not response.get("Content-Type", "").startswith("text/html"):
        return response
    html = response.content.decode()
    if language == languages.TRADITIONAL:
        response.content = traditional.converted(html, reading)
    else:
        response.content = markup.with_chinese_marked(html, languages.SIMPLIFIED.tag)
    return response


def canonical_path(request, parameters: tuple[str, ...]) -> str:
    """The path with the known parameters of the query, in the order in which the view names them."""
    query = [(name, value) for name in parameters for value in request.GET.getlist(name) if value]
    return request.path + (f"?{urlencode(query)}" if query else "")


def place_codes(page) -> list[str]:
    """The codes of the page's district and all above it, for the district switch."""
    return [ref.id for ref in page.place.ancestors]
