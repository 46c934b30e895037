"""The articles app: registers its kind, its reference data and who may edit what."""

from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class ArticlesConfig(AppConfig):
    name = "articles"
    verbose_name = _("Stories")

    def ready(self):
        from articles import (  # noqa: F401 - importing registers the checks
            front_preflight,
            preflight,
            preflight_times,
            preflight_titles,
        )
        from articles.front_kind import FRONT, choices
        from articles.kinds import ARTICLE
        from articles.models import Article, Column
        from articles.notices import fields
        from districts import roles
        from districts.models import Role
        from editorial import clock, fronts, headings, kinds
        from editorial.revocation import notices

        kinds.register(ARTICLE)
        kinds.register(FRONT)
        fronts.register(FRONT.name, choices)
        headings.register(Column)
        notices.register(Article, fields)
        clock.watch(Column)
        records = (
            "article", "credit", "photo", "mention", "evidence",
            "front", "frontstory", "frontcampaign", "frontnumber", "frontcolumn",
        )  # fmt: skip
        roles.grant(Role.EDITOR, "articles", *records, "intake")
        for role in (Role.REVIEWER, Role.APPROVER):
            roles.grant(role, "articles", *records, actions="view change")
        roles.grant(Role.AUDITOR, "articles", *records, "column", "intake", actions="view")
        roles.grant(Role.REGISTRAR, "articles", "column", actions="view add change")
