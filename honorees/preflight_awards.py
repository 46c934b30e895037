"""Checks of awards against one another: the same deed commended twice, and how often a text says it was."""

import re
from collections import Counter

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial.models import Edition, EditionLink, Relation
from editorial.preflight import Severity, register
from editorial.preflight.common import texts

_DIGITS = {each: at for at, each in enumerate("一二三四五六七八九十", 1)} | {"两": 2}
_WORDS = "嘉奖|记功|三等功|二等功|一等功|表彰|表扬|奖励"
_TIMES = re.compile(
    rf"(?<![第每上下这那\d十百])(\d{{1,2}}|[一二三四五六七八九十两])次[^，,。；;、\n]{{0,12}}?({_WORDS})", re.ASCII
)
_GENERAL = ("表彰", "表扬", "奖励", "记功")


@register(
    "same-deed", Severity.WARN, gettext_lazy("Nobody is commended twice for one deed"),
    ("honoree", "team", "campaign"), compares=True,
)  # fmt: skip
def check_same_deed(snapshot, around):
    """The same title and merit in the same year, on the page or on a live roll: one deed earns one award."""
    if snapshot.kind.name == "campaign":
        yield from _twice_on_roll(snapshot)
        yield from _on_other_pages(snapshot, around.reading.now)
        return
    rolls = {(title, year) for title, year in _roll_awards(snapshot, around)}
    seen = set()
    for at, award in enumerate(snapshot.page.awards, 1):
        key = (award.merit, award.title, award.year)
        if award.year and (key in seen or (award.title, award.year) in rolls):
            yield _("“%(title)s” (%(year)s) is there twice: for one and the same deed?") % {
                "title": award.title, "year": award.year,
            }, f"awards.{at}"  # fmt: skip
        seen.add(key)


@register(
    "times-stated", Severity.WARN, gettext_lazy("As many awards are listed as the text says"), ("honoree", "team"),
    compares=True,
)  # fmt: skip
def check_times(snapshot, around):
    """三次嘉奖 wants three rows of 嘉奖; 三次受到表彰 wants three awards of any sort, those of live rolls included."""
    stated = [
        (match, place) for place, text in texts(snapshot.page)
        if not place.startswith("awards.") for match in _TIMES.finditer(text)
    ]  # fmt: skip
    if not stated:
        return
    titles = [award.title for award in snapshot.page.awards]
    titles += [title for title, _year in _roll_awards(snapshot, around)]
    for match, place in stated:
        times = _DIGITS.get(match[1]) or int(match[1])
        listed = len(titles) if match[2] in _GENERAL else sum(match[2] in title for title in titles)
        if listed < times:
            yield _("“%(stated)s” is stated; %(listed)s on the page.") % {"stated": match[0], "listed": listed}, place


def _roll_awards(snapshot, around) -> list[tuple[str, int | None]]:
    """(title, year) of what live rolls confer on the page's subject; read once for all checks."""

    def read():
        links = EditionLink.objects.to(snapshot.kind.name, snapshot.public_id, Relation.COMMENDS)
        live = Edition.objects.live(around.reading.now).of("campaign")
        rows = links.filter(edition__in=live.values("pk")).values_list("label", "edition__card")
        return [(title, card.get("year")) for title, card in rows]

    return around.once("roll-awards", read)


def _twice_on_roll(snapshot):
    for at, tier in enumerate(snapshot.page.tiers, 1):
        seen: Counter[tuple[str, str]] = Counter()
        for row, entry in enumerate(tier.entries, 1):
            recipient = (entry.recipient.kind, entry.recipient.id)
            seen[recipient] += 1
            if entry.recipient.id and seen[recipient] == 2:
                yield _("%(name)s is listed twice.") % {"name": entry.recipient.label}, f"tiers.{at}.entries.{row}"


def _on_other_pages(snapshot, now):
    """Recipients who have a title of this roll for the same year from another live roll."""
    page = snapshot.page
    places = {
        (tier.title, entry.recipient.kind, entry.recipient.id): (f"tiers.{at}.entries.{row}", entry.recipient.label)
        for at, tier in enumerate(page.tiers, 1) for row, entry in enumerate(tier.entries, 1) if entry.recipient.id
    }  # fmt: skip
    if not page.year or not places:
        return
    same = EditionLink.objects.filter(
        relation=Relation.TIER, target_kind="tier", target_id__in={title for title, _kind, _id in places}
    )
    same_year = EditionLink.objects.to("year", str(page.year), Relation.YEAR)
    others = Edition.objects.live(now).of("campaign").exclude(public_id=snapshot.public_id)
    others = others.filter(pk__in=same.values("edition")).filter(pk__in=same_year.values("edition"))
    links = EditionLink.objects.filter(relation=Relation.COMMENDS, edition__in=others.values("pk"))
    rows = links.values_list("label", "target_kind", "target_id", "edition__title")
    for title, kind, public_id, campaign in rows:
        place, name = places.get((title, kind, public_id), ("", ""))
        if place:
            yield _("%(name)s is “%(title)s” of that year on the live roll “%(campaign)s” too.") % {
                "name": name, "title": title, "campaign": campaign,
            }, place  # fmt: skip
