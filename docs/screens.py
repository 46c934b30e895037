"""Take the picture of the README from a running demonstration: `make demo`, then `make screens`."""

import os
import shutil
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
PICTURE = Path(__file__).resolve().parent / "screens" / "home.png"


def take(server: str) -> None:
    """Write the picture: the home page in light colours, as high as the window of a desktop."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        page = browser.new_page(viewport={"width": 1440, "height": 1000}, color_scheme="light", locale="zh-CN")
        response = page.goto(server, wait_until="networkidle")
        if not response.ok:
            sys.exit(f"{server} answered {response.status}: is the demonstration running?")
        PICTURE.parent.mkdir(exist_ok=True)
        page.screenshot(path=PICTURE)
        browser.close()


if __name__ == "__main__":
    take(sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000/")
