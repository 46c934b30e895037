"""Links from pages of the desk to the section of a guide that explains them."""

from django import template
from django.utils.html import format_html
from django.utils.translation import gettext as _

from editorial.desk import guides

register = template.Library()


@register.simple_tag
def help_link(role: str, section: str) -> str:
    """A small link to the guide of the role, at the heading `section` of it."""
    return format_html(
        '<a class="help-link" href="{}" title="{}">{}</a>',
        guides.address(role, section), _("User guide: %(section)s") % {"section": section}, _("Help"),
    )  # fmt: skip
