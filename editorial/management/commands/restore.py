"""Fill an empty installation from a backup, and check the ledger afterwards."""

from pathlib import Path

from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError

from editorial.backup import Unusable, restore


class Command(BaseCommand):
    help = "Fill a migrated, empty installation from a backup folder; then verify the ledger."

    def add_arguments(self, parser):
        parser.add_argument("folder", type=Path)

    def handle(self, *, folder: Path, **options):
        try:
            manifest = restore(folder)
        except Unusable as error:
            raise CommandError(error.reason) from error
        call_command("verify_ledger", expect=manifest.head, stdout=self.stdout, stderr=self.stderr)
