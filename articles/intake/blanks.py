"""Labels that were printed and left empty: 来源： with nothing behind it is a finding, not a missing label."""

import re

from articles.intake.story import Story

LABELS = ("来源", "供稿", "作者", "记者", "通讯员", "摄影", "责任编辑", "编辑", "校对", "审核", "初审", "复审", "终审")

_LABEL = re.compile(
    r"(?<![\u4e00-\u9fff])(" + "|".join(r"\s?".join(label) for label in LABELS) + r")\s*[:：][ \t\u3000]*$",
    re.MULTILINE,
)


def blank_labels(page: str, story: Story) -> list[str]:
    """The labels at the end of a line of the page that nothing follows, and that are not filled elsewhere in it."""
    filled = {credit.role for credit in story.credits if credit.names} | ({"来源"} if story.source else set())
    found = (re.sub(r"\s", "", each[1]) for each in _LABEL.finditer(page))
    return [label for label in dict.fromkeys(found) if label not in filled]
