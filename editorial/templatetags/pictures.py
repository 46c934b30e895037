"""Tags for stored pictures: renditions for every width of screen, and where a crop has its middle."""

from django import template
from django.urls import reverse

from editorial import languages, pictures

register = template.Library()


@register.inclusion_tag("components/picture.html", takes_context=True)
def picture(context, digest, *, alt="", width=1200, height=800, sizes="100vw", css="", lazy=True, focus=(50, 50)):
    """A stored picture. `width` and `height` are its own, or the shape of the frame where that is fixed.

    Its address is the same in all languages, so that nobody loads the same bytes twice.
    """
    request = context.get("request")

    def address(rendition):
        path = reverse("media", args=[digest, rendition])
        return languages.plain_path(request, path) if request else path

    return {
        "alt": alt, "width": width, "height": height, "sizes": sizes, "lazy": lazy, "address": address("picture.jpg"),
        "css": f"{css} {focus_classes(focus)}".strip(),
        "sources": [
            (pictures.CONTENT_TYPES[kind], [(address(name), at) for name, at in pictures.widths(width, kind)])
            for kind in pictures.OFFERED
        ],
    }  # fmt: skip


@register.filter
def focus_classes(focus) -> str:
    """The classes that put the middle of a crop near `focus`, (x, y) in percent; styles may not stand in a page."""
    x, y = (min(100, max(0, round(each / 25) * 25)) for each in focus)
    return " ".join(f"focus-{axis}{each}" for axis, each in (("x", x), ("y", y)) if each != 50)
