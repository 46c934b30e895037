"""Cases of revocation: opening one, what stands in the way of closing it, closing and dropping it."""

import dataclasses
import datetime as dt

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from districts.models import District
from editorial import awards, clock, ledger, suppression
from editorial.awards import Award, Mark
from editorial.models import RevocationCase, Suppression
from editorial.revocation import items, ratification
from editorial.suppressed import Target
from editorial.targets import district_of
from editorial.workflow.refusals import Refused, actor

Outcome = RevocationCase.Outcome


@dataclasses.dataclass(frozen=True)
class Grounds:
    """The decision by which an honour is taken back. `reason` is internal; `public_wording` names nobody."""

    authority: str
    document_number: str
    decided_on: dt.date | None
    public: bool
    reason: str
    public_wording: str = ""


def opening_refusal(award: Award, user) -> str:
    """Return "" if the user may open a case about the award, else the reason why not.

    Both have a say, the place that conferred the award and the recipient's own: who is suppressed is so everywhere.
    """
    if award.revoked_on:
        return _("This honour was revoked already.")
    if _open_about(award.target).exists():
        return _("A case about this honour is open already.")
    return suppression.suppression_refusal(award.district, user) or suppression.suppression_refusal(award.home, user)


def open_case(award: Award, user, grounds: Grounds) -> RevocationCase:
    """Open a case: recipient and award are suppressed at once, all that it concerns is listed, the award is marked.

    All in one transaction; raises Refused. Whoever is suppressed already stays so, and the case stands beside it.
    """
    with transaction.atomic():
        head, now = ledger.lock()
        user = actor(user)
        award = awards.get(award.kind).find([award.id])[award.id]
        if refused := opening_refusal(award, user) or _insufficient(grounds, award):
            raise Refused(refused)
        ledger.append(
            head, now, "open_case", user, note=grounds.reason.strip(), target=award.recipient, award=list(award.target),
            authority=grounds.authority.strip(), document=grounds.document_number.strip(),
            decided_on=grounds.decided_on, public=grounds.public,
        )  # fmt: skip
        case = RevocationCase.objects.create(
            suppression=_suppressed(award.recipient, award.recipient_name, user, grounds),
            award_suppression=_suppressed(award.target, "", user, grounds),
            award=award.title, recipient=award.recipient_name, place=award.district.code,
            authority=grounds.authority.strip(), document_number=grounds.document_number.strip(),
            decided_on=grounds.decided_on, public=grounds.public, reason=grounds.reason.strip(),
            opened_by=user, opened_at=now,
        )  # fmt: skip
        head, after = ledger.lock()
        items.list_for(case, award, after)
        ledger.publish(head, after)  # of an award that was suppressed before, readers are told more now
        mark = Mark(grounds.decided_on, case.authority, case.document_number)
        awards.get(award.kind).mark_revoked(award.id, mark)
    return case


def award_of(case: RevocationCase) -> Award | None:
    """The award that the case is about; None where its row is gone."""
    return awards.find(case.award_suppression.target_kind, case.award_suppression.target_id)


def place_refusal(case: RevocationCase, user) -> str:
    """Return "" if the user may work on the case, else the reason why not: its place and the recipient's count."""
    district = District.objects.filter(code=case.place).first()
    home = district_of(case.suppression)
    if district is None or home is None:
        return _("The record of what was suppressed is gone.")
    return suppression.suppression_refusal(district, user) or suppression.suppression_refusal(home, user)


def obstacles(case: RevocationCase, now: dt.datetime, version: int) -> list[str]:
    """All that still stands in the way of closing the case, in sentences; `version` is the publication clock's."""
    found = []
    if count := len(items.still_open(case, now)):
        found.append(ngettext("%(n)s item is open.", "%(n)s items are open.", count) % {"n": count})
    if ratification.waiting_of(case):
        found.append(_("A second person has not ratified the suppression yet."))
    crawl = case.crawls.last()
    if crawl is None:
        found.append(_("The site has not been searched for mentions yet."))
    elif crawl.version != version:
        found.append(_("The site has changed since it was searched for mentions: search it again."))
    elif crawl.rest:
        found.append(_("The search of the site was stopped before its end: go on with it."))
    elif not crawl.is_clean:
        found.append(_("The search of the site still found mentions."))
    return found


def closing_refusal(case: RevocationCase, user, outcome: str, now: dt.datetime, version: int) -> str:
    """Return "" if the user may close the case with the outcome, else the first reason why not."""
    if not case.is_open:
        return _("This case is closed.")
    if refused := place_refusal(case, user):
        return refused
    if found := obstacles(case, now, version):
        return found[0]
    if outcome not in (Outcome.OTHERS, Outcome.NOWHERE):
        return _("Say whether the other honours of the recipient may be shown again.")
    if outcome == Outcome.OTHERS and (reason := _shown_again_refusal(case)):
        return reason
    return ""


