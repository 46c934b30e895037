"""Notes on editions: who may write, answer, resolve and reopen them, what they stop, and where they go on."""

from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction
from django.test.utils import CaptureQueriesContext

from districts.models import Role
from editorial import clock, records, workflow
from editorial.desk import notes
from editorial.desk.sections import sections_for
from editorial.models import Edition, Note, NoteEvent, Stage, open_notes_of_edition
from editorial.workflow import Refused
from tests import factories
from tests.editorial.corrections.conftest import patched


@pytest.fixture
def edition(article, desk):
    return workflow.submit(article, desk.editor)


@pytest.fixture
def note(edition, desk):
    return notes.write(edition, desk.reviewer, anchor="body.1", text="  请核对。 ")


def returned(edition, desk):
    return workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="见批注")


def changed(article, desk, title="改过的题目"):
    with factories.acting(desk.editor):
        article.title = title
        article.save()


def test_a_note_keeps_the_words_that_stood_at_its_place(note, desk):
    assert note.is_open
    assert note.quote == "这是一段用于测试的正文。"
    assert [(each.action, each.text, each.by) for each in note.events.all()] == [("written", "请核对。", desk.reviewer)]


@pytest.mark.parametrize(
    ("anchor", "text"), [("body.9", "有误"), ("nowhere", "有误"), ("title", " "), ("title", "字" * 1001)]
)
def test_a_note_needs_a_place_on_the_page_and_words(edition, desk, anchor, text):
    with pytest.raises(Refused):
        notes.write(edition, desk.reviewer, anchor=anchor, text=text)
    assert not Note.objects.exists()


def test_only_people_of_the_place_write_and_answer(edition, note, desk, district):
    outsiders = [
        factories.staff(Role.REVIEWER, factories.DistrictFactory()), factories.staff(Role.AUDITOR, district),
        factories.UserFactory(is_superuser=True),
    ]  # fmt: skip
    for user in outsiders:
        with pytest.raises(Refused):
            notes.write(edition, user, anchor="title", text="有误")
        for act in (notes.answer, notes.resolve):
            with pytest.raises(Refused):
                act(note, user, "有误")
    assert NoteEvent.objects.count() == 1
    for user in (desk.editor, desk.reviewer, desk.approver):
        notes.answer(note, user, "已阅")


def test_contributors_and_the_author_resolve_and_anybody_there_opens_again(note, desk):
    with pytest.raises(Refused):
        notes.resolve(note, desk.approver)
    assert not notes.resolve(note, desk.editor, "已改").is_open
    with pytest.raises(Refused):
        notes.resolve(note, desk.editor)
    assert notes.reopen(note, desk.approver, "还有一处").is_open
    with pytest.raises(Refused):
        notes.reopen(note, desk.approver)
    assert not notes.resolve(note, desk.reviewer).is_open


@pytest.mark.parametrize(("name", "who"), [("pass_review", "reviewer"), ("approve", "approver")])
def test_open_notes_stop_passing_and_approving_until_they_are_confirmed(edition, desk, name, who):
    if name == "approve":
        edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    notes.write(edition, desk.approver, anchor="", text="整页请再看一遍")
    with pytest.raises(Refused) as refused:
        workflow.perform(name, edition, getattr(desk, who), digest=edition.digest)
    assert "1" in refused.value.reason
    edition.refresh_from_db()
    stage = edition.stage
    assert workflow.perform(name, edition, getattr(desk, who), digest=edition.digest, despite_notes=True).stage != stage


def test_open_notes_go_on_to_the_next_edition_and_end_with_an_approval(article, edition, note, desk):
    returned(edition, desk)
    changed(article, desk)
    again = workflow.submit(article, desk.editor)
    assert list(Note.objects.on_the_way_to(again)) == [note]
    counted = Edition.objects.annotate(left=open_notes_of_edition()).values_list("number", "left")
    assert dict(counted) == {1: 1, 2: 1}
    with pytest.raises(Refused):
        workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)
    notes.resolve(note, desk.editor)
    again = workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)
    workflow.perform("approve", again, desk.approver, digest=again.digest)
    changed(article, desk, "再改")
    third = workflow.submit(article, desk.editor)
    assert not Note.objects.on_the_way_to(third).exists()
    assert notes.refusal("reopened", note, desk.reviewer)


def test_notes_are_written_while_an_edition_is_under_way(edition, desk):
    returned(edition, desk)
    edition.refresh_from_db()
    with pytest.raises(Refused):
        notes.write(edition, desk.reviewer, anchor="title", text="有误")


def test_nothing_of_a_note_is_deleted_or_rewritten(note):
    for change in (
        lambda: NoteEvent.objects.update(text="别的"), lambda: NoteEvent.objects.all().delete(),
        lambda: Note.objects.update(anchor="title"), lambda: Note.objects.all().delete(),
    ):  # fmt: skip
        with pytest.raises(DatabaseError), transaction.atomic():
            change()


