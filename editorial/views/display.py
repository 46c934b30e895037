"""Choosing large text or the size of a story's body, without script: a link sets the cookie and leads back."""

from django.http import HttpResponseRedirect
from django.urls import get_script_prefix, reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_safe

from editorial import display

YEAR = 365 * 24 * 3600


@csrf_exempt
@require_safe
def choose(request):
    """Set the preferences named in the query and go back to the page of this site that the query names, or home."""
    response = HttpResponseRedirect(_back(request))
    for name in display.CHOICES:
        if name in request.GET:
            _keep(response, name, display.known(name, request.GET[name]), secure=request.is_secure())
    response["Cache-Control"] = "no-store"
    return response


def _keep(response, name: str, value: str, *, secure: bool) -> None:
    if value:
        response.set_cookie(name, value, max_age=YEAR, path=get_script_prefix(), secure=secure, samesite="Lax")
    else:
        response.delete_cookie(name, path=get_script_prefix(), samesite="Lax")


def _back(request) -> str:
    target = request.GET.get("next", "")
    ours = target.startswith(get_script_prefix()) and url_has_allowed_host_and_scheme(target, allowed_hosts=None)
    return target if ours and target.isprintable() else reverse("home")
