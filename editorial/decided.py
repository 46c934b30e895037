"""What decisions are called: every action that the ledger can hold, in words."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from editorial.workflow import TRANSITIONS

LABELS: dict[str, str | Promise] = {
    "submit": _("Submitted"),
    **{name: transition.done for name, transition in TRANSITIONS.items()},
    "reinstate": _("Brought back"),
    "patch": _("Submitted as an urgent correction"),
    "suppress": _("Suppressed"),
    "lift": _("Suppression lifted"),
    "ratify": _("Suppression ratified"),
    "open_case": _("Revocation case opened"),
    "settle_item": _("Item of a case settled"),
    "reopen_item": _("Item of a case opened again"),
    "crawl_case": _("Site searched for mentions"),
    "close_case": _("Revocation case closed"),
    "drop_case": _("Revocation case dropped"),
}
"""By action, what was done."""


def label(action: str) -> str | Promise:
    """What was done; an action that is not known is its own name."""
    return LABELS.get(action, action)
