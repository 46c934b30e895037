"""Pages for what goes wrong: each says what happened and offers a way on."""

from django.http import Http404
from django.shortcuts import render


def not_found(request, exception=None):
    """404. It is the same for what never was and for what is not yet public."""
    return render(request, "404.html", status=404)


def forbidden(request, exception=None):
    """403: the account lacks a permission. What the exception says is not shown."""
    return _not_stored(render(request, "403.html", status=403))


def form_refused(request, reason=""):
    """403: the form's token is missing or of another sign-in. How to keep what was typed is said; the reason is not."""
    return _not_stored(render(request, "403_csrf.html", status=403))


def closed(request):
    """A page of a library that this site does not offer, such as new passwords by mail. Raises Http404."""
    raise Http404


def gone(request):
    """410: what stood here was withdrawn. Neither name nor title is shown."""
    return render(request, "410.html", status=410)


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def failed(request):
    """500. The page asks nothing of the database, which may be what failed."""
    return render(request, "500.html", status=500)


def _not_stored(response):
    response["Cache-Control"] = "no-store"
    return response
