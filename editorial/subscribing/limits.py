"""How often strangers may have mails sent: by the address that they ask from, and by the one that they name."""

import hashlib

from django.core.cache import caches

HOUR, DAY = 3600, 24 * 3600
FROM_ONE_PLACE = 20
"""Requests from one network address in an hour, in this process."""
TO_ONE_ADDRESS = 6
"""Requests naming one mail address in a day, in this process."""


def too_many_from(ip: str) -> bool:
    """Count a request; whether there were too many from that network address."""
    return _count(f"subscribe-from-{ip}", HOUR) > FROM_ONE_PLACE


def too_many_to(email: str) -> bool:
    """Count a request; whether there were too many that named the mail address, of which only a hash is kept."""
    return _count(f"subscribe-to-{hashlib.sha256(email.encode()).hexdigest()}", DAY) > TO_ONE_ADDRESS


def _count(key: str, window: int) -> int:
    caches["limits"].add(key, 0, window)
    try:
        return caches["limits"].incr(key)
    except ValueError:
        return 1  # the window ended just now
