"""Figures in templates: the number as printed, parted so that it can be set large, whose it is, strips of few."""

import itertools
import re

from django import template
from django.utils.html import format_html
from django.utils.translation import pgettext

from editorial import figures

register = template.Library()
register.filter("in_full", figures.in_full)
register.filter("is_own", figures.is_own)

_NUMBER = re.compile(r"\d[\d,，]*(?:\.\d+)?")
_HAN_NUMBER = re.compile(
    "(?:[百一二三四五六七八九十]+分之)?[〇零一二两三四五六七八九十百千万亿]+(?:点[〇零一二三四五六七八九]+)?"
)
PER_STRIP = 3


@register.filter
def parted(printed: str) -> tuple[str, str, str]:
    """(before, number, after) of a figure as printed: 累计, 1.7, 万余名, or in characters: "", 十, 件.

    Words without any numeral count as number.
    """
    match = _NUMBER.search(printed or "") or _HAN_NUMBER.search(printed or "")
    if not match:
        return "", printed or "", ""
    return printed[: match.start()], match.group(), printed[match.end() :]


@register.simple_tag
def whose(achievement, addresses, figure=None) -> str:
    """Whose the achievement is: a person is named, and linked, only with what is that person's own.

    With a figure what bounds it follows; where that tells its scope, the district is not said once more.
    """
    subject, scope = achievement.subject, figure.scope if figure else ""
    if not figures.is_own(achievement):
        unit = pgettext("short", "Figure of the unit")
        owner = unit if achievement.level == "unit" else "" if scope else pgettext("short", "Figure of the district")
    elif not subject:
        owner = ""
    elif address := (addresses or {}).get((subject.kind, subject.id)):
        owner = format_html('<a href="{}">{}</a>', address, subject.label)
    else:
        owner = subject.label
    limits = figures.bounds(figure) if figure else ""
    return format_html("{}{}{}", owner, "，" if owner and limits else "", limits)


@register.filter
def others(achievements) -> list:
    """The achievements that are not those of the person they are told of."""
    return [each for each in achievements if not figures.is_own(each)]


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
