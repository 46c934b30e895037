"""Whether a page touches what is secret: whoever submits it says so, and the approval sheet prints who said it.

What touches secrets is not submitted at all, since nothing secret is published (保守国家秘密法). The word stands in the
detail of the decision with which the edition began, and so in the chain.
"""

import dataclasses

from django.db import models
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.models import Edition
from editorial.workflow.contributors import beginning

KEY = "secrets"
"""Where the decision's detail has it."""


class Secrets(models.TextChoices):
    NONE = "none", gettext_lazy("It touches no state secrets and no work secrets")
    TOUCHED = "touched", gettext_lazy("It does: not to be published")


@dataclasses.dataclass(frozen=True)
class Said:
    """What was said, and by whom."""

    secrets: str
    by: str


def refusal(secrets: str) -> str:
    """Return "" if a page of which this is said may be submitted, else the reason why not.

    "" says nothing: a program that submits what was public before asks nobody, and the sheet leaves it to be filled in.
    """
    if secrets in ("", Secrets.NONE):
        return ""
    return _("What touches secrets is not published: take it out, or leave the page with those who keep it.")


def detail(secrets: str) -> dict:
    """What the decision keeps; {} where nothing was said."""
    return {KEY: str(secrets)} if secrets else {}


def of(edition: Edition) -> Said | None:
    """What was said of the edition: of a page that was brought back when it began, of a first profile with its roll."""
    while edition is not None:
        begun = beginning(edition)
        if begun is None:
            edition = edition.derived_from
            continue
        if KEY in begun.detail:
            return Said(begun.detail[KEY], str(begun.by))
        edition = Edition.objects.filter(pk=begun.detail.get("reinstates")).first()
    return None
