"""Links, names of places and divisions: what is taken for one and what is not."""

import pytest

from editorial import kinds, preflight, snapshots
from editorial.preflight.divisions import below
from editorial.preflight.likeness import alike, names
from editorial.preflight.links import internal_paths
from tests.editorial.published import campaign


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
