"""Filters for figures: the number as printed, parted so that it can be set large, and strips of few at a time."""

import itertools
import re

from django import template

register = template.Library()

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
PER_STRIP = 3


@register.filter
def parted(printed: str) -> tuple[str, str, str]:
    """(before, number, after) of a figure as printed: 累计, 1.7, 万余名. Words without digits count as number."""
    match = _NUMBER.search(printed or "")
    if not match:
        return "", printed or "", ""
    return printed[: match.start()], match.group(), printed[match.end() :]


@register.filter
def strips(achievements) -> list[list[dict]]:
    """The figures of achievements, in strips of at most three that are of nearly equal length.

    Each is a dict of `figure`, `achievement` and `label`: what is counted, or the whole statement where nothing says.
    """
    entries = [
        {"figure": figure, "achievement": each, "label": figure.label or each.statement}
        for each in achievements for figure in each.figures
    ]  # fmt: skip
    if not entries:
        return []
    rows = -(-len(entries) // PER_STRIP)
    size, longer = divmod(len(entries), rows)
    cuts = [0]
    for row in range(rows):
        cuts.append(cuts[-1] + size + (row < longer))
    return [entries[start:end] for start, end in itertools.pairwise(cuts)]


@register.filter
def without_figures(achievements) -> list:
    return [each for each in achievements if not each.figures]


@register.filter
def stated_in(achievements) -> list[str]:
    """The sources that achievements name, each once."""
    return list(dict.fromkeys(source.label for each in achievements for source in each.sources if source.label))
