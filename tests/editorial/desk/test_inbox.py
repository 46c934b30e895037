"""The inbox lists what waits, narrows it by what the address says, counts it, and shows nothing of other districts."""

import copy
import datetime as dt

import pytest
from django.utils import timezone

from districts.models import Assignment, District, Role, User
from editorial import clock, guards, workflow
from editorial.desk import claims, inbox
from editorial.models import Claim, Edition, Hand, Stage
from editorial.workflow import TRANSITIONS, refusal
from tests import factories

pytestmark = pytest.mark.django_db


def again(user: User) -> User:
    """The user as the next request would load them."""
    return User.objects.get(pk=user.pk)


def listed(user, **params) -> list[str]:
    user = again(user)
    return [each.title for each in inbox.editions(user, inbox.read(params, user), clock.time())]


def submit(desk, district, title, **fields) -> Edition:
    with factories.acting(desk.editor):
        article = factories.ArticleFactory(district=district, title=title)
    edition = workflow.submit(article, desk.editor)
    if fields:
        with guards.lifted():
            Edition.objects.filter(pk=edition.pk).update(**fields)
    return edition


def passed(edition, desk) -> Edition:
    return workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)


def test_the_longest_waiting_comes_first(desk, district):
    first, second = submit(desk, district, "先送审"), submit(desk, district, "后送审")
    assert listed(desk.reviewer) == ["先送审", "后送审"]
    passed(second, desk)
    passed(first, desk)
    assert listed(desk.approver) == ["后送审", "先送审"]


def test_each_role_begins_with_its_own_work(desk, district):
    submit(desk, district, "在审")
    auditor = factories.staff(Role.AUDITOR, district)
    assert [listed(user) for user in (desk.editor, desk.reviewer, desk.approver, auditor)] == [
        ["在审"], ["在审"], [], ["在审"],
    ]  # fmt: skip
    assert listed(desk.approver, show="all") == ["在审"]
    assert listed(desk.reviewer, show="mine") == []


def test_what_waits_is_what_the_workflow_would_let_one_judge(desk, district):
    """By role and hands, for everybody and at both stages."""
    Assignment.objects.create(user=desk.reviewer, role=Role.APPROVER, district=district)
    Assignment.objects.create(user=desk.editor, role=Role.REVIEWER, district=district)
    elsewhere = factories.desk(factories.DistrictFactory())
    everywhere = factories.staff(Role.APPROVER, None)
    submit(desk, district, "在审")
    passed(submit(desk, district, "待终审"), desk)
    people = [*vars(desk).values(), *vars(elsewhere).values(), everywhere]
    for user in map(again, people):
        expected = [
            edition.title
            for edition in Edition.objects.open().order_by("pk")
            if any(
                not refusal(name, edition, user)
                for name in ("return_review", "return_approval")
                if edition.stage in TRANSITIONS[name].sources
            )
        ]
        assert sorted(listed(user, show="waiting")) == sorted(expected)
        assert inbox.waiting(user) == len(expected)


def test_it_is_narrowed_by_each_filter(desk, district):
    below = District.objects.create(
        code="990099001000",
        name="测试镇",
        level=District.Level.TOWN,
        parent=district,
        path=f"{district.path}990099001000/",
    )
    submit(desk, below, "镇里 的事")
    passed(submit(desk, district, "区里的事", due_on=timezone.localdate() - dt.timedelta(days=1)), desk)
    auditor = factories.staff(Role.AUDITOR, district)
    for params, expected in (
        ({"step": "review"}, ["镇里 的事"]),
        ({"step": "approval"}, ["区里的事"]),
        ({"district": district.code}, ["镇里 的事", "区里的事"]),
        ({"district": below.code}, ["镇里 的事"]),
        ({"kind": "article"}, ["镇里 的事", "区里的事"]),
        ({"kind": "team"}, []),
        ({"overdue": "yes"}, ["区里的事"]),
        ({"q": "的事　镇里"}, ["镇里 的事"]),
        ({"q": "镇里", "step": "approval"}, []),
    ):
        assert listed(auditor, show="all", **params) == expected, params


def test_it_is_narrowed_by_claims(desk, district):
    mine, taken, lapsed = (submit(desk, district, title) for title in ("我的", "别人的", "失效的"))
    submit(desk, district, "空闲的")
    colleague = factories.staff(Role.REVIEWER, district)
    claims.claim(mine, desk.reviewer)
    claims.claim(taken, colleague)
    claims.claim(lapsed, colleague)
    Claim.objects.filter(edition=lapsed).update(at=claims.lapsed_since(clock.time()))
    assert listed(desk.reviewer, claim="me") == ["我的"]
    assert listed(desk.reviewer, claim="others") == ["别人的"]
    assert listed(desk.reviewer, claim="free") == ["失效的", "空闲的"]


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("show", "everything"), ("step", "9"), ("kind", "'; drop table"), ("claim", "0"), ("overdue", "no"),
        ("district", "999999999999"), ("district", "１５０４０３００００００"), ("district", "x"), ("q", "题\x00目"),
        ("q", "长" * 101),
    ],
)  # fmt: skip
def test_values_that_make_no_sense_are_ignored_and_named(name, value, desk, district):
    submit(desk, district, "在审")
    filters = inbox.read({name: value}, again(desk.reviewer))
    assert filters.ignored == (str(inbox.LABELS[name]),)
    assert listed(desk.reviewer, **{name: value}) == ["在审"]


