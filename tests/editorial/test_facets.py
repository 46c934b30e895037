"""Facet counts against a brute-force reference, and what is never counted."""

import datetime as dt
import itertools

import pytest

from editorial import clock, facets, suppression
from editorial.models import Edition, EditionLink, Relation
from editorial.pages import Place, Ref
from honorees.filters import HonoreeFilterSet
from tests.editorial import published as P
from tests.editorial.lists import suppress, tick

pytestmark = pytest.mark.django_db

FACETS = HonoreeFilterSet.facets
CITY = Ref("district", "990000000000", "测试市")
NORTH = Place("990001000000", "北区", "测试市北区", (CITY, Ref("district", "990001000000", "北区")))
SOUTH = Place("990002000000", "南区", "测试市南区", (CITY, Ref("district", "990002000000", "南区")))


def person(at: int):
    """A person whose values follow from the number, so that a reference can compute them again."""
    awards = tuple(P.award(f"奖{year % 3}", year=year) for year in range(2020, 2020 + at % 3))
    return P.honoree(
        f"甲{at}", place=NORTH if at % 2 else SOUTH, awards=awards,
        achievements=(P.deed("做了一件事。", f"主题{at % 4}"),) if at % 5 else (),
    )  # fmt: skip


def on_roll(at: int) -> bool:
    return at % 3 == 0


@pytest.fixture
def people():
    """Thirty people, ten of them on a roll of 2024."""
    editions = [P.publish(person(at), public_id=f"p{at}")[0] for at in range(30)]
    refs = [Ref("honoree", f"p{at}", f"甲{at}") for at in range(30) if on_roll(at)]
    P.publish(P.campaign("评选甲", refs, year=2024), public_id="camp")
    return editions


def values_of(at: int) -> dict[str, set[str]]:
    years = {str(2020 + n) for n in range(at % 3)}
    tiers = {f"奖{(2020 + n) % 3}" for n in range(at % 3)}
    return {
        "district": {"990000000000", "990001000000" if at % 2 else "990002000000"},
        "year": years | ({"2024"} if on_roll(at) else set()),
        "tier": tiers | ({"好干部"} if on_roll(at) else set()),
        "theme": {f"主题{at % 4}"} if at % 5 else set(),
        "campaign": {"camp"} if on_roll(at) else set(),
    }


def index_now():
    reading = clock.read()
    return facets.index(FACETS, reading, suppression.targets_at(reading))


def test_counts_and_pages_equal_brute_force(people):
    index = index_now()
    options = {
        "district": [(), ("990001000000",), ("990000000000",)],
        "year": [(), ("2024",), ("2020", "2021"), ("1999",)],
        "tier": [(), ("好干部",), ("奖1", "奖2")],
        "theme": [(), ("主题1", "主题2")],
        "campaign": [(), ("camp",)],
    }
    for combination in itertools.product(*options.values()):
        chosen = dict(zip(options, combination, strict=True))
        selection = facets.Selection(index, chosen)
        expected = [at for at in range(30) if _matches(at, chosen)]
        assert selection.count == len(expected)
        assert set(selection.page(0, 99)) == {people[at].pk for at in expected}
        for name in options:
            others = {key: ids for key, ids in chosen.items() if key != name}
            beside = [at for at in range(30) if _matches(at, others)]
            for value, count in selection.counts(name):
                assert count == sum(value.id in values_of(at)[name] for at in beside)


def test_pages_follow_one_another(people):
    selection = facets.Selection(index_now(), {"district": ["990000000000"]})
    assert [*selection.page(0, 7), *selection.page(7, 30)] == selection.page(0, 30)


def test_a_search_orders_the_page_by_rank(people):
    ranked = [people[5].pk, people[2].pk, people[9].pk, 10**9]
    selection = facets.Selection(index_now(), {"district": ["990001000000"]}, ranked)
    assert selection.page(0, 9) == [people[5].pk, people[9].pk]
    assert selection.count == 2


def test_the_newest_year_comes_first_and_a_roll_keeps_its_order(people):
    order = facets.Selection(index_now(), {}).page(0, 99)
    assert [people.index(Edition.objects.get(pk=key)) for key in order[:10]] == [at for at in range(30) if on_roll(at)]


def test_drafts_change_no_count_and_no_value(people):
    before = index_now()
    P.publish(person(4), live_from=None, stage="in_review")
    P.publish(person(5), live_from=clock.read().now + dt.timedelta(days=2))
    P.publish(P.campaign("评选乙", [Ref("honoree", "p1", "甲1")], year=2025), live_from=None, stage="in_approval")
    tick()
    assert index_now() == before


def test_a_suppressed_award_on_a_roll_is_no_value(people):
    suppress("commendation", _award_of("p0"))
    values = index_now().values
    assert values["campaign"]["camp"].count == values["year"]["2024"].count == values["tier"]["好干部"].count == 9
    assert index_now().honours(["p0"]) == {}


def test_a_suppressed_award_of_the_own_page_is_no_value(people):
    own = EditionLink.objects.get(edition=people[1], relation=Relation.COMMENDS)
    suppress("commendation", own.target_id)
    values = index_now().values
    assert values["year"]["2020"].count == 19
    assert not values["year"]["2020"].bits >> index_now().positions[people[1].pk] & 1


def test_the_index_is_kept_while_the_clock_stands(people, django_assert_num_queries):
    reading = clock.read()
    facets.index(FACETS, reading, frozenset())
    with django_assert_num_queries(0):
        facets.index(FACETS, reading, frozenset())


def test_the_index_is_built_in_one_query(people, django_assert_num_queries):
    reading = clock.read()
    with django_assert_num_queries(1):
        facets.index(FACETS, reading, frozenset())


def test_a_traveller_has_an_index_of_his_own(people):
    tick()
    now = index_now()
    with clock.travelling(P.LIVE_FROM - dt.timedelta(days=1)):
        assert len(index_now()) == 0
    assert index_now() is now


def _award_of(public_id: str) -> str:
    entry = EditionLink.objects.get(relation=Relation.COMMENDS, target_kind="honoree", target_id=public_id)
    cites = EditionLink.objects.filter(edition=entry.edition, relation=Relation.CITES, target_kind="commendation")
    return cites.get(position=entry.position).target_id


def _matches(at: int, chosen: dict) -> bool:
    return all(not ids or values_of(at)[name] & set(ids) for name, ids in chosen.items())
