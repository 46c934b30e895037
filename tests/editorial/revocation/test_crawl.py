"""The crawl reads the site as anybody does, and finds whatever still names somebody."""

import io
import re
import zipfile
from urllib.parse import urlsplit

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, resolve, reverse

from editorial import clock, kinds, suppression, workbook
from editorial.models import CaseCrawl, CaseItem, Decision
from editorial.revocation import cases, crawl, mentions, operations, plan, reader, workbooks
from honorees.certificates import code_of
from tests import factories
from tests.editorial.revocation.conftest import GROUNDS, NAME

pytestmark = pytest.mark.django_db

UNREAD = {"display", "as_of", "subscribe_confirm", "subscribe_stop"}
"""Names of public addresses that are left out: they only set a cookie, show staff the past, or are for one reader."""


@pytest.fixture
def told(story):
    return story(f"记者采访了{NAME}。")


def addresses(made):
    return [each["address"] for each in made.found if not each["namesake"]]


@pytest.fixture
def addresses_read(monkeypatch):
    """All addresses that a crawl reads, as a list that fills."""
    read, found = reader.AnonymousReader.read, []
    monkeypatch.setattr(reader.AnonymousReader, "read", lambda self, each: found.append(each) or read(self, each))
    return found


def test_it_reads_the_certificates_of_the_recipient_and_of_nobody_else(case, desk, commendation, addresses_read):
    page = '<a href="/verify/000001-95/" rel="nofollow">1</a><a href="/teams/">2</a>'
    assert list(plan.links_of(page, "testserver")) == ["/teams/"]
    crawl.crawl(case, desk.approver, seconds=None)
    own = reverse("certificate", args=[code_of(str(commendation.pk))])
    assert {each for each in addresses_read if re.search(r"/verify/.", each)} == {
        own, f"/en{own}", f"/zh-hant{own}"
    }  # fmt: skip


def public_names(patterns=None):
    """The names of all addresses that readers may open."""
    for each in get_resolver().url_patterns if patterns is None else patterns:
        if isinstance(each, URLResolver) and not str(each.pattern).startswith(("admin/", "accounts/")):
            yield from public_names(each.url_patterns)
        elif isinstance(each, URLPattern) and each.name:
            yield each.name


def test_after_a_suppression_every_address_is_read_and_nothing_found(
    told, roll, case, make, desk, settings, addresses_read
):
    """A public address that is added needs a rule in the plan: this fails until it is read, or said to be left out."""
    settings.API_REQUESTS_PER_MINUTE = 3
    for factory in (factories.FrontFactory, factories.TeamFactory):
        factories.publish(make(factory), desk)
    CaseItem.objects.create(case=case, what="photo", file="ab" * 32, label="照片", proposed="withdraw")
    made = crawl.crawl(case, desk.approver, seconds=None)
    assert made.found == []
    assert made.is_clean
    assert made.version == clock.read().version
    decision = Decision.objects.last()
    assert (decision.action, decision.detail["mentions"], decision.detail["finished"]) == ("crawl_case", 0, True)
    paths = [urlsplit(each).path for each in addresses_read]
    assert set(public_names()) - {resolve(each).url_name for each in paths} == UNREAD
    assert {f"/api/v1/{each}" for each in ("search", "oembed", "popolo", f"campaigns/{roll.public_id}")} <= set(paths)
    assert f"/zh-hant/districts/{case.place}/" in paths


def test_every_operation_of_the_api_is_asked(db):
    pages = [reverse(kind.url_name, args=["x"]) for kind in kinds.every()]
    asked = [urlsplit(each).path for each in operations.addresses(pages, [reverse("district", args=["1"])], [NAME])]
    for path in operations.paths():
        assert any(map(re.compile(re.sub(r"{\w+}", "[^/]+", path)).fullmatch, asked)), path


def test_what_still_names_somebody_is_found(told, roll, person, case, desk, monkeypatch):
    """As if suppression had failed: everything that may not be shown is shown."""
    monkeypatch.setattr(suppression, "targets_at", lambda reading: frozenset())
    monkeypatch.setattr(plan, "WHOLE", 0)
    found = addresses(crawl.crawl(case, desk.approver, seconds=None))
    assert {
        f"/campaigns/{roll.public_id}/", f"/campaigns/{roll.public_id}/roll.csv",
        f"/api/v1/campaigns/{roll.public_id}",
    } <= set(found)  # fmt: skip
    assert not CaseCrawl.objects.get().is_clean


