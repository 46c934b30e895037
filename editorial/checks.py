"""System checks of the engine: the guards stand; readers are told where to turn."""

from django.core import checks
from django.db import DEFAULT_DB_ALIAS, connections
from django.utils.translation import gettext_lazy as _

from districts.models import SiteProfile
from editorial import guards
from editorial.models import Ledger


@checks.register(checks.Tags.database)
def guards_stand(app_configs=None, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """A warning, not an error: `migrate` runs the database checks first, and it is what puts the guards up again."""
    return [
        checks.Warning(
            _("Guards of the editions are missing in the database “%(alias)s”: %(names)s.")
            % {"alias": alias, "names": ", ".join(names)},
            hint=_("Run “manage.py migrate”, then “manage.py verify_ledger”."),
            id="editorial.W001",
        )
        for alias in databases or ()
        if Ledger._meta.db_table in connections[alias].introspection.table_names() and (names := guards.missing(alias))
    ]


@checks.register(checks.Tags.database, deploy=True)
def readers_can_reach_somebody(app_configs=None, databases=None, **kwargs) -> list[checks.CheckMessage]:
    """A warning where the site's profile names nobody whom readers could ask for a correction.

    For `manage.py check --deploy --database default`.
    """
    if DEFAULT_DB_ALIAS not in (databases or ()):
        return []
    if SiteProfile._meta.db_table not in connections[DEFAULT_DB_ALIAS].introspection.table_names():
        return []
    if (SiteProfile.objects.first() or SiteProfile()).is_reachable:
        return []
    return [
        checks.Warning(
            _("The site profile states no telephone number, mail or postal address: readers cannot report errors."),
            hint=_("Enter at least one of them in the site profile."),
            id="editorial.W002",
        )
    ]