@pytest.fixture
def overtaken(article, desk):
    """A note on work under way, which was set aside for an urgent correction that readers have."""
    live = factories.publish(article, desk)
    changed(article, desk)
    under_way = workflow.submit(article, desk.editor)
    left = notes.write(under_way, desk.reviewer, anchor="title", text="题目再斟酌")
    patch = patched(live, desk, {"subtitle": "新副题"})
    own = notes.write(patch, desk.reviewer, anchor="subtitle", text="已核对来文")
    patch = workflow.perform("pass_review", patch, desk.reviewer, digest=patch.digest, despite_notes=True)
    workflow.perform("approve", patch, desk.approver, digest=patch.digest, despite_notes=True)
    return SimpleNamespace(left=left, own=own, article=article)


def test_an_urgent_correction_ends_its_own_notes_and_no_others(overtaken, desk):
    assert notes.refusal("resolved", overtaken.left, desk.editor) == ""
    assert notes.refusal("answered", overtaken.own, desk.editor)
    assert list(Note.objects.since_approval("article", overtaken.article.pk)) == [overtaken.left]
    again = workflow.submit(overtaken.article, desk.editor, undoing=True)
    assert list(Note.objects.on_the_way_to(again)) == [overtaken.left]
    counted = Edition.objects.annotate(left=open_notes_of_edition()).values_list("number", "left")
    assert dict(counted)[again.number] == 1
    with pytest.raises(Refused):
        workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)


@pytest.fixture
def brought_back(article, desk):
    """A note on work that was returned; meanwhile the live page was withdrawn, and is live again as it was."""
    live = factories.publish(article, desk)
    changed(article, desk)
    under_way = workflow.submit(article, desk.editor)
    left = notes.write(under_way, desk.reviewer, anchor="title", text="题目再斟酌")
    returned(under_way, desk)
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="先撤下核实")
    again = workflow.reinstate(live, desk.editor, note="核实无误")
    own = notes.write(again, desk.reviewer, anchor="title", text="已核对来文")
    again = workflow.perform("pass_review", again, desk.reviewer, digest=again.digest, despite_notes=True)
    again = workflow.perform("approve", again, desk.approver, digest=again.digest, despite_notes=True)
    return SimpleNamespace(left=left, own=own, article=article, under_way=under_way, again=again)


def test_bringing_a_page_back_ends_its_own_notes_and_none_of_the_record(brought_back, desk):
    assert notes.refusal("resolved", brought_back.left, desk.editor) == ""
    assert notes.refusal("answered", brought_back.own, desk.editor)
    assert list(Note.objects.since_approval("article", brought_back.article.pk)) == [brought_back.left]
    again = workflow.submit(brought_back.article, desk.editor)
    assert list(Note.objects.on_the_way_to(again)) == [brought_back.left]
    counted = Edition.objects.annotate(left=open_notes_of_edition()).values_list("number", "left")
    assert dict(counted)[again.number] == 1


def test_a_page_brought_back_is_no_submission_of_its_record(brought_back, desk):
    now = clock.time()
    stands = records.with_state(type(brought_back.article).objects.all(), "article", now).get()
    assert stands.last_submitted == brought_back.under_way.submitted_at
    assert (stands.submitted_stage, stands.last_stage, stands.is_live) == (Stage.RETURNED, Stage.APPROVED, True)
    changed(brought_back.article, desk, "再改一次")
    sections = {each.name: each for each in sections_for(desk.editor, clock.time())}
    assert [each.pk for each in sections["drafts"].items] == [brought_back.article.pk]
    assert [each.title for each in sections["returned"].items] == ["改过的题目"]


def test_what_came_back_of_bringing_back_is_over_when_it_is_tried_again(article, desk):
    live = factories.publish(article, desk)
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="先撤下核实")
    first = workflow.reinstate(live, desk.editor, note="核实无误")
    returned(first, desk)

    def listed():
        return [each.count for each in sections_for(desk.editor, clock.time()) if each.name == "returned"]

    assert listed() == [1]
    workflow.reinstate(live, desk.editor, note="再次核实")
    assert listed() == [0]


def test_a_note_on_an_earlier_edition_waits_for_the_approval_of_the_one_under_way(article, edition, note, desk):
    """The open edition is locked before the note is read, as an approval locks it before it counts the notes."""
    returned(edition, desk)
    notes.resolve(note, desk.editor)
    again = workflow.submit(article, desk.editor)
    with CaptureQueriesContext(connection) as queries:
        notes.reopen(note, desk.reviewer)
    said = [each["sql"] for each in queries if each["sql"].startswith("SELECT")]
    locking = [at for at, sql in enumerate(said) if 'FROM "editorial_edition"' in sql and "in_approval" in sql]
    reading = [at for at, sql in enumerate(said) if 'FROM "editorial_note"' in sql]
    assert locking[0] < reading[0]
    assert "FOR UPDATE" in said[locking[0]] or not connection.features.has_select_for_update
    with pytest.raises(Refused):
        workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)
