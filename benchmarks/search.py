"""How long search takes: indexing, and finding beside a search of every text by brute force on the same data.

    python benchmarks/search.py [--articles 12000] [--honorees 13000] [--rounds 5]

Makes synthetic live data in a database of its own under VAR_DIR (kept for the next run), then measures in one process:
indexing all editions anew, and for each query finding, ranking and showing the best (search), the same with a whole
page of hits (page), what a list's search box asks (list), and reading the texts of all entries and looking for the
query in each (by hand). Times are the median of the rounds, in milliseconds; the ratio of searching by hand to
searching is what counts. Half of the queries are words that stand on most pages: with twice the pages they may take
twice as long, and no longer.
"""

import argparse
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
    parser.add_argument("--articles", type=int, default=12_000)
    parser.add_argument("--honorees", type=int, default=13_000)
    parser.add_argument("--rounds", type=int, default=5)
    options = parser.parse_args()
    if "DATABASE_URL" not in os.environ:
        folder = Path(os.environ.get("VAR_DIR", ROOT / "var"))
        os.environ["DATABASE_URL"] = f"sqlite:///{(folder / 'benchmark-search.sqlite3').resolve()}"
    _prepare(options.articles, options.honorees)
    _measure(options.rounds)


def _prepare(articles: int, honorees: int) -> None:
    import django

    django.setup()
    from django.core.management import call_command

    from editorial.models import Edition

    call_command("migrate", verbosity=0)
    if not Edition.objects.exists():
        call_command("sample", honorees=honorees, teams=200, campaigns=30, articles=articles)


def _measure(rounds: int) -> None:
    from editorial import clock, search
    from editorial.models import Edition, SearchEntry
    from editorial.search.query import parse

    begun = time.perf_counter()
    indexed = search.rebuild()
    seconds = time.perf_counter() - begun
    print(f"{indexed} editions indexed in {seconds:.1f} s, {1000 * seconds / indexed:.2f} ms each")

    reading = clock.read()
    person = Edition.objects.of("honoree").live(reading.now).first().title
    queries = [person, f"{person} 报道", "表彰", "担当作为", "zhang", "zs", "不存在的词"]
    queries += ["区", "人", "工作", "li", "区 工作", "工作 li", "区 市 工 作 人 年"]  # on most pages

    def by_hand(typed):
        """What a search without an index does: all texts read, each term looked for in each."""
        terms = [term.text for term in parse(typed).terms]
        live = SearchEntry.objects.filter(edition__in=Edition.objects.live(reading.now))
        rows = live.values_list("edition_id", "title", "names", "organizations", "prose")
        return [key for key, *texts in rows.iterator() if all(any(term in text for text in texts) for term in terms)]

    columns = ("found", "search", "page", "list", "by hand", "ratio")
    print(f"{'query':<16}", *(f"{column:>8}" for column in columns))
    for typed in queries:
        found = search.find(typed, reading, frozenset()).total
        quick = _median(rounds, lambda typed=typed: search.find(typed, reading, frozenset(), limit=1))
        page = _median(rounds, lambda typed=typed: search.find(typed, reading, frozenset()))
        listed = _median(rounds, lambda typed=typed: search.matching("article", typed, reading.now))
        slow = _median(max(1, rounds // 2), lambda typed=typed: by_hand(typed))
        times = (quick, page, listed, slow, slow / quick)
        print(f"{typed:<16} {found:>8}", *(f"{each:>8.1f}" for each in times))


def _median(rounds: int, function) -> float:
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        function()
        times.append(1000 * (time.perf_counter() - begun))
    return statistics.median(times)


if __name__ == "__main__":
    main()
