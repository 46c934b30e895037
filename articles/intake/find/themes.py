"""Themes of sections, by the words that the section uses most."""

from ..story import Story, Theme
from ..tables.themes import THEMES


def themes(story: Story, text: str) -> list[Theme]:
    """For each section (a heading and what follows) the theme with the most words, if it has at least two."""
    out: list[Theme] = []
    for heading, start, end in sections(story):
        part = text[start:end]
        counts = {code: sum(part.count(word) for word in words) for code, words in THEMES.items()}
        code = max(counts, key=counts.get)
        if counts[code] >= 2:
            out.append(Theme(code, heading, start, end))
    return out


def sections(story: Story) -> list[tuple[str, int, int]]:
    parts: list[tuple[str, int, int]] = []
    heading, start = "", 0
    for block in story.blocks:
        if block.kind == "heading":
            if block.start > start:
                parts.append((heading, start, block.start))
            heading, start = block.text, block.start
    if story.blocks:
        parts.append((heading, start, story.blocks[-1].end))
    return parts
