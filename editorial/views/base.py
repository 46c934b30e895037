"""What all public views share: one reading of the clock, the page cache, 404 and 410, and the page of one edition."""

from django.http import Http404
from django.shortcuts import render
from django.views import View

from editorial import cache, clock, kinds, suppression
from editorial.models import Edition


class Gone(Exception):
    """What stood at the address was withdrawn."""


class PublicView(View):
    """A page for readers. `parameters` names the query parameters that it depends on; others change nothing.

    `self.reading` is the clock as read at the beginning of the request; `self.suppressed` the targets that may not
    be shown. Signed-in requests neither read nor fill the page cache.
    """

    http_method_names = ["get", "head", "options"]
    parameters: tuple[str, ...] = ()

    def dispatch(self, request, *args, **kwargs):
        self.reading = request.reading = clock.read()
        self.suppressed = suppression.targets_at(self.reading)
        if request.method not in ("GET", "HEAD") or request.user.is_authenticated:
            return self.answer(request, *args, **kwargs)
        return cache.through(request, self.parameters, lambda: self.answer(request, *args, **kwargs))

    def answer(self, request, *args, **kwargs):
        """The response, 410 included."""
        try:
            return super().dispatch(request, *args, **kwargs)
        except Gone:
            return render(request, "410.html", status=410)


class EditionDetail(PublicView):
    """The page of one record: its live edition, or 410 where one was live, or 404."""

    kind = ""

    def get(self, request, public_id):
        kind = kinds.get(self.kind)
        editions = Edition.objects.of(self.kind).filter(public_id=public_id)
        edition = editions.live(self.reading.now).for_page().first()
        if edition is None:
            if editions.once_live(self.reading.now).exists():
                raise Gone
            raise Http404
        page = suppression.presented(edition, self.suppressed)
        context = {"edition": edition, "page": page, **kind.context(page, public_id, self.reading)}
        return render(request, kind.template, context)
