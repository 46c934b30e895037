"""What a case concerns: pages, photos, rolls, the certificate and statistics, each with what is proposed and what
became of it."""

import datetime as dt
from collections.abc import Iterable, Iterator

from django.db import transaction
from django.urls import reverse
from django.utils.translation import gettext as _

from editorial import kinds, ledger, notifying, snapshots
from editorial.awards import Award
from editorial.models import CaseItem, Decision, Edition, EditionLink, Relation, RevocationCase
from editorial.revocation import numbers
from editorial.search.text import normalise
from editorial.suppressed import Target, carries
from editorial.workflow.refusals import Refused, actor

What, Measure = CaseItem.What, CaseItem.Measure


def list_for(case: RevocationCase, award: Award, now: dt.datetime) -> None:
    """Write down all that the case concerns, right after its suppressions: what they withdrew, what stands without."""
    withdrawn = list(_withdrawn(case))
    standing = [edition for edition in _linking(case, now) if edition.pk not in {each.pk for each in withdrawn}]
    found = [*_pages(case, withdrawn, standing), *_photos(case, [*withdrawn, *standing], now)]
    if award.certificate:
        found.append(CaseItem(what=What.CERTIFICATE, label=_certificate(award), proposed=Measure.WITHDRAW))
    counted = numbers.of_site(case, award, withdrawn, standing)
    found.append(CaseItem(what=What.STATISTIC, label=counted, proposed=Measure.KEEP))
    for each in found:
        each.case, each.label = case, each.label[:300]
    CaseItem.objects.bulk_create(found)


def names_of(case: RevocationCase) -> list[str]:
    """The names that no page may show while the case is open."""
    return list(dict.fromkeys(filter(None, [*case.suppression.names, case.recipient])))


def recipient_of(case: RevocationCase) -> Target:
    """What the case suppressed beside the award."""
    return case.suppression.target_kind, case.suppression.target_id


def is_open(item: CaseItem, now: dt.datetime) -> bool:
    """Whether something is still to be done: a reissue is done when the new page is live, and not before."""
    return item.settled_at is None and not _is_reissued(item, now)


def still_open(case: RevocationCase, now: dt.datetime) -> list[CaseItem]:
    """The items of the case that are open."""
    return [each for each in case.items.select_related("edition", "case__suppression") if is_open(each, now)]


def measures(item: CaseItem, now: dt.datetime) -> list[Measure]:
    """What can become of an item: a number is only kept, nobody reissues a certificate, and what readers have does not
    stay withdrawn."""
    if item.what == What.CERTIFICATE:
        return [Measure.WITHDRAW, Measure.KEEP]
    if item.edition is None:
        return [Measure.KEEP]
    return [each for each in Measure if each != Measure.WITHDRAW or not _live(item.edition, now).exists()]


def words(item: CaseItem, measure: str) -> str:
    """What the measure means for the item. Certificate and medal are taken back and cancelled in public, by hand."""
    if item.what == What.CERTIFICATE:
        return _("not taken back, with a note") if measure == Measure.KEEP else _("taken back and cancelled in public")
    if item.what == What.STATISTIC:
        return _("checked, with a note")
    return str(Measure(measure).label)


def settling_refusal(item: CaseItem, measure: str, note: str, now: dt.datetime) -> str:
    """Return "" if the item can be settled with the measure, else the reason why not. Whose turn it is, cases say."""
    if not item.case.is_open:
        return _("This case is closed.")
    if item.settled_at:
        return _("This item is settled already: open it again first.")
    if measure not in Measure.values:
        return _("Choose what becomes of it.")
    if measure == Measure.KEEP and not note.strip():
        return _("What is kept needs a note: write why it may stay.")
    if measure in measures(item, now):
        return ""
    if item.what == What.CERTIFICATE:
        return _("A certificate is not reissued: it is taken back, or it is noted why not.")
    if item.edition is None:
        return _("This is no page: it can only be kept, with a note on what it says now.")
    return _("Its page is public: withdraw the page first.")


