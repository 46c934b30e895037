"""A sample is live, the same for the same seed, what freezing its records gives, and signed by three people."""

from itertools import pairwise

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article
from articles.sample.making import MadeBefore, Size, make
from editorial import clock, guards, kinds, ledger, snapshots, workflow
from editorial.models import Decision, Edition, EditionLink, Hand, Ledger, SearchEntry
from editorial.workflow.contributors import Work
from honorees.models import Achievement, Campaign, Commendation, Figure, Honoree, Team
from tests import factories

pytestmark = pytest.mark.django_db
SIZE = Size(honorees=12, teams=3, campaigns=2, articles=20)


@pytest.fixture
def sample():
    make(SIZE)


def records():
    return [each for kind in kinds.every() for each in kind.model.objects.order_by("pk")]


def test_all_records_are_live(sample):
    live = Edition.objects.live(clock.read().now)
    assert {name: live.of(name).count() for name in ("honoree", "team", "campaign", "article")} == {
        "honoree": 12, "team": 3, "campaign": 2, "article": 20,
    }  # fmt: skip
    assert SearchEntry.objects.count() == SIZE.total == Ledger.objects.get().version + SIZE.total - 1


def test_editions_hold_what_freezing_the_records_gives(sample):
    for record in records():
        snapshot = snapshots.freeze(record)
        edition = Edition.objects.of_record(snapshot.kind.name, record.pk).get()
        assert snapshots.plain_page(edition) == snapshot.plain
        assert edition.digest == snapshot.digest()
        links = list(edition.links.order_by("pk").values("relation", "target_kind", "target_id", "label", "position"))
        assert links == [snapshots.link_columns(link) for link in snapshot.links]
        columns = snapshots.content_columns(snapshot.kind.columns(snapshot.page))
        assert {name: getattr(edition, name) for name in columns if name != "shown_on"} == {
            name: value for name, value in columns.items() if name != "shown_on"
        }
    assert not EditionLink.objects.filter(shown_on=None).exists()


def test_nothing_is_left_for_an_editor_to_submit(sample):
    editor = Edition.objects.first().submitted_by
    for record in records():
        work = Work(record)
        assert not work.unsigned
        assert work.contributors <= {editor.pk}
        assert workflow.submission_refusal(record, editor)


def test_the_chain_of_decisions_holds(sample):
    head = ""
    for decision in Decision.objects.order_by("pk"):
        assert decision.previous == head
        assert decision.hash == ledger.hash_of(decision)
        head = decision.hash
    assert Ledger.objects.get().head == head
    assert Decision.objects.count() == 3 * SIZE.total
    assert Hand.objects.count() == 3 * SIZE.total
    assert guards.missing() == []


def test_the_ledger_verifies(sample):
    call_command("verify_ledger")


def test_rolls_name_everybody(sample):
    assert Commendation.objects.exclude(campaign=None).values("honoree").distinct().count() >= 12
    for campaign in Campaign.objects.all():
        for tier in snapshots.freeze(campaign).page.tiers:
            assert tier.declared == len(tier.entries)


def test_the_same_seed_makes_the_same_records(sample):
    before = digests()
    with guards.lifted():
        for model in (SearchEntry, Hand, Decision, EditionLink):
            model.objects.all().delete()
        for edition in Edition.objects.all():
            edition.content.delete()
            edition.delete()
        for model in (Article, Figure, Achievement, Commendation, Team.memberships.rel.related_model):
            model.objects.all().delete()
        for model in (Campaign, Team, Honoree):
            model.objects.all().delete()
    make(SIZE)
    assert digests() == before


def digests() -> set[tuple[str, str]]:
    return set(Edition.objects.values_list("public_id", "title"))


def test_a_seed_is_used_once_and_another_adds_to_it(sample):
    with pytest.raises(MadeBefore):
        make(SIZE)
    with pytest.raises(CommandError):
        call_command("sample", "--honorees", "12")
    make(SIZE, seed=2)
    assert Edition.objects.count() == 2 * SIZE.total


def test_a_sample_follows_decisions_that_are_there(desk, article):
    factories.publish(article, desk)
    make(SIZE)
    hashes = list(Decision.objects.order_by("pk").values_list("previous", "hash"))
    assert len(hashes) == 3 + 3 * SIZE.total
    assert all(one[1] == other[0] for one, other in pairwise(hashes))


@pytest.mark.parametrize("numbers", [(0, 0, 0, 0), (-1, 1, 1, 1), (0, 0, 1, 0), (0, 0, 0, 5)])
def test_impossible_sizes_are_refused_in_words(numbers):
    names = ("--honorees", "--teams", "--campaigns", "--articles")
    with pytest.raises(CommandError):
        call_command("sample", *(f"{name}={number}" for name, number in zip(names, numbers, strict=True)))
