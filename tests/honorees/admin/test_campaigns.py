"""Choosing an award tier: only those of the campaign that is chosen already."""

import pytest
from django.urls import reverse

from tests import factories
from tests.editorial.admin.conftest import signed_in

pytestmark = pytest.mark.django_db

WHERE = reverse("admin:autocomplete")


@pytest.fixture
def tiers(district, desk):
    with factories.acting(desk.editor):
        return [
            factories.TierFactory(campaign=factories.CampaignFactory(district=district), title=title)
            for title in ("测试能手", "测试标兵")
        ]


def offered(desk, model, **asked) -> list[str]:
    query = {"app_label": "honorees", "model_name": model, "field_name": "tier", "term": ""} | asked
    return [row["text"].split("（")[0] for row in signed_in(desk.editor).get(WHERE, query).json()["results"]]


@pytest.mark.parametrize("model", ["commendation", "nomination"])
def test_of_a_chosen_campaign_only_its_own_tiers_are_offered(tiers, desk, model):
    assert sorted(offered(desk, model)) == sorted(each.title for each in tiers)
    assert offered(desk, model, campaign=tiers[0].campaign_id) == ["测试能手"]
    assert offered(desk, model, campaign="0") == []


@pytest.mark.parametrize("campaign", ["", "x", "1 OR 1", "9" * 30])
def test_what_is_no_campaign_narrows_nothing(tiers, desk, campaign):
    assert len(offered(desk, "commendation", campaign=campaign)) == 2


def test_the_form_tells_which_campaign_is_chosen(desk):
    text = signed_in(desk.editor).get(reverse("admin:honorees_commendation_add")).content.decode()
    assert "js/admin-narrow.js" in text