def settle(item: CaseItem, user, measure: str, *, note: str = "") -> CaseItem:
    """Decide what becomes of an item. Raises Refused. One to be reissued stays open until the new page is live.

    The caller has asked whether the user may work on the case.
    """
    with transaction.atomic():
        head, now = ledger.lock()
        user = actor(user)
        item = CaseItem.objects.select_for_update(of=("self",)).select_related("case", "edition").get(pk=item.pk)
        if refused := settling_refusal(item, measure, note, now):
            raise Refused(refused)
        item.measure, item.note = measure, note.strip()
        if measure != Measure.REISSUE or _is_reissued(item, now):
            item.settled_by, item.settled_at = user, now
        item.save(update_fields=["measure", "note", "settled_by", "settled_at"])
        _decide(head, now, "settle_item", user, item)
        _tell(item, user)
    return item


def reopen(item: CaseItem, user, *, note: str = "") -> CaseItem:
    """Open a settled item again, as long as its case is open. Raises Refused."""
    with transaction.atomic():
        head, now = ledger.lock()
        user = actor(user)
        item = CaseItem.objects.select_for_update(of=("self",)).select_related("case", "edition").get(pk=item.pk)
        if not item.case.is_open:
            raise Refused(_("This case is closed."))
        if item.settled_at is None and not item.measure:
            raise Refused(_("This item is open."))
        item.measure, item.note, item.settled_by, item.settled_at = "", note.strip(), None, None
        item.save(update_fields=["measure", "note", "settled_by", "settled_at"])
        _decide(head, now, "reopen_item", user, item)
        _tell(item, user)
    return item


def settle_reissued(case: RevocationCase, user, head, now: dt.datetime):
    """Write down the items that a new page has settled by itself. The ledger must be locked; returns it and the next
    instant."""
    for item in case.items.filter(settled_at=None).select_related("edition", "case__suppression"):
        if _is_reissued(item, now):
            item.measure, item.settled_at = Measure.REISSUE, now
            item.save(update_fields=["measure", "settled_at"])
            _decide(head, now, "settle_item", user, item)
            _tell(item, user)
            now += dt.timedelta(microseconds=1)
    return head, now


def _decide(head, now: dt.datetime, action: str, user, item: CaseItem) -> None:
    ledger.append(
        head, now, action, user, note=item.note, target=recipient_of(item.case), case=item.case_id, item=item.pk,
        measure=item.measure, settled=item.settled_at is not None, about=item.edition_id,
    )  # fmt: skip


def _tell(item: CaseItem, user) -> None:
    """Ask the editors of a page for a new edition of it as long as an item waits for one, and not any longer."""
    if item.edition is None:
        return
    awaited = CaseItem.objects.filter(edition=item.edition, measure=Measure.REISSUE, settled_at=None).exists()
    if awaited:
        opts = kinds.get(item.edition.kind).model._meta
        record = reverse(f"admin:{opts.app_label}_{opts.model_name}_change", args=[item.edition.record_id])
        notifying.tell_of("to_reissue", edition=item.edition, path=record, by=user)
    else:
        notifying.settle("to_reissue", edition=item.edition)


def _withdrawn(case: RevocationCase) -> Iterable[Edition]:
    """The editions that went with the suppressions of the case."""
    keys: set[int] = set()
    for each in (case.suppression, case.award_suppression):
        decided = Decision.objects.filter(
            action="suppress", target_kind=each.target_kind, target_id=each.target_id, at=each.since
        )  # fmt: skip
        keys.update(*decided.values_list("detail__withdrawn", flat=True))
    return Edition.objects.filter(pk__in=keys).for_page().order_by("-pk")


def _linking(case: RevocationCase, now: dt.datetime) -> Iterable[Edition]:
    """The live editions that name recipient or award in a structured way: these entries are left out when shown."""
    targets = (recipient_of(case), (case.award_suppression.target_kind, case.award_suppression.target_id))
    links = EditionLink.objects.to(*targets[0]) | EditionLink.objects.to(*targets[1])
    return Edition.objects.live(now).filter(pk__in=links.values("edition")).for_page().order_by("-pk")


