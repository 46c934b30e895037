"""What Lighthouse says of the five chief kinds of page on a phone with slow 4G, against the bar for this site.

    python -m benchmarks.lighthouse [--url http://127.0.0.1:8000] [--runs 1]

Without --url it makes the demonstration in a folder of its own and serves it as production does. Prints a table:
scores, cumulative layout shift, and compressed bytes of the page with all its files but pictures. Ends with status 1
where a page is below the bar. Lighthouse is looked for where `make full-tools` puts it (var/npm), or in LIGHTHOUSE.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import urllib.request
from pathlib import Path

from benchmarks.production import ROOT, Demonstration

SCORES = {"performance": 98, "accessibility": 100, "best-practices": 100, "seo": 100}
MOST_BYTES = 60 * 1024
LISTS = {"honoree": "/honorees/", "campaign": "/campaigns/", "article": "/articles/"}
FLAGS = (
    "--headless=new --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking "
    "--disable-component-update --disable-sync"
)


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--url", help="a site that runs already")
    parser.add_argument("--runs", type=int, default=1, help="the best of so many runs counts, on a busy machine")
    options = parser.parse_args()
    program = os.environ.get("LIGHTHOUSE") or str(ROOT / "var/npm/node_modules/.bin/lighthouse")
    if not shutil.which(program):
        print("No Lighthouse here: `make full-tools`, or name its program in LIGHTHOUSE.", file=sys.stderr)
        return 2
    if options.url:
        return measured(program, options.url.rstrip("/"), options.runs)
    with tempfile.TemporaryDirectory() as folder:
        demonstration = Demonstration(Path(folder))
        demonstration.load()
        with demonstration.served() as url:
            return measured(program, url, options.runs)


def measured(program: str, url: str, runs: int) -> int:
    """Print the table; return 1 if a page is below the bar."""
    print(f"{'page':<12}" + "".join(f"{name:>16}" for name in SCORES) + f"{'CLS':>8}{'bytes':>9}")
    below = False
    for name, path in pages(url).items():
        urllib.request.urlopen(url + path, timeout=30).close()  # the page cache is warm, as it is for most readers
        report = max((run(program, url + path) for _ in range(runs)), key=lambda each: score(each, "performance"))
        scores = {category: score(report, category) for category in SCORES}
        shift = report["audits"]["cumulative-layout-shift"]["numericValue"]
        size = without_pictures(report)
        good = all(scores[each] >= bar for each, bar in SCORES.items()) and shift == 0 and size <= MOST_BYTES
        below |= not good
        line = f"{name:<12}" + "".join(f"{scores[each]:>16}" for each in SCORES) + f"{shift:>8.3f}{size:>9,}"
        print(line + ("" if good else "  below the bar: " + ", ".join(failures(report))))
    return int(below)


def pages(url: str) -> dict[str, str]:
    """By kind, the page to look at: the home page, a list, and the first of each list."""
    found = {"home": "/", "list": "/honorees/"}
    for name, path in LISTS.items():
        with urllib.request.urlopen(url + path, timeout=30) as response:
            found[name] = re.search(rf'href="({path}[a-z0-9]{{6,}}/)"', response.read().decode())[1]
    return found


def run(program: str, address: str) -> dict:
    """One report of Lighthouse with its defaults: a phone of middling speed, simulated slow 4G."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
    command = [program, address, "--quiet", "--output=json", f"--chrome-flags={FLAGS}"]
    environment = os.environ | {"CHROME_PATH": chromium}
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, timeout=180)
    return json.loads(done.stdout)


def score(report: dict, category: str) -> int:
    return round((report["categories"][category]["score"] or 0) * 100)


def without_pictures(report: dict) -> int:
    """Bytes that went over the line for the page and its files, but not for photos."""
    requests = report["audits"]["network-requests"]["details"]["items"]
    return sum(each.get("transferSize", 0) for each in requests if each.get("resourceType") != "Image")


def failures(report: dict) -> list[str]:
    """The audits with weight that are not passed."""
    weighed = {each["id"] for name in SCORES for each in report["categories"][name]["auditRefs"] if each["weight"]}
    marks = {name: report["audits"][name]["score"] for name in weighed}  # None: it does not apply
    return sorted(name for name, mark in marks.items() if mark is not None and mark < 0.9)


if __name__ == "__main__":
    sys.exit(main())
