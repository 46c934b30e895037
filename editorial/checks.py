"""System checks of the engine: the guards stand."""

from django.core import checks
from django.db import connections
from django.utils.translation import gettext_lazy as _

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