def _pages(case: RevocationCase, withdrawn: list[Edition], standing: list[Edition]) -> Iterator[CaseItem]:
    own = recipient_of(case)
    for each in withdrawn:
        proposed = Measure.WITHDRAW if (each.kind, each.public_id) == own else Measure.REISSUE
        yield CaseItem(what=What.PAGE, edition=each, label=each.title, proposed=proposed)
    rolls = {each.edition_id for each in _roll_links(case)}
    for each in standing:
        what = What.ROLL if each.pk in rolls else What.PAGE
        changed = numbers.of_roll(case, each)
        label = f"{each.title}（{changed}）" if changed else each.title
        yield CaseItem(what=what, edition=each, label=label, proposed=Measure.KEEP)


def _roll_links(case: RevocationCase):
    award = (case.award_suppression.target_kind, case.award_suppression.target_id)
    return EditionLink.objects.to(*recipient_of(case), Relation.COMMENDS) | EditionLink.objects.to(
        *award, Relation.CITES
    )


def _photos(case: RevocationCase, affected: list[Edition], now: dt.datetime) -> Iterator[CaseItem]:
    """The portrait of the recipient and photos whose caption names them, wherever these files are or were shown."""
    own, names = recipient_of(case), [normalise(each) for each in names_of(case)]
    by_key = {each.pk: each for each in affected}
    shown = EditionLink.objects.filter(relation=Relation.SHOWS, edition__in=by_key)
    files = {
        link.target_id: link.label
        for link in shown
        if (by_key[link.edition_id].kind, by_key[link.edition_id].public_id) == own
        or any(name in normalise(link.label) for name in names)
    }
    elsewhere = Edition.objects.live(now).filter(
        pk__in=EditionLink.objects.filter(relation=Relation.SHOWS, target_id__in=files).values("edition")
    )
    live = {each.pk: each for each in elsewhere}
    links = EditionLink.objects.filter(
        relation=Relation.SHOWS, target_id__in=files, edition__in=[*by_key, *live]
    ).order_by("-edition", "position")  # fmt: skip
    for link in links:
        edition = live.get(link.edition_id) or by_key[link.edition_id]
        yield CaseItem(
            what=What.PHOTO, edition=edition, file=link.target_id, label=f"{edition.title}：{link.label}",
            proposed=Measure.REISSUE if edition.pk in live else Measure.WITHDRAW,
        )  # fmt: skip


def _certificate(award: Award) -> str:
    found = _("No. %(code)s: its number is not confirmed any more. Certificate and medal are to be taken back.")
    return found % {"code": award.certificate}


def _is_reissued(item: CaseItem, now: dt.datetime) -> bool:
    """Whether a later edition of the item's record is live that shows nothing of what the case concerns."""
    if item.edition is None or (item.measure or item.proposed) != Measure.REISSUE:
        return False
    later = _live(item.edition, now).filter(number__gt=item.edition.number).for_page().first()
    if later is None:
        return False
    if item.what == What.PHOTO:
        return not later.links.filter(relation=Relation.SHOWS, target_id=item.file).exists()
    return not _shows(item.case, later)


def _shows(case: RevocationCase, edition: Edition) -> bool:
    """Whether the page names recipient or award, but for the entry of the award itself: its row is kept, and shown to
    nobody as long as the award is suppressed, which outlasts the case."""
    recipient = recipient_of(case)
    award = (case.award_suppression.target_kind, case.award_suppression.target_id)
    snapshot = snapshots.of_edition(edition)
    without = snapshot.kind.without(snapshot.page, frozenset({award}))
    if any((link.kind, link.id) in (recipient, award) for link in snapshot.kind.links(without)):
        return True
    return any(carries(snapshot, recipient, name) for name in names_of(case))


def _live(edition: Edition, now: dt.datetime):
    """What readers see of the record of the edition."""
    return Edition.objects.of_record(edition.kind, edition.record_id).live(now)
