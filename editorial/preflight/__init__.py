"""The check before publication: findings on a frozen page, at submission and again at approval."""

from editorial.preflight.interests import conflicts, conflicts_on
from editorial.preflight.registry import (
    Finding,
    Severity,
    blocking,
    check,
    check_edition,
    checks,
    register,
)

__all__ = [
    "Finding", "Severity", "blocking", "check", "check_edition", "checks", "conflicts", "conflicts_on", "register",
]  # fmt: skip
