"""People who were commended or whose deeds are told, with the posts they held."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from districts.models import Organization
from editorial.models import Part, Picture, Record
from honorees.fields import PartialDateField


class Honoree(Record):
    """A person. Two people may share a name, unit and town: nothing here is unique by name."""

    name = models.CharField(pgettext_lazy("person", "name"), max_length=50)
    surname = models.CharField(
        _("surname"), max_length=10, blank=True, help_text=_("Only where it is not the first character: 欧阳, 司马.")
    )
    pinyin = models.CharField(
        _("pinyin"), max_length=100, blank=True, help_text=_("Only where the usual reading is wrong: shan for 单.")
    )
    name_hant = models.CharField(_("name in traditional characters"), max_length=50, blank=True)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    introduction = models.TextField(_("introduction"), blank=True)
    portrait = models.ForeignKey(
        Picture, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("portrait")
    )
    portrait_consent = models.BooleanField(_("consent to the portrait is on file"), default=False)

    class Meta:
        verbose_name = _("honoree")
        verbose_name_plural = _("honorees")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name

    def clean(self):
        if self.surname and not self.name.startswith(self.surname):
            raise ValidationError({"surname": _("The name does not begin with this surname.")})

    @property
    def shows_portrait(self) -> bool:
        """Whether the portrait goes to readers: only with the consent to it on file."""
        return self.portrait_id is not None and self.portrait_consent


class Post(Part):
    """A post as it was held, with dates known to the year at least, and as printed in the source."""

    class Kind(models.TextChoices):
        STARTED = "started", _("started work")
        TRANSFERRED = "transferred", _("transferred to")
        HELD = "held", _("held the post")
        CONCURRENT = "concurrent", _("held concurrently")
        SECONDED = "seconded", _("seconded to")
        RANK = "rank", pgettext_lazy("kind of post", "rank")

    honoree = models.ForeignKey(Honoree, models.CASCADE, related_name="posts", verbose_name=_("honoree"))
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.HELD)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    title = models.CharField(_("title of the post"), max_length=100, blank=True)
    started = PartialDateField(_("from"), blank=True)
    ended = PartialDateField(_("until"), blank=True)
    printed = models.CharField(_("as printed"), max_length=150, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("post")
        verbose_name_plural = _("posts")

    def __str__(self):
        return self.printed or f"{self.organization or ''}{self.title}" or self.get_kind_display()

    def clean(self):
        if self.started and self.ended and self.ended < self.started[: len(self.ended)]:
            raise ValidationError({"ended": _("The end is before the beginning.")})
