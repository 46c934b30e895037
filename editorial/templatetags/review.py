"""Tags for pages on which people judge: links to the places that findings and notes name."""

from django import template
from django.utils.html import format_html

register = template.Library()


@register.simple_tag
def place_link(places, place: str):
    """A link to the place of a finding or note, named in words; nothing where there is no such place."""
    found = places.link(place) if places and place else None
    return format_html('<a class="place-link" href="{}">{}</a>', *found) if found else ""
