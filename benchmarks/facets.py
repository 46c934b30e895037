"""How long facets take: building the index of a kind, and counting with it, beside GROUP BY on the same data.

    python benchmarks/facets.py [--honorees 34000] [--rounds 5]

Makes synthetic live data in a database of its own under VAR_DIR (kept for the next run), then measures in one process:
building the index, the counts of all facets for a selection of four, a page of it, and the same counts asked of the
database by GROUP BY, which is the reference. Times are medians of the rounds: on the
wall, and of this process's processor.
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
    os.environ["DATABASE_URL"] = f"sqlite:///{folder / 'benchmark-facets.sqlite3'}"
django.setup()

from django.core.management import call_command  # noqa: E402 - the database is chosen first
from django.db import connection  # noqa: E402 - the database is chosen first
from django.db.models import Count  # noqa: E402 - the database is chosen first

from editorial import clock, facets, kept  # noqa: E402 - the database is chosen first
from editorial.facets import rows  # noqa: E402 - the database is chosen first
from editorial.models import Edition, EditionLink, Relation  # noqa: E402 - the database is chosen first
from honorees.filters import HonoreeFilterSet  # noqa: E402 - the database is chosen first


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--honorees", type=int, default=34_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    _prepare(options.honorees)
    _measure(options.rounds)


def _prepare(honorees: int) -> None:
    call_command("migrate", verbosity=0)
    if not Edition.objects.of("honoree").exists():
        call_command("sample", honorees=honorees, teams=500, campaigns=60, articles=500)


def _measure(rounds: int) -> None:
    spec = HonoreeFilterSet.facets
    reading = clock.read()

    def build():
        kept.forget()
        return facets.index(spec, reading, frozenset())

    index = build()
    chosen = {name: [max(values.values(), key=lambda value: value.count).id] for name, values in index.values.items()}
    chosen.pop("campaign")

    def count():
        selection = facets.Selection(index, chosen)
        return {name: selection.counts(name) for name in index.values}

    def page():
        return facets.Selection(index, {"district": chosen["district"]}).page(240, 264)

    def grouped():
        """Counts of districts, years and themes for one district, by the database."""
        inside = EditionLink.objects.to("district", chosen["district"][0], Relation.IN).values("edition")
        live = Edition.objects.live(reading.now).of("honoree").filter(pk__in=inside)
        return [
            list(
                EditionLink.objects.filter(relation=relation, edition__in=live)
                .values("target_id")
                .annotate(number=Count("pk"))
            )
            for relation in (Relation.IN, Relation.YEAR, Relation.ABOUT)
        ]

    print(f"{connection.vendor}: {len(index)} honorees, {sum(map(len, index.values.values()))} values")
    for label, job in (
        ("build the index", build),
        ("of that, its one query", lambda: rows.read(spec, reading)),
        ("all counts, four facets chosen", count),
        ("a page", page),
        ("reference: three facets by GROUP BY", grouped),
    ):
        print(f"  {label:38} {_median(job, rounds)}")


def _median(job, rounds: int) -> str:
    times = []
    for _ in range(rounds):
        start = time.perf_counter(), time.process_time()
        job()
        times.append((time.perf_counter() - start[0], time.process_time() - start[1]))
    wall, processor = (statistics.median(column) * 1000 for column in zip(*times, strict=True))
    return f"{wall:8.2f} ms, {processor:8.2f} ms of processor time"


if __name__ == "__main__":
    main()
