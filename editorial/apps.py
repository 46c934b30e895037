"""The editorial app: guards are installed after every migration; reference data moves the clock."""

from django.apps import AppConfig
from django.db.models.signals import post_migrate, pre_migrate
from django.utils.translation import gettext_lazy as _


class EditorialConfig(AppConfig):
    name = "editorial"
    verbose_name = _("Editions")

    def ready(self):
        from districts import roles
        from districts.models import District, Organization, Role, SiteProfile
        from editorial import checks, chores, clock, guards  # noqa: F401 - importing registers system checks
        from editorial.preflight import (  # noqa: F401 - importing registers the checks
            arithmetic,
            common,
            divisions,
            figures,
            figures_told,
            likeness,
            links,
            revoked,
            style,
        )

        pre_migrate.connect(guards.step_aside_for_migration, sender=self)
        post_migrate.connect(guards.install_after_migration, sender=self)
        chores.register()
        for model in (District, Organization, SiteProfile):
            clock.watch(model)
        roles.grant(Role.REGISTRAR, "districts", "district", "organization", actions="view add change")
        roles.grant(Role.REGISTRAR, "editorial", "stylerule", actions="view add change")
        for role in (Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR):
            roles.grant(role, "editorial", "stylerule", actions="view")
        roles.grant(Role.ADMINISTRATOR, "districts", "user", "siteprofile", actions="view add change")
        roles.grant(Role.ADMINISTRATOR, "districts", "assignment", "organization")
        roles.grant(Role.ADMINISTRATOR, "districts", "district", actions="view")
        roles.grant(
            Role.AUDITOR, "districts", "district", "organization", "assignment", "user", "siteprofile", actions="view"
        )
        for role in (Role.EDITOR, Role.REVIEWER, Role.APPROVER, Role.AUDITOR):
            roles.grant(role, "editorial", "edition", "picture", "suppression", actions="view")
        for role in (Role.REVIEWER, Role.APPROVER, Role.AUDITOR):
            roles.grant(role, "editorial", "decision", actions="view")
        for role in (Role.REVIEWER, Role.APPROVER, Role.AUDITOR):
            roles.grant(role, "editorial", "revocationcase", actions="view")
        for role in (Role.EDITOR, Role.REVIEWER, Role.APPROVER):
            roles.grant(role, "districts", "organization", "district", actions="view")
