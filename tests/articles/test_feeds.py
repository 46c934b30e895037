"""The Atom feed: well formed, stable ids, live pages only."""

import datetime as dt
import uuid

import pytest
from django.utils import timezone
from lxml import etree

from editorial import clock, suppression, workflow
from editorial.pages import Ref
from tests import factories
from tests.editorial import published
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}
FEED = "/feeds/articles.atom"
ALL = "/feeds/all.atom"


def read(client, query="", address=FEED):
    response = client.get(address + query)
    assert response.status_code == 200
    assert response["Content-Type"].startswith("application/atom+xml")
    return etree.fromstring(response.content)


def read_at(client, path, host):
    return etree.fromstring(client.get(path, headers={"host": host}).content)


def entries(client, query="", address=FEED):
    return read(client, query, address).xpath("//a:entry", namespaces=ATOM)


def value(entry, name):
    return entry.xpath(f"string(a:{name})", namespaces=ATOM)


def test_feed_has_what_atom_requires(client, article, desk):
    factories.publish(article, desk)
    feed = read(client)
    for element in (feed, *feed.xpath("a:entry", namespaces=ATOM)):
        for name in ("id", "title", "updated"):
            assert len(element.xpath(f"a:{name}", namespaces=ATOM)) == 1
        assert dt.datetime.fromisoformat(value(element, "updated")).tzinfo
    assert value(feed.xpath("a:author", namespaces=ATOM)[0], "name")
    assert feed.xpath("a:link[@rel='self']/@href", namespaces=ATOM) == [f"http://testserver{FEED}"]


def test_empty_feed_is_valid(client):
    assert entries(client) == []
    assert dt.datetime.fromisoformat(value(read(client), "updated"))


def corrected(article, desk, **telling):
    with factories.acting(desk.editor):
        article.title = "改过的" + article.title
        article.save()
    edition = workflow.submit(article, desk.editor, **telling)
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    return workflow.perform("approve", edition, desk.approver, digest=edition.digest)


def test_a_major_correction_brings_the_entry_back_with_its_note(client, article, desk):
    with clock.travelling(timezone.now() - dt.timedelta(hours=1)):
        factories.publish(article, desk)
    [before] = entries(client)
    corrected(article, desk, significance="major", change_note="原文写作<241件>，应为214件。")
    [after] = entries(client)
    assert value(after, "id") == value(before, "id")
    assert uuid.UUID(value(after, "id"))
    assert value(after, "updated") > value(before, "updated")
    assert value(after, "title").startswith("改过的")
    assert "原文写作<241件>，应为214件。" in value(after, "summary")


def test_a_minor_correction_leaves_the_entry_where_it_is(client, article, district, desk):
    factories.publish(article, desk)
    with factories.acting(desk.editor):
        other = factories.ArticleFactory(district=district, title="后来的报道")
    factories.publish(other, desk)
    before = entries(client)[1]
    corrected(article, desk, significance="minor", change_note="改正一个错字。")
    after = entries(client)[1]
    assert value(after, "updated") == value(before, "updated")
    assert value(after, "title").startswith("改过的")
    assert "改正一个错字" not in value(after, "summary")


def test_a_minor_correction_does_not_hide_a_major_one(client, article, desk):
    factories.publish(article, desk)
    corrected(article, desk, significance="major", change_note="单位有误。")
    [before] = entries(client)
    corrected(article, desk, significance="minor")
    [after] = entries(client)
    assert value(after, "updated") == value(before, "updated")
    assert "单位有误。" in value(after, "summary")


def test_drafts_scheduled_and_withdrawn_are_not_in_it(client, district, desk):
    with factories.acting(desk.editor):
        records = factories.ArticleFactory.create_batch(4, district=district)
    live, withdrawn, scheduled, draft = records
    factories.publish(live, desk)
    gone = factories.publish(withdrawn, desk)
    workflow.perform("withdraw", gone, desk.reviewer, digest=gone.digest, note="有误")
    factories.publish(scheduled, desk, at=clock.time() + dt.timedelta(days=1))
    workflow.submit(draft, desk.editor)
    assert [value(each, "title") for each in entries(client)] == [live.title]


def test_one_column_or_district(client):
    column = Ref("column", "deeds", "事迹")
    published.publish(published.article("有栏目", column=column), published.article("无栏目"))
    assert [value(each, "title") for each in entries(client, "?column=deeds")] == ["有栏目"]
    assert len(entries(client, f"?district={published.PLACE.code}")) == 2
    assert entries(client, "?column=nosuch") == []
    assert len(entries(client, f"?district={published.PLACE.code[:6]}")) == 2


