"""The desk, and what the admin pages of all records share."""

from editorial.admin import editions, ledger, stylerules, suppressions

__all__ = ["editions", "ledger", "stylerules", "suppressions"]
