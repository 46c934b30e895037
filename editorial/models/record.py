"""Records: what staff edit. Nothing of them is ever shown to readers; editions are."""

import secrets

from django.db import models
from django.utils.translation import gettext_lazy as _

from districts import roles
from districts.fields import PlaceField
from districts.models import District, Tracked

ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
"""Without the characters that are mistaken for one another when read aloud or copied by hand."""


def new_public_id() -> str:
    """Return a random id of 10 characters (31**10 possibilities) for public addresses."""
    return "".join(secrets.choice(ALPHABET) for _ in range(10))


class RecordQuerySet(models.QuerySet):
    def restrict(self, user, *wanted):
        """Rows in districts where the user holds one of the roles (any role if none is named)."""
        return self.filter(roles.under(roles.paths_for(user, *wanted)))


class Record(Tracked):
    """Abstract base of the kinds. `version` is the optimistic lock: it moves when the record or a part is saved."""

    public_id = models.CharField(_("public id"), max_length=12, unique=True, default=new_public_id, editable=False)
    district = models.ForeignKey(District, models.PROTECT, related_name="+", verbose_name=_("district"))
    version = models.PositiveIntegerField(default=0, editable=False)
    created_at = models.DateTimeField(_("created"), auto_now_add=True)
    changed_at = models.DateTimeField(_("changed"), auto_now=True)

    objects = RecordQuerySet.as_manager()

    class Meta:
        abstract = True


class Part(Tracked):
    """Abstract base of rows that belong to a record and have an order in it."""

    position = PlaceField(_("position"), default=0)

    class Meta:
        abstract = True
        ordering = ["position", "pk"]
