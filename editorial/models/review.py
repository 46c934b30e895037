"""What reviewers work with: notes that stand at a place of an edition's page, and claims."""

from django.conf import settings
from django.db import models
from django.db.models import Exists, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.utils.translation import gettext_lazy as _

from editorial.models.decision import made_from_record
from editorial.models.edition import Edition, Stage


class NoteQuerySet(models.QuerySet):
    def open(self):
        return self.filter(is_open=True)

    def on_the_way_to(self, edition: Edition):
        """Notes of the edition and of those before it that were not published: they go on with the record."""
        return self.since_approval(edition.kind, edition.record_id, edition.number)

    def since_approval(self, kind: str, record_id: int, number: int | None = None):
        """Notes of a record's editions since the last approved one before that number, or before the next edition.

        An approved edition that was not made from the record ends the notes on itself, and none on the work that it
        left alone.
        """
        editions = Edition.objects.of_record(kind, record_id)
        if number is not None:
            editions = editions.filter(number__lte=number)
        approved = editions.filter(stage=Stage.APPROVED, derived_from=None).exclude(number=number)
        record = approved.filter(made_from_record()).order_by("-number")
        last = record.values_list("number", flat=True).first() or 0
        return self.filter(edition__in=editions.filter(number__gt=last)).exclude(edition__in=approved)


def open_notes_of_edition() -> Coalesce:
    """For queries of editions: how many open notes somebody finds who opens the page (see on_the_way_to)."""
    published = Edition.objects.filter(
        made_from_record() | Q(number=OuterRef("edition__number")),
        kind=OuterRef("edition__kind"), record_id=OuterRef("edition__record_id"), derived_from=None,
        number__gte=OuterRef("edition__number"), number__lt=OuterRef(OuterRef("number")), stage=Stage.APPROVED,
    )  # fmt: skip
    notes = Note.objects.open().filter(
        ~Exists(published), edition__kind=OuterRef("kind"), edition__record_id=OuterRef("record_id"),
        edition__number__lte=OuterRef("number"),
    )  # fmt: skip
    counted = notes.order_by().values("edition__record_id").annotate(number=models.Count("pk")).values("number")
    return Coalesce(Subquery(counted), 0)


class Note(models.Model):
    """A remark of a reviewer or approver at one place of an edition's page.

    `anchor` names the place as findings do: a field, a part of it or a paragraph (`title`, `credits.2`, `body.7`); ""
    means the page as a whole. `quote` holds the words that stood there, so that the note is understood when they are
    gone. It is open until somebody resolves it, and can be opened again; each step is a NoteEvent.
    """

    edition = models.ForeignKey(Edition, models.PROTECT, related_name="notes")
    anchor = models.CharField(_("place"), max_length=100, blank=True)
    quote = models.CharField(max_length=200, blank=True)
    is_open = models.BooleanField(default=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    objects = NoteQuerySet.as_manager()

    class Meta:
        verbose_name = _("note")
        verbose_name_plural = _("notes")
        default_permissions = []
        ordering = ["pk"]

    def __str__(self):
        return f"{self.edition_id} {self.anchor}"


class NoteEvent(models.Model):
    """One step in the life of a note. Append-only."""

    class Action(models.TextChoices):
        WRITTEN = "written", _("written")
        ANSWERED = "answered", _("answered")
        RESOLVED = "resolved", _("resolved")
        REOPENED = "reopened", _("reopened")

    note = models.ForeignKey(Note, models.PROTECT, related_name="events")
    action = models.CharField(max_length=10, choices=Action)
    text = models.TextField(_("text"), max_length=1000, blank=True)
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = []
        ordering = ["pk"]


class Claim(models.Model):
    """Somebody has taken an open edition in hand, so that two people do not read the same one. It binds nobody."""

    edition = models.OneToOneField(Edition, models.PROTECT, related_name="claim")
    by = models.ForeignKey(settings.AUTH_USER_MODEL, models.PROTECT, related_name="+")
    at = models.DateTimeField()

    class Meta:
        default_permissions = []
