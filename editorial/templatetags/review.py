"""Tags for pages on which people judge: links to the places that findings and notes name."""

import re
from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import format_html

from editorial.comparison import SAME, Segment
from editorial.workflow import dates

register = template.Library()

register.filter("near_day", dates.near_day)

AROUND = 60
"""Characters of unchanged text that are shown before and after a change."""

_ENDS = re.compile(r"[。！？；\n]")

GAP = "gap"
"""The change of a segment that stands for unchanged text left out; its text is the number of characters."""


@register.simple_tag
def place_link(places, place: str, message: str = ""):
    """A link to the place of a finding or note, named in words; nothing where there is no such place."""
    found = places.link(place, message) if places and place else None
    return format_html('<a class="place-link" href="{}">{}</a>', *found) if found else ""


@register.filter
def folded(segments: Iterable[Segment]) -> Iterator[Segment]:
    """The segments with the middle of long unchanged runs left out, so that changes are found at a glance."""
    segments = list(segments)
    for at, segment in enumerate(segments):
        text = segment.text
        begin = _whole_sentence(text, AROUND) if at else 0
        end = _last_sentence(text, len(text) - AROUND) if at + 1 < len(segments) else len(text)
        if segment.change != SAME or end - begin <= AROUND or len(segments) == 1:
            yield segment
            continue
        if begin:
            yield Segment(SAME, text[:begin])
        yield Segment(GAP, str(end - begin))
        if end < len(text):
            yield Segment(SAME, text[end:])


def _whole_sentence(text: str, at: int) -> int:
    """Where the sentence ends that goes on at the place, or the place itself if it goes on for too long."""
    found = _ENDS.search(text, max(0, at - 1), at + AROUND)
    return found.end() if found else at


def _last_sentence(text: str, at: int) -> int:
    """Where the sentence begins that goes on at the place, or the place itself if it has begun too far before."""
    ends = [found.end() for found in _ENDS.finditer(text, max(0, at - AROUND), max(0, at))]
    return ends[-1] if ends else at
