"""A real Chromium for the tests of this folder; without one they are skipped, and under REQUIRE_ALL=1 they fail."""

import os
import shutil

import pytest
from playwright.sync_api import expect, sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
PATIENCE = 15_000
"""Milliseconds until what a page should do counts as not done: these tests share two cores with others."""

expect.set_options(timeout=PATIENCE)


@pytest.fixture(scope="session")
def browser():
    """The browser of the whole run."""
    if not os.access(CHROMIUM, os.X_OK):
        pytest.skip("no Chromium here: install one, or name it in CHROMIUM")
    # Playwright's loop runs in this thread, and Django would refuse every query beside it.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture
def new_page(browser, live_server):
    """A function that opens a page with cookies of its own on the live server, at a width and in a colour scheme.

    After the test, any error that a page reported (an exception, a refusal by the content security policy) fails it.
    """
    contexts, errors = [], []

    def noted(message):
        if message.type == "error" and "Content Security Policy" in message.text:
            errors.append(message.text)

    def new(width: int = 1440, height: int = 900, dark: bool = False):
        context = browser.new_context(
            base_url=live_server.url,
            locale="zh-CN",
            viewport={"width": width, "height": height},
            color_scheme="dark" if dark else "light",
            reduced_motion="reduce",  # a fade from page to page that the next step cuts short counts as an error
        )
        context.set_default_timeout(PATIENCE)
        contexts.append(context)
        page = context.new_page()
        page.on("console", noted)
        page.on("pageerror", lambda error: errors.append(str(error)))
        return page

    yield new
    for context in contexts:
        context.close()
    assert not errors


@pytest.fixture
def page(new_page):
    """One page, 1440 px wide."""
    return new_page()
