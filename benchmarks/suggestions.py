"""How long suggestions take: building the names, and answering some beginnings of words, beside asking the database.

    python benchmarks/suggestions.py [--honorees 5000] [--rounds 5]

Makes synthetic live data in a database of its own under VAR_DIR (kept for the next run), then measures in one process.
The reference is the search that the search page does for the same words. Times are medians of the rounds, in
milliseconds; the ratio of searching to suggesting is what counts.
"""

import argparse
import os
import statistics
import sys
import time
from pathlib import Path

import django

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
if "DATABASE_URL" not in os.environ:
    folder = Path(os.environ.get("VAR_DIR", ROOT / "var")).resolve()
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'benchmark-suggestions.sqlite3'}"
django.setup()

from django.core.management import call_command  # noqa: E402 - the database is chosen first
from django.db import connection  # noqa: E402 - the database is chosen first

from editorial import clock, kept, search  # noqa: E402 - the database is chosen first
from editorial.models import Edition  # noqa: E402 - the database is chosen first
from editorial.search import known, suggesting  # noqa: E402 - the database is chosen first


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--honorees", type=int, default=5_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    call_command("migrate", verbosity=0)
    if not Edition.objects.of("honoree").exists():
        call_command("sample", honorees=options.honorees, teams=500, campaigns=40, articles=500)
    _measure(options.rounds)


def _measure(rounds: int) -> None:
    reading = clock.read()

    def build():
        kept.forget()
        return known.names(reading, frozenset())

    names = build()
    print(f"{connection.vendor}: {sum(len(each.names) for each in names.values())} names")
    print(f"  build the names: {_median(build, rounds):.1f} ms")
    person = names["honoree"].names[-1].title
    ratios = []
    for typed in (person[0], person, "zhang", "zs", "wang", "li", "an", "工作", "区", "ganbu", "不存在", "zzzz"):
        quick = _median(lambda typed=typed: suggesting.suggest(typed, reading, frozenset()), rounds)
        near = _median(lambda typed=typed: suggesting.near(typed, reading, frozenset()), rounds)
        slow = _median(lambda typed=typed: search.find(typed, reading, frozenset()), rounds)
        ratios.append(slow / quick)
        times = f"suggest {quick:7.2f} ms   near {near:7.2f} ms   search {slow:8.2f} ms"
        print(f"  {typed:<10} {times}   {slow / quick:6.0f} ×")
    print(f"  median ratio: {statistics.median(ratios):.0f} ×")


def _median(job, rounds: int) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        job()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


if __name__ == "__main__":
    main()
