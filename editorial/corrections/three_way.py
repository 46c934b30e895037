"""Three pages of one record: as it was published, as it was corrected urgently, and as the record has it.

The corrections are followed one by one, in a body paragraph by paragraph. Items of lists are matched as in comparisons.
"""

import dataclasses
import enum
from collections.abc import Iterable, Iterator
from decimal import Decimal

from django.utils.text import capfirst
from django.utils.translation import gettext as _

from editorial import comparison, kinds, richtext, snapshots
from editorial.comparison.items import matched
from editorial.corrections import blocks
from editorial.corrections.base import line
from editorial.corrections.correctable import Correctable, Field, ancestors, items_of, path_of, value_at
from editorial.models import Edition
from editorial.pages import Ref


class State(enum.StrEnum):
    """What became of a correction in the record.

    undone    the record still says what was corrected: publishing it would undo the correction
    conflict  the record says something else again
    gone      what was corrected is not in the record any more
    adopted   the record says it as corrected
    """

    UNDONE = "undone"
    CONFLICT = "conflict"
    GONE = "gone"
    ADOPTED = "adopted"


_ORDER = list(State)


@dataclasses.dataclass(frozen=True)
class Line:
    """One correction: its texts before and after, and that of the record.

    `place` is where it stands on the corrected page, `target` where in the record's page ("" where it is gone).
    `value` is what is to stand there instead: for rich text a change of blocks.
    """

    state: State
    place: str
    label: str
    before: str
    after: str
    mine: str
    target: str = ""
    field: Field | None = None
    value: object = None

    @property
    def segments(self) -> list[comparison.Segment]:
        """What the correction changed; where that has no words, with a line that says so."""
        if self.before == self.after:
            return [comparison.Segment(comparison.SAME, f"{self.after}\n{_('Only the formatting changed.')}".strip())]
        return comparison.segments(self.before, self.after)


def undone(corrected: Edition, mine) -> bool:
    """Whether publishing the page after the live edition would undo an urgent correction."""
    return any(each.state == State.UNDONE for each in of_edition(corrected, mine))


def of_edition(corrected: Edition, mine) -> list[Line]:
    """What became in the page `mine` of all urgent corrections that made the edition; nothing if none did."""
    if corrected.patches_id is None:
        return []
    return compared(kinds.get(corrected.kind), [snapshots.page_of(each) for each in line(corrected)], mine)


def compared(kind: kinds.Kind, pages: list, mine) -> list[Line]:
    """What became in `mine` of the corrections from the first of the pages to the last; what is undone comes first."""
    found: list[Line] = []
    places = _Places(kind.correctable, pages, mine)
    for place, field in kind.correctable.places(pages[-1]):
        before, after = value_at(pages[0], place), value_at(pages[-1], place)
        if before != after:
            found += _of_place(kind, pages, mine, _Spot(place, field, places.target(place)))
    return sorted(found, key=lambda each: _ORDER.index(each.state))


def label_of(correctable: Correctable, page, place: str) -> str:
    """What a place of the page is called: its item with its number and words, and the field."""
    field = next(each for each in correctable.fields if each.path == path_of(place))
    words = []
    for each in ancestors(place):
        item = correctable.items[path_of(each)]
        title = item.title(value_at(page, each))
        words.append(f"{capfirst(str(item.label))} {each.rpartition('.')[2]}" + (f"（{title[:24]}）" if title else ""))
    return " · ".join([*words, capfirst(str(field.label))])


def text_of(field: Field, value) -> str:
    """A value of a page as people read it in a form."""
    match value:
        case None:
            return ""
        case tuple():
            return "、".join(value)
        case Decimal():
            return format(value.normalize(), "f")
    return richtext.addressed_text_of(value) if field.form == "rich" else str(value)


@dataclasses.dataclass(frozen=True)
class _Spot:
    """A place of the corrected pages, and where it is in the record's page."""

    place: str
    field: Field
    target: str


