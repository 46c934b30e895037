"""Rules of records: versions, owners of parts, deletion, state."""

import datetime as dt

import pytest

from districts.concurrency import Conflict
from editorial import clock, records, states, workflow
from honorees.models import Achievement, Figure
from tests import factories

pytestmark = pytest.mark.django_db


def test_a_version_that_was_read_is_accepted(article):
    records.lock(article, article.version)


def test_another_version_is_a_conflict_that_says_who_and_what(article, desk, district):
    other = factories.staff("editor", district)
    with factories.acting(other):
        article.title, article.version = "新题目", 1
        article.save()
        records.touch(article, "署名")
    with pytest.raises(Conflict) as caught:
        records.lock(article, 0)
    assert caught.value.version == 2
    assert {each.who for each in caught.value.changes} == {other.name}
    assert "新题目" in {each.value for each in caught.value.changes}


def test_owners_are_found_through_parts_of_parts(district):
    honoree = factories.HonoreeFactory(district=district)
    achievement = Achievement.objects.create(honoree=honoree, statement="修桥")
    figure = Figure.objects.create(achievement=achievement, label="桥", printed="1座")
    assert records.owners(achievement) == [honoree]
    assert records.owners(figure) == [honoree]
    place = Achievement.objects.create(place=district, statement="增长")
    assert records.owners(place) == []


def test_an_award_of_a_roll_belongs_to_its_campaign(district):
    tier = factories.TierFactory()
    honoree = factories.HonoreeFactory(district=district)
    assert records.owners(factories.CommendationFactory(honoree=honoree, campaign=tier.campaign, tier=tier)) == [
        tier.campaign
    ]
    assert records.owners(factories.CommendationFactory(honoree=honoree, merit="citation")) == [honoree]


def version(record) -> int:
    return type(record).objects.get(pk=record.pk).version


def test_a_part_that_goes_to_another_record_moves_both_once(district):
    before, after = factories.HonoreeFactory(district=district), factories.HonoreeFactory(district=district)
    deed = Achievement.objects.create(honoree=before, statement="修桥")
    figure = Figure.objects.create(achievement=deed, label="桥", printed="1座")
    with records.changing("实绩") as changes:
        figure.printed = "2座"
        changes.save(figure)
        deed.honoree = after
        changes.save(deed)
    assert (version(before), version(after)) == (1, 1)
    assert after.history.first().history_change_reason == "实绩"
    assert type(after).objects.get(pk=after.pk).changed_at > after.changed_at


def test_a_part_that_is_deleted_moves_its_record(district):
    honoree = factories.HonoreeFactory(district=district)
    deed = Achievement.objects.create(honoree=honoree, statement="修桥")
    with records.changing() as changes:
        changes.note(deed)
        deed.delete()
    assert version(honoree) == 1


def test_a_record_that_was_saved_in_the_run_moves_no_further(district):
    honoree = factories.HonoreeFactory(district=district)
    with records.changing() as changes:
        changes.save(Achievement(honoree=honoree, statement="修桥"))
        records.advance(honoree)
        honoree.save()
        changes.moved(honoree)
    assert version(honoree) == 1


def test_who_may_not_change_a_record_adds_no_part_to_it(desk, district):
    own, other = factories.HonoreeFactory(district=district), factories.HonoreeFactory()
    assert records.change_refusal(own, desk.editor) == ""
    assert records.change_refusal(Achievement(honoree=own), desk.editor, "add") == ""
    for row, action in ((other, "change"), (Achievement(honoree=other), "add"), (Achievement(), "add")):
        assert records.change_refusal(row, desk.editor, action)
    assert other.district.name in records.change_refusal(Achievement(honoree=other), desk.editor, "add")
    assert records.change_refusal(Achievement(place=district), factories.staff("auditor", district), "add")


def test_only_what_was_never_submitted_is_deleted(article, desk):
    workflow.submit(article, desk.editor)
    with pytest.raises(records.NotDeletable):
        records.delete(article)
    assert type(article).objects.filter(pk=article.pk).exists()


def state(article) -> str:
    now = clock.time()
    row = records.with_state(type(article).objects.all(), "article", now).get(pk=article.pk)
    return states.of_record(row.last_stage, row.last_from, row.is_live, now).name


def test_states_follow_the_workflow(article, desk):
    assert state(article) == "draft"
    edition = workflow.submit(article, desk.editor)
    assert state(article) == "in_review"
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    assert state(article) == "in_approval"
    at = clock.time() + dt.timedelta(days=1)
    edition = workflow.perform("approve", edition, desk.approver, digest=edition.digest, at=at)
    assert state(article) == "scheduled"
    with clock.travelling(at + dt.timedelta(days=1)):
        assert state(article) == "live"
        workflow.perform("withdraw", edition, desk.approver, digest=edition.digest, note="有误")
    with clock.travelling(at + dt.timedelta(days=2)):
        assert state(article) == "withdrawn"