def test_a_feed_is_known_by_one_id_wherever_it_is_served(client, settings):
    settings.ALLOWED_HOSTS = ["*"]
    ids = {
        query: {
            value(read_at(client, FEED + query, host), "id") for host in ("testserver", "grb.example.gov.cn")
        }
        for query in ("", "?column=deeds", "?district=990001", "?column=deeds&district=990001")
    }  # fmt: skip
    assert all(len(each) == 1 for each in ids.values())
    assert len(set.union(*ids.values())) == len(ids)
    assert all(uuid.UUID(each) for found in ids.values() for each in found)
    assert ids["?district=990001"] == {value(read(client, "?district=990001000000"), "id")}


def test_a_feed_leads_to_the_page_of_what_it_is_about(client):
    factories.DistrictFactory(code=published.PLACE.code, name="云岭区")
    [person] = published.publish(published.honoree("何建国"))
    published.publish(published.article("报道", column=Ref("column", "deeds", "事迹")))
    for query, page in (
        ("", "/"), ("?column=deeds", "/articles/?column=deeds"), ("?district=990001", "/districts/990001000000/"),
        (f"?honoree={person.public_id}", f"/honorees/{person.public_id}/"), ("?team=x", "/"),
    ):  # fmt: skip
        links = read(client, query).xpath("a:link[@rel='alternate']/@href", namespaces=ATOM)
        assert links == [f"http://testserver{page}"]


def test_districts_of_one_name_are_told_apart(client):
    above = [factories.DistrictFactory(code=f"99{at}000000000"[:12], name=f"测{at}市") for at in (1, 2)]
    for at, city in enumerate(above, 1):
        factories.DistrictFactory(code=f"99{at}001000000", name="市中区", parent=city)
    assert "测1市市中区" in value(read(client, "?district=991001"), "title")


def test_an_entry_says_when_it_appeared(client):
    published.publish(published.article("报道", published_on=dt.date(2020, 1, 31)))
    [entry] = entries(client)
    assert dt.datetime.fromisoformat(value(entry, "published")).date() == dt.date(2020, 1, 31)
    assert value(entry, "published") < value(entry, "updated")


def test_characters_that_xml_cannot_hold_are_left_out(client):
    published.publish(published.article("标\x0b题<&>\ufffe", "正\x01文"))
    [entry] = entries(client)
    assert value(entry, "title") == "标题<&>"


@pytest.mark.parametrize("count", ANY_NUMBER)
def test_costs_the_same_with_any_number_of_rows(client, count, nothing_kept, django_assert_num_queries):
    published.publish(*(published.article(f"报道{at}", "正文") for at in range(count)))
    with django_assert_num_queries(5):  # clock, suppressions, articles, profile and districts
        assert len(entries(client)) == min(count, 50)


class TestAll:
    """The feed of everything tells of what followers by mail are told of."""

    def test_it_has_rolls_people_and_teams_besides_stories(self, client):
        made = published.publish(
            published.campaign("某年表彰", ["甲测"]),
            published.honoree("乙测"),
            published.team("丙队"),
            published.article("报道"),
        )
        found = [*read(client, address=ALL).iter(f"{{{ATOM['a']}}}entry")]
        addresses = {each.xpath("string(a:link/@href)", namespaces=ATOM) for each in found}
        assert addresses == {f"http://testserver/{each.kind}s/{each.public_id}/" for each in made}
        assert [value(each, "title") for each in found if value(each, "published")] == ["报道"]

    def test_it_has_neither_fronts_nor_profiles_that_a_roll_made(self, client, district, desk):
        with factories.acting(desk.editor):
            drive = factories.CampaignFactory(district=district)
            tier = drive.tiers.create(title="好干部", position=1)
            factories.CommendationFactory(campaign=drive, tier=tier)
        factories.publish(drive, desk)
        assert [value(each, "title") for each in entries(client, address=ALL)] == [drive.name]

    def test_whoever_is_suppressed_is_not_in_it(self, client, district, desk):
        [person] = published.publish(published.honoree("甲既往"))
        assert len(entries(client, address=ALL)) == 1
        factories.HonoreeFactory(public_id=person.public_id, district=district)
        suppression.suppress(("honoree", person.public_id), "甲既往", desk.approver, authority="区委", reason="撤销")
        assert entries(client, address=ALL) == []

    @pytest.mark.parametrize("count", [1, 30])
    def test_costs_the_same_with_any_number_of_rows(self, client, count, nothing_kept, django_assert_num_queries):
        published.publish(*(published.honoree(f"甲测{at}") for at in range(count)))
        with django_assert_num_queries(5):  # clock, suppressions, pages, profile and districts
            assert len(entries(client, address=ALL)) == count
