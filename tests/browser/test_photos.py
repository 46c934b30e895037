"""Photos of a story are enlarged by links alone; script adds keys and puts the focus where it belongs."""

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image
from playwright.sync_api import expect

from editorial import pictures
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def address(settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path
    district = factories.DistrictFactory()
    desk = factories.desk(district)
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=district)
        for number, colour in enumerate(("teal", "olive", "maroon"), 1):
            out = io.BytesIO()
            Image.new("RGB", (600, 400), colour).save(out, "JPEG")
            picture = pictures.store(SimpleUploadedFile("a.jpg", out.getvalue()), desk.editor)
            article.photos.create(
                picture=picture, caption=f"图{number}", alt=f"画面{number}", photographer="李测试", consent=True,
                position=number,
            )  # fmt: skip
    factories.publish(article, desk)
    return f"/articles/{article.public_id}/"


def test_keys_and_focus(page, address):
    page.goto(address)
    zoom = page.locator(".zoom").first
    zoom.focus()
    page.keyboard.press("Enter")
    view = page.locator("#photo-1")
    view.wait_for(state="visible")
    assert view.locator("img").evaluate("image => image.decode().then(() => image.currentSrc)").endswith(".avif")
    assert page.evaluate("document.activeElement.className") == "lightbox-close"
    page.keyboard.press("ArrowRight")
    page.locator("#photo-2").wait_for(state="visible")
    expect(view).to_be_hidden()
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.lightbox').id") == "photo-2"
    page.keyboard.press("Escape")
    page.locator("#photo-2").wait_for(state="hidden")
    page.wait_for_function("() => document.activeElement.hash === '#photo-2'")
    page.go_back()
    assert page.url.endswith(address)


def test_without_script(browser, live_server, address):
    context = browser.new_context(base_url=live_server.url, java_script_enabled=False)
    page = context.new_page()
    page.goto(address)
    page.locator(".zoom").nth(1).click()
    expect(page.locator("#photo-2")).to_be_visible()
    page.locator("#photo-2 [rel=next]").click()
    expect(page.locator("#photo-3")).to_be_visible()
    page.locator("#photo-3 .lightbox-close").click()
    expect(page.locator("#photo-3")).to_be_hidden()
    context.close()


def test_reading_goes_on_where_a_size_was_chosen(new_page, live_server):
    district = factories.DistrictFactory()
    desk = factories.desk(district)
    with factories.acting(desk.editor):
        body = "".join(f"<p>第{number}段。{'这是一段用于测试的正文。' * 12}</p>" for number in range(40))
        article = factories.ArticleFactory(district=district, body=body)
    factories.publish(article, desk)
    page = new_page(width=390, height=700)
    page.goto(f"/articles/{article.public_id}/")
    page.locator(".prose > p").nth(20).evaluate("element => element.scrollIntoView({behavior: 'instant'})")
    page.locator(".util-list a", has_text="大字版").evaluate("link => link.click()")
    page.wait_for_function("() => document.documentElement.dataset.text === 'large' && scrollY > 1000")
    page.goto("/")
    page.goto(f"/articles/{article.public_id}/")
    page.locator(".go-on a").click()
    page.wait_for_function("() => scrollY > 1000")
    expect(page.locator(".go-on")).to_have_count(0)
    another = page.context.new_page()
    another.goto(f"/articles/{article.public_id}/")
    expect(another.locator(".go-on a")).to_be_visible()
    another.evaluate("""() => {
        const old = [["/articles/x/", 9, 0]];
        const today = Math.floor(Date.now() / 86400000);
        const many = Array.from({length: 12}, (_each, at) => [`/articles/${at}/`, 9, today]);
        localStorage.setItem("reading:left", JSON.stringify([...old, ...many]));
    }""")
    another.goto("/")
    kept = another.evaluate("JSON.parse(localStorage.getItem('reading:left')).map(([path]) => path)")
    assert (len(kept), kept[0], "/articles/x/" in kept) == (10, f"/articles/{article.public_id}/", False)


def test_sharing_works_from_the_keyboard(page, address):
    page.goto(address)
    page.locator(".share summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#address").input_value().endswith(address)
    assert page.locator(".share .qr").bounding_box()["width"] > 100
    page.keyboard.press("Escape")
    expect(page.locator("#address")).to_be_hidden()
