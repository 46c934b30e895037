"""The guides for staff say what the screen says: their labels, their sentences, their pictures, their anchors."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.utils import translation
from django.utils.translation import trans_real
from markdown_it import MarkdownIt

from districts.models import Role
from editorial.desk import guides
from tests import factories

PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]")
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
LARGEST, LARGEST_TOGETHER = 120_000, 4_000_000
"""Bytes of a picture, and of all of them."""


@pytest.fixture(scope="module")
def said():
    """Every translation that the product has, Django's included, as one set."""
    catalogue = trans_real.translation("zh-hans")._catalog
    return {words for _key, words in catalogue.items() if words}


@pytest.fixture(params=guides.ROLES)
def guide(request):
    return guides.read(request.param)


def marked(role: str, kind: str) -> list[str]:
    """What the guide of the role sets in bold ("strong") or in italics ("em")."""
    text = (guides.FOLDER / f"{role}.md").read_text(encoding="utf-8")
    found = []
    for token in MarkdownIt("commonmark").enable("table").parse(text):
        children = token.children or []
        for at, child in enumerate(children):
            if child.type == f"{kind}_open":
                found.append(children[at + 1].content)
    return found


def test_what_is_bold_is_a_label_of_the_screen(guide, said):
    assert marked(guide.role, "strong")
    assert [each for each in marked(guide.role, "strong") if each not in said] == []


def test_what_is_in_italics_is_a_sentence_of_the_product(guide, said):
    """Placeholders of a sentence may stand for anything; what consists of little else proves nothing."""
    patterns = [_pattern(each) for each in said if len(PLACEHOLDER.sub("", each)) >= 4]
    sentences = marked(guide.role, "em")
    assert sentences
    assert [each for each in sentences if not any(pattern.match(each) for pattern in patterns)] == []


def _pattern(words: str) -> re.Pattern:
    parts = PLACEHOLDER.split(words)
    return re.compile(".+".join(re.escape(each) for each in parts) + r"\Z")


def test_every_picture_is_there_is_shown_and_is_light(guide):
    shown = frozenset().union(*(guides.read(role).pictures for role in guides.ROLES))
    files = list((guides.FOLDER / "img").glob("*.png"))
    assert {each.stem for each in files} == shown
    assert 8 <= len(guide.pictures) <= 13
    assert all(each.stat().st_size < LARGEST for each in files)
    assert sum(each.stat().st_size for each in files) < LARGEST_TOGETHER


def test_headings_have_anchors_of_their_own(guide):
    anchors = [each.anchor for each in guide.headings]
    assert len(set(anchors)) == len(anchors) >= 9
    assert "常见问题" in anchors
    assert all(f'id="{each}"' in guide.html for each in anchors)


def test_links_between_guides_and_from_the_desk_lead_to_a_heading():
    linked = [
        (role, anchor)
        for path in guides.FOLDER.glob("*.md")
        for role, anchor in re.findall(r"\((\w+)\.md#([^)]+)\)", path.read_text(encoding="utf-8"))
    ]
    for path in Path(settings.BASE_DIR, "templates").rglob("*.html"):
        linked += re.findall(r'{% help_link "(\w+)" "([^"]+)" %}', path.read_text(encoding="utf-8"))
    assert len(linked) >= 6
    for role, section in linked:
        assert guides.anchor(section) in {each.anchor for each in guides.read(role).headings}, (role, section)


def test_html_in_a_guide_is_text_and_harmful_addresses_are_no_links(tmp_path):
    path = tmp_path / "editor.md"
    path.write_text("# 题\n\n<script>alert(1)</script>\n\n[去](javascript:alert(1)) ![图](data:text/html,x)\n", "utf-8")
    guide = guides._rendered("editor", path, 0)
    assert "<script" not in guide.html
    assert "&lt;script&gt;" in guide.html
    assert 'href="javascript' not in guide.html
    assert 'src="data:text' not in guide.html


def test_a_guide_has_no_html_of_its_own(guide):
    assert not re.search(r"&lt;\w", guide.html)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("held", "first"),
    [
        ((Role.EDITOR,), Role.EDITOR),
        ((Role.EDITOR, Role.REVIEWER), Role.REVIEWER),
        ((Role.REVIEWER, Role.APPROVER), Role.APPROVER),
        ((Role.AUDITOR,), Role.APPROVER),
        ((Role.REGISTRAR,), Role.EDITOR),
    ],
)
def test_everybody_is_led_to_the_guide_of_their_main_role(client, held, first):
    user = factories.staff(held[0], None)
    for role in held[1:]:
        user.assignments.create(role=role, district=None)
    client.force_login(user, backend=BACKEND)
    assert client.get("/admin/guide/").headers["Location"] == f"/admin/guide/{first}/"


@pytest.mark.django_db
def test_the_pages_and_their_pictures_are_for_staff(client):
    picture = next(iter(sorted(guides.read(Role.EDITOR).pictures)))
    addresses = [*(f"/admin/guide/{role}/" for role in guides.ROLES), f"/admin/guide/picture/{picture}.png"]
    outsider = factories.UserFactory(is_staff=False)
    assert {client.get(each).status_code for each in ["/admin/guide/", *addresses]} == {302}
    client.force_login(outsider, backend=BACKEND)
    assert not any(b"PNG" in client.get(each, follow=True).content for each in addresses)
    client.force_login(factories.staff(Role.EDITOR, None), backend=BACKEND)
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 200
        assert client.post(address).status_code == 405
    assert response.headers["Content-Type"] == "image/png"
    assert b"".join(response.streaming_content).startswith(b"\x89PNG")


@pytest.mark.django_db
def test_no_other_file_can_be_asked_for(client):
    client.force_login(factories.staff(Role.EDITOR, None), backend=BACKEND)
    for address in ("guide/registrar/", "guide/README/", "guide/picture/home.png", "guide/picture/shoot.png",
                    "guide/picture/..%2Feditor.png", "guide/picture/../editor.md"):  # fmt: skip
        assert client.get(f"/admin/{address}").status_code == 404, address


@pytest.mark.django_db
def test_the_frame_and_the_desk_lead_to_the_guide(client):
    district = factories.DistrictFactory()
    desk = factories.desk(district)
    client.force_login(desk.editor, backend=BACKEND)
    with translation.override("zh-hans"):
        page = client.get("/admin/").content.decode()
        assert page.count('href="/admin/guide/"') == 2
        assert "使用指南" in page
        with factories.acting(desk.editor):
            article = factories.ArticleFactory(district=district)
        assert "/admin/guide/editor/#" in client.get(f"/admin/articles/article/{article.pk}/change/").content.decode()
        assert "/admin/guide/reviewer/#" in client.get("/admin/inbox/").content.decode()
