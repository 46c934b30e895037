"""Search over live editions: character pairs made in Python, each database's own index, an exact check, a rank."""

from editorial.search.finding import Hit, Results, find, matching, shown, totals
from editorial.search.indexing import index, rebuild

__all__ = ["Hit", "Results", "find", "index", "matching", "rebuild", "shown", "totals"]
