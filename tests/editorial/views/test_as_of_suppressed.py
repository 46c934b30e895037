"""Whoever is suppressed today is shown in no past either, except to those who audit everything."""

import datetime as dt

import pytest
from django.test import Client

from articles.models import Mention
from districts.models import Role
from editorial import clock, search, suppression, workflow
from editorial.models import Edition
from tests import factories
from tests.editorial.admin.conftest import signed_in

pytestmark = pytest.mark.django_db

NAME = "甲测丁"
MARCH, APRIL, MAY, JUNE = (dt.datetime(2024, month, 1, 1, tzinfo=dt.UTC) for month in (3, 4, 5, 6))
"""When all was published, when the story lost the name, when the person was suppressed, and when that was lifted."""

PAST, BETWEEN = "/as-of/2024-03-15/", "/as-of/2024-05-15/"


@pytest.fixture
def person(district, desk):
    with factories.acting(desk.editor):
        return factories.HonoreeFactory(district=district, name=NAME)


@pytest.fixture
def suppressed(district, desk, person):
    """Somebody with a page, on a roll, in the text of a story that is replaced later, and mentioned by another."""
    with factories.acting(desk.editor):
        campaign = factories.CampaignFactory(district=district, name="往年评选")
        tier = factories.TierFactory(campaign=campaign)
        factories.CommendationFactory(honoree=person, campaign=campaign, tier=tier)
        told = factories.ArticleFactory(district=district, title="写到他的报道", body=f"<p>{NAME}修好一座桥。</p>")
        named = factories.ArticleFactory(district=district, title="提到他的报道")
        Mention.objects.create(article=named, honoree=person, name=NAME, capacity="deeds")
    with clock.travelling(MARCH):
        editions = {each: factories.publish(each, desk) for each in (campaign, told, named)}
        editions[person] = Edition.objects.get(kind="honoree")
    with clock.travelling(APRIL):
        with factories.acting(desk.editor):
            told.body = "<p>桥已修好。</p>"
            told.save()
        factories.publish(told, desk)
    with clock.travelling(MAY):
        row = suppression.suppress(
            ("honoree", person.public_id), NAME, desk.approver, authority="某机关", reason="撤销"
        )
    return {"row": row, "campaign": campaign, "told": told, "named": named, "honoree": person}


def pages(suppressed, prefix: str) -> list[str]:
    """Every address on which the name could stand."""
    kinds = {"campaign": "campaigns", "told": "articles", "named": "articles", "honoree": "honorees"}
    own = [f"{prefix}{path}/{suppressed[key].public_id}/" for key, path in kinds.items()]
    lists = ["", "honorees/", "honorees/?view=table", "articles/", "campaigns/", "statistics/", "sitemap-1.xml"]
    lists += ["feeds/articles.atom", f"campaigns/{suppressed['campaign'].public_id}/roll.csv", "search/?q=修好一座桥"]
    lists += ["commendations.csv"]
    return [*own, *(prefix + each for each in lists)]


def seen(client: Client, suppressed, prefix: str) -> set[str]:
    """The addresses on which the name stands."""
    found = set()
    for address in pages(suppressed, prefix):
        response = client.get(address)
        assert response.status_code in (200, 410), address
        if NAME in response.content.decode():
            found.add(address.removeprefix(prefix).split("/")[0])
    return found


@pytest.fixture
def auditor(db):
    return signed_in(factories.staff(Role.AUDITOR, None))


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR])
def test_the_name_stands_nowhere_in_the_past(suppressed, desk, district, role):
    with factories.acting(desk.editor):
        elsewhere = factories.ArticleFactory(district=factories.DistrictFactory())
    workflow.submit(elsewhere, factories.staff(Role.EDITOR, elsewhere.district))  # so that no district is everything
    client = signed_in(factories.staff(role, district))
    for prefix in (PAST, "/as-of/2024-04-15/", BETWEEN):
        assert seen(client, suppressed, prefix) == set()


def test_what_would_show_the_name_is_gone_and_all_else_is_there(suppressed, desk):
    client = signed_in(desk.editor)
    told, named, person = (suppressed[each].public_id for each in ("told", "named", "honoree"))
    assert client.get(f"{PAST}honorees/{person}/").status_code == 410
    assert client.get(f"{PAST}articles/{told}/").status_code == 410
    assert client.get(f"{PAST}articles/{named}/").status_code == 200
    assert client.get(f"/as-of/2024-04-15/articles/{told}/").status_code == 200
    assert "写到他的报道" not in client.get(f"{PAST}articles/").content.decode()
    assert person not in client.get(f"{PAST}sitemap-1.xml").content.decode()
    assert client.get(f"{PAST}honorees/").context["total"] == 0
    assert client.get(f"{PAST}statistics/").context["numbers"].persons == 0
    assert client.get(f"{PAST}districts/").context["groups"][0].top.counts.honoree == 0


def test_a_search_for_the_name_finds_nothing(suppressed, desk, auditor):
    for client in (signed_in(desk.editor), auditor):
        results = client.get(f"{PAST}search/?q={NAME}").context["results"]
        assert suppressed["named"].title not in {hit.edition.title for hit in results.hits}
    assert signed_in(desk.editor).get(f"{PAST}search/?q={NAME}").context["results"].total == 0


def test_the_index_holds_what_a_new_one_would(suppressed, desk):
    """Replaced editions lose the name from the index too, so that it does not depend on when it was made."""
    before = signed_in(desk.editor).get(f"{PAST}search/?q={NAME}").context["results"].total
    search.rebuild()
    assert signed_in(desk.editor).get(f"{PAST}search/?q={NAME}").context["results"].total == before


def test_who_audits_everything_sees_it_as_it_stood(suppressed, auditor):
    assert seen(auditor, suppressed, PAST) >= {"honorees", "articles", "campaigns"}
    assert auditor.get(f"{PAST}honorees/{suppressed['honoree'].public_id}/").status_code == 200
    assert auditor.get(f"{PAST}statistics/").context["numbers"].persons == 1
    assert seen(auditor, suppressed, BETWEEN) == set()
    assert seen(auditor, suppressed, "/") == set()


@pytest.mark.parametrize("auditor_first", [True, False])
def test_what_auditors_see_is_kept_apart(suppressed, auditor, desk, auditor_first):
    """Both look at the same instant; what the process keeps for one is not what it keeps for the other."""
    clients = [(auditor, {"honorees", "articles", "campaigns"}), (signed_in(desk.editor), set())]
    for client, least in clients if auditor_first else reversed(clients):
        found = seen(client, suppressed, PAST)
        assert found >= least
        assert bool(found) == bool(least)


def test_whoever_was_suppressed_then_stays_hidden_then(suppressed, district, desk, auditor):
    with clock.travelling(JUNE):
        suppression.lift(suppressed["row"], desk.approver, note="复议")
    for client in (signed_in(desk.editor), auditor):
        assert seen(client, suppressed, BETWEEN) == set()
        assert "honorees" in seen(client, suppressed, PAST)


def test_the_present_is_as_it_was(suppressed, client, desk):
    seen(signed_in(desk.editor), suppressed, PAST)
    assert seen(client, suppressed, "/") == set()
    reading = clock.read()
    assert suppression.withheld_at(reading) == frozenset()
    assert Edition.objects.live(reading.now).count() == 3
