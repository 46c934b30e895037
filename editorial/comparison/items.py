"""Lists compared item by item: items are matched by what they are, not by where they stand."""

import bisect
import dataclasses
import difflib
from collections.abc import Callable, Hashable, Iterable, Sequence

from editorial.comparison import wording
from editorial.comparison.text import ADDED, REMOVED, SAME, Segment, segments
from editorial.comparison.unshown import unshown
from editorial.pages import Photo

MOST_ALIKE = 30
"""Items on either side up to which those left over are matched by the likeness of their words."""

_ALIKE = 0.55


@dataclasses.dataclass(frozen=True)
class ItemChange:
    """What became of an item: `change` is ins, del, or same for one that reads otherwise, moved, or holds changes.

    `anchor` is its place on the new page ("" where it is gone), `segments` its words; `moved` that it stands elsewhere
    among those that stayed. `old_photo` and `photo` are there where the item is a photo, `replaced` where its picture
    is another; `inside` holds the changes of the lists in it, `unchanged` counts their other items. `unshown` says what
    else differs, though the words for it are the same.
    """

    change: str
    anchor: str
    segments: tuple[Segment, ...]
    moved: bool = False
    old_photo: Photo | None = None
    photo: Photo | None = None
    inside: tuple["ItemChange", ...] = ()
    unchanged: int = 0
    unshown: str = ""

    @property
    def replaced(self) -> bool:
        return bool(self.old_photo and self.photo and self.old_photo.hash != self.photo.hash)


def compared(place: str, old: Sequence, new: Sequence) -> tuple[list[ItemChange], int]:
    """The items that differ, in the order of the new list with those that went where they stood; how many do not."""
    pairs = matched(old, new)
    partner = dict(pairs)
    moved = _moved(pairs)
    changes, unchanged, told = [], 0, -1
    gone = [at for at in range(len(old)) if at not in partner]
    backwards = {k: i for i, k in pairs}
    for k, item in enumerate(new):
        i = backwards.get(k)
        anchor = f"{place}.{k + 1}"
        if i is None:
            changes.append(_only(item, ADDED, anchor))
            continue
        if i not in moved:
            changes += [_only(old[at], REMOVED, "") for at in gone if told < at < i]
            told = max(told, i)
        if change := changed_item(old[i], item, anchor, moved=i in moved):
            changes.append(change)
        else:
            unchanged += 1
    changes += [_only(old[at], REMOVED, "") for at in gone if at > told]
    return changes, unchanged


def matched(old: Sequence, new: Sequence) -> list[tuple[int, int]]:
    """(place in old, place in new) of the items that are the same one, in the order of the new list.

    First those that are equal, then by what its class says it is known by, in that order, then by likeness.
    """
    free_old, free_new = dict.fromkeys(range(len(old))), dict.fromkeys(range(len(new)))
    pairs: list[tuple[int, int]] = []

    def take(key: Callable[[object], Hashable]) -> None:
        waiting: dict[Hashable, list[int]] = {}
        for i in free_old:
            if (known := key(old[i])) is not None:
                waiting.setdefault(known, []).append(i)
        for places in waiting.values():
            places.reverse()
        for k in [*free_new]:
            if places := waiting.get(key(new[k])):
                i = places.pop()
                pairs.append((i, k))
                del free_old[i], free_new[k]

    take(lambda item: item)
    for names in _known_by(old, new):
        take(lambda item, names=names: _key(item, names))
    left = ([(at, wording.item_text(items[at])) for at in free] for items, free in ((old, free_old), (new, free_new)))
    pairs += _alike(*left)
    return sorted(pairs, key=lambda pair: pair[1])


def _known_by(old: Sequence, new: Sequence) -> Iterable[tuple[str, ...]]:
    return getattr(next(iter((*old, *new)), None), "KNOWN_BY", ())


def _key(item, names: tuple[str, ...]) -> Hashable:
    """What an item is known by, None where that is empty. Of what a page names the id counts, or else the label."""
    values = [getattr(item, name) for name in names]
    values = [(each.kind, each.id or each.label) if hasattr(each, "label") else each for each in values]
    return tuple(values) if any(values) else None


def _alike(old: list[tuple[int, str]], new: list[tuple[int, str]]) -> list[tuple[int, int]]:
    if len(old) > MOST_ALIKE or len(new) > MOST_ALIKE:
        return []
    scored = []
    for k, text in new:
        matcher = difflib.SequenceMatcher(None, "", text[:300], autojunk=False)
        for i, words in old:
            matcher.set_seq1(words[:300])
            if matcher.quick_ratio() >= _ALIKE and (score := matcher.ratio()) >= _ALIKE:
                scored.append((-score, i, k))
    pairs: dict[int, int] = {}
    for _score, i, k in sorted(scored):
        if i not in pairs and k not in pairs.values():
            pairs[i] = k
    return [*pairs.items()]


def _moved(pairs: list[tuple[int, int]]) -> set[int]:
    """The old places of the items that changed their order: as few as possible, the rest stayed in order."""
    ends: list[int] = []
    last: list[int] = []
    before: list[int | None] = []
    order = [i for i, _k in pairs]
    for at, i in enumerate(order):
        length = bisect.bisect_left(ends, i)
        before.append(last[length - 1] if length else None)
        if length == len(ends):
            ends.append(i)
            last.append(at)
        else:
            ends[length], last[length] = i, at
    stayed, at = set(), last[-1] if last else None
    while at is not None:
        stayed.add(order[at])
        at = before[at]
    return set(order) - stayed


def _only(item, change: str, anchor: str) -> ItemChange:
    photo = item if isinstance(item, Photo) else None
    inside = tuple(
        _only(each, change, f"{anchor}.{name}.{at}" if anchor else "")
        for name in _lists(item) for at, each in enumerate(getattr(item, name), 1)
    )  # fmt: skip
    return ItemChange(
        change, anchor, (Segment(change, wording.item_text(item)),), inside=inside,
        photo=photo if change == ADDED else None, old_photo=photo if change == REMOVED else None,
    )  # fmt: skip


def changed_item(old, new, anchor: str, *, moved: bool) -> ItemChange | None:
    """What became of a matched item, None if nothing did."""
    inside: list[ItemChange] = []
    unchanged = 0
    for name in _lists(new, old):
        changes, same = compared(f"{anchor}.{name}", getattr(old, name), getattr(new, name))
        inside += changes
        unchanged += same
    if old == new and not moved:
        return None
    told = wording.said(old), wording.said(new)
    before, after = wording.both_texts(*told)
    photos = (old, new) if isinstance(new, Photo) and isinstance(old, Photo) else (None, None)
    words = segments(before, after) if before != after else [Segment(SAME, after)]
    return ItemChange(
        SAME, anchor, tuple(words), moved, *photos, tuple(inside), unchanged if inside else 0, unshown(old, new, *told)
    )


def _lists(*items) -> list[str]:
    """The names of the lists in an item (or in any of several of one class)."""
    if not hasattr(items[0], "__dataclass_fields__"):
        return []
    names = list(wording.shown_fields(items[0]))
    return [name for name in names if any(wording.is_list(getattr(item, name)) for item in items)]
