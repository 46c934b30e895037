"""Every page has its address as a code for phones; a search that of its list."""

import re

import pytest

from editorial.templatetags import reading

pytestmark = pytest.mark.django_db


def test_the_code_says_the_address_of_the_page():
    import segno

    side, path = reading._drawn("https://example.org/articles/abc/")
    modules = segno.make_qr("https://example.org/articles/abc/", error="m")
    dark = set()
    for x, y, run in re.findall(r"M(\d+) (\d+)h(\d+)v1h-\d+z", path):
        dark |= {(int(x) + step, int(y)) for step in range(int(run))}
    assert side == len(modules.matrix) + 4
    assert dark == {(x + 2, y + 2) for y, row in enumerate(modules.matrix) for x, on in enumerate(row) if on}


def test_a_story_can_be_passed_on_without_script(client, article, desk):
    from tests import factories

    factories.publish(article, desk)
    text = client.get(f"/articles/{article.public_id}/").content.decode()
    assert f'value="http://testserver/articles/{article.public_id}/"' in text
    assert text.count('id="page-code"') == 1
    assert '<use href="#page-code"/>' in text


def test_a_search_has_the_code_of_its_list(client):
    assert 'id="page-code"' in client.get("/honorees/").content.decode()
    searched = client.get("/honorees/?q=某").content.decode()
    assert reading.address_code("http://testserver/honorees/")["code"][1] in searched, "of the list, without the words"
    assert reading.address_code("https://example.org/" + "a" * 300) == {"code": None}


def test_contrast_is_chosen_by_a_link(client):
    client.get("/display/?contrast=high&next=/")
    text = client.get("/").content.decode()
    assert 'data-contrast="high"' in text
    assert "普通对比度" in text
    client.get("/display/?contrast=&next=/")
    assert "data-contrast" not in client.get("/").content.decode()
