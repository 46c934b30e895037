"""The optimistic lock of tracked rows: nobody overwrites what they have not seen.

A row's version is the key of its newest history row. Kinds of rows that count their own changes (records) have
functions of the same names in editorial.records.
"""

import dataclasses
import datetime as dt
from collections.abc import Iterable

from django.db import models
from django.utils.formats import localize
from django.utils.html import strip_tags
from django.utils.translation import gettext as _


@dataclasses.dataclass(frozen=True)
class Change:
    """What somebody else made of a row: one field and its value now, for people to read.

    `name` is the field's own name ("" for parts of the row), `before` and `after` its raw values: as the actor read it,
    and now.
    """

    who: str
    when: dt.datetime
    field: str
    value: str
    name: str = ""
    before: object = None
    after: object = None


class Conflict(Exception):
    """The row was changed since the actor read it. `version` is the present one, `changes` what happened."""

    def __init__(self, version: int, changes: list[Change]):
        super().__init__(version)
        self.version = version
        self.changes = changes


def version_of(row: models.Model) -> int:
    """The version of a row as it is saved now; 0 for a row whose history is empty."""
    return row.history.aggregate(newest=models.Max("history_id"))["newest"] or 0


def lock(row: models.Model, version: int) -> None:
    """Lock the row for the running transaction. Raises Conflict if it is not the version that the actor read."""
    type(row).objects.select_for_update().filter(pk=row.pk).exists()
    if (present := version_of(row)) != version:
        raise Conflict(present, changes(row.history.filter(history_id__gt=version), row.history.filter(pk=version)))


def changes(later: models.QuerySet, read: models.QuerySet) -> list[Change]:
    """What the `later` history rows changed against the one that was read, newest first, each field once."""
    base = read.first()
    fields = {}
    for row in later.select_related("history_user").order_by("history_date", "history_id"):
        for each in _between(base, row):
            known = fields.get(each.field)
            fields[each.field] = dataclasses.replace(each, before=known.before) if known else each
        base = row
    return sorted(fields.values(), key=lambda each: each.when, reverse=True)


def _between(before, after) -> Iterable[Change]:
    who = str(after.history_user or _("somebody unknown"))
    hidden = {"version", "changed_at", "password", "last_login"}
    names = [field.name for field in after.tracked_fields if field.name not in hidden]
    differing = [name for name in names if before and _raw(before, name) != _raw(after, name)]
    if not differing:
        yield Change(who, after.history_date, _("Entries that belong to it"), after.history_change_reason or "")
    for name in differing:
        field = after._meta.get_field(name)
        shown = _display(after, field)
        yield Change(
            who, after.history_date, str(field.verbose_name), shown, name, _raw(before, name), _raw(after, name)
        )


def _raw(row, name: str):
    return getattr(row, row._meta.get_field(name).attname)


def _display(row, field: models.Field) -> str:
    if field.choices:
        return str(getattr(row, f"get_{field.name}_display")())
    value = getattr(row, field.attname)
    if field.is_relation and value is not None:
        value = field.related_model.objects.filter(pk=value).first()
    return "" if value is None else strip_tags(str(localize(value)))
