"""Pages on paper: a template of templates/print/ as PDF, and QR codes.

WeasyPrint sets the type. It needs Pango and HarfBuzz on the system (docs/deployment.md names the packages), which is
why it is loaded only when something is printed: a machine without them serves everything else.
"""

import logging
import threading

import segno
from django.template.loader import render_to_string
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from PIL import ImageFile

_one_at_a_time = threading.Lock()
"""Pango's font map is shared by all threads, and setting type takes a whole core anyway."""

logger = logging.getLogger(__name__)


class CannotPrint(Exception):
    """The system lacks what setting type needs. `reason` is a sentence for the person who asked."""

    def __init__(self, reason: str):
        super().__init__(reason)
        self.reason = reason


def pdf(template: str, context: dict) -> bytes:
    """The template as PDF. It must hold all that it needs: no address is fetched, be it of this machine or another.

    Raises CannotPrint where system libraries are missing.
    """
    weasyprint = _weasyprint()
    fetcher = weasyprint.urls.URLFetcher(allowed_protocols=())
    html = render_to_string(template, context)
    with _one_at_a_time:
        return weasyprint.HTML(string=html, url_fetcher=fetcher).write_pdf()


def qr(text: str) -> SafeString:
    """A QR code as an SVG element that stands in the page itself. Its colours are black on what lies below."""
    code = segno.make(text, error="m", micro=False)
    return mark_safe(code.svg_inline(scale=1, border=0, omitsize=True, svgclass="qr"))  # noqa: S308 - made of numbers


def _weasyprint():
    try:
        import weasyprint  # noqa: PLC0415 - loads system libraries, see above
        import weasyprint.urls  # noqa: PLC0415
    except (ImportError, OSError) as error:
        logger.exception("Nothing can be printed: WeasyPrint does not load.")
        raise CannotPrint(_("Printing is not set up on this server: system libraries are missing.")) from error
    # WeasyPrint lets Pillow accept pictures that are cut off, in the whole process: uploads would pass for whole ones.
    ImageFile.LOAD_TRUNCATED_IMAGES = False
    return weasyprint
