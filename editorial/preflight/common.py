"""Checks of every kind: what may never be public, whoever the page is about."""

import dataclasses
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial import richtext, suppressed
from editorial.preflight.personal import personal_numbers
from editorial.preflight.registry import Severity, register

_KEYS = ("hash", "code", "id", "kind", "stroke_order", "pinyin")
"""Fields that name other rows or files; readers do not see them as text."""

_PERSONAL = re.compile(
    r"身份证号|出生年月|出生日期|家庭住址|住址[：:]|籍贯|政治面貌|民族[：:]|银行账号|银行卡号|手机号|[男女]，\S{1,4}族[，。、]"
)
"""Words by which personal data are given that do not belong on a public page (个人信息保护法 6, 28)."""

_DOCUMENT_NUMBER = re.compile(r"[^\s\d〔〕]+〔(?:19|20)\d{2}〕[1-9]\d*号", re.ASCII)


def texts(value, place: str = "") -> Iterator[tuple[str, str]]:
    """(place, text) of everything in a page that readers see as text, markup taken out."""
    if isinstance(value, str) and value:
        yield place, richtext.text_of(value) if place == "body" else value
    elif isinstance(value, tuple):
        for at, item in enumerate(value, 1):
            yield from texts(item, f"{place}.{at}")
    elif dataclasses.is_dataclass(value):
        for field in dataclasses.fields(value):
            if field.name not in _KEYS:
                yield from texts(getattr(value, field.name), f"{place}.{field.name}".strip("."))


def readable(snapshot) -> Iterator[tuple[str, str]]:
    """(place, text) of all that readers will see: the page, and the note on its correction."""
    yield from texts(snapshot.page)
    yield from texts(snapshot.note, "change_note")


def normal_document_number(text: str) -> str:
    """The number with six-angle brackets, as GB/T 9704-2012 has them, whatever brackets were typed."""
    return re.sub(r"\s*[\[(（【﹝［]\s*(\d{4})\s*[\])）】﹞］]\s*", r"〔\1〕", text.strip())


def document_number_findings(number: str, place: str) -> Iterator[tuple[str, str]]:
    """What is wrong with the form of a document number: 区委〔2021〕3号."""
    if not number or _DOCUMENT_NUMBER.fullmatch(number):
        return
    proposal = normal_document_number(number)
    if _DOCUMENT_NUMBER.fullmatch(proposal):
        yield _("Document number “%(number)s”: usually written %(proposal)s.") % {
            "number": number, "proposal": proposal,
        }, place  # fmt: skip
    else:
        yield _("Document number “%(number)s” is not of the usual form, 区委〔2021〕3号.") % {"number": number}, place


@register("personal-numbers", Severity.BLOCK, gettext_lazy("Identity card, mobile telephone and bank card numbers"))
def check_personal_numbers(snapshot):
    for place, text in readable(snapshot):
        for what in personal_numbers(text):
            yield _("The text contains %(what)s.") % {"what": what}, place


@register("suppressed", Severity.BLOCK, gettext_lazy("Names that are suppressed, in the page or as its subject"))
def check_suppressed(snapshot):
    if found := suppressed.shown_by(snapshot):
        yield _("“%(name)s” may not be shown at present.") % {"name": found.name or snapshot.kind.label}, ""


@register("personal-data", Severity.WARN, gettext_lazy("Words by which personal data are given"))
def check_personal_data(snapshot):
    for place, text in readable(snapshot):
        for match in _PERSONAL.finditer(text):
            yield _("“%(words)s”: personal data do not belong on a public page.") % {"words": match[0]}, place


@register(
    "suppressed-parts", Severity.WARN, gettext_lazy("Mentions, entries and awards that are suppressed"), compares=True
)
def check_suppressed_parts(snapshot, around):
    """They are taken out whenever the page is shown; the record should not go on naming them."""
    page = snapshot.kind.without(snapshot.page, frozenset())
    shown = snapshot.kind.without(page, around.once("suppressed", suppressed.targets))
    sentence = _("This may not be shown at present: it is left out wherever the page is shown.")
    for field in dataclasses.fields(page):
        before, after = getattr(page, field.name), getattr(shown, field.name)
        if before == after:
            continue
        if isinstance(before, tuple):
            yield from ((sentence, place) for place in _left_out(before, after, field.name))
        else:
            yield sentence, field.name


def _left_out(before: tuple, after: tuple, place: str) -> Iterator[str]:
    """The places of the items that are not shown, in the lists that items hold too: a roll keeps its tiers."""
    shown, aligned = set(after), len(before) == len(after)
    for at, item in enumerate(before, 1):
        if item in shown:
            continue
        lists = _lists_of(item, after[at - 1]) if aligned else []
        for name, inner, left in lists:
            yield from _left_out(inner, left, f"{place}.{at}.{name}")
        if not lists:
            yield f"{place}.{at}"


def _lists_of(item, other) -> list[tuple[str, tuple, tuple]]:
    """(name, items before, items after) of the lists in an item that are shorter afterwards."""
    names = [field.name for field in dataclasses.fields(item)]
    found = [(name, getattr(item, name), getattr(other, name, ())) for name in names]
    return [each for each in found if isinstance(each[1], tuple) and len(each[2]) < len(each[1])]
