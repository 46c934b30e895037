"""Random histories of a small desk: whatever people do in whatever order, what must never happen does not.

Hypothesis plays the staff of one district with a story, two people of one name and a roll, and lets time pass. After
every step the rules are checked from the outside: by what readers see, and by `verify_ledger`.
"""

import datetime as dt

from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, precondition, rule, run_state_machine_as_test

from articles.models import Mention
from districts.models import Assignment
from editorial import clock, kinds, suppression, verification, workflow
from editorial.models import Edition, Ledger, Stage, Suppression
from editorial.search.text import normalise
from editorial.suppressed import words
from tests import factories

BEGINNING = dt.datetime(2030, 1, 1, tzinfo=dt.UTC)
HOUR = dt.timedelta(hours=1)
NAMES = ["甲测丁", "乙测戊"]

users = st.integers(0, 5)
records = st.integers(0, 4)
hours = st.none() | st.integers(-1, 6)


def timeline(edition) -> dict[int, tuple]:
    """The intervals of all editions of the edition's record, by key."""
    siblings = Edition.objects.of_record(edition.kind, edition.record_id).filter(live_from__isnull=False)
    return {key: (begin, until) for key, begin, until in siblings.values_list("pk", "live_from", "live_until")}


def moved(intervals: dict[int, tuple], key: int, begin) -> dict[int, tuple]:
    """The timeline of one record when the edition of that key is taken out and put in again at `begin`."""

    def taken_out(gone):
        start, until = intervals.pop(gone)
        intervals.update({each: (one, until) for each, (one, other) in intervals.items() if other == start})

    intervals = dict(intervals)
    for each in [key, *sorted((each for each in intervals if each != key), reverse=True)]:
        if each == key or intervals[each][0] >= begin:
            taken_out(each)
    ended = {each: (one, begin) for each, (one, until) in intervals.items() if until is None or until > begin}
    return intervals | ended | {key: (begin, None)}