def close(case: RevocationCase, user, outcome: str, *, note: str = "") -> None:
    """Close a case of which nothing is open. Raises Refused.

    With OTHERS the recipient's suppression is lifted and only the award stays suppressed: the pages that were withdrawn
    are reinstated or reissued through both steps. With NOWHERE both stay.
    """
    with transaction.atomic():
        head, now = ledger.lock()
        user = actor(user)
        case = RevocationCase.objects.select_for_update().get(pk=case.pk)
        head, now = items.settle_reissued(case, user, head, now)
        if refused := closing_refusal(case, user, outcome, now, head.version):
            raise Refused(refused)
        _end(case, user, outcome, "close_case", note, at=(head, now))
        if outcome == Outcome.OTHERS:
            words = note.strip() or _("The revocation case is closed; the award alone stays suppressed.")
            suppression.lift(case.suppression, user, note=words)


def dropping_refusal(case: RevocationCase, user) -> str:
    """Return "" if the user may drop the case, else the reason why not."""
    return _("This case is closed.") if not case.is_open else place_refusal(case, user)


def drop(case: RevocationCase, user, *, note: str) -> None:
    """End a case that should not have been opened: what it suppressed is lifted, the award's mark taken off.

    Withdrawn pages stay withdrawn until each is brought back through both steps. Raises Refused.
    """
    with transaction.atomic():
        head, now = ledger.lock()
        user = actor(user)
        case = RevocationCase.objects.select_for_update().get(pk=case.pk)
        if refused := dropping_refusal(case, user):
            raise Refused(refused)
        if not note.strip():
            raise Refused(_("This step needs a note: write the reason."))
        _end(case, user, Outcome.DROPPED, "drop_case", note, at=(head, now))
        for each in (case.suppression, case.award_suppression):
            if not each.lifted_at and _began_with(case, each) and not _others_open(case, each):
                suppression.lift(each, user, note=note)
        awards.get(case.award_suppression.target_kind).mark_revoked(case.award_suppression.target_id, None)
        ledger.publish(*ledger.lock())  # what stays suppressed is not told to be revoked any more


def cases_of(target: Target):
    """All cases about a recipient or an award, the newest first."""
    found = Suppression.objects.filter(target_kind=target[0], target_id=target[1])
    return RevocationCase.objects.filter(suppression__in=found) | RevocationCase.objects.filter(
        award_suppression__in=found
    )


def _insufficient(grounds: Grounds, award: Award) -> str:
    if not grounds.authority.strip() or not grounds.reason.strip():
        return _("A suppression needs the deciding authority and the reason.")
    if grounds.decided_on is None:
        return _("A revocation needs the date of its decision.")
    if grounds.decided_on > timezone.localdate(clock.time()):
        return _("The decision lies in the future.")
    names = [award.recipient_name, *suppression.published_names(award.recipient)]
    return suppression.wording_refusal(grounds.public_wording, names)


def _suppressed(target: Target, name: str, user, grounds: Grounds) -> Suppression:
    """The suppression of the target in force, or a new one."""
    in_force = Suppression.objects.in_force().filter(target_kind=target[0], target_id=target[1]).first()
    return in_force or suppression.suppress(
        target, name, user, authority=f"{grounds.authority} {grounds.document_number}".strip()[:200],
        reason=grounds.reason, public_wording=grounds.public_wording,
    )  # fmt: skip


def _open_about(target: Target):
    return RevocationCase.objects.filter(
        closed_at=None, award_suppression__target_kind=target[0], award_suppression__target_id=target[1]
    )


def _shown_again_refusal(case: RevocationCase) -> str:
    if not _began_with(case, case.suppression):
        return _("The recipient was suppressed before this case: that suppression is lifted on its own page.")
    if _others_open(case, case.suppression):
        return _("Another case about this recipient is open.")
    return ""


def _began_with(case: RevocationCase, row: Suppression) -> bool:
    """Whether the case made the suppression: its first decision is the opening, the suppressions follow."""
    return row.since > case.opened_at


def _others_open(case: RevocationCase, row: Suppression) -> bool:
    return RevocationCase.objects.filter(suppression=row, closed_at=None).exclude(pk=case.pk).exists()


def _end(case: RevocationCase, user, outcome: str, action: str, note: str, *, at: tuple) -> None:
    head, now = at
    case.closed_by, case.closed_at, case.outcome = user, now, outcome
    case.save(update_fields=["closed_by", "closed_at", "outcome"])
    target = (case.suppression.target_kind, case.suppression.target_id)
    ledger.append(head, now, action, user, note=note.strip(), target=target, case=case.pk, outcome=str(outcome))
