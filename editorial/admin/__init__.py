"""The desk, and what the admin pages of all records share."""

from editorial.admin import (
    atwork_pages,
    calendar,
    cases,
    claiming,
    editions,
    guides,
    inbox,
    ledger,
    notifications,
    reports,
    stylerules,
    suppressions,
)

__all__ = [
    "atwork_pages",
    "calendar",
    "cases",
    "claiming",
    "editions",
    "guides",
    "inbox",
    "ledger",
    "notifications",
    "reports",
    "stylerules",
    "suppressions",
]
