"""The command that makes synthetic live data."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.sample.making import MadeBefore, Size, make


class Command(BaseCommand):
    help = "Make synthetic live records, plainly invented. The same numbers and seed make the same records."

    def add_arguments(self, parser):
        for name, default in (("honorees", 200), ("teams", 20), ("campaigns", 5), ("articles", 500)):
            parser.add_argument(f"--{name}", type=int, default=default, metavar="N")
        parser.add_argument("--seed", type=int, default=1)

    def handle(self, *, honorees: int, teams: int, campaigns: int, articles: int, seed: int, **options):
        size = Size(honorees, teams, campaigns, articles)
        if min(honorees, teams, campaigns, articles) < 0 or not size.total:
            raise CommandError(_("Say how many records to make: numbers from 0 up, and not all of them 0."))
        if (articles or campaigns) and not (honorees or teams):
            raise CommandError(_("Articles and campaigns are about people or teams: make some of those too."))
        try:
            make(size, seed)
        except MadeBefore as error:
            raise CommandError(_("The sample of seed %d is there already. Choose another seed.") % seed) from error
        self.stdout.write(_("%d live records made.") % size.total)
