"""The honorees app: registers its kinds, its reference data and who may edit what."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class HonoreesConfig(AppConfig):
    name = "honorees"
    verbose_name = _("Honours")

    def ready(self):
        from districts import roles
        from districts.models import Role
        from editorial import awards, clock, kinds
        from honorees import (  # noqa: F401 - importing registers the checks
            preflight,
            preflight_awards,
            preflight_campaigns,
            preflight_complete,
            preflight_times,
        )
        from honorees.kinds import CAMPAIGN, HONOREE, TEAM
        from honorees.models import Theme
        from honorees.revoking import COMMENDATION

        for kind in (HONOREE, TEAM, CAMPAIGN):
            kinds.register(kind)
        awards.register(COMMENDATION)
        clock.watch(Theme)
        records = (
            "honoree", "post", "team", "membership", "campaign", "phase", "awardtier", "nomination", "commendation",
            "achievement", "figure",
        )  # fmt: skip
        for role in (Role.EDITOR, Role.REGISTRAR):
            roles.grant(role, "honorees", *records)
        for role in (Role.REVIEWER, Role.APPROVER):
            roles.grant(role, "honorees", *records, actions="view change")
        roles.grant(Role.AUDITOR, "honorees", *records, "theme", actions="view")
        roles.grant(Role.REGISTRAR, "honorees", "theme", actions="view add change")
