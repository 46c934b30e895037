"""What may be submitted, what is refused, and who becomes a contributor by it."""

import datetime as dt

import pytest
from django.db import transaction
from simple_history.models import HistoricalRecords

from articles.models import Credit, Evidence, Mention
from districts.models import Role
from editorial import clock, workflow
from editorial.models import Edition, Hand, Stage
from editorial.workflow.contributors import contributors, nobody_left, nobody_left_for
from honorees.models import Achievement, Figure
from tests import factories

pytestmark = pytest.mark.django_db


def refused(call, *args, **kwargs) -> str:
    before = Edition.objects.count()
    with pytest.raises(workflow.Refused) as error, transaction.atomic():
        call(*args, **kwargs)
    assert Edition.objects.count() == before
    assert error.value.reason
    return error.value.reason


def edited(article, user, **values):
    with factories.acting(user):
        for name, value in values.items():
            setattr(article, name, value)
        article.save()


def hands(edition) -> set:
    return {hand.user for hand in edition.hands.filter(part=Hand.Part.CONTRIBUTOR)}


@pytest.fixture
def other(district):
    return factories.staff(Role.EDITOR, district)


@pytest.mark.parametrize("role", [role for role in Role.values if role != "editor"])
def test_only_editors_submit(article, district, role):
    refused(workflow.submit, article, factories.staff(role, district))


def test_a_superuser_without_a_role_is_refused(article):
    refused(workflow.submit, article, factories.UserFactory(is_superuser=True))


def test_an_editor_of_another_district_is_refused(article):
    refused(workflow.submit, article, factories.staff("editor", factories.DistrictFactory()))


def test_a_deactivated_editor_is_refused_even_with_an_old_user_object(article, desk):
    type(desk.editor).objects.filter(pk=desk.editor.pk).update(is_active=False)
    refused(workflow.submit, article, desk.editor)


def test_a_second_submission_waits_for_the_first(article, desk):
    workflow.submit(article, desk.editor)
    refused(workflow.submit, article, desk.editor)


def test_a_version_that_was_not_seen_is_refused(article, desk):
    refused(workflow.submit, article, desk.editor, version=article.version + 1)
    assert workflow.submit(article, desk.editor, version=article.version).stage == Stage.IN_REVIEW


def test_history_without_a_user_is_refused(article, desk):
    article.title = "无署名的改动"
    article.save()
    refused(workflow.submit, article, desk.editor)


def test_a_part_that_nobody_known_changed_is_refused(article, desk):
    factories.CreditFactory(article=article)
    refused(workflow.submit, article, desk.editor)


def test_an_unchanged_page_is_refused(article, desk):
    factories.publish(article, desk)
    refused(workflow.submit, article, desk.editor)
    edited(article, desk.editor)  # saved without a change
    refused(workflow.submit, article, desk.editor)
    edited(article, desk.editor, title="改动")
    assert workflow.submit(article, desk.editor).number == 2


def test_a_change_note_that_is_too_long_is_refused(article, desk):
    refused(workflow.submit, article, desk.editor, change_note="长" * 301)


def test_what_was_returned_or_recalled_may_be_submitted_unchanged(article, desk):
    first = workflow.submit(article, desk.editor)
    workflow.perform("recall", first, desk.editor, digest=first.digest)
    second = workflow.submit(article, desk.editor)
    workflow.perform("return_review", second, desk.reviewer, digest=second.digest, note="理由")
    assert workflow.submit(article, desk.editor).number == 3


def test_the_record_goes_on_while_its_edition_stays(article, desk, other):
    edition = workflow.submit(article, desk.editor)
    before = edition.content.page, edition.digest
    edited(article, other, title="后来的改动")
    edition = Edition.objects.for_page().get()
    assert (edition.content.page, edition.digest) == before


def test_everybody_who_changed_the_record_is_a_contributor(article, desk, other):
    edited(article, other, title="改动")
    assert hands(workflow.submit(article, desk.editor)) == {desk.editor, other}


def test_who_submits_is_a_contributor_without_having_written(article, other, desk):
    assert hands(workflow.submit(article, other)) == {other, desk.editor}


def test_who_deleted_a_part_is_a_contributor(article, desk, other):
    with factories.acting(desk.editor):
        credit = factories.CreditFactory(article=article)
    factories.publish(article, desk)
    with factories.acting(other):
        credit.delete()
    assert hands(workflow.submit(article, desk.editor)) == {desk.editor, other}


def test_who_took_a_part_to_another_record_is_a_contributor_here_too(article, desk, other, district):
    with factories.acting(desk.editor):
        credit = factories.CreditFactory(article=article)
        elsewhere = factories.ArticleFactory(district=district)
    factories.publish(article, desk)
    with factories.acting(other):
        credit.article = elsewhere
        credit.save()
    assert hands(workflow.submit(article, desk.editor)) == {desk.editor, other}
    assert other.pk in contributors(elsewhere)


