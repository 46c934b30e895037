"""Lines that a paste ran together or broke apart, put right before anything looks at them."""

import re

from ..story import Line
from ..tables.chrome import META_LABELS, SOURCE_LABELS
from ..tables.credits import ROLES

LABELS = sorted({*META_LABELS, *SOURCE_LABELS, *(role for role in ROLES if len(role) > 1)}, key=len, reverse=True)
# a new line begins at an indent, before a label, before a bracket with a role, and at the furniture below
SPLIT = re.compile(
    r"[ \u3000]{2,}|\s+(?=(?:" + "|".join(map(re.escape, LABELS)) + r")\s?[:：])"
    r"|(?<=[。！？”])\s*(?=[（(](?:" + "|".join(map(re.escape, LABELS)) + r"))"
    r"|(?<=[）)])\s+|\s+(?=打印本页|关闭窗口|上一篇|下一篇|分享到|【打印)"
)
ENDS = re.compile(r"[。！？!?；;：:”…）)]\s*$")


def whole(lines: list[Line]) -> list[Line]:
    """The lines as the author meant them: a page in one line taken apart, hard-wrapped lines joined again."""
    filled = [line for line in lines if line.text.strip()]
    if len(filled) <= 2 and any(len(line.text) > 150 for line in filled) and all(not line.kind for line in filled):
        return [
            Line(part, line.kind)
            for line in filled
            for part in SPLIT.split(line.text[:100_000])
            if part and part.strip()
        ]
    return joined(lines)


def joined(lines: list[Line]) -> list[Line]:
    """Lines that all break at one width belong to paragraphs; an indent, a blank line or a short line ends one."""
    long = [len(line.text) for line in lines if not line.kind and len(line.text) >= 15]
    width = max(long, default=0)
    if len(long) < 8 or width > 60:
        return lines
    full = [line for line in lines if not line.kind and width - 2 <= len(line.text)]
    open_ended = sum(not ENDS.search(line.text) for line in full)
    if len(full) * 2 < len(long) or open_ended * 2 < len(full):
        return lines
    out: list[Line] = []
    runs = False
    for line in lines:
        if runs and line.text.strip() and not line.text.startswith(("  ", "\u3000")) and not line.kind:
            out[-1] = Line(out[-1].text + line.text.strip(), "")
        else:
            out.append(Line(line.text, line.kind))
        runs = not line.kind and len(line.text) >= width - 2
    return out
