"""The public notice of a revocation: an article that editors write, with what may be said of the case filled in.

The notice goes the way of every article, through both steps and all checks. It does not name the recipient: while the
suppression lasts, no page with the name can be submitted, and a notice is no exception to that. What it may say is the
authority, the document, the date, the title that was taken back, and the public wording of the case.
"""

from collections.abc import Callable
from urllib.parse import urlencode

from django.db import models
from django.urls import reverse
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from editorial.models import RevocationCase
from editorial.revocation.items import names_of
from editorial.suppression import wording_refusal

_written_as: list[tuple[type[models.Model], Callable[[str, list[str]], dict[str, str]]]] = []


def register(model: type[models.Model], initial: Callable[[str, list[str]], dict[str, str]]) -> None:
    """Say which records notices are: `initial(title, paragraphs)` gives the fields of a new one's form."""
    _written_as.append((model, initial))


def address(case: RevocationCase) -> str:
    """The address of the form of a new notice with what may be said filled in; "" where nothing can be one."""
    for model, initial in _written_as:
        form = reverse(f"admin:{model._meta.app_label}_{model._meta.model_name}_add")
        return f"{form}?{urlencode(initial(title(case), paragraphs(case)))}"
    return ""


def may_write(site, request) -> bool:
    """Whether the person may write a notice; others hand the address on to who may."""
    return any(site.get_model_admin(model).has_add_permission(request) for model, _initial in _written_as)


def title(case: RevocationCase) -> str:
    """The title of the notice."""
    return _("Notice on the revocation of “%(award)s”") % {"award": case.award}


def paragraphs(case: RevocationCase) -> list[str]:
    """The text of the notice, without a name: a wording that has one is left out."""
    given = {"authority": case.authority, "award": case.award, "document": case.document_number}
    given["date"] = date_format(case.decided_on, "Y年n月j日") if case.decided_on else ""
    if case.document_number:
        first = _("By decision of %(date)s (%(document)s), %(authority)s has revoked one conferral of “%(award)s”.")
    else:
        first = _("By decision of %(date)s, %(authority)s has revoked one conferral of “%(award)s”.")
    wording = case.suppression.public_wording
    return [first % given] if not wording or wording_refusal(wording, names_of(case)) else [first % given, wording]