def test_somebody_else_of_the_name_may_be_there(make, desk, award, story, monkeypatch):
    """They are known by their public id: a page that has the name alone is nobody's excuse."""
    namesake = make(factories.HonoreeFactory, name=NAME)
    own = factories.publish(namesake, desk)
    case = cases.open_case(award, desk.approver, GROUNDS)
    monkeypatch.setattr(plan, "WHOLE", 0)
    made = crawl.crawl(case, desk.approver, seconds=None)
    assert f"/honorees/{own.public_id}/" in [each["address"] for each in made.found]
    assert addresses(made) == []
    assert made.is_clean
    examination = crawl._Examination(case, clock.read())
    for body, excused in ((f"<p>{NAME}</p>", False), (f"<a href='/honorees/{own.public_id}/'>{NAME}</a>", True)):
        found = examination.look("/articles/any/", reader.Answer(200, "text/html", body))
        assert found["namesake"] is excused
    for answer in (
        reader.Answer(429, "text/html", ""), reader.Answer(200, "application/pdf", "", is_readable=False),
        reader.Answer(200, "text/html", f"/honorees/{own.public_id}/ /honorees/{examination.own_id}/ {NAME}"),
    ):  # fmt: skip
        assert not examination.look("/articles/any/", answer)["namesake"]


def test_a_stopped_crawl_goes_on_where_it_was(case, desk, monkeypatch):
    monkeypatch.setattr(plan, "WHOLE", 0)
    first = crawl.crawl(case, desk.approver, most=3)
    assert first.rest
    assert not first.is_clean
    steps = []
    second = crawl.crawl(case, desk.approver, most=6, progress=lambda *step: steps.append(step))
    assert steps[0][0] == 4
    assert second.visited == 6
    assert not {*first.rest["pending"][:3]} & {*second.rest["pending"]}


def test_of_a_long_list_samples_are_read():
    assert list(plan.sampled("/honorees/", '<a href="?page=41">', "localhost")) == [
        *(f"/honorees/?page={number}" for number in range(2, 41, 2)), "/honorees/?page=41",
    ]  # fmt: skip
    part = "<loc>http://localhost/sitemap-1.xml</loc>"
    assert list(plan.sampled("/sitemap.xml", part, "localhost")) == ["/sitemap-1.xml"]


def test_a_name_is_found_in_a_workbook():
    content = workbook.workbook("名册", ["姓名"], [[f"{NAME}（云岭）"], ["乙测戊"]])
    assert mentions.sought([NAME], []).name_in(workbooks.text_of(content))


def test_a_workbook_is_read_in_bounds(monkeypatch):
    with pytest.raises(workbooks.Unreadable):
        workbooks.text_of(b"no archive")
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/sharedStrings.xml", b"<si><t>" + b"x" * 10_000 + b"</t></si>")
    monkeypatch.setattr(workbooks, "LARGEST", 1000)
    with pytest.raises(workbooks.Unreadable):
        workbooks.text_of(packed.getvalue())


def test_the_reader_is_nobody_and_leaves_the_request_around_alone(district, desk):
    with factories.acting(desk.editor):
        anonymous = reader.AnonymousReader()
        assert anonymous.read("/").status == 200
        assert anonymous.read("/articles/nothing/").status == 404
        assert anonymous.read("/admin/").status == 302
        article = factories.ArticleFactory(district=district)
    assert article.history.get().history_user == desk.editor


@pytest.mark.parametrize(
    "markup",
    [
        "<p>记者采访了甲测丁。</p>",
        "<p>甲<b>测</b>丁</p>",
        "<p>甲\n测丁</p>",
        "<p>甲　测 丁</p>",
        "<p>甲測丁</p>",
        "<p>&#x7532;测丁</p>",
        '<img alt="图为甲测丁">',
        '<a href="/search/?q=%E7%94%B2%E6%B5%8B%E4%B8%81">找</a>',
        '<script type="application/ld+json">{"name": "\\u7532\\u6d4b\\u4e01"}</script>',
        '<meta name="description" content="甲测丁的事迹">',
    ],
)
def test_a_name_is_found_however_it_is_written(markup):
    sought = mentions.sought(["甲测丁"], [])
    assert sought.name_in(mentions.text_of(markup, is_markup=True))


@pytest.mark.parametrize("markup", ["<li>甲</li><li>测丁</li>", "<td>甲测</td><td>丁</td>", "<p>甲测</p>"])
def test_what_only_stands_side_by_side_is_no_name(markup):
    assert not mentions.sought(["甲测丁"], []).name_in(mentions.text_of(markup, is_markup=True))


def test_the_echo_of_a_search_is_no_mention_but_a_hit_is():
    page = (
        "<title>搜索：甲测丁</title><form><input value='甲测丁'></form><p role='status'><b>“甲测丁”</b>：1</p>"
        "<a href='?q=%E7%94%B2%E6%B5%8B%E4%B8%81&amp;page=2'>2</a><main><h3>HIT</h3></main>"
    )
    sought = mentions.sought(["甲测丁"], [])
    assert not sought.name_in(mentions.text_of(page.replace("HIT", "别的"), is_markup=True, without_echo=True))
    assert sought.name_in(mentions.text_of(page.replace("HIT", "甲测丁在基层"), is_markup=True, without_echo=True))
