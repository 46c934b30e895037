"""What decisions are called: every action that the ledger can hold, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from editorial.workflow import TRANSITIONS

LABELS: dict[str, str | Promise] = {
    "submit": _("Submitted"),
    **{name: transition.done for name, transition in TRANSITIONS.items()},
    "reinstate": _("Brought back"),
    "suppress": _("Suppressed"),
    "lift": _("Suppression lifted"),
}
"""By action, what was done."""


def label(action: str) -> str | Promise:
    """What was done; an action that is not known is its own name."""
    return LABELS.get(action, action)
