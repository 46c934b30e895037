"""Links, names of places and divisions: what is taken for one and what is not."""

import pytest

from editorial import clock, kinds, preflight, snapshots
from editorial.models import Suppression
from editorial.pages import Ref
from editorial.preflight.divisions import below
from editorial.preflight.likeness import alike, names
from editorial.preflight.links import internal_paths
from honorees.pages import RollEntry
from tests import factories
from tests.editorial.published import campaign, tier


@pytest.mark.parametrize(
    ("one", "other", "pair"),
    [
        ("火烧李旧货市场", "在火烧李旧物市场", ("火烧李旧货市场", "火烧李旧物市场")),
        ("云岭区第一小学", "云岭区第二小学", None),
        ("平安镇张村小学", "平安镇李村小学", None),
        ("走进火烧李旧货市场", "火烧李旧货市场", None),
        ("火烧李旧货市场", "火烧李旧物广场", None),
        ("人民路东湖小区", "解放路西湖小区", None),
    ],
)
def test_names_alike(one, other, pair):
    (first,), (second,) = names(one), names(other)
    assert alike(first, second) == pair


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("云岭区平安镇的干部", {"平安镇"}), ("云岭区各乡镇", set()), ("云岭区城区改造", set()), ("在云岭区工作", set()),
        ("云岭区向阳街道办事处", {"向阳街道"}), ("云岭区区委", set()),
    ],
)  # fmt: skip
def test_names_below_a_known_place(text, found):
    assert below("云岭区", text) == found


def test_links_that_stay_on_the_site(settings):
    settings.ALLOWED_HOSTS = ["honours.example.org"]
    markup = (
        '<a href="/articles/a/">一</a><a href="https://honours.example.org/teams/b/">二</a>'
        '<a href="https://elsewhere.example.org/articles/c/">三</a><a href="mailto:x@example.org">四</a>'
        '<a rel="nofollow" href="/articles/a/">五</a>'
    )
    assert list(internal_paths(markup)) == ["/articles/a/", "/teams/b/"]


@pytest.mark.django_db
def test_a_roll_on_which_nobody_is_suppressed_is_left_alone():
    page = campaign("评选", ["甲测试"])
    found = preflight.check(snapshots.of_page(kinds.get("campaign"), "own", page))
    assert "suppressed-parts" not in {each.check for each in found}


@pytest.mark.django_db
@pytest.mark.parametrize("target", [("honoree", "gone"), ("commendation", "award-of-gone")])
def test_a_suppressed_entry_of_a_roll_is_found_at_its_own_place(target):
    Suppression.objects.create(
        target_kind=target[0], target_id=target[1], since=clock.read().now, by=factories.UserFactory(),
        authority="测试", reason="测试",
    )  # fmt: skip
    entries = [RollEntry(f"award-of-{each}", Ref("honoree", each, f"{each}测试"), "", "") for each in ("there", "gone")]
    page = campaign("评选", ["甲测试"], tiers=[tier("先进个人", entries)])
    found = preflight.check(snapshots.of_page(kinds.get("campaign"), "own", page))
    assert [each.place for each in found if each.check == "suppressed-parts"] == ["tiers.2.entries.2"]
