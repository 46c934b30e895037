"""Tags for browsing lists: the switch between views, and what a campaign's entry says of its numbers."""

from django import template
from django.utils.translation import get_language, ngettext, pgettext

from editorial.honours import Tally, totals
from editorial.templatetags.chinese import zh_date

register = template.Library()


@register.simple_tag(takes_context=True)
def with_view(context, view: str) -> str:
    """The address of the list as another view shows it, with the chosen conditions."""
    return context["conditions"].address_in(view)


@register.inclusion_tag("components/sorted_head.html", takes_context=True)
def sorted_head(context, order: str, label: str) -> dict:
    """The head of a table's column, which sorts the list by the order of that name."""
    return {"label": label, "choice": context["sorting"].choice(order)}


@register.filter
def tally(tiers: list[dict]) -> str:
    """How many persons and teams a campaign's entry declares, or else lists: 83名个人、37个团队; with what still stands
    of it where awards were revoked."""
    said = []
    for each in totals(map(_tally, tiers or ())):
        if each.recipients == "team":
            words = ngettext("%(number)s team", "%(number)s teams", each.number)
            valid = pgettext("teams", " (%(number)s still valid)")
        else:
            words = ngettext("%(number)s person", "%(number)s persons", each.number)
            valid = pgettext("persons", " (%(number)s still valid)")
        said.append(words % {"number": numbered(each.number, each.qualifier)})
        if each.valid is not None:
            said[-1] += valid % {"number": f"{each.valid:,}"}
    return (", " if get_language() == "en" else "、").join(said)


def _tally(tier: dict) -> Tally:
    """A title as a campaign's entry keeps it. Entries that are older say nothing of qualifiers."""
    return Tally(
        tier.get("title", ""), tier["recipients"], tier.get("declared"), tier.get("qualifier", ""), tier["listed"],
        tier.get("revoked", 0),
    )  # fmt: skip


@register.filter
def numbered(number: int, qualifier: str = "") -> str:
    """A number with its qualifier as Chinese puts it: 余 stands behind, all others before."""
    text = f"{number:,}"
    return f"{text}{qualifier}" if qualifier == "余" else f"{qualifier}{text}"


@register.filter
def han_number(number: int) -> str:
    """A number below 100 in characters, as in 十二画; in digits where the interface is in English."""
    if get_language() == "en":
        return str(number)
    tens, ones = divmod(number, 10)
    digits = "〇一二三四五六七八九"
    return ("" if tens == 0 else "十" if tens == 1 else f"{digits[tens]}十") + (digits[ones] if ones else "")


@register.filter
def until(started: str, ended: str) -> str:
    """Two partial dates as one span, the second without what both share: 2024年11月4日—29日, 2024年11月—12月."""
    if not (started and ended) or started == ended:
        return zh_date(started or ended)
    first, second = started.split("-"), ended.split("-")
    if len(first) != len(second) or len(first) == 1:
        return f"{zh_date(started)}—{zh_date(ended)}"
    shared = next((at for at, (one, other) in enumerate(zip(first, second, strict=True)) if one != other), 0)
    rest = "".join(f"{int(part)}{unit}" for part, unit in [*zip(second, "年月日", strict=False)][shared:])
    return f"{zh_date(started)}—{rest}"
