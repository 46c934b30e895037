"""Choosing by typing offers what the form would accept: one's own rows and what is public."""

import pytest
from django.urls import reverse

from articles.models import Article, Mention
from districts.models import Role
from tests import factories
from tests.editorial.admin.conftest import address, article_fields, signed_in

pytestmark = pytest.mark.django_db


def offered(client, app: str, model: str, field: str, term: str = "") -> list[str]:
    where = reverse("admin:autocomplete")
    response = client.get(where, {"app_label": app, "model_name": model, "field_name": field, "term": term})
    assert response.status_code == 200
    return [each["text"] for each in response.json()["results"]]


@pytest.fixture
def theirs(db):
    """A person of another district whose page is a draft, and one whose page is live."""
    elsewhere = factories.DistrictFactory()
    desk = factories.desk(elsewhere)
    with factories.acting(desk.editor):
        draft = factories.HonoreeFactory(district=elsewhere, name="别区草稿")
        live = factories.HonoreeFactory(district=elsewhere, name="别区公开")
    factories.publish(live, desk)
    return draft, live


def test_people_of_other_districts_only_where_they_are_public(editor, desk, district, theirs):
    factories.HonoreeFactory(district=district, name="本区之人")
    names = " ".join(offered(editor, "articles", "mention", "honoree"))
    assert "本区之人" in names
    assert "别区公开" in names
    assert "别区草稿" not in names
    assert offered(editor, "articles", "mention", "honoree", "别区草稿") == []


def test_two_people_of_one_name_are_told_apart(editor, district):
    for place in (district, district):
        unit = factories.OrganizationFactory(district=place)
        factories.HonoreeFactory(district=place, name="同名", organization=unit)
    labels = offered(editor, "articles", "mention", "honoree", "同名")
    assert len(set(labels)) == 2


def test_what_is_not_offered_is_not_accepted(article, editor, theirs):
    draft, live = theirs
    row = {"mentions-TOTAL_FORMS": 1, "mentions-0-capacity": "deeds", "mentions-0-position": 0}
    response = editor.post(address("change", article), article_fields(article) | row | {"mentions-0-honoree": draft.pk})
    assert response.status_code == 200
    assert not Mention.objects.exists()
    response = editor.post(address("change", article), article_fields(article) | row | {"mentions-0-honoree": live.pk})
    assert response.status_code == 302
    assert Mention.objects.get().honoree == live


def test_a_record_lies_only_where_one_may_edit(editor, district):
    factories.DistrictFactory(name="别处")
    town = factories.DistrictFactory(parent=district, name="本区某镇")
    names = " ".join(offered(editor, "articles", "article", "district"))
    assert town.name in names
    assert district.name in names
    assert "别处" not in names


def test_tiers_of_other_districts_drafts_are_not_offered(editor, district):
    factories.TierFactory(title="别区奖项")
    factories.TierFactory(title="本区奖项", campaign__district=district)
    assert [each[:4] for each in offered(editor, "honorees", "commendation", "tier")] == ["本区奖项"]


@pytest.mark.parametrize("role", [Role.ADMINISTRATOR, Role.AUDITOR, Role.REGISTRAR])
def test_other_roles_get_no_more(role, theirs, district):
    client = signed_in(factories.staff(role, district))
    where = {"app_label": "articles", "model_name": "mention", "field_name": "honoree", "term": "别区草稿"}
    response = client.get(reverse("admin:autocomplete"), where)
    assert response.status_code == 403 or response.json()["results"] == []


def test_choosing_only_reads(editor):
    where = {"app_label": "articles", "model_name": "mention", "field_name": "honoree"}
    assert editor.post(reverse("admin:autocomplete"), where).status_code == 405


def test_an_unknown_field_is_refused(editor):
    for app, model, field in (("articles", "mention", "nothing"), ("auth", "user", "password"), ("x", "y", "z")):
        where = {"app_label": app, "model_name": model, "field_name": field}
        assert editor.get(reverse("admin:autocomplete"), where).status_code == 403


def test_the_districts_own_editor_gets_their_place_filled_in(editor, district):
    form = editor.get(reverse("admin:articles_article_add")).context["adminform"].form
    assert form["district"].value() == district.pk
    assert not Article.objects.exists()
