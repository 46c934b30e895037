"""axe-core finds no violation, on public pages and on the desk, in light and dark, on a desktop and on a phone."""

from pathlib import Path

import pytest
from django.test import Client
from django.urls import reverse

from articles.demo import loading, staff
from articles.models import Article
from districts.models import User
from editorial import clock, kinds, workflow
from editorial.models import Edition
from honorees.models import Honoree

AXE = (Path(__file__).parent / "vendor" / "axe-core" / "axe.min.js").read_text(encoding="utf-8")
SETTLED = "Promise.allSettled(document.getAnimations().map(animation => animation.finished))"  # colours fade over
LOOKS = [(width, scheme) for width in (1440, 390) for scheme in ("light", "dark")]
PUBLIC = [
    "/",
    "/articles/",
    "/honorees/",
    "/honorees/?view=table",
    "/honorees/?q=查无此人",
    "/teams/",
    "/campaigns/",
    "/districts/",
    "/districts/150403000000/",
    "/statistics/",
    "/search/?q=干部",
    "/search/?q=查无此词",
    "/sitemap/",
    "/accessibility/",
    "/copyright/",
    "/corrections/",
]


@pytest.fixture
def demonstration(transactional_db):
    loading.load()


def violations(page, path: str, status: int = 200) -> list[str]:
    """What axe finds on the page at the path, in every look: one line for each rule with the first places."""
    response = page.goto(path)
    assert response.status == status, path
    page.evaluate(AXE)
    found = []
    for width, scheme in LOOKS:
        page.set_viewport_size({"width": width, "height": 900})
        page.emulate_media(color_scheme=scheme)
        page.evaluate(SETTLED)
        answer = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for rule in answer["violations"]:
            places = [f"{node['html'][:160]} {' '.join(node['failureSummary'].split())}" for node in rule["nodes"][:3]]
            found.append(f"{path} ({width} px, {scheme}) {rule['id']}: {places}")
    return found


def details() -> list[str]:
    """The address of one live page of each kind: the one with most links, which shows most."""
    now = clock.read().now
    addresses = []
    for kind in kinds.every():
        fullest = max(Edition.objects.live(now).of(kind.name), key=lambda edition: edition.links.count())
        addresses.append(reverse(kind.url_name, args=[fullest.public_id]))
    return addresses


def sign_in(page, user: User, server: str) -> None:
    client = Client()
    client.force_login(user)
    page.context.add_cookies([{"name": "sessionid", "value": client.cookies["sessionid"].value, "url": server}])


@pytest.mark.full
@pytest.mark.usefixtures("demonstration")
def test_public_pages(page):
    found = [line for path in PUBLIC + details() for line in violations(page, path)]
    assert found == [], "\n".join(found)


@pytest.mark.usefixtures("demonstration")
@pytest.mark.full
def test_pages_for_what_is_not_there(page):
    edition = Edition.objects.live(clock.read().now).of("article").first()
    approver = staff.desk(edition.place[:6]).approver
    workflow.perform("withdraw", edition, approver, digest=edition.digest, note="测试")
    gone = reverse("article", args=[edition.public_id])
    found = violations(page, "/nowhere/", 404) + violations(page, gone, 410)
    assert found == [], "\n".join(found)


@pytest.mark.full
@pytest.mark.usefixtures("demonstration")
def test_the_desk(page, live_server):
    held = Article.objects.exclude(pk__in=Edition.objects.of("article").values("record_id")).get()
    desk = staff.desk(held.district.code[:6])
    waiting = workflow.submit(Honoree.objects.filter(district=held.district).first(), desk.editor)
    found = violations(page, "/accounts/login/")
    sign_in(page, desk.editor, live_server.url)
    article = f"/admin/articles/article/{held.pk}"
    for path in (
        "/admin/",
        "/admin/articles/article/",
        "/admin/articles/article/add/",
        f"{article}/change/",
        f"{article}/history/",
        f"{article}/preview/",
        f"{article}/submit/",
        "/admin/articles/intake/",
        "/admin/articles/intake/add/",
        "/admin/honorees/honoree/",
        "/admin/editorial/edition/",
        "/accounts/2fa/",
    ):
        found += violations(page, path)
    sign_in(page, desk.reviewer, live_server.url)
    edition = f"/admin/editorial/edition/{waiting.pk}"
    for path in ("/admin/", "/admin/inbox/", f"{edition}/change/", f"{edition}/preview/"):
        found += violations(page, path)
    assert found == [], "\n".join(found)
