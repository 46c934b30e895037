"""A name in pinyin: how a case searches for it, and when it is the recipient's and not somebody else's."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from django.urls import reverse

from editorial import clock
from editorial.revocation import cases, crawl, latin, plan, reader
from tests import factories
from tests.editorial.revocation.conftest import GROUNDS

pytestmark = pytest.mark.django_db
ALIKE = "贾册叮"
"""Read like the recipient, 甲测丁: Jia Ceding."""


@pytest.fixture
def live_alike(make, desk):
    return factories.publish(make(factories.HonoreeFactory, name=ALIKE), desk)


def look(case, markup, address="/en/articles/any/", kind="text/html"):
    """Whether the answer names the recipient: None where it does not, else whether somebody else may be meant."""
    found = crawl._Examination(case, clock.read()).look(address, reader.Answer(200, kind, markup))
    return found and found["namesake"]


@pytest.mark.parametrize(
    "markup",
    [
        "<p>Jia Ceding was praised.</p>", "<p>JIA CE-DING</p>", "<p>Jiǎ Cèdīng</p>", "<p>Jia <b>Ce’ding</b></p>",
        '<img alt="Portrait of Jia Ceding">', "<p>乙测戊 Yi Cewu</p><p>Jia Ceding</p>",
    ],
)  # fmt: skip
def test_pinyin_alone_is_a_trace(case, markup):
    assert look(case, markup) is False


@pytest.mark.parametrize(
    "markup",
    [
        "<h1>贾册叮 <span>Jia Ceding</span></h1>", "<p>Ninjia Ceding, Jia Cedingshan, jiaceding, Jia</p>",
        '<script type="application/ld+json">{"name": "贾册叮", "alternateName": ["Jia Ceding"]}</script>',
    ],
)  # fmt: skip
def test_pinyin_of_another_name_and_parts_of_words_are_none(case, markup):
    assert look(case, markup) is None


def test_pinyin_in_data_belongs_to_the_name_beside_it(case):
    for name, found in ((ALIKE, None), ("", False)):
        text = f'{{"id": "x", "name": "{name}", "sort_name": "Jia Ceding"}}'
        assert look(case, text, "/api/v1/popolo", "application/json") is found


def test_where_somebody_else_of_that_reading_is_live_pinyin_alone_is_told_apart(case, live_alike):
    assert look(case, "<p>Jia Ceding</p>") is True


def test_a_page_of_somebody_read_alike_is_no_mention(case, live_alike, desk):
    made = crawl.crawl(case, desk.approver, seconds=None)
    assert made.found == []
    answer = reader.AnonymousReader().read(f"/en/honorees/{live_alike.public_id}/")
    assert "Jia Ceding" in answer.body, "the English page has it beside the Han characters"


def test_a_reading_that_the_record_states_is_looked_for(make, desk):
    person = make(factories.HonoreeFactory, name="单测丁", pinyin="Shan Ceding")
    made = make(factories.CommendationFactory, honoree=person, title="先进个人")
    factories.publish(person, desk)
    award = cases.awards.find("commendation", str(made.pk))
    case = cases.open_case(award, desk.approver, GROUNDS)
    assert [each.joined for each in latin.names_of(case)] == ["shanceding"]
    assert look(case, "<p>Shan Ceding</p>") is False
    assert look(case, "<p>Dan Ceding</p>") is None


def test_it_is_searched_for_by_pinyin_and_initials(case):
    addresses = plan.first_addresses(case, clock.read())
    asked = {dict(parse_qsl(urlsplit(each).query)).get("q") for each in addresses}
    assert {"jiaceding", "jcd", "ceding"} <= asked


def test_lists_narrowed_to_the_district_and_the_roll_are_read(case, roll, monkeypatch):
    for whole in (plan.WHOLE, 0):
        monkeypatch.setattr(plan, "WHOLE", whole)
        addresses = plan.first_addresses(case, clock.read())
        for path in ("/honorees/", "/honorees.csv", "/articles/"):
            assert f"{path}?district={case.place}" in addresses
        assert f"/honorees/?campaign={roll.public_id}" in addresses
        assert (f"/en/honorees/?district={case.place}" in addresses) is (whole == 0)


def test_of_a_narrowed_list_samples_are_read():
    address = f"{reverse('honoree_list')}?district=1"
    pages = list(plan.further(address, '<a href="?district=1&amp;page=41">'))
    assert pages[:2] == [f"{address}&page=2", f"{address}&page=4"]
    assert len(pages) <= plan.SAMPLED + 1
    assert list(plan.sampled(address, "?page=3", "localhost")) == [f"{address}&page=2", f"{address}&page=3"]
    for other in (f"{address}&page=2", f"{reverse('honoree_list')}?sort=year", reverse("honoree_list")):
        assert list(plan.further(other, "?page=3")) == []
