"""Filters for Chinese text: names that do not break, dates, document numbers, numbers with separators."""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from django import template
from django.utils import timezone
from django.utils.html import conditional_escape, format_html
from django.utils.safestring import mark_safe
from django.utils.translation import get_language

from editorial import phrases

register = template.Library()

_QUOTED = re.compile(r"(?:“[^“”]{1,10}”|《[^《》]{1,10}》)")
_BRACKETED_YEAR = re.compile(r"[\[（(【〔]\s*((?:19|20)\d{2})\s*[\]）)】〕]")
_PARTIAL = re.compile(r"\A(\d{4})(?:-(\d{2}))?(?:-(\d{2}))?\Z")
_CLAUSE = re.compile(f"(?:{_QUOTED.pattern}|[^：，、；。！？])+[：，、；。！？]*|[：，、；。！？]+")
_WORDS = re.compile(f"{_QUOTED.pattern}|{phrases.PATTERN}")
LONG_CLAUSE = 8
"""Characters from which a clause of a title may fill more than a line of a phone."""


@register.filter
def nb(text, names=()):
    """Keep short quotations, and the names given, from breaking at the end of a line."""
    escaped = str(conditional_escape(text or ""))
    parts = [re.escape(str(conditional_escape(name))) for name in names if name]
    pattern = re.compile("|".join([*sorted(parts, key=len, reverse=True), _QUOTED.pattern]))
    return mark_safe(pattern.sub(r'<span class="nb">\g<0></span>', escaped))  # noqa: S308 - escaped above


@register.filter
def headline(text):
    """A heading in which neither short quotations nor the words of the field break, and clauses only if they must."""
    escaped = str(conditional_escape(text or ""))
    clauses = [_held_together(each) for each in _CLAUSE.findall(escaped)]
    shown = clauses if len(clauses) == 1 else [f'<span class="clause">{each}</span>' for each in clauses]
    return mark_safe("".join(shown))  # noqa: S308 - escaped above


def _held_together(clause: str) -> str:
    """The escaped clause; what is short enough for one line of a phone needs no marks for its words."""
    pattern = _QUOTED if len(clause) < LONG_CLAUSE else _WORDS
    marked = pattern.sub(r'<span class="nb">\g<0></span>', clause)
    return marked.replace("</span><span", "</span><wbr><span")  # or two that hold together would do so with each other


@register.filter
def name_j(name: str):
    """A name for columns: one of two or three characters is spread to the width of three."""
    return format_html('<span class="name-j">{}</span>', name) if len(name or "") in (2, 3) else name


@register.filter
def docno(number: str):
    """A document number with the brackets that GB/T 9704-2012 wants, kept on one line."""
    return format_html('<span class="nb">{}</span>', _BRACKETED_YEAR.sub(r"〔\1〕", number)) if number else ""


@register.filter
def zh_date(value) -> str:
    """2022年2月11日; of a date known to the year or month (2013, 2013-05) as much as is known; "" for nothing.

    11 February 2022 where the interface is in English.
    """
    if isinstance(value, dt.datetime):
        value = timezone.localtime(value).date() if timezone.is_aware(value) else value.date()
    if isinstance(value, dt.date):
        value = value.isoformat()
    if not (match := _PARTIAL.match(value or "")):
        return value or ""
    if _in_english():
        year, month, day = (int(part or 1) for part in match.groups())
        return dt.date(year, month, day).strftime(("%Y", "%B %Y", f"{day} %B %Y")[match.lastindex - 1])
    return "".join(f"{int(part)}{unit}" for part, unit in zip(match.groups(), "年月日", strict=True) if part)


def _in_english() -> bool:
    return get_language() == "en"


@register.filter
def iso(value) -> str:
    """A date for the attribute datetime and for lists: 2022-02-11, or as much of it as is known."""
    if isinstance(value, dt.datetime) and timezone.is_aware(value):
        return timezone.localtime(value).isoformat(timespec="seconds")
    return value.isoformat() if isinstance(value, dt.date) else str(value or "")


@register.filter
def period(started: str, ended: str = "") -> str:
    """2021.09—2024.03 of two partial dates; an end that is not known is left open."""
    first, last = (re.sub("-", ".", each or "") for each in (started, ended))
    return first if first == last else f"{first}—{last}"


@register.filter
def thousands(value) -> str:
    """1,946 of a number; what is no number is returned as it is."""
    try:
        return f"{Decimal(str(value)):,f}"
    except InvalidOperation:
        return str(value)


@register.filter
def dashed(subtitle: str) -> str:
    """A subtitle with the dash that stands before it in Chinese print."""
    return subtitle if not subtitle or subtitle.startswith(("—", "－", "-")) else f"——{subtitle}"


@register.filter
def slip(organization: str, longest: int = 10) -> str:
    """A unit for one line of vertical setting; a longer name is cut, and says so."""
    return organization if len(organization or "") <= longest else f"{organization[: longest - 1]}…"


@register.filter
def excerpt(text: str) -> str:
    """A summary that was cut in the middle of a sentence says so."""
    return text if not text or text.endswith(("。", "！", "？", "”", "）", "…", "；")) else f"{text}…"
