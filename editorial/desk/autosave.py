"""What somebody has typed into a form and not saved: kept for them alone, offered again, bounded, forgotten in time."""

import datetime as dt
import json

from django.utils.translation import gettext as _

from editorial import clock
from editorial.models import Autosave

MOST_BYTES = 300 * 1024
"""Of the fields as JSON in UTF-8."""
MOST_FIELDS = 1000
KEPT = dt.timedelta(days=30)

_NEVER = frozenset({"csrfmiddlewaretoken", "version", "token"})


class NotKept(Exception):
    """It is not kept. `reason` is a sentence for the person who typed."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def read(text: str) -> list[tuple[str, str]]:
    """The fields of a JSON list of pairs [name, value], without buttons, passwords, and what guards the form itself.

    Raises NotKept for what is too much, ValueError for what is no such list.
    """
    if len(text.encode("utf-8", "surrogatepass")) > MOST_BYTES:
        raise NotKept(_("This is more than can be kept automatically (300 KB). Please save it yourself."))
    try:
        pairs = json.loads(text)
    except RecursionError as error:
        raise ValueError from error
    if not isinstance(pairs, list):
        raise ValueError
    fields = [(_plain(name), _plain(value)) for name, value in pairs]
    fields = [(name, value) for name, value in fields if _may_be_kept(name)]
    if len(fields) > MOST_FIELDS:
        raise NotKept(_("These are more fields than can be kept automatically (1,000). Please save them yourself."))
    return fields


def keep(user, form: str, fields: list[tuple[str, str]], version: str, since: str) -> tuple[Autosave, bool]:
    """Keep the fields in the place of what was kept before. Returns the row, and whether it was of another window.

    `version` is that of the record when the person began to type, `since` the stamp of what this window last knew of.
    """
    before = offered(user, form)
    row, _made = Autosave.objects.update_or_create(
        user=user, form=form, defaults={"fields": fields, "version": version, "saved_at": clock.time()}
    )
    return row, before is not None and stamp(before) != since


def offered(user, form: str) -> Autosave | None:
    """What the person has typed into the form and not saved, if anything."""
    return Autosave.objects.filter(user=user, form=form).first()


def discard(user, form: str) -> None:
    """Forget what was typed: it is saved, or not wanted any more."""
    Autosave.objects.filter(user=user, form=form).delete()


def forget(user, form: str, part: str) -> None:
    """Forget of what was typed the fields whose names begin so: they are sent, the others are not yet."""
    row = offered(user, form)
    if row is None:
        return
    left = [field for field in row.fields if not field[0].startswith(part)]
    if not left:
        row.delete()
    elif len(left) < len(row.fields):
        row.fields = left
        row.save(update_fields=["fields"])


def forget_old(now: dt.datetime) -> int:
    """Forget what nobody came back for within thirty days. Returns how many forms that were."""
    return Autosave.objects.filter(saved_at__lt=now - KEPT).delete()[0]


def stamp(row: Autosave | None) -> str:
    """What tells one keeping from the next; "" for None."""
    return f"{row.saved_at.timestamp():.6f}" if row else ""


def _plain(text) -> str:
    if not isinstance(text, str):
        raise ValueError
    return text.replace("\0", "").encode("utf-8", "ignore").decode()


def _may_be_kept(name: str) -> bool:
    return not (name in _NEVER or name.startswith("_") or "__prefix__" in name or "password" in name.lower())
