"""The demonstration as production serves it, for tests that look at every public page.

Its data are made anew for each run; while working on pages, QUALITY_SITE may name a folder that keeps them.
"""

import dataclasses
import json
import os
from pathlib import Path

import pytest

from benchmarks.production import Demonstration
from tests.browser.quality import addresses


@dataclasses.dataclass(frozen=True)
class Site:
    """`pages` are the addresses to look at with the status of each; `url` is where they are served."""

    url: str
    pages: dict[str, int]


@pytest.fixture(scope="session")
def site(tmp_path_factory):
    """The served site. A database of its own: nothing of the test's settings reaches it."""
    folder = Path(os.environ.get("QUALITY_SITE") or tmp_path_factory.mktemp("site"))
    demonstration = Demonstration(folder)
    demonstration.load()
    known = folder / "pages.json"
    if not known.exists():
        known.write_text(json.dumps(addresses.of(demonstration)), encoding="utf-8")
    with demonstration.served() as url:
        yield Site(url, json.loads(known.read_text(encoding="utf-8")))


@pytest.fixture
def look(browser, site):
    """A function that opens a new page on the site: width, height, dark and script as keywords, and what the reader
    chose for the display, such as `text="large"`."""
    contexts = []

    def new(*, width=1440, height=900, dark=False, script=True, **choices):
        context = browser.new_context(
            base_url=site.url,
            locale="zh-CN",
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            java_script_enabled=script,
        )
        context.set_default_timeout(20_000)
        for name, value in choices.items():
            context.add_cookies([{"name": name, "value": value, "url": site.url}])
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()
