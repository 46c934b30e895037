"""The site in another language, below an address of its own: /zh-hant/… in traditional characters, /en/… in English."""

from django.http import HttpResponseNotAllowed, HttpResponseRedirect
from django.utils import translation
from django.utils.http import escape_leading_slashes
from django.views.decorators.csrf import csrf_exempt

from editorial.languages import Language
from editorial.views import prefixed
from editorial.views.base import PublicView


@csrf_exempt  # views that take a form check its token themselves
def below(request, language: Language, path: str = ""):
    """Answer the public address `path` in the language. What is made for machines has one address, and no language."""
    view = prefixed.view_class_at(path)
    public = issubclass(view, PublicView)
    allowed = ["GET", "HEAD", *(["POST"] if public and view.in_languages and "post" in view.http_method_names else [])]
    if request.method not in allowed:
        return HttpResponseNotAllowed(allowed)
    if public and not view.in_languages:
        plain = request.get_full_path().replace(f"/{language.prefix}", "/", 1)
        return HttpResponseRedirect(escape_leading_slashes(plain))
    request.language = language
    with translation.override(language.catalogue), prefixed.addresses_below(language.prefix):
        return prefixed.answer(request, path)
