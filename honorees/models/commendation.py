"""Commendations: what a person or team received, from whom, when, and in which post."""

from django.core.exceptions import ValidationError
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _

from districts.fields import DayField, YearField
from districts.models import District
from editorial.models import Part
from honorees.models.campaign import AwardTier, Campaign
from honorees.models.honoree import Honoree
from honorees.models.team import Team


class Commendation(Part):
    """A row of a campaign's roll, or an award outside campaigns. Entered only where a source states the award."""

    class Merit(models.TextChoices):
        """Merit classes of the civil service (公务员法 51–56); a circular's praise is another act."""

        CITATION = "citation", "嘉奖"
        THIRD = "third", "记三等功"
        SECOND = "second", "记二等功"
        FIRST = "first", "记一等功"
        TITLE = "title", "授予称号"
        PRAISE = "praise", "通报表扬"

    class Level(models.TextChoices):
        TOWN = "town", _("township")
        COUNTY = "county", _("county")
        CITY = "city", _("city or prefecture")
        PROVINCE = "province", _("province")
        NATION = "nation", _("national")
        OTHER = "other", _("other body")

    honoree = models.ForeignKey(
        Honoree, models.PROTECT, null=True, blank=True, related_name="commendations", verbose_name=_("honoree")
    )
    team = models.ForeignKey(
        Team, models.PROTECT, null=True, blank=True, related_name="commendations", verbose_name=_("team")
    )
    campaign = models.ForeignKey(
        Campaign, models.PROTECT, null=True, blank=True, related_name="commendations", verbose_name=_("campaign")
    )
    tier = models.ForeignKey(
        AwardTier, models.PROTECT, null=True, blank=True, related_name="commendations", verbose_name=_("award tier")
    )
    merit = models.CharField(_("merit class"), max_length=10, choices=Merit, blank=True)
    title = models.CharField(_("title as printed"), max_length=100, blank=True)
    granted_by = models.CharField(_("granting body"), max_length=100, blank=True)
    level = models.CharField(_("level"), max_length=10, choices=Level, default=Level.COUNTY)
    granted_on = DayField(_("date"), null=True, blank=True)
    year = YearField(_("year"), null=True, blank=True)
    post_then = models.CharField(_("post held then"), max_length=120, blank=True)
    organization_then = models.CharField(_("organisation then"), max_length=100, blank=True)
    document_number = models.CharField(_("document number"), max_length=60, blank=True)
    source = models.CharField(_("stated in"), max_length=300, blank=True)
    revoked_on = models.DateField(_("revoked on"), null=True, editable=False)
    revoked_by = models.CharField(_("revoked by"), max_length=200, blank=True, editable=False)
    revocation_document = models.CharField(_("document of the revocation"), max_length=60, blank=True, editable=False)

    class Meta(Part.Meta):
        verbose_name = _("commendation")
        verbose_name_plural = _("commendations")
        constraints = [
            models.CheckConstraint(
                condition=Q(honoree__isnull=False, team=None) | Q(honoree=None, team__isnull=False),
                name="commendation_one_recipient",
                violation_error_message=_("A commendation goes to one person or one team."),
            ),
            models.CheckConstraint(
                condition=Q(tier=None, campaign=None) | Q(tier__isnull=False, campaign__isnull=False),
                name="commendation_tier_with_campaign",
                violation_error_message=_("A campaign and its award tier are chosen together."),
            ),
        ]

    def __str__(self):
        return f"{self.recipient} {self.award}"

    def clean(self):
        if self.tier_id and self.campaign_id and self.tier.campaign_id != self.campaign_id:
            raise ValidationError({"tier": _("This tier belongs to another campaign.")})
        if not (self.tier_id or self.merit or self.title):
            raise ValidationError(_("Say what was conferred: a tier, a merit class or a title."))

    @property
    def recipient(self) -> Honoree | Team | None:
        return self.honoree or self.team

    @property
    def district(self) -> District | None:
        """Whose staff answers for it: that of the campaign whose roll has it, else that of the recipient."""
        owner = self.campaign or self.recipient
        return owner and owner.district

    @property
    def award(self) -> str:
        """What was conferred, in words."""
        return self.title or (self.tier.title if self.tier_id else "") or self.get_merit_display()

    @property
    def not_stated(self) -> list[str]:
        """What readers would look for and do not find: labels of fields. A roll says it once for all of its awards."""
        if self.campaign_id:
            return []
        given = {"granted_by": self.granted_by, "year": self.award_year, "source": self.source or self.document_number}
        return [str(self._meta.get_field(name).verbose_name) for name, value in given.items() if not value]

    @property
    def award_year(self) -> int | None:
        if self.year or self.granted_on:
            return self.year or self.granted_on.year
        return self.campaign.year if self.campaign_id else None
