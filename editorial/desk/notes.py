"""Notes at places of an edition's page: writing, answering, resolving, opening again. They are never public."""

from django.db import transaction
from django.db.models import Q
from django.utils.translation import gettext as _

from districts.models import Role, User
from editorial import clock, kinds, notifying, snapshots
from editorial.models import Edition, Hand, Note, NoteEvent, Stage, made_from_record
from editorial.outline import Outline
from editorial.workflow.contributors import contributors
from editorial.workflow.refusals import Refused, actor, role_refusal

LENGTH = NoteEvent._meta.get_field("text").max_length
"""Characters that a note or an answer may have."""

WRITERS = (Role.EDITOR, Role.REVIEWER, Role.APPROVER)
Action = NoteEvent.Action

_TOLD = {
    Action.WRITTEN: "note_written",
    Action.REOPENED: "note_written",
    Action.ANSWERED: "note_answered",
    Action.RESOLVED: "note_answered",
}
"""By action, what its contributors are told; of answers the author of the note is told too."""
_QUOTE = Note._meta.get_field("quote").max_length


def writing_refusal(edition: Edition, user) -> str:
    """Return "" if the user may write notes on the edition, else the reason why not."""
    if not edition.is_open:
        return _("Notes are written while an edition is under way.")
    return role_refusal(user, edition.district or edition.place, WRITERS)


def refusal(action: str, note: Note, user) -> str:
    """Return "" if the user may answer, resolve or reopen the note, else the reason why not."""
    if _is_history(note.edition):
        return _("The page was approved since: this note is history.")
    if reason := role_refusal(user, note.edition.district or note.edition.place, WRITERS):
        return reason
    if action == Action.RESOLVED and not note.is_open:
        return _("This note is resolved already.")
    if action == Action.REOPENED and note.is_open:
        return _("This note is open.")
    if action == Action.RESOLVED and not _may_resolve(note, user):
        return _("A note is resolved by who wrote it, or by those who work on the content.")
    return ""


def write(edition: Edition, user: User, *, anchor: str, text: str) -> Note:
    """Write a note at the place, "" for the page as a whole. Raises Refused with the reason."""
    text = _checked(text, wanted=True)
    with transaction.atomic():
        user = actor(user)
        edition = Edition.objects.select_for_update().get(pk=edition.pk)
        if reason := writing_refusal(edition, user):
            raise Refused(reason)
        block = Outline(kinds.get(edition.kind), snapshots.page_of(edition)).blocks.get(anchor)
        if anchor and block is None:
            raise Refused(_("There is no such place on this page."))
        note = Note.objects.create(
            edition=edition, anchor=anchor, quote=block.text[:_QUOTE] if block else "", by=user, at=clock.time()
        )
        _append(note, Action.WRITTEN, text, user)
    return note


def answer(note: Note, user: User, text: str) -> Note:
    """Answer a note; it stays as it is. Raises Refused."""
    return _step(Action.ANSWERED, note, user, _checked(text, wanted=True))


def resolve(note: Note, user: User, text: str = "") -> Note:
    """Settle an open note, with a word or without. Raises Refused."""
    return _step(Action.RESOLVED, note, user, _checked(text))


def reopen(note: Note, user: User, text: str = "") -> Note:
    """Open a settled note again, with a word or without. Raises Refused."""
    return _step(Action.REOPENED, note, user, _checked(text))


def _step(action: str, note: Note, user: User, text: str) -> Note:
    """Take the step with the record's open edition locked, as `perform` does before it counts the notes: an edition is
    not approved while a note on it, or on one before it, is opened again."""
    with transaction.atomic():
        user = actor(user)
        list(Edition.objects.of_record(note.edition.kind, note.edition.record_id).open().select_for_update())
        note = Note.objects.select_for_update().select_related("edition").get(pk=note.pk)
        if reason := refusal(action, note, user):
            raise Refused(reason)
        if action in (Action.RESOLVED, Action.REOPENED):
            note.is_open = action == Action.REOPENED
            note.save(update_fields=["is_open"])
        _append(note, action, text, user)
    return note


def _append(note: Note, action: str, text: str, user: User) -> None:
    NoteEvent.objects.create(note=note, action=action, text=text, by=user, at=clock.time())
    if event := _TOLD.get(action):
        notifying.tell_of(event, edition=note.edition, by=user, to=[note.by])


def _checked(text: str, *, wanted: bool = False) -> str:
    text = text.strip()
    if wanted and not text:
        raise Refused(_("Write what is to be said."))
    if len(text) > LENGTH:
        raise Refused(_("A note has at most %(limit)d characters.") % {"limit": LENGTH})
    return text


def _is_history(edition: Edition) -> bool:
    """Whether the edition, or one of its record after it, was approved: then its notes are settled by that.

    What was not made from the record leaves it alone, and so the notes on it.
    """
    later = Edition.objects.of_record(edition.kind, edition.record_id).filter(number__gte=edition.number)
    return later.filter(made_from_record() | Q(pk=edition.pk), stage=Stage.APPROVED).exists()


def _may_resolve(note: Note, user: User) -> bool:
    if note.by_id == user.pk:
        return True
    edition = note.edition
    way = Edition.objects.of_record(edition.kind, edition.record_id).filter(number__gte=edition.number)
    if Hand.objects.filter(edition__in=way, user=user, part=Hand.Part.CONTRIBUTOR).exists():
        return True
    record = kinds.get(edition.kind).model.objects.filter(pk=edition.record_id).first()
    return record is not None and user.pk in contributors(record)
