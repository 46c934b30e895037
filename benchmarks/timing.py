"""Timing as benchmarks of pure Python do it: medians, beside a fixed piece of work by which machines are compared."""

import time
from statistics import median


def timed(work, times: int = 7) -> float:
    """Median seconds of several runs."""
    spans = []
    for _ in range(times):
        start = time.perf_counter()
        work()
        spans.append(time.perf_counter() - start)
    return median(spans)


def reference() -> None:
    """A fixed piece of pure Python work."""
    sum(number * number % 7 for number in range(300_000))