def test_work_before_the_last_approved_edition_counts_no_more(article, desk, other):
    edited(article, other, title="改动")
    factories.publish(article, desk)
    edited(article, desk.editor, title="再改")
    assert hands(workflow.submit(article, desk.editor)) == {desk.editor}


@pytest.mark.parametrize("ending", ["recall", "return_review", "return_approval"])
def test_work_that_was_not_approved_goes_on_counting(article, desk, other, ending):
    edited(article, other, title="改动")
    edition = workflow.submit(article, desk.editor)
    if ending == "return_approval":
        workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    user = {"recall": desk.editor, "return_review": desk.reviewer, "return_approval": desk.approver}[ending]
    workflow.perform(ending, edition, user, digest=edition.digest, note="理由")
    assert hands(workflow.submit(article, desk.editor)) == {desk.editor, other}


def test_work_of_a_cancelled_edition_goes_on_counting(article, desk, other):
    factories.publish(article, desk)
    edited(article, other, title="改动")
    edition = factories.publish(article, desk, at=clock.time() + dt.timedelta(days=1))
    workflow.perform("cancel", edition, desk.approver, digest=edition.digest, note="理由")
    edited(article, desk.editor, subtitle="再改")
    assert hands(workflow.submit(article, desk.editor)) == {desk.editor, other}


def test_contributors_do_not_depend_on_clocks(article, desk, other):
    """The web server's clock may be behind the database's: keys of history rows tell what came after a freeze."""
    factories.publish(article, desk)
    edited(article, other, title="改动")
    type(article).history.filter(history_user=other).update(history_date="2020-01-01 00:00:00+00:00")
    assert other in hands(workflow.submit(article, desk.editor))


def test_who_wrote_an_achievement_that_the_article_quotes_is_a_contributor(article, desk, other, district):
    writer = factories.staff(Role.EDITOR, district)
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district)
    with factories.acting(writer):
        achievement = Achievement.objects.create(honoree=honoree, statement="办结事项三百件")
    with factories.acting(desk.editor):
        Evidence.objects.create(article=article, achievement=achievement)
    factories.publish(article, desk)
    with factories.acting(other):
        Figure.objects.create(achievement=achievement, label="办结", printed="300件")
    assert hands(workflow.submit(article, desk.editor)) == {desk.editor, other}


def test_changes_of_other_records_do_not_count(article, desk, other, district):
    with factories.acting(other):
        elsewhere = factories.ArticleFactory(district=district)
        Credit.objects.create(article=elsewhere, role="作者", names="某")
        Mention.objects.create(article=elsewhere, name="某")
    assert hands(workflow.submit(article, desk.editor)) == {desk.editor}


def test_a_reviewer_who_changed_it_cannot_review_it(article, desk):
    edited(article, desk.reviewer, title="审核人改动")
    edition = workflow.submit(article, desk.editor)
    assert workflow.refusal("pass_review", edition, desk.reviewer)


def test_a_page_brought_back_has_its_authors_and_leaves_later_work_to_its_own(article, desk, other):
    """Work since the withdrawn page was frozen is not on the page that comes back: it is still to be judged."""
    edition = factories.publish(article, desk)
    edited(article, other, title="改动")
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="理由")
    again = workflow.reinstate(edition, desk.reviewer, note="恢复")
    assert hands(again) == {desk.editor, desk.reviewer}
    assert workflow.refusal("pass_review", again, desk.reviewer)
    district = article.district
    reviewer = factories.staff("reviewer", district)
    workflow.perform("pass_review", again, reviewer, digest=again.digest)
    workflow.perform("approve", again, desk.approver, digest=again.digest)
    assert again.content.page == edition.content.page
    assert hands(workflow.submit(article, desk.editor)) == {desk.editor, other}


def test_only_what_was_withdrawn_comes_back(article, desk):
    edition = workflow.submit(article, desk.editor)
    refused(workflow.reinstate, edition, desk.editor, note="恢复")
    workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    edition = workflow.perform("approve", edition, desk.approver, digest=edition.digest)
    refused(workflow.reinstate, edition, desk.editor, note="恢复")
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="理由")
    refused(workflow.reinstate, edition, desk.editor, note=" ")
    refused(workflow.reinstate, edition, factories.staff("auditor", article.district), note="恢复")
    workflow.reinstate(edition, desk.editor, note="恢复")
    refused(workflow.reinstate, edition, desk.editor, note="恢复")


def test_it_is_said_when_nobody_is_left(article, desk, district):
    everyone = {desk.editor.pk}
    assert nobody_left(district, everyone) == ""
    assert nobody_left(district, everyone | {desk.reviewer.pk})
    assert nobody_left(district, everyone | {desk.approver.pk})
    edition = workflow.submit(article, desk.editor)
    assert nobody_left_for(edition, district) == ""
    type(desk.approver).objects.filter(pk=desk.approver.pk).update(is_active=False)
    assert nobody_left_for(edition, district)


def test_history_names_nobody_outside_of_requests():
    """What the fixtures rely on: without `acting`, history has no user."""
    assert getattr(HistoricalRecords.context, "request", None) is None
