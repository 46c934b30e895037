"""What all public views share: one reading of the clock, the page cache, 404 and 410, and the page of one edition."""

from urllib.parse import urlencode

from django.http import Http404, QueryDict
from django.shortcuts import render
from django.views import View
from django.views.decorators.csrf import csrf_exempt

from editorial import cache, clock, kinds, localised, suppression
from editorial.corrections import told
from editorial.filters import MOST_VALUES
from editorial.models import Edition
from editorial.views import errors

LONGEST = 200
"""Characters of a parameter's value that are read: longer than any id, title or search that means something."""


class Gone(Exception):
    """What stood at the address was withdrawn; the argument is the instant, None where it is not to be told."""


class PublicView(View):
    """A page for readers. `parameters` names the query parameters that it depends on; others change nothing.

    `self.reading` is the clock as read at the beginning of the request; `self.suppressed` the targets that may not
    be shown. Signed-in requests neither read nor fill the page cache. `request.GET` holds the known parameters only,
    values cut to what is read of them, and `request.canonical_path` is the address with these: nothing else of a query
    may stand on a page or change it, since pages are kept for everyone. `request.known_path` is the address under which
    search engines are to know the page, and `request.indexed` whether they are to.
    """

    http_method_names = ["get", "head", "options"]
    parameters: tuple[str, ...] = ()
    arranging: tuple[str, ...] = ()
    """Those of the parameters that show the same otherwise: a page has one address for machines, without them."""

    longest = LONGEST
    blank = False
    """Whether an empty value is another question than none."""

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
        request.GET = self.asked_for(request.GET)
        request.canonical_path = address_with(request.path, request.GET)
        plain = [(name, value) for name, value in pairs(request.GET) if name not in self.arranging]
        request.known_path, request.indexed = address_with(request.path, plain), True
        if request.method not in ("GET", "HEAD") or request.user.is_authenticated or not self.kept:
            return self.answer(request, *args, **kwargs)
        return cache.through(request, self.reading, lambda: self.answer(request, *args, **kwargs))

    def asked_for(self, query: QueryDict) -> QueryDict:
        """What of the query the answer depends on, in the order in which the view names the parameters."""
        known = QueryDict(mutable=True)
        for name in self.parameters:
            values = [value[: self.longest] for value in query.getlist(name)[:MOST_VALUES] if value or self.blank]
            if values:
                known.setlist(name, values)
        known._mutable = False
        return known

    def answer(self, request, *args, **kwargs):
        """The response, 404 and 410 included."""
        try:
            response = super().dispatch(request, *args, **kwargs)
        except Gone as gone:
            response = errors.gone(request, *gone.args)
        except Http404:
            response = errors.not_found(request)
        return localised.in_language(request, self.reading, response)


class EditionDetail(PublicView):
    """The page of one record: its live edition, or 410 where one was live, or 404."""

    kind = ""

    def get(self, request, public_id):
        kind = kinds.get(self.kind)
        editions = Edition.objects.of(self.kind).filter(public_id=public_id)
        found = list(editions.live_with_corrections(self.reading.now).for_page())
        edition = next((each for each in found if each.is_live(self.reading.now)), None)
        if edition is None:
            once = editions.once_live(self.reading.now).order_by("-live_from")
            last = once.only("live_until").first()
            if last is None:
                raise Http404
            ended = last.live_until and last.live_until <= self.reading.now
            raise Gone(last.live_until if ended else None)
        page = suppression.presented(edition, self.suppressed)
        corrected = told.of_page(found, self.reading)
        context = {"edition": edition, "page": page, "corrected": corrected, "place_codes": place_codes(page)}
        context |= kind.context(page, public_id, self.reading)
        return render(request, kind.template, context | self.asked(context))

    def asked(self, context: dict) -> dict:
        """What the parameters of the address change in the context of the page."""
        return {}


def pairs(query: QueryDict) -> list[tuple[str, str]]:
    """(name, value) for every value of the query."""
    return [(name, value) for name, values in query.lists() for value in values]


def address_with(path: str, query: QueryDict | list[tuple[str, str]]) -> str:
    """The path with the query behind it."""
    text = urlencode(pairs(query) if isinstance(query, QueryDict) else query)
    return path + (f"?{text}" if text else "")


def place_codes(page) -> list[str]:
    """The codes of the page's district and all above it, for the district switch."""
    return [ref.id for ref in page.place.ancestors]
