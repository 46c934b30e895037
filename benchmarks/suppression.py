"""How long a suppression holds the ledger's lock and what the past costs, with so many suppressions in force.

    python benchmarks/suppression.py [--articles 4000] [--honorees 3400] [--suppressions 20]

Makes synthetic live data in a database of its own under VAR_DIR (kept for the next run; what is suppressed is rolled
back), then measures in one process, in milliseconds of its CPU time: what a suppression would take down, asked for the
first time (first look) and again (asked again); suppressing, of which nearly all is under the lock; and who is withheld
at an instant of the past, for the first instant that is visited (first instant) and for any other (next instant).
"""

import argparse
import datetime as dt
import os
import statistics
import sys
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--articles", type=int, default=4_000)
    parser.add_argument("--honorees", type=int, default=3_400)
    parser.add_argument("--suppressions", type=int, default=20)
    options = parser.parse_args()
    if "DATABASE_URL" not in os.environ:
        folder = Path(os.environ.get("VAR_DIR", ROOT / "var"))
        os.environ["DATABASE_URL"] = f"sqlite:///{(folder / 'benchmark-suppression.sqlite3').resolve()}"
    _prepare(options.articles, options.honorees)
    _measure(options.suppressions)


def _prepare(articles: int, honorees: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from editorial.models import Edition

    call_command("migrate", verbosity=0)
    if not Edition.objects.exists():
        call_command("sample", honorees=honorees, teams=200, campaigns=30, articles=articles)


def _measure(number: int) -> None:
    from django.db import transaction

    from districts.models import Assignment, Role, User
    from editorial import clock, kept, suppression
    from editorial.models import Edition

    with transaction.atomic():
        approver = User.objects.create(username="benchmark")
        Assignment.objects.create(user=approver, role=Role.APPROVER, district=None)
        begun_at = clock.time()
        people = list(Edition.objects.live(begun_at).of("honoree").order_by("pk")[:number])
        spans = {"first look": [], "asked again": [], "suppressing": [], "first instant": [], "next instant": []}

        def timed(step, work, *args, **values):
            begun = time.process_time()
            done = work(*args, **values)
            spans[step].append(1000 * (time.process_time() - begun))
            return done

        for each in people:
            target = ("honoree", each.public_id)
            for step in ("first look", "asked again"):
                timed(step, suppression.consequences, target, each.title, clock.time(), approver)
            timed("suppressing", suppression.suppress, target, each.title, approver, authority="机关", reason="测试")
        kept.forget()
        for back in range(1, 6):
            with clock.travelling(begun_at - back * dt.timedelta(microseconds=1)):
                step = "next instant" if back > 1 else "first instant"
                timed(step, suppression.withheld_at, clock.read())
        print(f"{Edition.objects.count()} editions, {len(people)} suppressions; median milliseconds of CPU time")
        for step, each in spans.items():
            print(f"{step:14} {statistics.median(each):8.1f}")
        transaction.set_rollback(True)


if __name__ == "__main__":
    main()
