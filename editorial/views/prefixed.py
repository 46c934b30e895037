"""Public addresses below a prefix: the past, and other languages, are the same views under another beginning."""

import contextlib

from django.conf import settings
from django.http import Http404, HttpResponseRedirect
from django.urls import Resolver404, get_script_prefix, resolve, set_script_prefix

from editorial.views import display
from editorial.views.base import PublicView
from editorial.views.media import Media


class NothingHere(PublicView):
    """The page that says so, in the frame and the language of the others."""

    def get(self, request):
        raise Http404


@contextlib.contextmanager
def addresses_below(prefix: str):
    """Within the context, every address that is made lies below the prefix."""
    before = get_script_prefix()
    settings.STATIC_URL, settings.MEDIA_URL  # noqa: B018 - Django makes them of the first prefix that it sees, for ever
    set_script_prefix(before + prefix)
    try:
        yield
    finally:
        set_script_prefix(before)


def answer(request, rest: str):
    """The response of the public view that the rest of the address names, made to its end."""
    try:
        match = resolve(f"/{rest}")
    except Resolver404:
        if rest and not rest.endswith("/") and _is_public(f"/{rest}/"):
            return HttpResponseRedirect(request.get_full_path(force_append_slash=True))
        return NothingHere.as_view()(request)
    if not _is_for_readers(match.func):
        return NothingHere.as_view()(request)
    request.resolver_match = match
    try:
        response = match.func(request, *match.args, **match.kwargs)
    except Http404:
        return NothingHere.as_view()(request)
    if hasattr(response, "render") and not response.is_rendered:
        response.render()
    if response.streaming:
        response.streaming_content = list(response.streaming_content)
    return response


def view_class_at(rest: str) -> type:
    """The class of the view that an address names; `object` where there is none."""
    try:
        return getattr(resolve(f"/{rest}").func, "view_class", object)
    except Resolver404:
        return object


def _is_public(path: str) -> bool:
    try:
        return _is_for_readers(resolve(path).func)
    except Resolver404:
        return False


def _is_for_readers(view) -> bool:
    """Whether it is a page for readers, one of their pictures, or how pages are shown."""
    return view is display.choose or issubclass(getattr(view, "view_class", object), (PublicView, Media))
