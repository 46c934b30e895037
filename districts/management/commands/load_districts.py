"""The command that loads the divisions of China."""

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from districts import loading


class Command(BaseCommand):
    help = "Add the divisions of China that are missing; those that are there stay as they are."

    def handle(self, *args, **options):
        added = loading.load()
        self.stdout.write(_("%d divisions added.") % added if added else _("All divisions are there."))
