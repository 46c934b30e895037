"""What each of two processes does in the tests of two people at one instant. Run by spawn, so it imports nothing."""

import dataclasses
import os


@dataclasses.dataclass(frozen=True)
class Attempt:
    """What one person tries: a transition of an edition by its name, or "submit" for an article."""

    action: str
    key: int
    user: int
    digest: str = ""


def race(database_url: str, attempts: list[Attempt], barrier, outcomes) -> None:
    """Try one attempt after the other, each when all processes are ready for it.

    Puts the list of reasons of refusal, "" for what was done, on the queue when all is over.
    """
    os.environ["DATABASE_URL"] = database_url
    os.environ["DATABASE_POOL"] = "0"
    os.environ["DJANGO_SETTINGS_MODULE"] = "config.test_settings"
    import django

    django.setup()
    from django.db import connection

    from articles.models import Article
    from districts.models import User
    from editorial import workflow
    from editorial.models import Edition

    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:  # locks are the same, only the disk is not waited for
            cursor.execute("SET synchronous_commit TO off")
    told = []
    for attempt in attempts:
        actor = User.objects.get(pk=attempt.user)
        model = Article if attempt.action == "submit" else Edition
        target = model.objects.get(pk=attempt.key)
        barrier.wait(timeout=60)
        try:
            if attempt.action == "submit":
                workflow.submit(target, actor, version=target.version)
            else:
                workflow.perform(attempt.action, target, actor, digest=attempt.digest, note="理由")
            told.append("")
        except workflow.Refused as refused:
            told.append(refused.reason)
    outcomes.put((attempts[0].user, told))
    connection.close()
