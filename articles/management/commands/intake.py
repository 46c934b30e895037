"""What the story importer makes of a file, printed. Nothing is stored."""

import json
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.intake.clean import clean
from articles.intake.errors import Unreadable
from articles.intake.find import find
from articles.intake.messages import message
from articles.intake.read import read
from articles.intake.truth import to_truth


class Command(BaseCommand):
    help = "Print what the story importer finds in a file: title, credits, people, campaigns, figures."
    requires_system_checks = []

    def add_arguments(self, parser):
        parser.add_argument("file", type=Path)
        parser.add_argument("--json", action="store_true", help="as JSON, in the shape by which quality is scored")

    def handle(self, *, file, json: bool, **options):
        try:
            story = clean(read(file.read_bytes(), file.name))
        except OSError as error:
            raise CommandError(f"{file}: {error.strerror}") from error
        except Unreadable as error:
            raise CommandError(f"{file}: {message(error)}") from error
        found = to_truth(story, find(story))
        self.stdout.write(as_json(found) if json else as_text(found))


def as_json(found: dict) -> str:
    return json.dumps(found, ensure_ascii=False, indent=1)


def as_text(found: dict) -> str:
    """The findings one a line, for people."""
    lines = [f"{key}: {found[key]}" for key in ("title", "subtitle", "published_on", "source") if found[key]]
    lines += [f"{each['role']}: {'、'.join(each['names'])}" for each in found["credits"]]
    lines += [f"{each['kind']}: {each['name']} {'、'.join(each['posts'])}" for each in found["honorees"]]
    lines += [f"team: {name}" for name in found["teams"]]
    for each in found["campaigns"]:
        lines.append(f"campaign: {each['name']} {'，'.join(t['what'] + t['count'] for t in each['tallies'])}")
    lines += [f"figure: {each['text']}" for each in found["figures"]]
    return "\n".join(lines)