class Desk(RuleBasedStateMachine):
    """Six people with overlapping roles; a story, two namesakes, somebody else and a roll that names all three."""

    def __init__(self):
        super().__init__()
        self.outer = transaction.atomic()
        self.outer.__enter__()
        self.now = BEGINNING
        self.travel = clock.travelling(self.now)
        self.travel.__enter__()
        self.seen: dict[int, dict] = {}
        self.district = factories.DistrictFactory()
        parts = ["editor", "editor reviewer", "reviewer", "reviewer approver", "approver", "editor reviewer approver"]
        self.users = [self._member(each.split()) for each in parts]
        with factories.acting(self.users[0]):
            told = {"organization": factories.OrganizationFactory(district=self.district), "introduction": "测试简介。"}
            self.people = [
                factories.HonoreeFactory(district=self.district, name=name, **told) for name in (*NAMES, NAMES[0])
            ]
            self.article = factories.ArticleFactory(district=self.district)
            self.campaign = factories.CampaignFactory(district=self.district)
            tier = factories.TierFactory(campaign=self.campaign)
            for person in self.people:
                factories.CommendationFactory(campaign=self.campaign, tier=tier, honoree=person)
        self.records = [self.article, *self.people, self.campaign]

    def teardown(self):
        self.travel.__exit__(None, None, None)
        transaction.set_rollback(True)
        self.outer.__exit__(None, None, None)

    def _member(self, parts):
        user = factories.UserFactory(is_superuser=len(parts) == 3)
        for role in parts:
            Assignment.objects.create(user=user, role=role, district=self.district)
        return user

    def _attempt(self, call, *args, **kwargs):
        """Do it if it is allowed; a refusal changes nothing, which the invariants then see."""
        try:
            with transaction.atomic():
                return call(*args, **kwargs)
        except workflow.Refused:
            return None

    # what people do

    @rule(by=users, which=records, text=st.sampled_from(["", *NAMES, "丙"]), number=st.integers(0, 9))
    def edit(self, by, which, text, number):
        record = self.records[which]
        field = "body" if record is self.article else "introduction"
        setattr(record, field, f"<p>{text}第{number}稿</p>" if field == "body" else f"{text}第{number}稿")
        with factories.acting(self.users[by]):
            record.save()

    @rule(by=users, who=st.integers(0, 2), gone=st.booleans())
    def mention(self, by, who, gone):
        with factories.acting(self.users[by]):
            there = Mention.objects.filter(article=self.article, honoree=self.people[who]).first()
            if there and gone:
                there.delete()
            elif not there and not gone:
                Mention.objects.create(article=self.article, honoree=self.people[who])

    @rule(by=users, which=records)
    def submit(self, by, which):
        self._attempt(workflow.submit, self.records[which], self.users[by])

    @rule(which=records, at=hours)
    def take_through(self, which, at):
        """Submit, review and approve by whoever may, so that histories get somewhere."""
        self._attempt(workflow.submit, self.records[which], self.users[0])
        for name in ("pass_review", "approve"):
            for user in self.users:
                for edition in Edition.objects.open().filter(public_id=self.records[which].public_id):
                    self._transition(name, edition, user, at)

    @rule(name=st.sampled_from(sorted(workflow.TRANSITIONS)), by=users, which=st.integers(0, 30), at=hours)
    def transition(self, name, by, which, at):
        sources = workflow.TRANSITIONS[name].sources
        editions = list(Edition.objects.filter(stage__in=sources).order_by("-pk"))
        if editions:
            self._transition(name, editions[which % len(editions)], self.users[by], at)

    def _transition(self, name, edition, user, at):
        digest = edition.digest
        moment = None if at is None else self.now + at * HOUR
        self._attempt(workflow.perform, name, edition, user, digest=digest, note="理由", at=moment)

    @rule(by=users, which=st.integers(0, 30), at=st.integers(-1, 6))
    def reschedule(self, by, which, at):
        """Whatever moves, moves as if it had been cancelled and then approved for the other time."""
        scheduled = list(Edition.objects.scheduled(self.present).order_by("-pk"))
        if not scheduled:
            return
        edition, at = scheduled[which % len(scheduled)], self.now + at * HOUR
        expected = moved(timeline(edition), edition.pk, at)
        if self._attempt(
            workflow.perform, "reschedule", edition, self.users[by], digest=edition.digest, note="理由", at=at
        ):  # fmt: skip
            assert timeline(edition) == expected

    @rule(by=users, which=st.integers(0, 30))
    def reinstate(self, by, which):
        ended = list(Edition.objects.filter(live_until__isnull=False).order_by("-pk"))
        if ended:
            self._attempt(workflow.reinstate, ended[which % len(ended)], self.users[by], note="恢复")

    @rule(by=users, who=st.integers(0, 2))
    def suppress(self, by, who):
        person = self.people[who]
        self._attempt(
            suppression.suppress, ("honoree", person.public_id), person.name, self.users[by],
            authority="某机关", reason="撤销",
        )  # fmt: skip

    @precondition(lambda self: Suppression.objects.in_force().exists())
    @rule(by=users)
    def lift(self, by):
        row = Suppression.objects.in_force().first()
        self._attempt(suppression.lift, row, self.users[by], note="查清")

    @rule(passed=st.integers(1, 4))
    def wait(self, passed):
        self.now += passed * HOUR
        self.travel.__exit__(None, None, None)
        self.travel = clock.travelling(self.now)
        self.travel.__enter__()

    @property
    def present(self):
        """Now, for readers: time stands still between waits, and transitions run ahead of it by microseconds."""
        return max(self.now, Ledger.objects.get().changed_at)

    # what must hold

    @invariant()
    def no_record_has_two_live_editions_at_any_time(self):
        moments = {each for row in Edition.objects.values_list("live_from", "live_until") for each in row if each}
        for moment in {*moments, self.present}:
            live = list(Edition.objects.live(moment).values_list("kind", "record_id"))
            assert len(live) == len(set(live))

    @invariant()
    def nobody_judges_their_own_work_and_three_people_publish(self):
        for edition in Edition.objects.filter(derived_from=None).prefetch_related("hands"):
            parts = {part: {each.user_id for each in edition.hands.all() if each.part == part}
                     for part in ("contributor", "reviewer", "approver")}  # fmt: skip
            assert not parts["contributor"] & (parts["reviewer"] | parts["approver"])
            assert not parts["reviewer"] & parts["approver"]
            if edition.stage in (Stage.APPROVED, Stage.CANCELLED):
                assert all(parts.values())

    @invariant()
    def the_suppressed_are_shown_nowhere(self):
        suppressed = suppression.targets()
        for row in Suppression.objects.in_force():
            for moment in {self.present, self.now + 10 * HOUR}:
                for edition in Edition.objects.live(moment).for_page():
                    assert (edition.kind, edition.public_id) != (row.target_kind, row.target_id)
                    self._does_not_show(edition, row, suppressed)

    def _does_not_show(self, edition, row, suppressed):
        """The name may stand there only for a namesake who is not suppressed."""
        page = suppression.presented(edition, suppressed)
        if normalise(row.name) not in normalise("\n".join(words(page))):
            return
        namesakes = {each.public_id for each in self.people if each.name == row.name} - {row.target_id}
        links = {link.id for link in kinds.get(edition.kind).links(page)}
        assert namesakes & (links | {edition.public_id})
        assert row.target_id not in links

    @invariant()
    def the_past_stays_as_readers_saw_it(self):
        """What was live at an instant is live at that instant for ever."""
        now = self.present
        self.seen[now] = dict(Edition.objects.live(now).values_list("pk", "digest"))
        for moment, editions in self.seen.items():
            if moment < now:
                assert dict(Edition.objects.live(moment).values_list("pk", "digest")) == editions

    @invariant()
    def profiles_follow_their_roll(self):
        for profile in Edition.objects.exclude(derived_from=None).filter(live_from__isnull=False):
            roll = profile.derived_from
            assert profile.live_from == roll.live_from
            assert roll.live_until is None or profile.live_until <= roll.live_until

    @invariant()
    def the_clock_knows_every_change_to_come(self):
        now, known = self.present, clock.read().boundaries
        coming = {each for row in Edition.objects.values_list("live_from", "live_until") for each in row if each}
        assert {each for each in coming if each > now} == {each for each in known if each > now}

    @invariant()
    def the_ledger_is_well(self):
        assert list(verification.verify()) == []


def test_random_histories(db):
    run_state_machine_as_test(
        Desk,
        settings=settings(
            max_examples=8, stateful_step_count=25, deadline=None, derandomize=True, database=None,
            suppress_health_check=list(HealthCheck),
        ),
    )  # fmt: skip
