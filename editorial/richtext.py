"""Rich text: the one allow-list by which it enters, is frozen and is shown."""

import html
import re

from django_prose_editor.fields import create_sanitizer

EXTENSIONS = {
    "Bold": True,
    "Italic": True,
    "Heading": {"levels": [2, 3]},
    "BulletList": True,
    "OrderedList": True,
    "ListItem": True,
    "Blockquote": True,
    "HardBreak": True,
    "Link": {"enableTarget": False, "protocols": ["http", "https", "mailto"]},
    "Table": True,
    "TableRow": True,
    "TableHeader": True,
    "TableCell": True,
}
"""What the editor offers and the sanitiser lets through."""

sanitized = create_sanitizer(EXTENSIONS)
"""sanitized(markup) returns the markup with everything taken out that is not on the allow-list."""

_BLOCK_END = re.compile(r"</(?:p|h[1-6]|li|tr|blockquote)>|<br\s*/?>", re.IGNORECASE)
_CELL_END = re.compile(r"</t[dh]>", re.IGNORECASE)
_TAG = re.compile(r"<[^>]*>")


def text_of(markup: str) -> str:
    """Return the text of sanitised markup: one line a block, cells apart by a space."""
    text = _TAG.sub("", _CELL_END.sub(" ", _BLOCK_END.sub("\n", markup)))
    return "\n".join(line for line in (each.strip() for each in html.unescape(text).split("\n")) if line)
