"""Teams: groups, offices or villages that can be commended, with members over time."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from districts.models import Organization
from editorial.models import Part, Record
from honorees.fields import PartialDateField
from honorees.models.honoree import Honoree


class Team(Record):
    name = models.CharField(_("name"), max_length=100)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("organisation")
    )
    introduction = models.TextField(_("introduction"), blank=True)

    class Meta:
        verbose_name = _("team")
        verbose_name_plural = _("teams")
        ordering = ["name", "pk"]

    def __str__(self):
        return self.name


class Membership(Part):
    """Somebody was in the team, in a role, for a time. `name` is for members who have no record of their own."""

    team = models.ForeignKey(Team, models.CASCADE, related_name="memberships", verbose_name=_("team"))
    honoree = models.ForeignKey(
        Honoree, models.PROTECT, null=True, blank=True, related_name="memberships", verbose_name=_("honoree")
    )
    name = models.CharField(pgettext_lazy("person", "name"), max_length=50, blank=True)
    role = models.CharField(_("role in the team"), max_length=60, blank=True)
    started = PartialDateField(_("from"), blank=True)
    ended = PartialDateField(_("until"), blank=True)

    class Meta(Part.Meta):
        verbose_name = _("membership")
        verbose_name_plural = _("memberships")

    def __str__(self):
        return self.name or str(self.honoree or "")

    def clean(self):
        if not self.name and not self.honoree_id:
            raise ValidationError(_("Choose a person or write a name."))
