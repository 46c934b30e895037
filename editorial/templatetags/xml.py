"""Filters for XML."""

import re

from django import template

register = template.Library()

_NOT_XML = re.compile("[^\t\n\r\u0020-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


@register.filter
def xml(text) -> str:
    """The text without characters that XML cannot hold; the template escapes the rest."""
    return _NOT_XML.sub("", str(text or ""))
