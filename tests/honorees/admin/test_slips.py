"""What only a slip writes into years, days and numbers is refused in plain words, and breaks no page."""

import html

import pytest
from django import forms

from honorees.models import Achievement, Commendation, Figure, Membership, Phase, Post
from tests import factories
from tests.editorial.admin.conftest import address, editor  # noqa: F401

pytestmark = pytest.mark.django_db

SLIPS = ("20266", "9" * 20, "NaN", "0021-03-04", "2021-02-31")
NO_SLIP = {"position": {"20266"}, "value": {"20266"}, "declared": {"20266"}}
"""What may stand in a field that is no date, by the end of the field's name."""


@pytest.fixture
def rows(district, desk):
    """A row of each form that has numbers or dates, with a part of each kind."""
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district)
        Post.objects.create(honoree=honoree, title="科员", started="2020")
        team = factories.TeamFactory(district=district)
        Membership.objects.create(team=team, name="甲")
        campaign = factories.CampaignFactory(district=district)
        factories.TierFactory(campaign=campaign)
        Phase.objects.create(campaign=campaign, name="公示", started="2024-03-01", ended="2024-03-05")
        achievement = Achievement.objects.create(honoree=honoree, statement="修路三十里")
        Figure.objects.create(achievement=achievement, label="里程", printed="30里", value=30)
        award = factories.CommendationFactory(honoree=honoree, title="先进", year=2020)
        article = factories.ArticleFactory(district=district)
    return {type(row)._meta.model_name: row for row in (honoree, team, campaign, achievement, award, article)}


def sent(response) -> tuple[dict, list[str]]:
    """What the form would send untouched, and the names of its numbers and dates."""
    every = [response.context["adminform"].form]
    for each in response.context["inline_admin_formsets"]:
        every += [each.formset.management_form, *each.formset.initial_forms]
    bound = [field for form in every for field in form]
    data = {each.html_name: each.value() for each in bound if each.value() not in (None, False)}
    for each in response.context["inline_admin_formsets"]:
        data[f"{each.formset.prefix}-TOTAL_FORMS"] = len(each.formset.initial_forms)
    return data, [each.html_name for each in bound if not each.is_hidden and _is_typed_number(each)]


def _is_typed_number(bound) -> bool:
    kinds = (forms.IntegerField, forms.DecimalField, forms.DateField)
    return isinstance(bound.field, kinds) or bound.name in ("started", "ended")


@pytest.mark.parametrize("name", ["honoree", "team", "campaign", "achievement", "commendation", "article"])
def test_slips_are_refused(rows, name, editor):  # noqa: F811
    change = address("change", rows[name])
    data, names = sent(editor.get(change))
    assert names
    for slip in SLIPS:
        meant = [each for each in names if slip not in NO_SLIP.get(each.rpartition("-")[2], ())]
        response = editor.post(change, data | dict.fromkeys(meant, slip))
        assert response.status_code == 200, (meant, slip)
        wrong = set(response.context["adminform"].form.errors)
        for each in response.context["inline_admin_formsets"]:
            wrong |= {form.add_prefix(field) for form in each.formset.forms for field in form.errors}
        assert set(meant) <= wrong, slip


@pytest.mark.parametrize("year", ["20266", "0", "202", "21年"])
def test_a_year_is_refused_with_what_to_write(rows, editor, year):  # noqa: F811
    change = address("change", rows["commendation"])
    response = editor.post(change, sent(editor.get(change))[0] | {"year": year})
    assert "四位年份，如2021" in html.unescape(response.content.decode())


def test_a_year_that_stands_already_breaks_no_page(rows, editor):  # noqa: F811
    award = rows["commendation"]
    Commendation.objects.filter(pk=award.pk).update(year=20266)
    for page in ("preview", "submit"):
        assert editor.get(address(page, rows["honoree"])).status_code == 200
