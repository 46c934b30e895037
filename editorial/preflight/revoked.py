"""Honours that were taken back: does the page say of the recipient that they hold one?

A case may close so that the recipient is shown again without the honour. From then on nothing but the award itself is
suppressed, and what a story tells in its own words is not taken out by that.
"""

import dataclasses
import re
from collections.abc import Iterator

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from editorial import awards, snapshots, suppressed
from editorial.models import Relation
from editorial.preflight.common import readable
from editorial.preflight.registry import Severity, register
from editorial.search.text import normalise

_SENTENCE = re.compile(r"[。；！？;!?\n]")

_TELLING = 5
"""Characters from which a title is taken for this award anywhere in a text; shorter ones are 嘉奖 and 三等功, which
others in the text may hold, and count only in a sentence with the name."""


@register(
    "revoked-honours", Severity.WARN, gettext_lazy("No honour that was revoked is told of its recipient"), compares=True
)
def check_revoked(snapshot, around):
    """Of recipients who are not suppressed themselves: the name of those blocks the page already."""
    targets = around.once("suppressed", suppressed.targets)
    taken_back = [each for each in _awards(targets) if each.recipient not in targets]
    if not taken_back:
        return
    shown = dataclasses.replace(snapshot, page=snapshot.kind.without(snapshot.page, targets))
    honours = {(*each.recipient, each.title, each.year) for each in shown.kind.honours(shown.page, shown.public_id)}
    about = _about(shown)
    for award in taken_back:
        words = {"title": award.title, "name": award.recipient_name}
        if (*award.recipient, award.title, award.year) in honours:
            yield _("“%(title)s” of %(name)s was revoked and is entered once more.") % words, ""
        in_prose = suppressed.carries(shown, award.recipient, award.recipient_name)
        if not in_prose and award.recipient not in about:
            continue
        own = award.recipient == (shown.kind.name, shown.public_id)
        for place in dict.fromkeys(_places(shown, award, own=own)):
            yield _("“%(title)s” of %(name)s was revoked: does the text say that they hold it?") % words, place


def _awards(targets: frozenset[suppressed.Target]) -> Iterator[awards.Award]:
    """The awards that may not be shown; one query for each kind of award of which there are any."""
    for kind in awards.every():
        if keys := sorted(key for name, key in targets if name == kind.name):
            yield from kind.find(keys).values()


def _about(snapshot: snapshots.Snapshot) -> set[suppressed.Target]:
    """The page's own record, and what it names; who stands on a roll is told of by the roll's other title."""
    links = snapshot.kind.links(snapshot.page)
    named = {(each.kind, each.id) for each in links if each.relation != Relation.COMMENDS}
    return {(snapshot.kind.name, snapshot.public_id), *named}


def _places(snapshot: snapshots.Snapshot, award: awards.Award, *, own: bool) -> Iterator[str]:
    """Where the title stands in words; where a field is the title and nothing else, another award has it rightly."""
    title, name = normalise(award.title.removeprefix("记")), normalise(award.recipient_name)
    for place, text in ((place, normalise(text)) for place, text in readable(snapshot)):
        if title not in text or text == normalise(award.title):
            continue
        if own or len(title) >= _TELLING or any(title in each and name in each for each in _SENTENCE.split(text)):
            yield place
