"""Where a number of awards was declared and some are revoked, readers learn how many still stand, and not whose."""

import dataclasses

import pytest

from articles.pages import ArticlePage  # noqa: F401 - the kinds are loaded
from editorial import honours, suppression
from editorial.templatetags.browse import numbered, tally
from honorees.kinds import campaign_columns, campaign_tallies, campaign_without
from honorees.rolls import roll_parts
from tests.editorial.published import campaign, tier
from tests.editorial.revocation.conftest import NAME

pytestmark = pytest.mark.django_db


def page(declared=83, qualifier=""):
    listed = campaign("评选", ["甲", "乙", "丙"]).tiers[0].entries
    line = dataclasses.replace(tier("好干部", listed, declared), qualifier=qualifier)
    return campaign("评选", tiers=[line]), listed


def without(shown, *targets):
    return campaign_without(shown, frozenset(targets))


def test_a_revoked_award_is_taken_off_what_still_stands():
    shown, entries = page()
    left = without(shown, ("commendation", entries[0].award))
    (part,) = roll_parts(left, frozenset())
    assert (part.total, part.valid, part.listed) == (83, 82, 2)
    assert [each.valid for each in campaign_tallies(left)] == [82]
    assert "82" in tally(campaign_columns(left).card["tiers"])


def test_the_frozen_page_says_nothing_of_it():
    shown, _entries = page()
    assert "revoked" not in campaign_columns(shown).card["tiers"][0]
    (part,) = roll_parts(shown, frozenset())
    assert part.valid is None


def test_who_is_not_shown_for_another_reason_keeps_the_award():
    shown, _entries = page()
    (part,) = roll_parts(without(shown, ("honoree", "someone")), frozenset())
    assert part.valid is None


@pytest.mark.parametrize(
    ("declared", "qualifier", "revoked"),
    [(83, "", 1), (83, "", 0), (2, "", 1), (1, "", 1), (None, "", 1), (83, "余", 1), (83, "余", 0), (0, "", 1)],
)
def test_page_entry_and_front_page_count_by_one_rule(declared, qualifier, revoked):
    """Also where fewer were declared than are listed, and where teams are listed beside persons."""
    shown, entries = page(declared, qualifier)
    teams = dataclasses.replace(tier("好集体", entries[:2], 9), recipients="team")
    both = dataclasses.replace(shown, tiers=(*shown.tiers, teams))
    left = without(both, *(("commendation", each.award) for each in entries[2 : 2 + revoked]))
    on_page = [(each.recipients, each.total, each.valid, each.qualifier) for each in roll_parts(left, frozenset())]
    totals = [dataclasses.astuple(each) for each in honours.totals(campaign_tallies(left))]
    assert totals == [each for each in on_page if each[1]]
    said = tally(campaign_columns(left).card["tiers"])
    for _kind, number, valid, mark in totals:
        assert numbered(number, mark) in said
        assert valid is None or f"现有效{valid}" in said


@pytest.mark.parametrize(("declared", "qualifier"), [(None, ""), (83, "余")])
def test_without_an_exact_number_none_is_computed(declared, qualifier):
    shown, entries = page(declared, qualifier)
    (part,) = roll_parts(without(shown, ("commendation", entries[0].award)), frozenset())
    assert part.valid is None


def test_readers_are_told_on_every_page_with_the_number(case, roll, client):
    assert ("commendation", case.award_suppression.target_id) in suppression.targets()
    for address in ("/", "/campaigns/", f"/campaigns/{roll.public_id}/", "/statistics/"):
        text = client.get(address).content.decode()
        assert "现有效" in text, address
        assert NAME not in text
