"""No page scrolls sideways: 320 px wide, as at 400 % zoom, and 640 px, as at 200 %; with usual and large text.

What can be unfolded is looked at folded and unfolded, each by itself.
"""

import pytest

pytestmark = pytest.mark.full

UNFOLDED = """() => {
  const every = [...document.querySelectorAll("details")];
  const found = [];
  for (const each of every) {
    if (!each.checkVisibility()) continue;
    const before = each.open;
    each.open = true;
    const room = document.documentElement.clientWidth;
    const wide = document.documentElement.scrollWidth - room;
    if (wide > 0) found.push(`${wide} px by ${each.outerHTML.slice(0, 160)}`);
    each.open = before;
  }
  return found;
}"""
WIDE = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return [];
  const boxed = (element) => element.closest(".table-box, .vh, [hidden]");
  return [...document.body.querySelectorAll("*")]
    .filter((element) => !boxed(element) && element.getBoundingClientRect().right > room + 0.5)
    .slice(-3).map((element) => element.outerHTML.slice(0, 160));
}"""


@pytest.mark.parametrize("choices", [{}, {"text": "large"}], ids=str)
def test_no_sideways_scroll(look, site, choices):
    page = look(**choices)
    found = []
    for path in site.pages:
        page.goto(path)
        for width in (640, 320):
            page.set_viewport_size({"width": width, "height": 800})
            if places := page.evaluate(WIDE):
                found.append(f"{path} ({width} px): {places}")
            elif places := page.evaluate(UNFOLDED):
                found.append(f"{path} ({width} px), unfolded: {places}")
    assert found == [], "\n".join(found)
