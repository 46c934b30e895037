"""What is printed: the page's address stands beside the masthead, and nothing that only a screen can do is left."""

import pytest

pytestmark = pytest.mark.full

ONLY_ON_SCREEN = ".follow, .tools, .files, .search, .nav, .crumbs, .more, .site-foot, .no-print"
SEEN = """(selector) => [...document.querySelectorAll(selector)].filter((each) => each.checkVisibility())
  .map((each) => each.outerHTML.slice(0, 100))"""


def test_only_the_page_is_printed_and_its_address_stands_at_its_head(look, site):
    page = look(width=794)
    page.emulate_media(media="print")
    found = []
    for path in site.pages:
        page.goto(path)
        found += [f"{path}: {each}" for each in page.evaluate(SEEN, ONLY_ON_SCREEN)]
        heads = page.evaluate("document.querySelector('.site-head .colophon')?.checkVisibility() ?? null")
        if heads is False:
            found.append(f"{path}: no address")
    assert found == [], "\n".join(found)
