"""Filters of the desk's lists: by state, in the words of the column; by fields that a row may leave open."""

from django.contrib import admin
from django.db.models import F, Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext

from editorial.models import Stage, is_live_at, was_withdrawn

_OVER = Q(live_until__lte=F("seen_at"))

EDITION_STATES = {
    "in_review": Q(stage=Stage.IN_REVIEW),
    "in_approval": Q(stage=Stage.IN_APPROVAL),
    "scheduled": Q(live_from__gt=F("seen_at")),
    "live": is_live_at(F("seen_at")),
    "replaced": Q(_OVER, ended_at=None),
    "withdrawn": was_withdrawn(F("seen_at")),
    "returned": Q(stage=Stage.RETURNED),
    "recalled": Q(stage=Stage.RECALLED),
    "cancelled": Q(stage=Stage.CANCELLED),
    "set_aside": Q(stage=Stage.SET_ASIDE),
}
"""By name of the state (see editorial.states), the condition on an edition with `seen_at`."""

_WITHDRAWN = Q(last_stage=Stage.APPROVED, last_from__lte=F("seen_at")) | Q(
    last_stage=Stage.CANCELLED, last_suppressed=True
)

RECORD_STATES = {
    "draft": Q(last_stage=None),
    "in_review": Q(last_stage=Stage.IN_REVIEW),
    "in_approval": Q(last_stage=Stage.IN_APPROVAL),
    "returned": Q(last_stage=Stage.RETURNED),
    "recalled": Q(last_stage=Stage.RECALLED),
    "set_aside": Q(last_stage=Stage.SET_ASIDE),
    "scheduled": Q(last_stage=Stage.APPROVED, last_from__gt=F("seen_at")),
    "live": Q(is_live=True),
    "cancelled": Q(last_stage=Stage.CANCELLED, is_live=False, last_suppressed=False),
    "withdrawn": Q(_WITHDRAWN, is_live=False),
}
"""The same for a record `with_state`, by its newest edition; what is live is found so too, whatever is under way."""


def _labels() -> dict[str, str]:
    named = {
        "draft": _("never submitted"), "scheduled": _("scheduled"), "live": _("live"), "replaced": _("replaced"),
        "withdrawn": _("withdrawn"),
    }  # fmt: skip
    return {stage.value: str(stage.label) for stage in Stage} | named


class _ByState(admin.SimpleListFilter):
    title = gettext_lazy("state")
    parameter_name = "state"
    conditions: dict[str, Q]

    def lookups(self, request, model_admin):
        labels = _labels()
        return [(name, labels[name]) for name in self.conditions]

    def queryset(self, request, queryset):
        return queryset.filter(self.conditions[self.value()]) if self.value() in self.conditions else queryset


class StateFilter(_ByState):
    """For lists of records."""

    conditions = RECORD_STATES


class EditionStateFilter(_ByState):
    conditions = EDITION_STATES


class OpenChoice:
    """Names the choice of rows that leave the field open, which is a dash otherwise."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.empty_value_display = pgettext("filter", "not given")


class RelatedOrOpen(OpenChoice, admin.RelatedFieldListFilter):
    pass


class ValueOrOpen(OpenChoice, admin.AllValuesFieldListFilter):
    pass
