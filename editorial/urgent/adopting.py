"""Bringing urgent corrections into the record, where it still says what was corrected."""

from django.db import transaction
from django.utils.translation import gettext as _

from districts import roles
from districts.models import Role
from editorial import clock, kinds, records, richtext, snapshots
from editorial.authorship import acting_as
from editorial.corrections import blocks, three_way
from editorial.corrections.correctable import ancestors, path_of
from editorial.corrections.three_way import Line, State
from editorial.models import Edition
from editorial.workflow.refusals import Refused, actor, role_refusal

MAY_EDIT = (Role.EDITOR, Role.REVIEWER, Role.APPROVER)


def adopt(record, user, *, version: int) -> list[Line]:
    """Write the live urgent corrections into the record and its parts; return those that are left for work by hand.

    `version` is the record's version that the actor saw. Everything is kept in the history under the actor's name, and
    the record's version moves once. What belongs to a district where the actor is no editor is left. Raises Refused,
    and concurrency.Conflict when the record was changed meanwhile.
    """
    with transaction.atomic(), acting_as(actor(user)):
        records.lock(record, version)
        record = type(record).objects.get(pk=record.pk)
        if reason := role_refusal(user, record.district.code, MAY_EDIT):
            raise Refused(reason)
        found = standing(record)
        written = _Writing(record, user)
        for each in found:
            if each.state == State.UNDONE:
                written.put(each)
        if not written.done:
            raise Refused(_("There is no correction that could be adopted."))
        written.save()
        left = standing(record)
        if any(each.state == State.UNDONE and each.target in written.done for each in left):
            raise Refused(_("The corrections could not be written into the record: please make them by hand."))
    return [each for each in left if each.state != State.ADOPTED]


def standing(record) -> list[Line]:
    """What became of the urgent corrections that readers have in the record as it is saved now."""
    kind = kinds.of(record)
    live = Edition.objects.of_record(kind.name, record.pk).live(clock.time()).for_page().first()
    if live is None or live.patches_id is None:
        return []
    return three_way.of_edition(live, snapshots.freeze(record).page)


class _Writing:
    """Collects the rows that corrections change; each is read once and saved once."""

    def __init__(self, record, user):
        self.record, self.user = record, user
        self.items = kinds.of(record).correctable.items
        self.done: list[str] = []
        self._rows: dict[str, list] = {}
        self._changed: dict[tuple, object] = {}

    def put(self, line: Line) -> None:
        """Write a correction into the row that keeps it, unless the actor may not change that."""
        row = self._row(line.target) if line.field.column else None
        if row is None:
            return
        column = line.field.column
        if isinstance(line.value, blocks.Change):
            setattr(row, column, blocks.put(richtext.sanitized(getattr(row, column)), line.value))
        else:
            setattr(row, column, "、".join(line.value) if isinstance(line.value, tuple) else line.value)
        self._changed[type(row), row.pk] = row
        self.done.append(line.target)

    def save(self) -> None:
        """Save the rows, then the record with its next version, then the versions of other records that own a row."""
        with records.changing(str(_("Corrections adopted"))) as changes:
            for row in self._changed.values():
                if row is not self.record:
                    changes.save(row)
            records.advance(self.record)
            self.record._change_reason = str(_("Corrections adopted"))
            self.record.save()
            changes.moved(self.record)

    def _row(self, target: str):
        """The row that keeps what stands at the place of the record's page; None where the actor may not change it."""
        row = self.record
        for place in ancestors(target):
            held, _dot, number = place.rpartition(".")
            item = self.items[path_of(place)]
            if held not in self._rows:
                self._rows[held] = list(item.rows(row))
            row = self._rows[held][int(number) - 1]
            district = item.district(row)
            if district is not None and not roles.may_act(self.user, Role.EDITOR, district):
                return None
        return row