class _Places:
    """Finds places of the corrected pages in another page of the record; each list is matched once."""

    def __init__(self, correctable: Correctable, pages: list, mine):
        self.correctable, self.pages, self.mine = correctable, pages, mine
        self._matched: dict[str, dict[int, int]] = {}

    def target(self, place: str) -> str:
        """The place in the other page, "" where an item that holds it is not there."""
        target, done = "", 0
        for each in ancestors(place):
            rest, _dot, number = each[done:].strip(".").rpartition(".")
            found = self._match(each.rpartition(".")[0], f"{target}.{rest}".strip(".")).get(int(number) - 1)
            if found is None:
                return ""
            target, done = f"{target}.{rest}.{found + 1}".strip("."), len(each)
        return f"{target}.{place[done:].strip('.')}".strip(".")

    def _match(self, items: str, target: str) -> dict[int, int]:
        """By number, from 0, where the items at the place `items` stand among those at `target` in the other page."""
        if items not in self._matched:
            old = [items_of(value_at(page, items)) for page in (self.pages[0], self.pages[-1])]
            self._matched[items] = _pairs(*old, items_of(value_at(self.mine, target)))
        return self._matched[items]


def _pairs(before: tuple, after: tuple, mine: tuple) -> dict[int, int]:
    """By number in the corrected lists, which have the same items, the number of the same item in `mine`.

    Whatever stands where it stood is the same one: several items of a list may read alike. What names another record
    now is another one, whatever it is called: a correction of what was said of one person is none of a namesake's.
    """
    pairs = {at: at for at, item in enumerate(mine[: len(after)]) if item in (before[at], after[at])}
    for old in (before, after):
        left, free = _without(old, pairs), _without(mine, pairs.values())
        found = matched([old[at] for at in left], [mine[at] for at in free])
        pairs |= {left[i]: free[k] for i, k in found if not _of_others(old[left[i]], mine[free[k]])}
    left, free = _without(after, pairs), _without(mine, pairs.values())
    rest = zip(left, free, strict=True) if len(left) == len(free) else ()
    return pairs | {i: k for i, k in rest if not _of_others(after[i], mine[k])}


def _of_others(old, new) -> bool:
    """Whether two items of a list are about two records, both of them known by their ids."""
    named = {name for names in getattr(new, "KNOWN_BY", ()) for name in names}
    found = ((getattr(old, name), getattr(new, name)) for name in named)
    return any(
        isinstance(one, Ref) and isinstance(other, Ref)
        and one.id and other.id and (one.kind, one.id) != (other.kind, other.id)
        for one, other in found
    )  # fmt: skip


def _without(items: tuple, taken) -> list[int]:
    taken = set(taken)
    return [at for at in range(len(items)) if at not in taken]


def _of_place(kind: kinds.Kind, pages: list, mine, spot: "_Spot") -> Iterator[Line]:
    place, field, target = spot.place, spot.field, spot.target
    label = label_of(kind.correctable, pages[-1], place)
    before, after = value_at(pages[0], place), value_at(pages[-1], place)
    if not target:
        yield Line(State.GONE, place, label, text_of(field, before), text_of(field, after), "", field=field)
        return
    present = value_at(mine, target)
    if field.form == "rich" and present != after:
        for change in blocks.changes(before, after):
            yield _of_blocks(change, present, spot, label)
        return
    earlier = [value_at(page, place) for page in pages[:-1]]
    state = State.ADOPTED if present == after else State.UNDONE if present in earlier else State.CONFLICT
    yield Line(state, place, label, *(text_of(field, each) for each in (before, after, present)), target, field, after)


def _of_blocks(change: blocks.Change, mine: str, spot: "_Spot", label: str) -> Line:
    there, here = blocks.count(mine, change.after), blocks.count(mine, change.before)
    if there and (len(change.after) >= len(change.before) or not here):
        state, present = State.ADOPTED, _text(change.after)
    elif here == 1:
        state, present = State.UNDONE, _text(change.before)
    else:
        state, present = State.CONFLICT, _("worded otherwise in the record")
    return Line(
        state, f"{spot.place}.{change.at}", label + " · " + _("paragraph %(number)s") % {"number": change.at},
        _text(change.before), _text(change.after), present, spot.target, spot.field, change,
    )  # fmt: skip


def _text(markup: Iterable[str]) -> str:
    return richtext.addressed_text_of("".join(markup))
