"""Text with the places of findings marked, escaped for pages."""

from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString


def spots(text: str, wanted: list[str]) -> list[tuple[int, int, str]]:
    """(start, end, "") of the first occurrence of each wanted piece, one after the other."""
    found, at = [], 0
    for piece in wanted:
        start = text.find(piece, at)
        if start >= 0:
            at = start + len(piece)
            found.append((start, at, ""))
    return found


def marked(text: str, places: list[tuple[int, int, str]]) -> SafeString:
    """The text as HTML, each place in a <mark> with its key as id; of overlapping places the first is marked."""
    parts, at = [], 0
    for start, end, key in sorted(places):
        if start < at or end <= start or end > len(text):
            continue
        mark = (
            format_html('<mark id="at-{}">{}</mark>', key, text[start:end])
            if key
            else format_html("<mark>{}</mark>", text[start:end])
        )
        parts += [format_html("{}", text[at:start]), mark]
        at = end
    parts.append(format_html("{}", text[at:]))
    return format_html_join("", "{}", ((part,) for part in parts))
