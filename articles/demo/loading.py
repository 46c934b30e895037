"""Loading the whole demonstration, once."""

from django.db import transaction

from articles.demo import entering, reference, staff
from articles.demo.stories import STORIES
from articles.models import Article
from editorial import workflow
from editorial.authorship import acting_as


def is_loaded() -> bool:
    """Whether the articles of the demonstration are there."""
    wanted = {entering.public_id(story, "article") for story in STORIES}
    return Article.objects.filter(public_id__in=wanted).count() == len(wanted)


def load() -> bool:
    """Load the demonstration if it is not there, in one transaction; return whether it had to be loaded.

    Each story is entered by the editor of its district and goes through all three people, but for one that is held:
    it stays a draft, because the check before publication would not let it pass.
    """
    if is_loaded():
        return False
    with transaction.atomic():
        reference.load_places()
        staff.prepare()
        with acting_as(staff.registrar()):
            reference.prepare()
        for story in STORIES:
            desk = staff.desk(story.district[:6])
            with acting_as(desk.editor):
                entered = entering.enter(story)
            if not story.held:
                for record in entered.records:
                    publish(record, desk)
    return True


def publish(record, desk: staff.Desk):
    """Take a record through all three people of the desk; return the approved edition."""
    edition = workflow.submit(record, desk.editor)
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    return workflow.perform("approve", edition, desk.approver, digest=edition.digest)
