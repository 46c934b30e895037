"""Backup and restore: the whole installation as one folder that either database can be filled from.

The folder holds `manifest.json`, `rows.exact` (every row but sessions, form tokens and what can be made anew) and
`media/`. It is consistent: the rows are read in one transaction, and pictures never change once they are stored.
"""

import dataclasses
import hashlib
import json
from pathlib import Path, PurePosixPath

from django.core.files.storage import default_storage
from django.core.management import call_command
from django.db import connection, transaction
from django.utils.translation import gettext as _

from districts.models import User
from editorial import clock, guards, search
from editorial.models import Ledger

FORMAT = 1
LEFT_OUT = (
    "contenttypes", "sessions", "admin.logentry", "auth.permission", "editorial.searchentry", "editorial.formtoken",
    "editorial.presence", "editorial.claim", "editorial.lease",
)  # fmt: skip
"""Made anew by migrating or rebuilding, or worth nothing after a restore."""


class Unusable(Exception):
    """The folder or the database cannot be used for this. `reason` is a sentence for the person at the terminal."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


@dataclasses.dataclass(frozen=True)
class Manifest:
    """What a backup says of itself: the head of the ledger's chain at that moment, and the digest of its rows."""

    format: int
    made_at: str
    head: str
    digest: str
    rows: int
    files: int


def back_up(folder: Path) -> Manifest:
    """Write a backup into an empty or new folder. Raises Unusable."""
    folder.mkdir(parents=True, exist_ok=True)
    if any(folder.iterdir()):
        raise Unusable(_("%(folder)s is not empty.") % {"folder": folder})
    data = folder / "rows.exact"
    with transaction.atomic():
        if connection.vendor == "postgresql":
            with connection.cursor() as cursor:
                cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ")
        head = Ledger.objects.get(pk=1).head
        call_command(
            "dumpdata", format="exact", output=str(data), exclude=LEFT_OUT, use_natural_foreign_keys=True,
            use_base_manager=True, verbosity=0,
        )  # fmt: skip
    files = [_fetch(name, folder / "media") for name in _stored_files("")]
    manifest = Manifest(FORMAT, clock.time().isoformat(), head, _digest(data), _lines(data), len(files))
    (folder / "manifest.json").write_text(json.dumps(dataclasses.asdict(manifest), indent=1))
    return manifest


def restore(folder: Path) -> Manifest:
    """Fill a migrated, empty installation from a backup. Raises Unusable, having changed nothing."""
    try:
        manifest = Manifest(**json.loads((folder / "manifest.json").read_text()))
    except (OSError, ValueError, TypeError) as error:
        raise Unusable(_("%(folder)s holds no backup.") % {"folder": folder}) from error
    data = folder / "rows.exact"
    if manifest.format != FORMAT or not data.exists() or _digest(data) != manifest.digest:
        raise Unusable(_("The backup is damaged or was made by another release: its rows are not those it declares."))
    if User.objects.exists() or Ledger.objects.exclude(head="").exists():
        raise Unusable(_("This installation is not empty. Restore into a new database."))
    with guards.lifted(), transaction.atomic():
        Ledger.objects.all().delete()
        call_command("loaddata", str(data), verbosity=0)
        search.rebuild()
    for path in sorted((folder / "media").rglob("*")):
        name = path.relative_to(folder / "media").as_posix()
        if path.is_file() and not default_storage.exists(name):
            with path.open("rb") as file:
                default_storage.save(name, file)
    return manifest


def _stored_files(folder: str):
    """Names of all files in the media storage."""
    if folder and not default_storage.exists(folder):
        return
    try:
        folders, files = default_storage.listdir(folder)
    except FileNotFoundError:
        return
    yield from (str(PurePosixPath(folder, name)) for name in files)
    for each in folders:
        yield from _stored_files(str(PurePosixPath(folder, each)))


def _fetch(name: str, folder: Path) -> Path:
    target = folder / name
    target.parent.mkdir(parents=True, exist_ok=True)
    with default_storage.open(name) as source, target.open("wb") as copy:
        for chunk in source.chunks():
            copy.write(chunk)
    return target


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _lines(path: Path) -> int:
    with path.open("rb") as file:
        return sum(1 for _line in file)
