"""Finding names on a roll without script; a very long roll is shown group by group."""

import gzip

import pytest

from editorial.names import stroke_key
from editorial.pages import Ref
from honorees import roll_finding
from honorees.pages import RollEntry
from honorees.roll_finding import sought
from honorees.rolls import roll_parts
from tests.editorial import published as P
from tests.editorial.lists import tick

SURNAMES = "丁于王石吕李林胡徐黄彭蔡"


def people(number: int, *more: str) -> list[RollEntry]:
    names = [f"{SURNAMES[at % 12]}{chr(0x4E00 + at)}" for at in range(number)]
    made = [
        RollEntry(f"w{at}", Ref("honoree", f"h{at}", name), "水务局" if at % 2 else "民政局", "", stroke_key(name))
        for at, name in enumerate([*names, *more])
    ]
    return sorted(made, key=lambda each: each.stroke_order)


def parts(number: int, *more: str):
    teams = [RollEntry("t1", Ref("team", "t1", "水务局抢修队"), "", "")]
    tiers = [P.tier("好干部", people(number, *more), declared=number), P.tier("好团队", teams, recipients="team")]
    return roll_parts(P.campaign("评选", tiers=tiers), frozenset())


def names(found) -> list[str]:
    return [
        name.name
        for part in found.parts for tier in part.tiers for group in tier.groups for name in group.names
    ]  # fmt: skip


@pytest.mark.parametrize(
    "words", ["欧阳示范", "示范", "歐陽", " 欧阳　示范 ", "ouyang", "OuYang", "oysf", "shifan", "欧阳示 范"]
)
def test_a_name_is_found_by_characters_pinyin_and_initials(words):
    found = sought(parts(100, "欧阳示范"), words)
    assert names(found) == ["欧阳示范"]
    assert found.found == 1


def test_units_are_found_and_teams_too():
    found = sought(parts(100), "水务局")
    assert found.found == 51
    assert names(found)[-1] == "水务局抢修队"


def test_nobody_is_found():
    found = sought(parts(100), "查无此人")
    assert (found.found, found.parts) == (0, [])


def test_a_short_roll_offers_no_search_and_ignores_the_question():
    found = sought(parts(12), "查无此人")
    assert (found.offered, found.found, len(names(found))) == (False, None, 13)


@pytest.mark.parametrize("words", ["", "   ", "\x00", "　"])
def test_an_empty_question_shows_the_whole_roll(words):
    assert len(names(sought(parts(100), words))) == 101


@pytest.mark.parametrize("strokes", ["", "7", "99", "七", "-1", "7' or 1=1"])
def test_of_a_very_long_roll_one_group_is_shown(monkeypatch, strokes):
    monkeypatch.setattr(roll_finding, "WHOLE", 50)
    (tier,) = sought(parts(100), "", strokes).parts[0].tiers
    shown = [group.strokes for group in tier.groups if group.names]
    assert shown == [7 if strokes == "7" else 2]
    assert (tier.listed, tier.missing) == (100, False)
    assert len(tier.groups) > 5, "the index still leads to all"


@pytest.mark.django_db
def test_the_page_answers_without_script_in_the_same_queries(client, django_assert_num_queries):
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", people(1200, "欧阳示范"))]), public_id="c")
    tick()
    client.get("/campaigns/c/")
    with django_assert_num_queries(3):
        page = client.get("/campaigns/c/?name=oysf").content.decode()
    assert page.count('<span class="name"') == 1
    assert 'value="oysf"' in page
    assert 'href="/campaigns/c/#find"' in page
    with django_assert_num_queries(3):
        nobody = client.get("/campaigns/c/", {"name": "<b>甲"}).content.decode()
    assert "&lt;b&gt;甲" in nobody
    assert "<b>甲" not in nobody
    assert 'href="/search/?q=' in nobody


@pytest.mark.django_db
def test_a_roll_of_three_thousand_stays_within_bounds(client):
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", people(3000))]), public_id="c")
    page = client.get("/campaigns/c/").content
    assert len(gzip.compress(page)) < 60_000
    assert b'href="?strokes=7#p0-7"' in page


@pytest.mark.django_db
def test_who_looks_for_a_name_is_told_no_number_but_of_what_was_found(client):
    tiers = [
        P.tier("好干部", people(60), declared=60), P.tier("先进个人", people(0, "欧阳示范"), declared=200),
        P.tier("好团队", [RollEntry("t1", Ref("team", "t1", "一队"), "", "")], recipients="team", declared=1),
    ]  # fmt: skip
    P.publish(P.campaign("评选", tiers=tiers), public_id="c")
    whole, found = (client.get(f"/campaigns/c/{query}").content.decode() for query in ("", "?name=示范"))
    heads = [page.split('id="roll-person"')[1].split("</h2>")[0] for page in (whole, found)]
    assert ["260人" in head for head in heads] == [True, False]
    assert "200人" not in found
    assert "60人" not in found
    assert 'id="roll-team"' not in found
    for part in ("person", "team"):
        assert f'href="#roll-{part}"' in whole
        assert f'href="/campaigns/c/#roll-{part}"' in found
