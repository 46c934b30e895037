"""Write a backup of database and media into a folder."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from editorial.backup import Unusable, back_up


class Command(BaseCommand):
    help = (
        "Write a consistent backup of database and media into an empty folder; either database can be restored from it."
    )

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options):
        try:
            manifest = back_up(folder)
        except Unusable as error:
            raise CommandError(error.reason) from error
        self.stdout.write(
            _("%(rows)d rows and %(files)d files were written; the ledger's head is %(head)s.")
            % {"rows": manifest.rows, "files": manifest.files, "head": manifest.head or "–"}
        )
