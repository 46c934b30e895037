"""Filters for the page of an article: its date, its source, its body."""

import dataclasses
import re

from django import template
from django.utils import timezone
from django.utils.html import format_html
from django.utils.translation import gettext as _

from articles import spreading
from articles.pages import ArticlePage
from editorial import chrome, richtext
from editorial.pages import Ref

register = template.Library()

_TABLE = re.compile(r"<table[^>]*>.*?</table>", re.DOTALL)
_NOTE_LABEL = re.compile(r"\A\s*编者按\s*[:：]?\s*")


@register.filter
def pub_date(page: ArticlePage, edition) -> str:
    """The date of the page tag PubDate, YYYY-MM-DD HH:MM: of the story, or of its publication here if it has none."""
    if page.published_on:
        return f"{page.published_on:%Y-%m-%d} 00:00"
    live_from = getattr(edition, "live_from", None)
    return f"{timezone.localtime(live_from):%Y-%m-%d %H:%M}" if live_from else ""


@register.filter
def content_source(page: ArticlePage, site) -> str:
    """The source of the page tag ContentSource: the outlet, the contributing unit, or this site."""
    return page.source or page.contributor or site.host or site.name


@register.filter
def stretches(page: ArticlePage) -> list[spreading.Stretch]:
    """The body through the allow-list once more, in stretches with the photos between them; tables can be scrolled by
    themselves."""
    found = spreading.spread(richtext.sanitized(page.body), page.photos)
    return [dataclasses.replace(each, markup=_with_boxes(each.markup)) for each in found]


def _with_boxes(markup: str) -> str:
    box = format_html('<div class="table-box" tabindex="0" role="region" aria-label="{}">', _("Table"))
    return _TABLE.sub(lambda match: f"{box}{match.group()}</div>", markup)


@register.filter
def note_paragraphs(note: str) -> list[str]:
    """The paragraphs of an editor's note without its label, which the page prints itself."""
    return [line.strip() for line in _NOTE_LABEL.sub("", note).splitlines() if line.strip()]


@register.simple_tag
def column_address(column: Ref) -> str:
    """The list of the stories that run under the column."""
    return f"{chrome.address_of('article_list')}?column={column.id}"
