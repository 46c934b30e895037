"""What a browser without cascade layers and container queries shows, by the part of the style sheet that is for it."""

import re

import pytest

pytestmark = pytest.mark.full

FOR_OLDER = re.compile(r"@supports not \(container-type: inline-size\) \{(.*)\}", re.DOTALL)
WITH_HAS = re.compile(r"[^{}]*:has\([^{}]*\{[^{}]*\}")
"""Rules that such a browser drops, since it does not know their selector."""

WIDTH = 1366
"""Of the screens that such browsers are found on."""

PLACES = """() => Object.fromEntries(
  [".site-head", ".brand", "main", "main h1", ".foot"].map((selector) => {
    const box = document.querySelector(selector)?.getBoundingClientRect();
    return [selector, box ? [box.x, box.width].map(Math.round) : null];
  }))"""


def older(route):
    response = route.fetch()
    route.fulfill(response=response, body=WITH_HAS.sub("", FOR_OLDER.search(response.text())[1]))


def test_every_page_keeps_its_shape(look, site):
    usual, page = look(width=WIDTH, height=768), look(width=WIDTH, height=768)
    page.route(re.compile(r"/css/site[^/]*\.css"), older)
    changed = []
    for path in site.pages:
        usual.goto(path)
        page.goto(path)
        wanted, found = usual.evaluate(PLACES), page.evaluate(PLACES)
        if wanted != found or page.evaluate("document.documentElement.scrollWidth") > WIDTH:
            changed.append(f"{path}: {found} instead of {wanted}")
    assert changed == [], "\n".join(changed)
