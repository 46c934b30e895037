"""Strings of libraries that have no Chinese of their own: named here, so that our catalogue carries them.

What libraries say by script is in locale/zh_Hans/LC_MESSAGES/djangojs.po, which is kept by hand.
"""

from django.utils.translation import gettext_noop, ngettext_lazy

DJANGO = (
    gettext_noop("- Select an option -"),
    gettext_noop("Filter by %(field_name)s"),
    ngettext_lazy("…and %(count)d more object.", "…and %(count)d more objects.", "count"),
    gettext_noop(", "),
    gettext_noop("No %s matches the given query."),
)
