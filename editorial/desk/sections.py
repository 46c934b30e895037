"""The desk: what waits for whom. Each section is one question; the number of queries does not grow with the rows."""

import dataclasses
import datetime as dt
from collections import defaultdict
from collections.abc import Callable

from django.db import models
from django.db.models import Exists, OuterRef, Q
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from districts import roles
from districts.models import Assignment, District, Role, User
from editorial import kinds, records, targets
from editorial.decided import label
from editorial.desk import claims, reach
from editorial.desk.urgency import URGENCY
from editorial.models import (
    Decision,
    Edition,
    EditionLink,
    Hand,
    Stage,
    Suppression,
    made_from_record,
    open_notes_of_edition,
    was_withdrawn,
)
from editorial.revocation import ratification
from editorial.workflow import contributors

SHOWN = 20
"""Rows of a section that the desk shows; the rest is counted."""


@dataclasses.dataclass(frozen=True)
class Item:
    """A line of a section. `model` and `pk` say which admin page it leads to; `since` is when the waiting began."""

    kind: str
    title: str
    place: str
    since: dt.datetime | None
    who: str
    note: str
    model: type[models.Model]
    pk: int
    claim: str = ""
    """Who has it in hand, in words for the person whose desk it is."""
    urgent: bool = False
    """It waits, and is an urgent correction."""
    anchor: str = ""
    """The part of the page that is meant, as `#notes`."""
    page: str = "change"
    """Which admin page of the row is meant."""


@dataclasses.dataclass(frozen=True)
class Section:
    name: str
    title: str | Promise
    empty: str | Promise
    count: int
    items: list[Item]


def sections_for(user: User, now: dt.datetime) -> list[Section]:
    """The sections that concern the user's roles, in the order in which they should be worked off."""
    held = {role for role in Role if roles.paths_for(user, role)}
    return [
        Section(name, title, empty, *question(user, now))
        for name, wanted, title, empty, question in _SECTIONS
        if held & set(wanted)
    ]


def _returned(user, now):
    """What came back to the user: returned, or set aside for an urgent correction of the live page."""
    editions = _last().filter(_contributed(user), stage__in=[Stage.RETURNED, Stage.SET_ASIDE])
    count, items = _editions(editions.order_by("ended_at"), "ended_at", lambda each: each.ended_by, "ended_reason")
    return count, _at_live_pages(_at_their_records(user, items), now)


def _at_their_records(user, items: list[Item]) -> list[Item]:
    """The same, each leading to the form on which one goes on, with its notes, where the user may change the record.

    An urgent correction was not made from the record.
    """
    editions = Edition.objects.filter(pk__in=[each.pk for each in items], patches=None)
    begun = {each.pk: each for each in editions.only("kind", "record_id")}
    forms: dict[int, type[models.Model]] = {}
    for name in {each.kind for each in begun.values()}:
        model = kinds.get(name).model
        mine = {key: each.record_id for key, each in begun.items() if each.kind == name}
        paths = roles.paths_with(user, _code(model, "change"))
        found = set(model.objects.filter(roles.under(paths), pk__in=mine.values()).values_list("pk", flat=True))
        forms |= {key: model for key, record in mine.items() if record in found}
    return [
        dataclasses.replace(each, model=forms[each.pk], pk=begun[each.pk].record_id, anchor="#notes")
        if each.pk in forms else each for each in items
    ]  # fmt: skip


def _at_live_pages(items: list[Item], now) -> list[Item]:
    """The same, each urgent correction that was returned leading to the form in which its page is corrected, as long as
    that page is live."""
    keys = [each.pk for each in items if each.model is Edition]
    patches = Edition.objects.filter(pk__in=keys, stage=Stage.RETURNED, patches__in=Edition.objects.live(now))
    base = dict(patches.values_list("pk", "patches"))
    return [
        dataclasses.replace(each, pk=base[each.pk], page="correct")
        if each.model is Edition and each.pk in base else each for each in items
    ]  # fmt: skip


def _submitted(user, now):
    editions = Edition.objects.open().filter(_contributed(user))
    return _editions(
        editions.order_by(URGENCY, "submitted_at"),
        "submitted_at",
        lambda each: each.reviewed_by,
        claimed_at=(user, now),
    )  # fmt: skip


def _taken_down(user, now):
    """Editions that the user contributed to and that nothing followed: recalled, cancelled, withdrawn or suppressed.

    Why they were taken down may be internal: it is not told here.
    """
    over = Q(stage__in=[Stage.RECALLED, Stage.CANCELLED]) | was_withdrawn(now)
    editions = _last().filter(over, _contributed(user))
    return _editions(editions.order_by("ended_at"), "ended_at", lambda each: each.ended_by)


def _to_review(user, now):
    editions = Edition.objects.filter(reach.waits_for(user, Stage.IN_REVIEW)).order_by(URGENCY, "submitted_at")
    return _editions(editions, "submitted_at", claimed_at=(user, now))


def _to_approve(user, now):
    editions = Edition.objects.filter(reach.waits_for(user, Stage.IN_APPROVAL)).order_by(URGENCY, "reviewed_at")
    return _editions(editions, "reviewed_at", lambda each: each.reviewed_by, claimed_at=(user, now))


