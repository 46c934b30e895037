"""What the page on which people decide shows of an edition: rendering, comparison, numbered text, notes, source."""

import dataclasses
from collections import defaultdict

from django.conf import settings
from django.db.models import Q
from django.shortcuts import render
from django.urls import reverse
from django.utils.csp import CSP
from django.utils.translation import gettext as _
from django.views.decorators.csp import csp_override

from editorial import comparison, kinds, snapshots
from editorial.admin.places import OnPage
from editorial.admin.remarks import RemarkForm, Thread, threads_of
from editorial.desk import notes
from editorial.models import Edition, Note, Stage
from editorial.outline import Block, Outline

AGAINST = "against"
"""Parameter of the page: what the edition is compared with, `live`, `withdrawn` or `last`."""

_ENDED = (Stage.RETURNED, Stage.RECALLED, Stage.SET_ASIDE, Stage.CANCELLED)


@dataclasses.dataclass(frozen=True)
class Base:
    """An edition that this one can be compared with. `told`: the person may know who ended it, when and why."""

    name: str
    label: str
    edition: Edition
    url: str
    chosen: bool = False
    told: bool = False


@dataclasses.dataclass(frozen=True)
class Row:
    """A block of the numbered text with the notes that stand at it, and the form for one more if it was asked for."""

    block: Block
    threads: list[Thread]
    form: RemarkForm | None


@csp_override({**settings.SECURE_CSP, "frame-src": [CSP.SELF]})
def rendered(request, context):
    """The page, which may frame the preview of the edition."""
    return render(request, "admin/editorial/edition_page.html", context)


def panes(
    request, edition: Edition, live: Edition | None, address: str, remark: RemarkForm | None = None, *, now, visible: Q
) -> dict:
    """What the template takes for these parts. `remark` is a form for a note that was sent and refused.

    `visible` is the condition that the person may see an edition.
    """
    kind, page = kinds.get(edition.kind), snapshots.page_of(edition)
    outline = Outline(kind, page)
    bases = _with_choice(request, _bases(edition, live, address, now, visible))
    chosen = next((base for base in bases if base.chosen), None)
    found = threads_of(Note.objects.on_the_way_to(edition), request.user)
    at_place, elsewhere = _placed(found, edition, outline)
    form = remark or RemarkForm.asked_for(request, outline)
    may_write = not notes.writing_refusal(edition, request.user)
    whole = RemarkForm(initial={"action": "written"}, auto_id="id_whole_%s")
    later = Edition.objects.of_record(edition.kind, edition.record_id).filter(number__gt=edition.number)
    return {
        "newer": later.order_by("-number").first(),
        "bases": bases,
        "base": chosen,
        "differences": comparison.between(kind, snapshots.page_of(chosen.edition), page, now=now) if chosen else None,
        "entries": [
            (entry, _row(outline.blocks[entry.anchor], at_place, form) if entry.anchor not in _inner(entry) else None,
             [_row(block, at_place, form) for block in entry.blocks])
            for entry in outline.entries
        ],
        "threads": found,
        "threads_elsewhere": elsewhere,
        "open_notes": 0 if edition.stage == Stage.APPROVED else sum(thread.note.is_open for thread in found),
        "may_write_notes": may_write,
        "stray_remark": None if remark is None or (may_write and remark.stands_on(outline)) else remark,
        "whole_form": remark if remark and not remark.place else whole,
        "notes_url": reverse("admin:editorial_edition_notes", args=[edition.pk]),
        "places": OnPage(outline),
        "source": kind.source(edition.record_id),
        "frame_url": f"{reverse('admin:editorial_edition_preview', args=[edition.pk])}?framed=1",
    }  # fmt: skip


def _bases(edition: Edition, live: Edition | None, address: str, now, visible: Q) -> list[Base]:
    """What is public, or was before it was withdrawn, first; then the last submission that came to nothing."""
    earlier = Edition.objects.of_record(edition.kind, edition.record_id).filter(number__lt=edition.number)
    over = earlier.filter(stage=Stage.APPROVED, live_until__lte=now).select_related("ended_by")
    withdrawn = None if live else over.order_by("-live_until", "-number").first()
    last = earlier.filter(stage__in=_ENDED).order_by("-number").first()
    public = live or withdrawn
    if last and public and last.number < public.number:
        last = None
    found = []
    if live:
        found.append(Base("live", _("Compare with what is public"), live, f"{address}?{AGAINST}=live#comparison"))
    if withdrawn:
        told = withdrawn.ended_at is not None and Edition.objects.filter(visible, pk=withdrawn.pk).exists()
        words = _("Compare with what was public before it was withdrawn")
        found.append(Base("withdrawn", words, withdrawn, f"{address}?{AGAINST}=withdrawn#comparison", told=told))
    if last:
        found.append(Base("last", _("Compare with the last submission"), last, f"{address}?{AGAINST}=last#comparison"))
    return found


def _with_choice(request, found: list[Base]) -> list[Base]:
    """The same, with the one marked that the address asks for, or else the first."""
    wanted = request.GET.get(AGAINST)
    chosen = next((base for base in found if base.name == wanted), found[0] if found else None)
    return [dataclasses.replace(base, chosen=base is chosen) for base in found]


def _placed(found: list[Thread], edition: Edition, outline: Outline) -> tuple[dict[str, list[Thread]], list[Thread]]:
    """The threads by the anchor at which they stand on this page, and those that stand at none."""
    at_place: dict[str, list[Thread]] = defaultdict(list)
    elsewhere = []
    for thread in found:
        note = thread.note
        block = outline.blocks.get(note.anchor)
        if note.edition_id != edition.pk:
            block = outline.of_quote(note.anchor, note.quote)
        if block is None:
            elsewhere.append(thread)
        else:
            thread.place = block.anchor
            at_place[block.anchor].append(thread)
    return at_place, elsewhere


def _row(block: Block, at_place: dict[str, list[Thread]], form: RemarkForm | None) -> Row:
    return Row(block, at_place.get(block.anchor, []), form if form and form.place == block.anchor else None)


def _inner(entry) -> set[str]:
    return {block.anchor for block in entry.blocks}
