"""The shortest way from one sequence to another, within a budget of steps.

After E. W. Myers, An O(ND) Difference Algorithm and Its Variations, Algorithmica 1 (1986).
"""

import dataclasses
from collections.abc import Sequence


@dataclasses.dataclass
class Budget:
    """Steps that may still be taken, shared by all that one comparison does."""

    steps: int


@dataclasses.dataclass(frozen=True)
class Run:
    """`old[i:j]` became `new[k:m]`; `same` where the two are equal."""

    same: bool
    i: int
    j: int
    k: int
    m: int


def edits(old: Sequence, new: Sequence, budget: Budget, limit: int = 600) -> list[Run] | None:
    """The runs of which both sequences are made, in order, equal ones and others by turns.

    None where they differ in more than `limit` items or the budget does not suffice: then a coarser view is wanted.
    """
    head = 0
    shorter = min(len(old), len(new))
    while head < shorter and old[head] == new[head]:
        head += 1
    tail = 0
    while tail < shorter - head and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    matches = _matches(old[head : len(old) - tail], new[head : len(new) - tail], budget, limit)
    if matches is None:
        return None
    pairs = [(0, 0, head), *((head + x, head + y, size) for x, y, size in matches)]
    pairs.append((len(old) - tail, len(new) - tail, tail))
    runs, i, k = [], 0, 0
    for x, y, size in pairs:
        if i < x or k < y:
            runs.append(Run(False, i, x, k, y))
        if size:
            if runs and runs[-1].same:
                runs[-1] = Run(True, runs[-1].i, x + size, runs[-1].k, y + size)
            else:
                runs.append(Run(True, x, x + size, y, y + size))
        i, k = x + size, y + size
    return runs


def _matches(a: Sequence, b: Sequence, budget: Budget, limit: int) -> list[tuple[int, int, int]] | None:
    """(place in a, place in b, length) of the equal runs; None where it would take too long."""
    n, m = len(a), len(b)
    if not n or not m:
        return []
    furthest = {1: 0}
    trace = []
    for d in range(min(n + m, limit) + 1):
        trace.append(dict(furthest) if d else furthest.copy())
        for k in range(-d, d + 1, 2):
            if k < -m or k > n:
                continue
            down = k == -d or (k != d and furthest.get(k - 1, -1) < furthest.get(k + 1, -1))
            x = furthest.get(k + 1, 0) if down else furthest.get(k - 1, 0) + 1
            y = x - k
            start = x
            while x < n and y < m and a[x] == b[y]:
                x += 1
                y += 1
            furthest[k] = x
            budget.steps -= 1 + x - start
            if x >= n and y >= m:
                return _walked_back(trace, n, m)
        if budget.steps < 0:
            return None
    return None


def _walked_back(trace: list[dict[int, int]], x: int, y: int) -> list[tuple[int, int, int]]:
    matches = []
    for d in range(len(trace) - 1, -1, -1):
        furthest, k = trace[d], x - y
        down = k == -d or (k != d and furthest.get(k - 1, -1) < furthest.get(k + 1, -1))
        before = k + 1 if down else k - 1
        px = furthest.get(before, 0)
        py = px - before
        start = px if down else px + 1
        if d == 0:
            start = 0
        if x > start:
            matches.append((start, start - k, x - start))
        x, y = px, py
    return [*reversed(matches)]
