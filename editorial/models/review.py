"""What reviewers work with: notes that stand at a place of an edition's page, and claims."""

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from editorial.models.edition import Edition


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
