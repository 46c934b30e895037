"""Words such as 我区 and 我市 that only the outlet's place explains."""

import re

from ..story import Marker

OURS = re.compile(r"我(?=[区市县省镇乡街旗州院校局委])(?:[区市县省镇乡旗州院校局委])(?!们)")


def places(text: str) -> list[Marker]:
    return [Marker(match.group(), match.start(), match.end()) for match in OURS.finditer(text)]
