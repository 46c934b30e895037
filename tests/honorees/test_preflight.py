"""Each check of people, teams and campaigns with what it finds and what it lets pass."""

import pytest

from editorial import preflight, snapshots
from honorees.models import Post
from tests import factories

pytestmark = pytest.mark.django_db


def found(record, check: str) -> list[str]:
    return [each.place for each in preflight.check(snapshots.freeze(record)) if each.check == check]


@pytest.mark.parametrize("factory", [factories.HonoreeFactory, factories.TeamFactory, factories.CampaignFactory])
def test_names(factory):
    assert found(factory(name=" "), "name") == ["name"]
    assert found(factory(), "name") == []


@pytest.mark.parametrize(
    ("declared", "qualifier", "note", "places"),
    [
        (None, "", "", []), (1, "", "", []), (2, "", "", ["tiers.1"]), (2, "", "名单未公布", []),
        (0, "", "名单未公布", ["tiers.1"]), (0, "余", "", []),
    ],
)  # fmt: skip
def test_tally(declared, qualifier, note, places):
    tier = factories.TierFactory(declared=declared, qualifier=qualifier, campaign__roster_note=note)
    factories.CommendationFactory(campaign=tier.campaign, tier=tier)
    assert found(tier.campaign, "tally") == places


def test_national_names():
    tier = factories.TierFactory(title="全国好干部")
    assert found(tier.campaign, "national-names") == ["tiers.1"]
    assert found(factories.TierFactory(title="区好干部").campaign, "national-names") == []
    city = factories.DistrictFactory(code="150400000000")
    assert found(factories.CampaignFactory(name="全国好干部评选", district=city), "national-names") == []
    honoree = factories.HonoreeFactory()
    factories.CommendationFactory(honoree=honoree, title="全国先进", level="nation")
    assert found(honoree, "national-names") == []
    factories.CommendationFactory(honoree=honoree, title="中华之星", level="county")
    assert found(honoree, "national-names") == ["awards.2"]


def test_document_numbers():
    assert found(factories.CampaignFactory(document_number="区委[2021]3号"), "document-numbers") == ["document_number"]
    assert found(factories.CampaignFactory(document_number="区委〔2021〕3号"), "document-numbers") == []


def test_a_profile_says_who_this_is_and_for_what():
    honoree = factories.HonoreeFactory()
    assert found(honoree, "profile-complete") == ["organization", "introduction"]
    Post.objects.create(honoree=honoree, title="干事")
    assert found(honoree, "profile-complete") == ["introduction"]
    factories.CommendationFactory(honoree=honoree, merit="citation")
    assert found(honoree, "profile-complete") == []
    assert found(factories.TeamFactory(), "profile-complete") == ["introduction"]
    assert found(factories.TeamFactory(introduction="一支队伍。"), "profile-complete") == []


def test_a_selection_has_a_year_and_every_campaign_is_introduced_or_confers_something():
    assert found(factories.CampaignFactory(year=None), "campaign-complete") == ["year", "introduction"]
    assert found(factories.CampaignFactory(year=None, kind="drive"), "campaign-complete") == ["introduction"]
    assert found(factories.TierFactory().campaign, "campaign-complete") == []


def test_stated():
    honoree = factories.HonoreeFactory()
    award = factories.CommendationFactory(honoree=honoree, merit="citation")
    assert found(honoree, "stated") == ["awards.1"]
    award.source = "某日报"
    award.save()
    assert found(honoree, "stated") == []
