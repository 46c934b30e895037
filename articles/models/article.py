"""Columns and the articles that run under them."""

from django.db import models
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django_prose_editor.fields import ProseEditorField

from articles.titles import without_dash
from districts.fields import DayField, PlaceField
from districts.models import Organization, Tracked
from editorial.models import Record
from editorial.richtext import EXTENSIONS


class Column(Tracked):
    """A standing heading. Reference data."""

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=40)
    description = models.CharField(_("description"), max_length=200, blank=True)
    position = PlaceField(_("position"), default=0)

    class Meta:
        verbose_name = _("column")
        verbose_name_plural = _("columns")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name

    def get_absolute_url(self):
        return f"{reverse('article_list')}?column={self.slug}"


class Article(Record):
    """A story. `source` null: no such label was printed; "": it was printed and left empty, which blocks approval."""

    class Origin(models.TextChoices):
        OWN = "own", _("own report")
        CONTRIBUTED = "contributed", _("contributed")
        REPRINT = "reprint", _("reprint")
        ADAPTED = "adapted", _("adapted")

    column = models.ForeignKey(
        Column, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("column")
    )
    kicker = models.CharField(_("kicker"), max_length=80, blank=True)
    title = models.CharField(_("title"), max_length=150)
    subtitle = models.CharField(_("subtitle"), max_length=150, blank=True)
    editor_note = models.TextField(_("editor's note"), blank=True)
    body = ProseEditorField(_("body"), extensions=EXTENSIONS, sanitize=True, blank=True)
    origin = models.CharField(_("origin"), max_length=12, choices=Origin, default=Origin.OWN)
    source = models.CharField(
        _("source"), max_length=100, null=True, blank=True,
        help_text=_("The outlet named. Leave “printed but empty” only where the original shows an empty label."),
    )  # fmt: skip
    source_title = models.CharField(_("title of the original"), max_length=150, blank=True)
    source_organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("contributing unit")
    )
    published_on = DayField(
        _("original date"), null=True, blank=True, help_text=_("Empty where the date is not known.")
    )
    rights = models.TextField(_("rights statement"), blank=True)

    class Meta:
        verbose_name = _("article")
        verbose_name_plural = _("articles")
        ordering = ["-pk"]

    def __str__(self):
        return self.title

    def clean(self):
        super().clean()
        self.subtitle = without_dash(self.subtitle)
