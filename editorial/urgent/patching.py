"""Urgent corrections: the live page's own content, changed in a few places and submitted as an edition that patches it.

The record is left alone, and whatever of it is under way is set aside: neither waits for the other.
"""

import dataclasses
from collections.abc import Mapping
from decimal import Decimal

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from districts.models import Role
from editorial import answering, kinds, ledger, notifying, preflight, richtext, snapshots
from editorial.corrections import told
from editorial.corrections.correctable import Field, replaced, value_at
from editorial.corrections.three_way import label_of
from editorial.models import Decision, Edition, Stage
from editorial.workflow import clearance, dates, intervals
from editorial.workflow.perform import opened
from editorial.workflow.refusals import Refused, actor, page_refusal, role_refusal
from editorial.workflow.submission import write_hands

LARGEST = {"whole": 2**31, "number": 10**16}
"""Numbers below these can be kept, by the form in which they are typed."""


@dataclasses.dataclass(frozen=True)
class Telling:
    """What is said of a correction: `change_note` and `significance` to readers, `note` to reviewers, `answers` to
    the warnings, by the key of the finding; `secrets` as editorial.workflow.clearance has it."""

    change_note: str
    significance: str
    note: str = ""
    answers: Mapping[str, str] = dataclasses.field(default_factory=dict)
    secrets: str = ""


def patch_refusal(edition: Edition, user, now) -> str:
    """Return "" if the user may correct the page of the edition urgently, else the reason why not."""
    if not edition.is_live(now):
        return _("Only what is live can be corrected urgently.")
    if reason := right_refusal(edition, user):
        return reason
    if _open_of(edition).filter(patches__isnull=False).exists():
        return _("An urgent correction of this page is under way already.")
    return ""


def right_refusal(edition: Edition, user) -> str:
    """Return "" if the user corrects such pages of that place urgently, live or not, else the reason why not."""
    if not kinds.get(edition.kind).correctable.fields:
        return _("Pages of this kind are corrected in their record.")
    return role_refusal(user, edition.district or edition.place, (Role.EDITOR,))


def submit_patch(edition: Edition, user, *, digest: str, changes: Mapping[str, object], telling: Telling) -> Edition:
    """Submit the live edition's page with the changes, by place, as an edition that patches it. Raises Refused.

    `digest` is that of the edition which the actor had before them. The submitter alone is a contributor: the work of
    the others was judged when the page was approved. It is due today, since readers have what is wrong before them. An
    edition of the record that is under way is set aside in the same transaction.
    """
    change_note = telling.change_note.strip()
    with transaction.atomic():
        row, now = ledger.lock()
        user = actor(user)
        edition = opened(edition, digest)
        if reason := patch_refusal(edition, user, now) or told.telling_refusal(change_note, telling.significance):
            raise Refused(reason)
        if reason := clearance.refusal(telling.secrets):
            raise Refused(reason)
        snapshot = corrected(edition, changes, change_note)
        if snapshot.plain == snapshots.plain_page(edition):
            raise Refused(_("Nothing was corrected."))
        if reason := page_refusal(snapshot):
            raise Refused(reason)
        found, words = preflight.check(snapshot, preflight.Severity.WARN), answering.cleaned(telling.answers)
        if reason := answering.refusal(found, words):
            raise Refused(reason)
        overtaken = _open_of(edition).select_for_update().first()
        if overtaken:
            overtaken.stage = Stage.SET_ASIDE
            overtaken.save(update_fields=["stage"])
        patch = snapshots.store(
            snapshot, edition.record_id, change_note=change_note, significance=telling.significance, patches=edition,
            submitted_by=user, submitted_at=now, due_on=dates.due_day(now, timezone.localdate(now)),
        )  # fmt: skip
        begun = write_hands(patch, {user.pk})
        decision = ledger.append(
            row, now, "patch", user, edition=patch, note=telling.note.strip(), patches=edition.pk, **begun,
            **answering.detail(found, words), **clearance.detail(telling.secrets),
        )  # fmt: skip
        notifying.tell(decision)
        if overtaken:
            _set_aside(overtaken, patch, user)
    return patch


def corrected(edition: Edition, changes: Mapping[str, object], change_note: str = "") -> snapshots.Snapshot:
    """The edition's page with the changes, by place, and the note. Raises Refused for what cannot be there."""
    kind, page = kinds.get(edition.kind), snapshots.page_of(edition)
    fields = dict(kind.correctable.places(page))
    for place, value in changes.items():
        if place not in fields:
            raise Refused(_("This part of the page cannot be corrected urgently."))
        label = label_of(kind.correctable, page, place)
        page = replaced(page, place, _as_kept(fields[place], value, value_at(page, place), label))
    return dataclasses.replace(snapshots.of_page(kind, edition.public_id, page), note=change_note)


def overtaken_by(edition: Edition) -> Edition | None:
    """The urgent correction for which the edition was set aside; None where it was not."""
    decision = Decision.objects.filter(edition=edition, action="set_aside").first()
    return decision and Edition.objects.filter(pk=decision.detail["patch"]).for_page().first()


def fallen(edition: Edition) -> Edition | None:
    """The urgent correction of the edition's page that was submitted last and came back, returned or recalled: whoever
    corrects the page goes on from it. None where there is none, or where another one is under way."""
    last = Edition.objects.of_record(edition.kind, edition.record_id).filter(patches=edition).order_by("-number")
    last = last.select_related("ended_by", "content").first()
    return last if last and last.stage in (Stage.RETURNED, Stage.RECALLED) else None


def _set_aside(edition: Edition, patch: Edition, user) -> None:
    row, now = ledger.lock()
    reason = _("Set aside for the urgent correction, edition %(number)s.") % {"number": patch.number}
    intervals.sign(edition, intervals.Ending(user, now, reason))
    notifying.tell(ledger.append(row, now, "set_aside", user, edition=edition, note=reason, patch=patch.pk))


def _open_of(edition: Edition):
    return Edition.objects.of_record(edition.kind, edition.record_id).open()


def _as_kept(field: Field, value, before, label: str):
    """The value as a page keeps it. Raises Refused, naming the part, for one that the record could not keep."""
    if field.form in ("number", "whole"):
        if value is not None and not _fits(field.form, value):
            raise Refused(_("%(part)s: this is no number.") % {"part": label})
        return value.quantize(Decimal(1).scaleb(-field.scale)) if isinstance(value, Decimal) else value
    if field.form == "choice" and value not in {"", *dict(field.choices)}:
        raise Refused(_("%(part)s: there is no such choice.") % {"part": label})
    if field.form == "names":
        value = tuple(filter(None, (each.strip() for each in value)))
    else:
        value = richtext.sanitized(value) if field.form == "rich" else field.tidy(value)
        value = " ".join(value.splitlines()) if field.form == "line" else value
    if field.required and not value:
        raise Refused(_("%(part)s: this cannot be empty.") % {"part": label})
    if field.form != "rich" and len("、".join(value) if field.form == "names" else value) > field.length:
        raise Refused(_("%(part)s: more than %(limit)s characters.") % {"part": label, "limit": field.length})
    return None if before is None and not value else value


def _fits(form: str, value) -> bool:
    if form == "whole":
        return isinstance(value, int) and 0 <= value < LARGEST[form]
    return isinstance(value, Decimal) and value.is_finite() and abs(value) < LARGEST[form]
