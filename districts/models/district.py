"""Administrative divisions and development zones, as a tree by statistical code."""

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models, transaction
from django.db.models import Value
from django.db.models.functions import Concat, Substr
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from districts import codes
from districts.fields import DayField
from districts.models.tracked import Tracked


class DistrictQuerySet(models.QuerySet):
    def within(self, *districts: "District"):
        """The given districts and everything below them."""
        condition = models.Q(pk__in=[])
        for district in districts:
            condition |= models.Q(path__startswith=district.path)
        return self.filter(condition)


class District(Tracked):
    """A division or zone. `path` holds the codes from the province down, each ended by a slash."""

    class Level(models.TextChoices):
        PROVINCE = "province", _("province")
        CITY = "city", _("city")
        COUNTY = "county", _("county")
        TOWN = "town", _("town")
        ZONE = "zone", _("development zone")

    code = models.CharField(
        _("code"),
        max_length=codes.LENGTH,
        unique=True,
        validators=[RegexValidator(r"\A[0-9]{12}\Z", _("A division code has 12 digits."))],
        help_text=_("Statistical code of 12 digits; shorter codes are filled up with zeros."),
    )
    name = models.CharField(_("name"), max_length=60)
    level = models.CharField(_("level"), max_length=10, choices=Level)
    parent = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="children", verbose_name=_("belongs to")
    )
    path = models.CharField(max_length=80, unique=True, editable=False)
    source = models.CharField(_("source of the code"), max_length=100, blank=True)
    valid_from = DayField(_("valid from"), null=True, blank=True)
    valid_until = DayField(_("valid until"), null=True, blank=True)

    objects = DistrictQuerySet.as_manager()

    class Meta:
        verbose_name = _("district")
        verbose_name_plural = _("districts")
        ordering = ["path"]

    def __str__(self):
        return self.name

    def clean(self):
        if (
            self.parent_id
            and self.pk
            and self.pk in set(District.objects.filter(code__in=self.parent.codes).values_list("pk", flat=True))
        ):
            raise ValidationError({"parent": _("A district cannot belong to itself or to a part of itself.")})

    def save(self, **kwargs):
        """Keep `path`, which is made of code and parent alone, in step: the district's own and those below it."""
        before, self.path = self.path, (self.parent.path if self.parent_id else "") + self.code + "/"
        with transaction.atomic():
            super().save(**kwargs)
            if before and before != self.path:
                District.objects.filter(path__startswith=before).exclude(pk=self.pk).update(
                    path=Concat(Value(self.path), Substr("path", len(before) + 1))
                )

    def get_absolute_url(self):
        return reverse("district", args=[self.code])

    @property
    def codes(self) -> list[str]:
        """The codes from the province down to this district."""
        return self.path.rstrip("/").split("/")

    @property
    def full_name(self) -> str:
        """Name with all ancestors, for places whose short name could be taken for another."""
        names = dict(District.objects.filter(code__in=self.codes).values_list("code", "name"))
        parts = [names[code] for code in self.codes if code in names]
        return "".join(part for part in parts if part not in ("市辖区", "县"))

    @property
    def distinct_name(self) -> str:
        """The name, or the full one where another district has the same: 市中区 exists four times."""
        shared = District.objects.filter(name=self.name).exclude(pk=self.pk).exists()
        return self.full_name if shared else self.name
