"""Every public page can be walked with the keyboard alone: each thing to act on is reached, in order, and seen."""

import pytest

pytestmark = pytest.mark.full

# What can be acted on and is shown, in the order of the document. Of a group of radio buttons Tab reaches one.
EXPECTED = """() => {
  const wanted = 'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const seen = new Set();
  window.wanted = [...document.querySelectorAll(wanted)].filter((element) => {
    if (element.disabled || !element.checkVisibility({visibilityProperty: true})) return false;
    if (element.tabIndex < 0) return false;
    if (element.type !== "radio") return true;
    const group = document.getElementsByName(element.name);
    const reached = [...group].find((each) => each.checked) ?? group[0];
    return element === reached && !seen.has(element.name) && seen.add(element.name);
  });
  return window.wanted.length;
}"""
REACHED = """() => {
  const element = document.activeElement;
  const style = getComputedStyle(element), box = element.getBoundingClientRect();
  const shown = box.bottom > 0 && box.top < innerHeight && box.right > 0 && box.left < innerWidth;
  const ringed = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return {at: window.wanted.indexOf(element), shown, ringed, text: element.outerHTML.slice(0, 120)};
}"""


def walked(page) -> list[str]:
    """Press Tab from the top of the page to its end; what is wrong on the way."""
    page.evaluate("document.documentElement.style.scrollBehavior = 'auto'")
    wrong = []
    for number in range(page.evaluate(EXPECTED)):
        page.keyboard.press("Tab")
        step = page.evaluate(REACHED)
        if step["at"] != number:
            return [*wrong, f"step {number} went to {step['at']}: {step['text']}"]
        if not step["shown"]:
            wrong.append(f"step {number} is out of view: {step['text']}")
        if not step["ringed"]:
            wrong.append(f"step {number} shows no focus: {step['text']}")
    return wrong


@pytest.mark.parametrize("width", [1440, 390])
def test_every_page_is_walked_from_top_to_end(look, site, width):
    page = look(width=width)
    found = []
    for path in site.pages:
        page.goto(path)
        page.keyboard.press("Tab")
        if not page.evaluate("document.activeElement.matches('.skip')"):
            found.append(f"{path}: the first Tab is no way to the content")
        page.evaluate("document.activeElement.blur()")
        page.goto(path)
        found += [f"{path} ({width} px) {line}" for line in walked(page)]
    assert found == [], "\n".join(found)


def test_the_first_link_leads_past_the_header(look, site):
    page = look()
    page.goto("/honorees/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.getElementById('main').contains(document.activeElement)")


def test_the_district_switch_opens_and_closes(look, site):
    page = look()
    page.goto("/")
    summary = page.locator(".switch summary")
    summary.focus()
    page.keyboard.press("Enter")
    assert page.locator(".switch[open]").count() == 1
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('.switch') !== null")
    page.keyboard.press("Escape")
    assert page.locator(".switch[open]").count() == 0
    assert summary.evaluate("element => element === document.activeElement")


@pytest.mark.parametrize("key", ["Enter", " "])
def test_the_panels_of_the_phone_open(look, site, key):
    page = look(width=390)
    page.goto("/honorees/")
    page.locator(".tog").first.focus()
    page.keyboard.press(key)
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("吕金平")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search/**")


def test_the_panels_of_the_phone_open_without_script(look, site):
    page = look(width=390, script=False)
    page.goto("/honorees/")
    page.locator(".tog").first.press("Enter")
    assert page.locator("#q").is_visible()
