"""How long comparing two pages of 20,000 characters takes, beside a fixed piece of work as reference.

Run: python benchmarks/comparison.py [CHARACTERS]

Fails (exit status 1) where one of the comparisons takes 300 ms or longer.
"""

import os
import random
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

import django
from timing import reference, timed

django.setup()

from editorial.comparison import segments  # noqa: E402 - the wording of the package needs Django

LIMIT = 0.3
"""Seconds within which any two such pages are compared."""

SENTENCES = (
    "清晨六点四十，{place}的雾还没有散，{name}已经走进了第{n}个施工现场。",
    "他带着{n}名同事，把{m}项审批事项的窗口搬到了工棚里，当天受理、当天办结。",
    "“{n}份材料，一上午就办完了。”{place}项目负责人{name}说。",
    "{n}年来，他们先后服务企业{m}家次，协调解决用地、用工等问题{n}{m}件，群众满意率达到9{n}%；",
    "在区委、区政府的统一部署下，{place}成立了工作专班，由{name}任组长，逐户走访、逐项登记。",
)
NAMES = ["韩立冬", "冷月明", "祁小满", "尹若兰", "陶敬文", "侯志强", "岳鹏举", "贾雨生"]
PLACES = ["青石坪", "云岭镇", "北沟村", "河湾社区", "东河街道", "柳林工业园"]
OTHER = "赤橙黄绿青蓝紫金木水火土春夏秋冬东西南北"


def page(length: int, chance: random.Random) -> list[str]:
    """Paragraphs of three to five sentences."""
    paragraphs: list[str] = []
    while sum(map(len, paragraphs)) < length:
        made = (
            chance.choice(SENTENCES).format(
                n=chance.randint(1, 99),
                m=chance.randint(1, 999),
                name=chance.choice(NAMES),
                place=chance.choice(PLACES),
            )
            for _each in range(chance.randint(3, 5))
        )
        paragraphs.append("".join(made))
    return paragraphs


def scattered(paragraphs: list[str], chance: random.Random, count: int) -> list[str]:
    """A few characters put in, taken out or replaced at that many places."""
    result = list(paragraphs)
    for _each in range(count):
        at = chance.randrange(len(result))
        text = result[at]
        start = chance.randrange(max(1, len(text) - 8))
        result[at] = text[:start] + chance.choice(["", "更", "昨日上午", "二十"]) + text[start + chance.randint(0, 6) :]
    return result


def moved(paragraphs: list[str], chance: random.Random) -> list[str]:
    """One paragraph taken to the end, and 20 small edits."""
    result = scattered(paragraphs, chance, 20)
    result.append(result.pop(len(result) // 3))
    return result


def cases(length: int) -> dict[str, tuple[str, str]]:
    chance = random.Random(20_000)
    base = page(length, chance)
    text = "\n".join(base)
    every = [paragraph[:20] + "更" + paragraph[21:-20] + "了。" for paragraph in base]
    one_line = "".join(base)
    noise = "".join(chance.choice(OTHER) for _each in range(length))
    return {
        "30 small edits": (text, "\n".join(scattered(base, chance, 30))),
        "300 small edits": (text, "\n".join(scattered(base, chance, 300))),
        "a paragraph moved": (text, "\n".join(moved(base, chance))),
        "every paragraph": (text, "\n".join(every)),
        "half rewritten": (text, "\n".join([*base[: len(base) // 2], *page(length // 2, chance)])),
        "all different": (text, "\n".join(page(length, chance))),
        "no paragraphs": (one_line, "".join(scattered(base, chance, 300))),
        "two noises": (noise, noise[::-1]),
        "one character": ("甲" * length, "甲" * (length // 2) + "乙" + "甲" * (length // 2)),
        "two by turns": ("甲乙" * (length // 2), "乙乙甲" * (length // 3)),
        "single lines": ("\n".join(noise[: length // 2]), "\n".join(noise[length // 2 :])),
    }


def main() -> int:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    base = timed(reference)
    print(f"{length} characters; reference {base * 1000:.1f} ms; limit {LIMIT * 1000:.0f} ms")
    slowest = 0.0
    for name, (old, new) in cases(length).items():
        span = timed(lambda old=old, new=new: segments(old, new))
        found = segments(old, new)
        kept = sum(len(each.text) for each in found if each.change == "same") / max(1, len(new))
        slowest = max(slowest, span)
        print(f"{name:20} {span * 1000:8.1f} ms   {span / base:6.2f} × reference   {kept:4.0%} the same")
    return 0 if slowest < LIMIT else 1


if __name__ == "__main__":
    sys.exit(main())