def test_a_district_of_others_is_not_known(desk, district):
    elsewhere = factories.DistrictFactory()
    submit(factories.desk(elsewhere), elsewhere, "别处的")
    assert inbox.read({"district": elsewhere.code}, again(desk.reviewer)).district == ""
    assert listed(desk.reviewer, show="all") == []
    places, _names = inbox.places(again(desk.reviewer), inbox.Filters("all"), clock.time())
    assert places == []
    assert not inbox.may_open(factories.staff(Role.REGISTRAR, None))


def test_the_address_holds_the_choice(desk):
    filters = inbox.read({"show": "all", "q": "甲 乙", "claim": "free"}, again(desk.reviewer))
    assert filters.query(step="review", q="") == "show=all&step=review&claim=free"


def test_counts_say_what_a_click_would_show(desk, district):
    below = District.objects.create(
        code="990099001000",
        name="测试镇",
        level=District.Level.TOWN,
        parent=district,
        path=f"{district.path}990099001000/",
    )
    for title, where in (("甲", district), ("乙", below), ("丙", below)):
        submit(desk, where, title)
    passed(submit(desk, below, "丁"), desk)
    auditor = again(factories.staff(Role.AUDITOR, district))
    now = clock.time()
    for params in ({}, {"step": "review"}, {"district": below.code, "claim": "free"}, {"q": "乙"}, {"show": "waiting"}):
        filters = inbox.read({"show": "all"} | params, auditor)
        for name, values in inbox.counts(auditor, filters, now).items():
            for value, count in values.items():
                assert count == len(listed(auditor, **{"show": filters.show} | params | {name: value})), (params, name)
        for place in inbox.places(auditor, filters, now)[0]:
            assert place.count == len(listed(auditor, **{"show": filters.show} | params | {"district": place.code}))


def test_one_walks_from_edition_to_edition(desk, district):
    first, second, third = (submit(desk, district, title) for title in ("一", "二", "三"))
    user, now = again(desk.reviewer), clock.time()
    filters = inbox.read({}, user)
    assert inbox.neighbours(user, filters, second, now) == (first.pk, third.pk)
    assert inbox.neighbours(user, filters, first, now) == (None, second.pk)
    gone = workflow.perform("return_review", second, desk.reviewer, digest=second.digest, note="改")
    assert inbox.neighbours(user, filters, gone, now) == (first.pk, third.pk)


@pytest.mark.parametrize(
    ("ago", "expected"),
    [((0, 0, 0), "0"), ((0, 0, 59), "59"), ((0, 5, 30), "5"), ((2, 3, 0), "2 3"), ((2, 0, 40), "2")],
)
def test_age_is_told_in_days_and_hours(ago, expected):
    days, hours, minutes = ago
    now = timezone.now()
    said = inbox.age(now - dt.timedelta(days=days, hours=hours, minutes=minutes), now)
    assert "".join(each if each.isdecimal() else " " for each in said).split() == expected.split()


def test_due_dates(desk, district):
    today = timezone.localdate()
    said = {inbox.due(Edition(due_on=today + dt.timedelta(days=days)), clock.time()) for days in (-1, 0, 1)}
    assert said == {"late", "today", "later"}
    assert inbox.due(Edition(due_on=None), clock.time()) == ""


@pytest.mark.parametrize("rows", [1, 30, 300])
def test_the_number_of_queries_does_not_grow(rows, desk, district, django_assert_num_queries):
    edition = submit(desk, district, "在审")
    copies = [copy.copy(edition) for _each in range(rows - 1)]
    for at, each in enumerate(copies):
        each.pk, each._state.adding, each.record_id = None, True, 1_000_000 + at
        each.stage = Stage.IN_APPROVAL if at % 2 else Stage.IN_REVIEW
    Edition.objects.bulk_create(copies)
    Claim.objects.bulk_create(
        Claim(edition=each, by=desk.reviewer, at=clock.time()) for each in Edition.objects.exclude(pk=edition.pk)
    )
    Hand.objects.bulk_create(Hand(edition=each, user=desk.editor, part="contributor") for each in copies)
    user, now = again(desk.reviewer), clock.time()
    with django_assert_num_queries(6):  # assignments, the district chosen, the list, counts, districts (2)
        filters = inbox.read({"show": "all", "step": "review"}, user)
        found = list(inbox.for_list(inbox.editions(user, filters, now)))
        assert [claims.words(each, user, now) for each in found]
        inbox.counts(user, filters, now)
        inbox.places(user, filters, now)
