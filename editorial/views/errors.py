"""Pages for what goes wrong: each says what happened and offers a way on."""

from django.shortcuts import render


def not_found(request, exception=None):
    """404. It is the same for what never was and for what is not yet public."""
    return render(request, "404.html", status=404)


def gone(request):
    """410: what stood here was withdrawn. Neither name nor title is shown."""
    return render(request, "410.html", status=410)


def bad_request(request, exception=None):
    return render(request, "400.html", status=400)


def failed(request):
    """500. The page asks nothing of the database, which may be what failed."""
    return render(request, "500.html", status=500)
