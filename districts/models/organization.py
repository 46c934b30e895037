"""Offices, party organs, companies, schools and the like: whoever employs, hosts or confers."""

from django.db import models
from django.utils.translation import gettext_lazy as _

from districts.models.district import District
from districts.models.tracked import Tracked


class OrganizationQuerySet(models.QuerySet):
    def restrict(self, paths):
        """Organisations in the districts whose paths are given, and below."""
        condition = models.Q(pk__in=[])
        for path in paths:
            condition |= models.Q(district__path__startswith=path)
        return self.filter(condition)


class Organization(Tracked):
    class Kind(models.TextChoices):
        PARTY = "party", _("party organ")
        GOVERNMENT = "government", _("government office")
        PUBLIC = "public", _("public institution")
        SCHOOL = "school", _("school")
        HOSPITAL = "hospital", _("hospital")
        COMPANY = "company", _("company")
        VILLAGE = "village", _("village or community")
        MEDIA = "media", _("media")
        MILITARY = "military", _("military unit")
        OTHER = "other", _("other")

    name = models.CharField(_("name"), max_length=100)
    short_name = models.CharField(_("short name"), max_length=40, blank=True)
    kind = models.CharField(_("kind"), max_length=12, choices=Kind, default=Kind.GOVERNMENT)
    district = models.ForeignKey(
        District, models.PROTECT, related_name="organizations", verbose_name=_("district"), null=True, blank=True
    )
    superior = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="branches", verbose_name=_("superior body")
    )

    objects = OrganizationQuerySet.as_manager()

    class Meta:
        verbose_name = _("organisation")
        verbose_name_plural = _("organisations")
        ordering = ["name"]
        constraints = [
            models.UniqueConstraint(
                fields=["district", "name"],
                name="organization_once_per_district",
                violation_error_message=_("This district already has an organisation of that name."),
            )
        ]

    def __str__(self):
        return self.name
