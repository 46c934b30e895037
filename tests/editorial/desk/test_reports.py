"""Reports count and time the desk's work in a period, for the districts and roles of whoever asks."""

import datetime as dt

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from districts.models import Assignment, Role, User
from editorial import clock, workflow
from editorial.desk import reports, scope
from tests import factories
from tests.editorial.admin.conftest import signed_in
from tests.editorial.corrections.conftest import edited, patched

pytestmark = pytest.mark.django_db

MORNING = dt.datetime(2030, 6, 3, 1, tzinfo=dt.UTC)
HOUR, DAY = dt.timedelta(hours=1), dt.timedelta(days=1)
REPORTS, FILE = "/admin/reports/", "/admin/reports/file/"


def submit(desk, district, title="报道", at=MORNING):
    with clock.travelling(at):
        with factories.acting(desk.editor):
            article = factories.ArticleFactory(district=district, title=title)
        return workflow.submit(article, desk.editor)


def perform(name, edition, user, at, note="理由"):
    with clock.travelling(at):
        return workflow.perform(name, edition, user, digest=edition.digest, note=note)


def made(user, now=MORNING + 2 * DAY, params=None, most=reports.SHOWN):
    user = User.objects.get(pk=user.pk)
    chosen = scope.read(params or {}, user, Role.EDITOR, *reports.ALL_ROLES)
    return reports.report(user, chosen, reports.period_named(params or {}, now)[0], now, most)


def test_times_run_until_a_step_was_judged(desk, district):
    for hours in range(1, 11):
        edition = submit(desk, district, f"第{hours}篇", MORNING + hours * HOUR / 60)
        edition = perform("pass_review", edition, desk.reviewer, edition.submitted_at + hours * HOUR)
        if hours == 10:
            perform("return_approval", edition, desk.approver, edition.reviewed_at + 5 * HOUR)
    review, approval = made(desk.reviewer).spent
    assert (review.count, review.median, review.ninetieth, review.longest) == (
        10, 5.5 * HOUR, 9 * HOUR, 10 * HOUR
    )  # fmt: skip
    assert review.slowest.title == "第10篇"
    assert (approval.count, approval.longest) == (1, 5 * HOUR)


def test_only_what_was_judged_in_the_period_counts(desk, district):
    perform("return_review", submit(desk, district), desk.reviewer, MORNING + HOUR)
    before = made(desk.reviewer, params={"until": "2030-06-02"})
    assert (before.spent[0].count, before.returns.count) == (0, 0)
    assert made(desk.reviewer).returns.count == 1


def test_returns_carry_their_reason(desk, district):
    perform("return_review", submit(desk, district, "退回的"), desk.reviewer, MORNING + HOUR, note="日期不对")
    (row,) = made(desk.approver).returns.rows
    assert (row.title, row.note, row.who) == ("退回的", "日期不对", str(desk.reviewer))


def test_overdue_is_what_is_open_past_its_day(desk, district):
    submit(desk, district)
    assert made(desk.reviewer, MORNING + 3 * DAY).overdue.count == 0
    assert made(desk.reviewer, MORNING + 4 * DAY).overdue.count == 1


def test_a_live_page_past_its_review_date(desk, district, article):
    with clock.travelling(MORNING):
        factories.publish(article, desk)
    assert made(desk.reviewer, MORNING + 365 * DAY).stale.count == 0
    assert made(desk.editor, MORNING + 366 * DAY).stale.count == 1


def test_drafts_age_after_two_weeks_without_a_submission(desk, district, article):
    changed = article.changed_at
    assert made(desk.editor, changed + 13 * DAY).drafts.count == 0
    assert [row.title for row in made(desk.editor, changed + 15 * DAY).drafts.rows] == [article.title]
    workflow.submit(article, desk.editor)
    assert made(desk.editor, changed + 15 * DAY).drafts.count == 0


def test_an_urgent_correction_submits_no_draft(desk, district, article):
    live = factories.publish(article, desk)
    edited(article, desk.editor, title="改过的标题")
    changed = article.changed_at
    patched(live, desk, {"subtitle": "新副题"})
    assert [row.title for row in made(desk.editor, changed + 15 * DAY).drafts.rows] == ["改过的标题"]


def test_an_editor_sees_drafts_and_review_dates_only(desk, district):
    report = made(desk.editor)
    assert (report.spent, report.returns, report.overdue) == (None, None, None)


def test_an_administrator_gets_numbers_and_no_titles(desk, district):
    perform("return_review", submit(desk, district, "不该看到的"), desk.reviewer, MORNING + HOUR, note="也不该看到")
    administrator = factories.staff(Role.ADMINISTRATOR, district)
    report = made(administrator)
    assert (report.returns.count, report.returns.rows, report.spent[0].slowest) == (1, (), None)
    with clock.travelling(MORNING + DAY):
        page = signed_in(administrator).get(REPORTS).content.decode()
    assert "不该看到" not in page


def test_each_role_counts_in_its_own_district(desk, district):
    elsewhere = factories.DistrictFactory()
    Assignment.objects.create(user=desk.reviewer, role=Role.EDITOR, district=elsewhere)
    perform("return_review", submit(factories.desk(elsewhere), elsewhere), factories.staff(Role.REVIEWER, elsewhere),
            MORNING + HOUR)  # fmt: skip
    assert made(desk.reviewer).returns.count == 0
    assert made(desk.reviewer, params={"district": elsewhere.code}).returns is None
    assert made(desk.approver, params={"district": elsewhere.code}).returns.count == 0, "ignored: not their district"


def test_the_page_and_the_file_name_what_was_chosen(desk, district):
    perform("return_review", submit(desk, district, "=cmd()"), desk.reviewer, MORNING + HOUR, note="+1")
    client = signed_in(desk.reviewer)
    with clock.travelling(MORNING + DAY):
        page = client.get(REPORTS, {"from": "2030-06-01", "until": "x", "kind": "none"})
        text = client.get(FILE, {"from": "2030-06-01"}).content.decode("utf-8-sig")
    assert page.context["ignored"] == ["kind", "until"]
    assert page.context["unknown_year"] == 2030, "its holidays are not announced yet"
    assert "2030年的法定节假日" in page.content.decode()
    assert "'=cmd()" in text
    assert "'+1" in text
    assert "\r\n" in text


def test_who_may_open_it(district):
    for role in Role:
        client = signed_in(factories.staff(role, district))
        for address in (REPORTS, FILE):
            assert client.get(address).status_code == (403 if role == Role.REGISTRAR else 200), role
            assert client.post(address).status_code in (403, 405)


@pytest.mark.parametrize("number", [1, 3])
def test_the_number_of_queries_is_fixed(desk, district, number):
    for each in range(number):
        submit(desk, district, f"在办{each}")
        perform("return_review", submit(desk, district, f"退{each}"), desk.reviewer, MORNING + HOUR)
    user = User.objects.get(pk=desk.reviewer.pk)
    chosen = scope.read({}, user, Role.EDITOR, *reports.ALL_ROLES)
    period = reports.period_named({}, MORNING + 9 * DAY)[0]
    with CaptureQueriesContext(connection) as queries:
        reports.report(user, chosen, period, MORNING + 9 * DAY)
    assert len(queries) == 19
