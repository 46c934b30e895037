"""How long a story of 5,000 characters takes from bytes to findings, beside a fixed piece of work as reference.

Run: python benchmarks/intake.py [CHARACTERS]
"""

import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from timing import reference, timed

from articles.intake.clean import clean
from articles.intake.find import find
from articles.intake.read import read

HEAD = "青禾区表彰“担当作为好干部”\n2023-05-17 09:30 来源：青禾日报\n□记者 任远 刘青\n"
NAMES = ["韩立冬", "冷月明", "祁小满", "尹若兰", "陶敬文", "侯志强", "岳鹏举", "贾雨生"]
PARAGRAPH = (
    "第{n}镇党委书记、镇人大主席{name}坚持在一线工作，带领干部流转土地1.2万亩，建成大棚{n}80座，帮助9{n}2户农户户均增收6000元，"
    "先后化解信访积案340余件，协调资金23.5亿元。“群众满意，我就满意。”{name}说。2020年，他被评为“全市先进工作者”。\n"
)


def story(length: int) -> bytes:
    parts, size, n = [HEAD], len(HEAD), 0
    while size < length:
        n += 1
        parts.append(PARAGRAPH.format(n=n, name=NAMES[n % len(NAMES)]))
        size += len(parts[-1])
    return ("".join(parts) + "责任编辑：许明远\n").encode()


def main() -> None:
    length = int(sys.argv[1]) if len(sys.argv) > 1 else 5_000
    data = story(length)
    find(clean(read(data, "warm.txt")))
    steps = {
        "read": timed(lambda: read(data, "a.txt")),
        "read + clean": timed(lambda: clean(read(data, "a.txt"))),
        "read + clean + find": timed(lambda: find(clean(read(data, "a.txt")))),
    }
    base = timed(reference)
    print(f"{len(data.decode())} characters; reference {base * 1000:.1f} ms")
    for step, span in steps.items():
        print(f"{step:20} {span * 1000:8.1f} ms   {span / base:6.2f} × reference")


if __name__ == "__main__":
    main()
