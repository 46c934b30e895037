"""Take the pictures of docs/screens: `make screens`. Needs Chromium; nothing has to run beforehand.

Two sites are made in folders of their own and served as production serves them: the demonstration, one story of which
gets drawn pictures, and synthetic data for what is long (rolls, statistics). Every kind of public page is taken in
light, dark, on a phone, in large text, in high contrast and as printed; home.png is the picture of the README.
Colours are reduced to a palette, so that the folder stays small.
"""

import io
import os
import shutil
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import Browser, sync_playwright

from benchmarks.production import Demonstration

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
FOLDER = Path(__file__).resolve().parent / "screens"

DEMONSTRATION = {
    "home": "/",
    "honorees": "/honorees/",
    "honorees-table": "/honorees/?view=table",
    "honorees-none": "/honorees/?q=查无此人",
    "honoree": "{honoree}",
    "teams": "/teams/",
    "team": "{team}",
    "campaigns": "/campaigns/",
    "campaign": "{campaign}",
    "articles": "/articles/",
    "column": "{column}",
    "article": "{article}",
    "districts": "/districts/",
    "district": "/districts/150403000000/",
    "search": "/search/?q=干部",
    "search-none": "/search/?q=查无此词",
    "verify": "/verify/",
    "certificate": "{certificate}",
    "subscribe": "/subscribe/",
    "leaving": "{leaving}",
    "site-map": "/sitemap/",
    "accessibility": "/accessibility/",
    "copyright": "/copyright/",
    "corrections": "/corrections/",
    "missing": "/nowhere/",
    "withdrawn": "{withdrawn}",
    "english": "/en/",
    "english-honoree": "/en{honoree}",
    "traditional": "/zh-hant/",
}
"""By the name of the picture, the address; what stands in braces is found by PREPARED."""

SYNTHETIC = {
    "long-home": "/",
    "long-roll": "{campaign}",
    "long-honorees": "/honorees/",
    "long-district": "{district}",
    "statistics": "/statistics/",
}
"""The same of the synthetic data, found by FOUND."""

SIZE = ("--honorees", "400", "--teams", "40", "--campaigns", "10", "--articles", "120")

PREPARED = """
import html, io, re
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image, ImageDraw
from articles.demo import loading, staff
from articles.models import Article
from editorial import clock, leaving, pictures, workflow
from editorial.authorship import acting_as
from editorial.models import Edition, EditionLink
from honorees.certificates import code_of

OUTSIDE = '<p>另见<a href="https://www.example.org/">外部报道</a>。</p>'
now = clock.read().now
live = {
    kind: sorted(Edition.objects.live(now).of(kind), key=lambda each: (-each.links.count(), each.pk))
    for kind in ("article", "honoree", "team", "campaign")
}

def drawn(tint):
    image = Image.new("RGB", (1800, 1200), "#e9e2d4")
    pen = ImageDraw.Draw(image)
    pen.ellipse((1240, 180, 1440, 380), fill="#c9a45c")
    for at, height in enumerate((620, 760, 900)):
        shade = tuple(channel - 28 * at for channel in tint)
        hills = [(x, height + 90 * ((x // 300 + at) % 2)) for x in range(0, 2101, 300)]
        pen.polygon([(0, 1200), *hills, (1800, 1200)], fill=shade)
    out = io.BytesIO()
    image.save(out, "JPEG", quality=88)
    return out.getvalue()

fullest, other = live["article"][0], live["article"][-1]
desk = staff.desk(fullest.place[:6])
article = Article.objects.get(pk=fullest.record_id)
with acting_as(desk.editor):
    for number, tint in enumerate(((150, 168, 160), (176, 150, 122), (140, 156, 182)), 1):
        picture = pictures.store(SimpleUploadedFile("a.jpg", drawn(tint)), desk.editor)
        article.photos.create(picture=picture, caption=f"示意图片之{number}，仅用于展示版面", photographer="演示",
                              alt="画出来的山", consent=True, position=number)
    article.body += OUTSIDE
    article.save()
loading.publish(article, desk)
approver = staff.desk(other.place[:6]).approver
workflow.perform("withdraw", other, approver, digest=other.digest, note="演示撤下")
award = EditionLink.objects.filter(target_kind="commendation", relation="commends").live(now).order_by("pk")[0]
column = EditionLink.objects.filter(relation="under", target_kind="column", edition=fullest).first()
for kind, editions in live.items():
    print(kind, reverse(kind, args=[editions[0].public_id]))
print("withdrawn", reverse("article", args=[other.public_id]))
print("certificate", reverse("certificate", args=[code_of(award.target_id)]))
print("column", f"/articles/?column={column.target_id}")
print("leaving", html.unescape(re.search('href="([^"]*)"', leaving.marked(OUTSIDE))[1]))
"""
"""Code for the demonstration: gives a story drawn pictures and a link outward, takes another down, prints addresses."""

