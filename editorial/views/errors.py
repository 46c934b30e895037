"""Pages for what goes wrong: each says what happened and offers a way on, in the language of the address."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.template.loader import render_to_string
from django.templatetags.static import static
from django.urls import get_script_prefix
from django.utils import translation
from django.utils.encoding import escape_uri_path

from editorial import clock, languages, localised, traditional


def not_found(request, exception=None):
    """404. It is the same for what never was and for what is not yet public."""
    if not hasattr(request, "canonical_path"):
        request.path_in_languages = escape_uri_path(request.path)
    return render(request, "404.html", {"nowhere": True}, status=404)


def forbidden(request, exception=None):
    """403: the account lacks a permission. What the exception says is not shown."""
    return _not_stored(render(request, "403.html", status=403))


def form_refused(request, reason=""):
    """403: the form's token is missing or of another sign-in. How to keep what was typed is said; the reason is not."""
    return _not_stored(localised.in_language(request, clock.read(), render(request, "403_csrf.html", status=403)))


def closed(request):
    """A page of a library that this site does not offer, such as new passwords by mail. Raises Http404."""
    raise Http404


def gone(request, at=None):
    """410: what stood here was withdrawn, at that instant if it may be told. Neither name, title nor reason is shown.

    Who decided is the host of the site: the body that asked for it may tell of the reason.
    """
    return render(request, "410.html", {"nowhere": True, "withdrawn_at": at}, status=410)


def bad_request(request, exception=None):
    """400. Not even the host of the request may be known to be ours: the page asks nothing of it but its path."""
    return _bare(request, "400.html", 400)


def failed(request):
    """500. The page asks nothing of the database, which may be what failed."""
    return _bare(request, "500.html", 500)


def _bare(request, template: str, status: int):
    """A page without header and footer, which may have been what failed."""
    language = languages.named_by(request.path)
    with translation.override(language.catalogue):
        context = {"language": language, "home": get_script_prefix() + language.prefix, "sheet": _sheet()}
        text = render_to_string(template, context)
    return HttpResponse(traditional.converted_alone(text) if language == languages.TRADITIONAL else text, status=status)


def _sheet() -> str:
    """The address of the style sheet; "" where static files were not collected: then that is what failed."""
    try:
        return static("css/site.css")
    except ValueError:
        return ""


def _not_stored(response):
    response["Cache-Control"] = "no-store"
    return response
