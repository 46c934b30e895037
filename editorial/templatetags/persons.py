"""Tags for persons: their name in pinyin beside its characters in the English interface, and their monogram."""

from django import template
from django.utils.html import format_html
from django.utils.translation import get_language

from editorial import languages, names, stated, traditional
from editorial.search import spelling

register = template.Library()


@register.simple_tag(takes_context=True)
def latin(context, name: str, public_id: str = "", pinyin: str = ""):
    """A person's name in pinyin, after a space, in the English interface; "" elsewhere.

    `pinyin` is the reading that the page states; without one it is that of the live page with the public id.
    """
    if get_language() != languages.ENGLISH.catalogue:
        return ""
    if reading := getattr(context.get("request"), "reading", None):
        pinyin = pinyin or stated.pinyin(reading).get(public_id, "")
    romanised = spelling.romanised(name or "", pinyin)
    return format_html(' <span class="latin" lang="zh-Latn">{}</span>', romanised) if romanised else ""


@register.simple_tag(takes_context=True)
def monogram(context, name: str, surname: str = ""):
    """What stands for a person without portrait: their surname, written as the name beside it is."""
    shown = names.monogram(name or "", surname or "")
    request = context.get("request")
    if languages.of(request) == languages.TRADITIONAL and (reading := getattr(request, "reading", None)):
        shown = traditional.converted_text(name, reading)[: len(shown)]
    css = "monogram monogram-2" if len(shown) > 1 else "monogram"
    return format_html('<span class="{}" translate="no" aria-hidden="true">{}</span>', css, shown)