def _scheduled(user, now):
    editions = Edition.objects.scheduled(now).filter(reach.seen_by(user)).order_by("live_from")
    return _editions(editions, "live_from", lambda each: each.approved_by)


def _under_way(user, now):
    editions = Edition.objects.open().filter(reach.seen_by(user)).order_by(URGENCY, "submitted_at")
    return _editions(editions, "submitted_at", claimed_at=(user, now))


def _drafts(user, now):
    """Records that the user changed and nobody submitted since, the longest untouched first.

    What was returned to the user stands in that section until it is changed.
    """
    found, count = [], 0
    for kind in kinds.every():
        paths = roles.paths_with(user, _code(kind.model, "change"))
        mine = kind.model.history.filter(id=OuterRef("pk"), history_user=user)
        rows = records.with_state(kind.model.objects.filter(roles.under(paths)), kind.name, now)
        rows = records.changed_since_submission(rows.filter(Exists(mine)))
        rows = rows.select_related("district").order_by("changed_at")
        count += rows.count()
        shown = list(rows[:SHOWN])
        gaps = kind.gaps(shown) if shown else {}
        found += [
            Item(
                str(kind.label),
                str(row),
                row.district.name,
                row.changed_at,
                "",
                gaps.get(row.pk, ""),
                kind.model,
                row.pk,
            )
            for row in shown
        ]
    found.sort(key=lambda item: item.since)
    return count, found[:SHOWN]


def _without_judge(user, now):
    """Open editions of the user's districts whose next step nobody can take, with the reason.

    Only what the question needs is read of all of them, and who is able is told once for each place.
    """
    seen = Edition.objects.open().filter(reach.seen_by(user))
    rows = list(seen.order_by("submitted_at").values_list("pk", "stage", "place"))
    places = District.objects.in_bulk({place for _pk, _stage, place in rows}, field_name="code")
    able = _able({code: district.path for code, district in places.items()})
    hands = defaultdict(set)
    for edition, who in Hand.objects.filter(edition__in=seen).values_list("edition", "user"):
        hands[edition].add(who)
    found = {}
    for pk, stage, place in rows:
        reviewers, approvers = able.get(place) or able[_NOWHERE]
        if reason := contributors.nobody_can_judge(stage, reviewers, approvers, hands[pk]):
            found[pk] = reason
    shown = Edition.objects.filter(pk__in=list(found)[:SHOWN]).select_related("submitted_by").order_by("submitted_at")
    return len(found), [
        _item(each, places, each.submitted_at, each.submitted_by, found[each.pk]) for each in (shown if found else ())
    ]


_NOWHERE = ""
"""The code of a place that is no district: only who acts everywhere acts there."""


def _able(paths: dict[str, str]) -> dict[str, tuple[set[int], set[int]]]:
    """By code of the district, the active users who review there and those who approve, in one query."""
    rows = Assignment.objects.filter(role__in=(Role.REVIEWER, Role.APPROVER), user__is_active=True)
    able = {code: (set(), set()) for code in (*paths, _NOWHERE)}
    for role, who, under in rows.values_list("role", "user", "district__path"):
        for code, (reviewers, approvers) in able.items():
            if paths.get(code, "").startswith(under or roles.EVERYWHERE):
                (reviewers if role == Role.REVIEWER else approvers).add(who)
    return able


def _to_ratify(user, now):
    """Suppressions that wait for a second person, overdue ones marked; who suppressed waits with the others."""
    found = ratification.waiting_for(user)
    return len(found), [
        Item(
            kinds.label(each.target_kind), "、".join(each.names) or kinds.label(each.target_kind), district.name,
            each.since, str(each.by), _ratification_note(each, user, now), Suppression, each.pk,
        )
        for each, district in found[:SHOWN]
    ]  # fmt: skip


def _ratification_note(row, user, now) -> str:
    if ratification.state(row, now) == ratification.State.OVERDUE:
        return str(_("Overdue: nobody ratified it within a day."))
    return str(_("Somebody else has to ratify it.")) if row.by_id == user.pk else ""


def _decided(user, now):
    """The latest decisions, those about persons, teams and awards included: these lead to the decision itself."""
    rows = Decision.objects.select_related("edition", "by").order_by("-pk")
    paths = roles.paths_for(user, Role.AUDITOR)
    if roles.EVERYWHERE not in paths:
        target = {"kind": OuterRef("target_kind"), "public_id": OuterRef("target_id")}
        own = Edition.objects.filter(place__in=reach.codes(paths), **target)
        linked = EditionLink.objects.filter(
            target_kind=OuterRef("target_kind"), target_id=OuterRef("target_id"), edition__place__in=reach.codes(paths)
        )
        rows = rows.filter(
            Q(edition__place__in=reach.codes(paths)) | Q(Exists(own), edition=None) | Q(Exists(linked), edition=None)
        )
    shown = list(rows[:SHOWN])
    places = District.objects.in_bulk({each.edition.place for each in shown if each.edition}, field_name="code")
    names = targets.names_of({(each.target_kind, each.target_id) for each in shown if not each.edition})
    return len(shown), [
        _item(each.edition, places, each.at, each.by, label(each.action)) if each.edition
        else _about_target(each, names)
        for each in shown
    ]  # fmt: skip


