"""Tags for pages on which people judge: links to the places that findings and notes name."""

from collections.abc import Iterable, Iterator

from django import template
from django.utils.html import format_html

from editorial.comparison import SAME, Segment
from editorial.workflow import dates

register = template.Library()

register.filter("near_day", dates.near_day)

AROUND = 60
"""Characters of unchanged text that are shown before and after a change."""

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
        before = AROUND if at else 0
        after = AROUND if at + 1 < len(segments) else 0
        left_out = len(segment.text) - before - after
        if segment.change != SAME or left_out <= AROUND or len(segments) == 1:
            yield segment
            continue
        if before:
            yield Segment(SAME, segment.text[:before])
        yield Segment(GAP, str(left_out))
        if after:
            yield Segment(SAME, segment.text[-after:])
