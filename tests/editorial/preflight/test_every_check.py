"""Every registered check has a case that it finds and one that it lets pass; what they cost; the list in docs/."""

import pytest
from django.conf import settings

from editorial import kinds, preflight, snapshots
from editorial.preflight import listing
from editorial.preflight.registry import Severity
from tests.editorial.preflight.cases import CASES, QUOTA
from tests.editorial.published import article, honoree, publish

pytestmark = pytest.mark.django_db


def snapshot(page):
    kind = next(each for each in kinds.every() if isinstance(page, each.page))
    return snapshots.of_page(kind, "own", page)


def found(page) -> set[str]:
    return {each.check for each in preflight.check(snapshot(page))}


def test_every_check_has_its_cases():
    assert {each.id for each in preflight.checks()} == CASES.keys()


@pytest.mark.parametrize("name", sorted(CASES))
def test_each_check_finds_what_is_wrong_and_lets_pass_what_is_right(name, settings):
    settings.QUOTA_PERSONS, case = QUOTA, CASES[name]
    case.prepare()
    assert name in found(case.fails)
    assert name not in found(case.passes)


def test_only_the_severities_asked_for_are_looked_at():
    page = snapshot(article("报道", "籍贯云岭，电话13800138000。"))
    assert {each.severity for each in preflight.check(page, Severity.BLOCK)} == {Severity.BLOCK}
    assert {each.severity for each in preflight.check(page)} == {Severity.BLOCK, Severity.WARN}


@pytest.mark.parametrize("mentions", [1, 30])
def test_an_article_costs_the_same_with_any_number_of_mentions(mentions, django_assert_num_queries, nothing_kept):
    people = publish(*(honoree(f"甲测{chr(0x4E00 + at)}") for at in range(mentions)))
    titles = [each.title for each in people]
    links = "".join(f'<a href="/honorees/{each.public_id}/">{each.title}</a>、' for each in people)
    deeds = CASES["figures-agree"].fails.achievements
    frozen = snapshot(article("报道", f"{links}等在火烧李旧货市场。", titles, achievements=deeds))
    # suppressions twice, style list; clock, live links, names of the district, figures, names alike (at most two)
    with django_assert_num_queries(8):
        assert {each.check for each in preflight.check(frozen)} == {"article-signed"}
    with django_assert_num_queries(7):  # the names of the district are kept
        preflight.check(frozen)
    with django_assert_num_queries(1):
        preflight.check(frozen, Severity.BLOCK)


def test_the_list_in_the_documentation_is_fresh():
    """Write it anew with `manage.py preflight_docs`."""
    assert (settings.BASE_DIR / "docs" / "preflight.md").read_text(encoding="utf-8") == listing.document()
