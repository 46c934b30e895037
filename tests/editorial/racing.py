"""What each of two processes does in the test of two approvers at one instant. Run by spawn, so it imports nothing."""

import os


def race(database_url: str, attempts: list[tuple[int, int, str]], barrier, outcomes) -> None:
    """Approve the editions of `attempts` (edition, user, digest), each when all processes are ready for it.

    Puts (edition, user, "" or the reason of the refusal) on the queue for every attempt.
    """
    os.environ["DATABASE_URL"] = database_url
    os.environ["DATABASE_POOL"] = "0"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.test_settings"
    import django

    django.setup()
    from django.db import connection

    from districts.models import User
    from editorial import workflow
    from editorial.models import Edition

    for edition, user, digest in attempts:
        actor = User.objects.get(pk=user)
        target = Edition.objects.get(pk=edition)
        barrier.wait(timeout=60)
        try:
            workflow.perform("approve", target, actor, digest=digest)
            outcomes.put((edition, user, ""))
        except workflow.Refused as refused:
            outcomes.put((edition, user, refused.reason))
    connection.close()