FOUND = """
from django.urls import reverse
from editorial import clock
from editorial.models import Edition
live = Edition.objects.live(clock.read().now)
rolls = sorted(live.of("campaign"), key=lambda each: (-each.links.count(), each.pk))
print("campaign", reverse("campaign", args=[rolls[0].public_id]))
print("district", reverse("district", args=[rolls[0].place]))
"""
"""Code for the synthetic data: prints the campaign with the longest roll and its district."""

LOOKS = {
    "light": {"width": 1440, "highest": 5000},
    "dark": {"width": 1440, "scheme": "dark"},
    "phone": {"width": 390, "highest": 6000},
    "large": {"width": 1366, "cookies": {"text": "large"}},
    "contrast": {"width": 1366, "cookies": {"contrast": "high"}, "only": ("home", "honoree", "campaign", "article")},
    "print": {"width": 794, "media": "print", "style": "body { padding: 20mm 18mm }"},
}
"""By the name of the folder; 794 px are the width of A4 on a screen."""

PICTURES = """() => Promise.all([...document.images].map((image) => {
  image.loading = "eager";
  return image.decode();
}))"""
"""Have those loaded too that are out of view."""

HIGHEST = 2000
"""Pixels, where a look says no other number; of longer pages the beginning is shown."""


def take(folder: Path) -> None:
    """Make both sites below the folder and write all pictures."""
    shown, long = Demonstration(folder / "demonstration"), Demonstration(folder / "synthetic")
    shown.load()
    long.manage("migrate")
    long.manage("sample", *SIZE)
    long.collect()
    shutil.rmtree(FOLDER, ignore_errors=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        found = _found(shown.python(PREPARED))
        with shown.served() as server:
            _take_site(browser, server, {name: path.format(**found) for name, path in DEMONSTRATION.items()})
            page = browser.new_page(viewport={"width": 1440, "height": 1000}, color_scheme="light", locale="zh-CN")
            page.goto(server, wait_until="networkidle")
            _keep(page.screenshot(), FOLDER / "home.png")
        found = _found(long.python(FOUND))
        with long.served() as server:
            _take_site(browser, server, {name: path.format(**found) for name, path in SYNTHETIC.items()})
        browser.close()
    total = sum(each.stat().st_size for each in FOLDER.rglob("*.png"))
    print(f"{len(list(FOLDER.rglob('*.png')))} pictures, {total / 1e6:.1f} MB")  # noqa: T201


def _found(printed: str) -> dict[str, str]:
    return dict(line.split(" ", 1) for line in printed.splitlines() if " /" in line)


def _take_site(browser: Browser, server: str, addresses: dict[str, str]) -> None:
    for look, options in LOOKS.items():
        context = browser.new_context(
            viewport={"width": options["width"], "height": 900},
            color_scheme=options.get("scheme", "light"),
            locale="zh-CN",
            reduced_motion="reduce",
            bypass_csp="style" in options,
        )
        context.add_cookies(
            [{"name": name, "value": value, "url": server} for name, value in options.get("cookies", {}).items()]
        )
        page = context.new_page()
        page.emulate_media(media=options.get("media", "screen"), color_scheme=options.get("scheme", "light"))
        for name in set(options.get("only", addresses)) & addresses.keys():
            response = page.goto(server + addresses[name], wait_until="load")
            if response.status >= 500:
                sys.exit(f"{response.url} answered {response.status}")
            page.evaluate(PICTURES)
            if "style" in options:
                page.add_style_tag(content=options["style"])  # the margins of the paper, which a screen does not show
            height = min(options.get("highest", HIGHEST), page.evaluate("document.documentElement.scrollHeight"))
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
    with tempfile.TemporaryDirectory() as made:
        take(Path(sys.argv[1] if len(sys.argv) > 1 else made))
