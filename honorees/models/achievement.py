"""Achievements: sourced claims about a person, team, organisation, district or campaign, with their figures."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from districts.fields import PlaceField
from districts.models import District, Organization, Tracked
from editorial.models import Part, Record
from honorees.models.campaign import Campaign
from honorees.models.honoree import Honoree
from honorees.models.team import Team


class Theme(Tracked):
    """What achievements are about. Reference data."""

    slug = models.SlugField(_("address"), unique=True)
    name = models.CharField(_("name"), max_length=40)
    position = PlaceField(_("position"), default=0)

    class Meta:
        verbose_name = _("theme")
        verbose_name_plural = _("themes")
        ordering = ["position", "pk"]

    def __str__(self):
        return self.name


class Achievement(Part):
    """One claim. `level` keeps a district's figure from passing for a person's."""

    class Level(models.TextChoices):
        PERSON = "person", _("the person's own")
        UNIT = "unit", _("of the unit")
        DISTRICT = "district", _("of the district")

    honoree = models.ForeignKey(Honoree, models.PROTECT, null=True, blank=True, related_name="achievements",
                                verbose_name=_("honoree"))  # fmt: skip
    team = models.ForeignKey(Team, models.PROTECT, null=True, blank=True, related_name="achievements",
                             verbose_name=_("team"))  # fmt: skip
    campaign = models.ForeignKey(Campaign, models.PROTECT, null=True, blank=True, related_name="achievements",
                                 verbose_name=_("campaign"))  # fmt: skip
    organization = models.ForeignKey(Organization, models.PROTECT, null=True, blank=True, related_name="+",
                                     verbose_name=_("organisation"))  # fmt: skip
    place = models.ForeignKey(District, models.PROTECT, null=True, blank=True, related_name="+",
                              verbose_name=_("district"))  # fmt: skip
    theme = models.ForeignKey(Theme, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("theme"))
    level = models.CharField(_("whose achievement"), max_length=10, choices=Level, default=Level.PERSON)
    statement = models.CharField(_("statement"), max_length=300)
    source = models.CharField(_("stated in"), max_length=300, blank=True)

    SUBJECTS = ("honoree", "team", "campaign", "organization", "place")

    class Meta(Part.Meta):
        verbose_name = _("achievement")
        verbose_name_plural = _("achievements")
        constraints = [
            models.CheckConstraint(
                condition=(
                    Q(honoree__isnull=False, team=None, campaign=None, organization=None, place=None)
                    | Q(honoree=None, team__isnull=False, campaign=None, organization=None, place=None)
                    | Q(honoree=None, team=None, campaign__isnull=False, organization=None, place=None)
                    | Q(honoree=None, team=None, campaign=None, organization__isnull=False, place=None)
                    | Q(honoree=None, team=None, campaign=None, organization=None, place__isnull=False)
                ),
                name="achievement_one_subject",
                violation_error_message=_("An achievement is about one subject: choose exactly one."),
            )
        ]

    def __str__(self):
        return self.statement

    @property
    def subject(self) -> Record | Organization | District | None:
        """What it is about; None only while nothing is chosen."""
        return next(filter(None, (getattr(self, name) for name in self.SUBJECTS)), None)

    @property
    def district(self) -> District | None:
        """Whose staff answers for it: that of its subject."""
        subject = self.subject
        return subject.district if subject and not isinstance(subject, District) else subject


class Figure(Part):
    """A number as printed, and what it was parsed into."""

    class Qualifier(models.TextChoices):
        OVER = "余", _("somewhat more than (余)")
        EXCEEDS = "突破", _("has passed (突破)")
        NEARLY = "近", _("nearly (近)")
        EXPECTED = "预计", _("expected (预计)")
        CUMULATIVE = "累计", _("in all (累计)")
        PLANNED = "计划", _("planned (计划)")
        ARRIVED = "到位", _("paid in (到位)")

    achievement = models.ForeignKey(Achievement, models.CASCADE, related_name="figures", verbose_name=_("achievement"))
    label = models.CharField(_("what is counted"), max_length=80)
    printed = models.CharField(_("as printed"), max_length=60)
    value = models.DecimalField(_("value"), max_digits=20, decimal_places=4, null=True, blank=True)
    unit = models.CharField(_("unit"), max_length=20, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=10, choices=Qualifier, blank=True)
    scope = models.CharField(_("scope"), max_length=60, blank=True)
    period = models.CharField(_("period or date"), max_length=60, blank=True)
    rank = models.CharField(_("rank"), max_length=60, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("figure")
        verbose_name_plural = _("figures")

    def __str__(self):
        return f"{self.label} {self.printed}"

    @property
    def district(self) -> District | None:
        return self.achievement.district
