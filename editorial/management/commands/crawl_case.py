"""The command that searches a large site for mentions, for a case of revocation, as long as it takes."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from districts.models import User
from editorial.models import RevocationCase
from editorial.revocation import crawl
from editorial.workflow import Refused


class Command(BaseCommand):
    help = "Search the site, as an anonymous reader, for mentions of whom a case of revocation is about."

    def add_arguments(self, parser):
        parser.add_argument("case", type=int, help="number of the case, as in the address of its page")
        parser.add_argument("--user", help="account in whose name it is done; without it, who opened the case")
        parser.add_argument("--seconds", type=float, help="stop after so long; a later run goes on from there")

    def handle(self, *args, case, user, seconds, **options):
        found = RevocationCase.objects.filter(pk=case).first()
        if found is None:
            raise CommandError(_("There is no case %(number)s.") % {"number": case})
        actor = User.objects.filter(username=user).first() if user else found.opened_by
        if actor is None:
            raise CommandError(_("There is no account %(name)s.") % {"name": user})
        try:
            made = crawl.crawl(found, actor, seconds=seconds, progress=self.tell)
        except Refused as refused:
            raise CommandError(refused.reason) from None
        for each in made.found:
            if not each["namesake"]:
                self.stdout.write(f"{each['address']}\t{each['excerpt']}")
        words = _("%(read)s addresses read, %(left)s left, %(mentions)s mentions.")
        mentions = sum(not each["namesake"] for each in made.found)
        left = len(made.rest.get("pending", ()))
        self.stdout.write(words % {"read": made.visited, "left": left, "mentions": mentions})

    def tell(self, visited: int, pending: int) -> None:
        """Say every hundred addresses how far it is."""
        if visited % 100 == 0:
            self.stderr.write(_("%(read)s read, %(left)s known to be left") % {"read": visited, "left": pending})
