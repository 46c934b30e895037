"""Campaigns, with their phases, award tiers and nominations."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from districts.fields import CountField, DayField, YearField
from districts.models import District, Organization
from editorial.models import Part, Record
from honorees.fields import PartialDateField


class Campaign(Record):
    class Kind(models.TextChoices):
        SELECTION = "selection", _("selection for commendation")
        DRIVE = "drive", _("special drive")
        EDUCATION = "education", _("education campaign")

    name = models.CharField(_("name"), max_length=150)
    short_name = models.CharField(_("short name"), max_length=60, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.SELECTION)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("part of")
    )
    host = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("host")
    )
    year = YearField(_("year"), null=True, blank=True)
    started = PartialDateField(_("from"), blank=True)
    ended = PartialDateField(_("until"), blank=True)
    decided_on = DayField(_("date of the decision"), null=True, blank=True)
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    introduction = models.TextField(_("introduction"), blank=True)
    roster_note = models.CharField(
        _("note on the roll"),
        max_length=300,
        blank=True,
        help_text=_("For example why the roll is not complete: “名单未公布，文中介绍7人”."),
    )

    class Meta:
        verbose_name = _("campaign")
        verbose_name_plural = _("campaigns")
        ordering = ["-year", "name"]

    def __str__(self):
        return self.name

    def clean(self):
        if self.parent_id and self.parent_id == self.pk:
            raise ValidationError({"parent": _("A campaign cannot be part of itself.")})


class Phase(Part):
    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="phases", verbose_name=_("campaign"))
    name = models.CharField(_("name"), max_length=60)
    started = PartialDateField(_("from"), blank=True)
    ended = PartialDateField(_("until"), blank=True)
    note = models.CharField(_("note"), max_length=200, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("phase")
        verbose_name_plural = _("phases")

    def __str__(self):
        return self.name


class AwardTier(Part):
    """A title that the campaign confers. The declared number is the one that the decision or a report states."""

    class For(models.TextChoices):
        PERSON = "person", _("persons")
        TEAM = "team", _("teams")

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="tiers", verbose_name=_("campaign"))
    title = models.CharField(_("title conferred"), max_length=80)
    recipients = models.CharField(_("conferred on"), max_length=8, choices=For, default=For.PERSON)
    declared = CountField(_("declared number"), null=True, blank=True)
    qualifier = models.CharField(_("qualifier"), max_length=10, blank=True)
    printed = models.CharField(_("as printed"), max_length=100, blank=True)

    class Meta(Part.Meta):
        verbose_name = _("award tier")
        verbose_name_plural = _("award tiers")

    def __str__(self):
        return self.title


class Nomination(Part):
    """Internal: who was put forward by whom. It is on no page."""

    campaign = models.ForeignKey(Campaign, models.CASCADE, related_name="nominations", verbose_name=_("campaign"))
    tier = models.ForeignKey(
        AwardTier, models.CASCADE, null=True, blank=True, related_name="+", verbose_name=_("award tier")
    )
    honoree = models.ForeignKey(
        "honorees.Honoree", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("honoree")
    )
    team = models.ForeignKey(
        "honorees.Team", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("team")
    )
    nominated_by = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("nominated by")
    )
    note = models.TextField(_("note"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("nomination")
        verbose_name_plural = _("nominations")

    def __str__(self):
        return str(self.honoree or self.team or "")

    @property
    def district(self) -> District:
        return self.campaign.district
