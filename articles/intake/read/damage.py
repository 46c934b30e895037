"""Characters that cannot be printed or trusted: invisible ones go, damaged spots are marked and never guessed."""

import re

from ..story import Damage

# zero-width, bidirectional controls, soft hyphen, byte-order marks inside, private tags, variation selectors for tags
INVISIBLE = re.compile(
    "[\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ufe00-\ufe0f\ufeff\uffa0"
    "\ufff9-\ufffb\U000e0000-\U000e0fff]"
)
CONTROL = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\ud800-\udfff]")
SPOT = re.compile("\ufffd+|[\ue000-\uf8ff]+|(?<=[\u4e00-\u9fff])\\?{2,}(?=[\u4e00-\u9fff])|锟斤拷|烫烫烫|屯屯屯")


def printable(text: str) -> str:
    """The text without control, invisible and direction-changing characters; odd spaces become plain ones."""
    text = INVISIBLE.sub("", text)
    text = CONTROL.sub("", text)
    return text.replace("\u00a0", " ").replace("\u2002", " ").replace("\u2003", " ").replace("\u2009", " ")


def spots(text: str) -> list[Damage]:
    """Where characters were lost: replacement marks, private-use characters, question marks inside Han text."""
    return [Damage(found.group(), found.start(), found.end()) for found in SPOT.finditer(text)]
