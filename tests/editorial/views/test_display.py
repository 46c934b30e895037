"""Large text and the size of stories are chosen by a link, without script, and lead back to this site only."""

import pytest

pytestmark = pytest.mark.django_db


def test_link_sets_the_cookie_and_leads_back(client):
    response = client.get("/display/?text=large&next=/accessibility/")
    assert response.status_code == 302
    assert response["Location"] == "/accessibility/"
    assert response.cookies["text"].value == "large"
    assert response.cookies["text"]["samesite"] == "Lax"
    assert b'data-text="large"' in client.get("/accessibility/").content


def test_usual_text_is_chosen_again(client):
    client.get("/display/?text=large&next=/")
    client.get("/display/?text=&next=/")
    assert b"data-text" not in client.get("/").content


def test_unknown_value_counts_as_usual(client):
    response = client.get("/display/?text=huge&size=%22%3E&next=/")
    assert response.cookies["text"].value == ""
    assert response.cookies["size"].value == ""


@pytest.mark.parametrize(
    "target",
    ["https://evil.example/", "//evil.example/", "/\\evil.example", "\\\\evil.example", "javascript:alert(1)", "",
     "http:///evil.example", "/\t/evil.example", "evil", "/%0d%0aSet-Cookie:x=1\r\nX: y", "///evil.example"],
)  # fmt: skip
def test_no_way_leads_off_the_site(client, target):
    response = client.get("/display/", {"text": "large", "next": target})
    assert response.status_code == 302
    assert response["Location"].startswith("/")
    assert not response["Location"].startswith(("//", "/\\", "/\t"))


def test_only_reading_methods(client):
    assert client.post("/display/?text=large").status_code == 405
