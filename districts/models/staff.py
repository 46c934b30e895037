"""The people on the staff, and their assignments: who may act in which role, and where."""

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from districts.models.district import District
from districts.models.organization import Organization
from districts.models.tracked import Tracked


class User(AbstractUser):
    """A member of staff. Users are deactivated, never deleted: their names stand under decisions."""

    first_name = None
    last_name = None
    name = models.CharField(_("full name"), max_length=50)
    organization = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="staff", verbose_name=_("organisation")
    )

    REQUIRED_FIELDS = ["name"]

    class Meta:
        verbose_name = _("user")
        verbose_name_plural = _("users")
        ordering = ["username"]

    def __str__(self):
        return self.name or self.username

    def get_full_name(self):
        return str(self)

    def get_short_name(self):
        return str(self)


class Role(models.TextChoices):
    EDITOR = "editor", _("editor")
    REVIEWER = "reviewer", _("reviewer")
    APPROVER = "approver", _("approver")
    REGISTRAR = "registrar", _("registrar")
    AUDITOR = "auditor", _("auditor")
    ADMINISTRATOR = "administrator", _("system administrator")


class Assignment(Tracked):
    """The user may act in the role in the district and below it; without a district, everywhere."""

    user = models.ForeignKey(User, models.PROTECT, related_name="assignments", verbose_name=_("user"))
    role = models.CharField(_("role"), max_length=14, choices=Role)
    district = models.ForeignKey(
        District,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="assignments",
        verbose_name=_("district"),
        help_text=_("The person may act here and in everything below. Empty means everywhere."),
    )

    class Meta:
        verbose_name = _("assignment")
        verbose_name_plural = _("assignments")
        ordering = ["user", "role"]
        constraints = [
            models.UniqueConstraint(
                fields=["user", "role", "district"],
                name="assignment_once",
                violation_error_message=_("This person already has that role there."),
            ),
            models.UniqueConstraint(
                fields=["user", "role"],
                condition=models.Q(district=None),
                name="assignment_everywhere_once",
                violation_error_message=_("This person already has that role everywhere."),
            ),
        ]

    def __str__(self):
        return f"{self.user} · {self.get_role_display()} · {self.place}"

    @property
    def place(self) -> str:
        """Where it holds, in words."""
        return self.district.name if self.district_id else gettext("everywhere")
