"""preflight_docs: write docs/preflight.md from the registry of checks."""

from django.conf import settings
from django.core.management.base import BaseCommand

from editorial.preflight import listing


class Command(BaseCommand):
    help = "Writes docs/preflight.md, the list of the checks before publication."

    def handle(self, *args, **options):
        path = settings.BASE_DIR / "docs" / "preflight.md"
        path.write_text(listing.document(), encoding="utf-8")
        self.stdout.write(str(path.relative_to(settings.BASE_DIR)))
