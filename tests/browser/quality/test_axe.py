"""axe-core finds no violation on any public page: light and dark, desktop and phone, usual and large text, contrast."""

import pytest

from tests.browser.test_accessibility import AXE, LOOKS, SETTLED

pytestmark = pytest.mark.full


PHONE = [each for each in LOOKS if each[0] == 390]


@pytest.mark.parametrize(
    ("choices", "looks"), [({}, LOOKS), ({"text": "large"}, LOOKS), ({"contrast": "high"}, PHONE)], ids=str
)
def test_no_violation(look, site, choices, looks):
    page = look(**choices)
    found = []
    for path, status in site.pages.items():
        response = page.goto(path)
        assert response.status == status, path
        page.evaluate(AXE)
        for width, scheme in looks:
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            page.evaluate(SETTLED)
            answer = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
            for rule in answer["violations"]:
                places = [
                    f"{node['html'][:160]} {' '.join(node['failureSummary'].split())}" for node in rule["nodes"][:3]
                ]
                found.append(f"{path} ({width} px, {scheme}) {rule['id']}: {places}")
    assert found == [], "\n".join(found)
