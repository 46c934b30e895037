"""Nothing on a page moves while it loads or is scrolled: the browser measures a cumulative layout shift of 0."""

import pytest

pytestmark = pytest.mark.full

# Layout Instability API: entries that no input of the reader's caused.
WATCH = """
window.shifts = [];
new PerformanceObserver((list) => {
  for (const entry of list.getEntries()) {
    if (entry.hadRecentInput) continue;
    const places = entry.sources.map((source) => source.node?.outerHTML?.slice(0, 100) ?? String(source.node));
    window.shifts.push(`${entry.value.toFixed(4)} ${places}`);
  }
}).observe({type: "layout-shift", buffered: true});
"""
TO_THE_END = """async () => {
  const frame = () => new Promise((done) => requestAnimationFrame(done));
  for (let at = 0; at < document.documentElement.scrollHeight; at += innerHeight) { scrollTo(0, at); await frame(); }
  const pictures = [...document.images].filter((each) => each.checkVisibility());
  await Promise.all(pictures.map((each) => each.decode().catch(() => 0)));
  await frame(); await frame();
  return window.shifts;
}"""


FADED = 'addEventListener("pagereveal", (event) => { window.faded = Boolean(event.viewTransition); });'


@pytest.mark.parametrize("width", [1440, 390])
def test_nothing_moves(look, site, width):
    page = look(width=width)
    page.add_init_script(WATCH)
    found = []
    for path in site.pages:
        page.goto(path, wait_until="load")
        if shifts := page.evaluate(TO_THE_END):
            found.append(f"{path} ({width} px): {shifts}")
    assert found == [], "\n".join(found)


@pytest.mark.parametrize("still", [False, True], ids=["usual", "reduced motion"])
def test_the_next_page_of_a_list_is_faded_in_and_moves_nothing(look, still):
    page = look()
    page.emulate_media(reduced_motion="reduce" if still else "no-preference")
    page.add_init_script(WATCH)
    page.add_init_script(FADED)
    page.goto("/honorees/")
    page.locator(".facets input[type=checkbox]:enabled").first.check()
    with page.expect_navigation(wait_until="load"):
        page.locator(".facet-go button").click()
    assert page.evaluate(TO_THE_END) == []
    assert page.evaluate("window.faded") is not still
