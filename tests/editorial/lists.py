"""What tests of lists share: moving the clock, and suppressing without the workflow."""

from django.db import transaction

from editorial import clock, ledger
from editorial.models import Suppression
from tests import factories


def tick() -> None:
    """Move the publication clock, as every decision does."""
    with transaction.atomic():
        row, now = ledger.lock()
        ledger.append(row, now, "test", factories.UserFactory())
        ledger.publish(row, now)


def suppress(kind: str, target: str) -> None:
    """Write a suppression and move the clock. What else a suppression does is not its matter here."""
    Suppression.objects.create(
        target_kind=kind, target_id=target, name="", since=clock.read().now, by=factories.UserFactory(),
        authority="测试", reason="测试",
    )  # fmt: skip
    tick()
