"""Take the pictures of docs/screens from a running demonstration: `make demo`, then `make screens`.

Every kind of public page in light, dark, on a phone, in large text, in high contrast and as printed; home.png is the
picture of the README. Colours are reduced to a palette, so that the folder stays small.
"""

import io
import os
import re
import shutil
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FOLDER = Path(__file__).resolve().parent / "screens"

PAGES = {
    "home": "/",
    "honorees": "/honorees/",
    "honorees-table": "/honorees/?view=table",
    "honorees-none": "/honorees/?q=查无此人",
    "honoree": "/honorees/*",
    "teams": "/teams/",
    "team": "/teams/*",
    "campaigns": "/campaigns/",
    "campaign": "/campaigns/*",
    "articles": "/articles/",
    "article": "/articles/*",
    "districts": "/districts/",
    "district": "/districts/150403000000/",
    "statistics": "/statistics/",
    "search": "/search/?q=干部",
    "site-map": "/sitemap/",
    "accessibility": "/accessibility/",
    "copyright": "/copyright/",
    "corrections": "/corrections/",
    "missing": "/nowhere/",
    "english": "/en/",
    "traditional": "/zh-hant/",
}
"""By the name of the picture, the address; a star is the first of the list."""

LOOKS = {
    "light": {"width": 1440},
    "dark": {"width": 1440, "scheme": "dark"},
    "phone": {"width": 390},
    "large": {"width": 1366, "cookies": {"text": "large"}},
    "contrast": {"width": 1366, "cookies": {"contrast": "high"}, "only": ("home", "honoree", "campaign", "article")},
    "print": {"width": 794, "media": "print", "style": "body { padding: 20mm 18mm }"},
}
"""By the name of the folder; 794 px are the width of A4 on a screen."""

HIGHEST = 2000
"""Pixels; of longer pages the beginning is shown."""


def take(server: str) -> None:
    """Write all pictures."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        addresses = _addresses(browser, server)
        for look, options in LOOKS.items():
            _take_look(browser, server, look, options, addresses)
        page = browser.new_page(viewport={"width": 1440, "height": 1000}, color_scheme="light", locale="zh-CN")
        page.goto(server, wait_until="networkidle")
        _keep(page.screenshot(), FOLDER / "home.png")
        browser.close()
    total = sum(each.stat().st_size for each in FOLDER.rglob("*.png"))
    print(f"{len(list(FOLDER.rglob('*.png')))} pictures, {total / 1e6:.1f} MB")  # noqa: T201


def _addresses(browser: Browser, server: str) -> dict[str, str]:
    page = browser.new_page()
    found = {}
    for name, path in PAGES.items():
        if path.endswith("*"):
            response = page.goto(server + path[:-1])
            if not response.ok:
                sys.exit(f"{response.url} answered {response.status}: is the demonstration running?")
            path = re.search(rf'href="({path[:-1]}[a-z0-9]{{6,}}/)"', page.content())[1]  # noqa: PLW2901
        found[name] = server + path
    page.close()
    return found


def _take_look(browser: Browser, server: str, look: str, options: dict, addresses: dict[str, str]) -> None:
    context = browser.new_context(
        viewport={"width": options["width"], "height": 900},
        color_scheme=options.get("scheme", "light"),
        locale="zh-CN",
        bypass_csp="style" in options,
    )
    context.add_cookies(
        [{"name": name, "value": value, "url": server} for name, value in options.get("cookies", {}).items()]
    )
    page = context.new_page()
    page.emulate_media(media=options.get("media", "screen"), color_scheme=options.get("scheme", "light"))
    for name, address in addresses.items():
        if name not in options.get("only", addresses):
            continue
        page.goto(address, wait_until="load")
        if "style" in options:
            page.add_style_tag(content=options["style"])  # the margins of the paper, which a screen does not show
        height = min(HIGHEST, page.evaluate("document.documentElement.scrollHeight"))
        clip = {"x": 0, "y": 0, "width": options["width"], "height": height}
        _keep(page.screenshot(full_page=True, clip=clip), FOLDER / look / f"{name}.png")
    context.close()


def _keep(content: bytes, path: Path) -> None:
    """Write a picture with at most 32 colours: pages are paper, ink and one accent."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with Image.open(io.BytesIO(content)) as image:
        image.convert("RGB").quantize(32, method=Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE).save(
            path, optimize=True
        )


if __name__ == "__main__":
    take((sys.argv[1] if len(sys.argv) > 1 else "http://127.0.0.1:8000").rstrip("/"))
