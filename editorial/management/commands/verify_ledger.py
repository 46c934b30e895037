"""verify_ledger: check everything that was ever decided, and say what is wrong."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from editorial import verification


class Command(BaseCommand):
    help = "Checks every digest, the chain of decisions, the intervals and the guards. Exits with 1 if one is wrong."

    def add_arguments(self, parser):
        parser.add_argument("--expect", metavar="HASH", default="", help="a head that was noted down earlier")

    def handle(self, *args, expect, **options):
        findings = 0
        for finding in verification.verify(expect.strip().lower()):
            findings += 1
            self.stderr.write(finding)
        if findings:
            raise CommandError(
                ngettext("%(count)s thing is wrong.", "%(count)s things are wrong.", findings) % {"count": findings}
            )
        self.stdout.write(_("All is well. The head of the ledger is:"))
        self.stdout.write(verification.head())