def _about_target(decision, names: dict) -> Item:
    """The target by its name, where it has one that is known, with what was done."""
    kind = kinds.label(decision.target_kind) if decision.target_kind else ""
    done, name = str(label(decision.action)), names.get((decision.target_kind, decision.target_id), "")
    return Item(kind, name or done, "", decision.at, str(decision.by), done if name else "", Decision, decision.pk)


def _idle_staff(user, now):
    rows = User.objects.filter(is_active=True, assignments=None, is_superuser=False).order_by("username")
    items = [Item("", str(each), "", None, "", each.username, User, each.pk) for each in rows[:SHOWN]]
    return rows.count(), items


def _contributed(user) -> Q:
    """The condition that the user contributed to the edition and may still see it."""
    return reach.contributed(user) & reach.seen_by(user)


def _last():
    """Editions that nothing followed; what was not made from the record leaves it alone, so that such editions follow
    only one another."""
    later = Edition.objects.filter(
        kind=OuterRef("kind"), record_id=OuterRef("record_id"), number__gt=OuterRef("number")
    )
    return Edition.objects.exclude(Exists(later.filter(made_from_record()))).exclude(~made_from_record(), Exists(later))


def _editions(rows, moment: str, who: Callable = lambda each: each.submitted_by, note: str = "", claimed_at=None):
    """Count and items; `claimed_at`: (user, now) for whom it is said who has the editions in hand."""
    related = ["submitted_by", "reviewed_by", "approved_by", "ended_by", *(["claim__by"] if claimed_at else [])]
    shown = list(rows.select_related(*related).annotate(open_notes=open_notes_of_edition())[:SHOWN])
    places = District.objects.in_bulk({each.place for each in shown}, field_name="code")
    return rows.count(), [
        _item(
            each, places, getattr(each, moment), who(each),
            _with_notes(getattr(each, note, "") if note else "", each),
            claim=claims.words(each, *claimed_at) if claimed_at else "",
        )
        for each in shown
    ]  # fmt: skip


def _with_notes(words: str, edition) -> str:
    """What is said of an edition, with how many notes on it are open: none that an approval ended."""
    count = 0 if edition.stage == Stage.APPROVED else edition.open_notes
    left = ngettext("%(count)d open note", "%(count)d open notes", count) % {"count": count} if count else ""
    return " · ".join(filter(None, (words, left)))


def _item(edition, places, since, who, note, *, claim="") -> Item:
    place = places.get(edition.place)
    return Item(
        str(kinds.get(edition.kind).label), edition.title, place.name if place else "",
        since, str(who or ""), str(note), Edition, edition.pk, claim,
        urgent=edition.is_open and edition.patches_id is not None,
    )  # fmt: skip


def _code(model, action: str) -> str:
    return f"{model._meta.app_label}.{action}_{model._meta.model_name}"


_STAFF = (Role.EDITOR, Role.REVIEWER, Role.APPROVER)
_SECTIONS = (
    ("returned", (Role.EDITOR,), _("Returned to me"), _("Nothing was returned to you."), _returned),
    ("to_review", (Role.REVIEWER,), _("Waiting for my review"), _("Nothing waits for your review."), _to_review),
    (
        "to_approve", (Role.APPROVER,), _("Waiting for my approval"), _("Nothing waits for your approval."),
        _to_approve,
    ),
    (
        "without_judge", (*_STAFF, Role.AUDITOR), _("Nobody can judge"),
        _("For everything under way there is somebody who can judge it."), _without_judge,
    ),
    (
        "drafts", (Role.EDITOR, Role.REGISTRAR), _("My drafts with unsubmitted changes"),
        _("Nothing that you changed waits to be submitted. What came back to you stands under “Returned to me”."),
        _drafts,
    ),
    ("submitted", (Role.EDITOR,), _("My submissions under way"), _("Nothing of yours is under way."), _submitted),
    (
        "taken_down", (Role.EDITOR,), _("Recalled, cancelled or withdrawn"),
        _("Nothing of yours was recalled, cancelled or withdrawn."), _taken_down,
    ),
    ("scheduled", (*_STAFF, Role.AUDITOR), _("Scheduled"), _("Nothing is scheduled."), _scheduled),
    ("under_way", (Role.AUDITOR,), _("Under way"), _("Nothing is under way."), _under_way),
    (
        "to_ratify", (Role.REVIEWER, Role.APPROVER, Role.AUDITOR), _("Suppressions to be ratified"),
        _("No suppression waits for a second person."), _to_ratify,
    ),
    ("decided", (Role.AUDITOR,), _("Latest decisions"), _("Nothing was decided yet."), _decided),
    (
        "idle_staff", (Role.ADMINISTRATOR,), _("Accounts without an assignment"),
        _("Every active account has an assignment."), _idle_staff,
    ),
)  # fmt: skip
"""(name, roles whom it concerns, title, words when it is empty, function that answers with count and items)."""
