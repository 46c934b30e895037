"""What the footer and the meta tags say about the site. Empty fields are not shown; none is ever invented."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from districts.models.district import District
from districts.models.tracked import Tracked


class SiteProfile(Tracked):
    """One row. Field names follow the page standard for government sites (国办发〔2017〕47号, annex)."""

    name = models.CharField(_("site name"), max_length=60, default="光荣榜")
    home = models.ForeignKey(
        District, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("district of the site")
    )
    domain = models.CharField(_("domain"), max_length=100, blank=True)
    site_code = models.CharField(_("site code"), max_length=20, blank=True)
    host = models.CharField(_("host"), max_length=100, blank=True)
    operator = models.CharField(_("operator"), max_length=100, blank=True)
    icp_number = models.CharField(_("ICP number"), max_length=60, blank=True)
    security_number = models.CharField(_("public security number"), max_length=60, blank=True)
    telephone = models.CharField(_("telephone"), max_length=60, blank=True)
    email = models.EmailField(_("e-mail"), blank=True)
    address = models.CharField(_("address"), max_length=120, blank=True)
    notice = models.CharField(_("notice in the footer"), max_length=200, blank=True)

    class Meta:
        verbose_name = _("site profile")
        verbose_name_plural = _("site profile")

    def __str__(self):
        return self.name

    @property
    def is_reachable(self) -> bool:
        """Whether readers are told of any way to write or speak to whoever runs the site."""
        return bool(self.telephone or self.email or self.address)

    def clean(self):
        if SiteProfile.objects.exclude(pk=self.pk).exists():
            raise ValidationError(_("There is one site profile: change that one."))
