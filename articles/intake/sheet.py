"""The sheet: a story in the form in which the editor checks it, and back again for finding.

Keys: title, kicker, subtitle, published_on (ISO or ""), source (text, or None where no label was printed), credits
(list of {role, names}), editor_note, body (rich text), rights, captions, pictures (list of {picture, caption}).
"""

import datetime as dt
import html

from lxml import html as markup

from articles.intake.blanks import blank_labels
from articles.intake.story import Block, Credit, Story

_SOURCE = "来源"
"""The credit that has a field of its own."""

_TAGS = {"heading": "h2", "paragraph": "p", "list": "p"}
_KINDS = {"h2": "heading", "h3": "heading", "li": "list", "tr": "row"}


def of_story(story: Story, page: str, pictures: list[dict]) -> dict:
    """The sheet of a story as read from `page`; `pictures` are those that came along, stored already."""
    blank = blank_labels(page, story)
    return {
        "title": story.title,
        "kicker": story.kicker,
        "subtitle": story.subtitle,
        "published_on": story.published_on.isoformat() if story.published_on else "",
        "source": "" if _SOURCE in blank else story.source or None,
        "credits": [
            {"role": each.role, "names": "、".join(each.names)} for each in story.credits if each.role != _SOURCE
        ]
        + [{"role": label, "names": ""} for label in blank if label != _SOURCE],
        "editor_note": story.editor_note,
        "body": body_of(story.blocks),
        "rights": story.rights,
        "captions": story.captions,
        "pictures": pictures,
        "damage": [each.text for each in story.damage],
    }


def body_of(blocks: list[Block]) -> str:
    """Blocks as rich text; rows that follow one another make a table."""
    parts, rows = [], []
    for block in [*blocks, Block("end", "")]:
        if block.kind == "row":
            cells = "".join(f"<td><p>{html.escape(cell.strip())}</p></td>" for cell in block.text.split("\t"))
            rows.append(f"<tr>{cells}</tr>")
            continue
        if rows:
            parts.append(f"<table><tbody>{''.join(rows)}</tbody></table>")
            rows = []
        if tag := _TAGS.get(block.kind):
            parts.append(f"<{tag}>{html.escape(block.text.strip())}</{tag}>")
    return "".join(parts)


def story_of(sheet: dict) -> Story:
    """The story that a sheet holds now, for finding; offsets count in its body."""
    story = Story(
        title=sheet["title"],
        kicker=sheet["kicker"],
        subtitle=sheet["subtitle"],
        published_on=dt.date.fromisoformat(sheet["published_on"]) if sheet["published_on"] else None,
        source=sheet["source"] or "",
        credits=[Credit(each["role"], each["names"].split("、")) for each in sheet["credits"] if each["names"]],
        editor_note=sheet["editor_note"],
        blocks=blocks_of(sheet["body"]),
        captions=list(sheet["captions"]),
        rights=sheet["rights"],
    )
    story.place_blocks()
    return story


def blocks_of(body: str) -> list[Block]:
    """The blocks of sanitised rich text, in order."""
    if not body.strip():
        return []
    blocks = []
    for node in markup.fragment_fromstring(body, create_parent="div").iter("h2", "h3", "p", "li", "tr"):
        if node.tag == "p" and next(node.iterancestors("li", "tr"), None) is not None:
            continue
        cells = node.findall("td") + node.findall("th") if node.tag == "tr" else []
        text = "\t".join(cell.text_content().strip() for cell in cells) if cells else node.text_content().strip()
        if text:
            blocks.append(Block(_KINDS.get(node.tag, "paragraph"), text))
    return blocks
