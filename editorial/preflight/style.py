"""The style list that staff maintain, held against the text."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.models import StyleRule
from editorial.preflight.common import readable
from editorial.preflight.registry import Severity, register


@register("style", Severity.WARN, gettext_lazy("Wordings that the style list says to avoid"))
def check_style(snapshot):
    """Each rule once in each place; where the better wording contains the other, it is not taken for it."""
    rules = list(StyleRule.objects.filter(active=True))
    for place, text in readable(snapshot) if rules else ():
        for rule in rules:
            if rule.wording in text and rule.wording in (
                text.replace(rule.suggestion, "\n") if rule.suggestion else text
            ):
                yield _sentence(rule), place


def _sentence(rule: StyleRule) -> str:
    if rule.suggestion:
        sentence = _("The style list says to avoid “%(wording)s”; better: “%(suggestion)s”.")
    else:
        sentence = _("The style list says to avoid “%(wording)s”.")
    sentence %= {"wording": rule.wording, "suggestion": rule.suggestion}
    return f"{sentence} {rule.reason}".rstrip()
