"""Freezing and storing: the page comes back as it was, and the digest covers every word of it."""

import dataclasses
import hashlib
import json

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial import canonical, kinds, pages, snapshots, workflow
from editorial.models import Edition
from honorees.models import Achievement, Figure
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def records(article, district, desk):
    """One record of each kind."""
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district)
        achievement = Achievement.objects.create(honoree=honoree, statement="办结事项")
        Figure.objects.create(achievement=achievement, label="办结", printed="1.50万件", value="15000.5")
        campaign = factories.CampaignFactory(district=district)
        tier = factories.TierFactory(campaign=campaign)
        factories.CommendationFactory(campaign=campaign, tier=tier, honoree=honoree)
        front = factories.FrontFactory(district=district, lead=article)
        return [article, honoree, factories.TeamFactory(district=district), campaign, front]


def test_what_is_stored_is_what_was_frozen(records, desk):
    for record in records:
        frozen = snapshots.freeze(record)
        edition = workflow.submit(record, desk.editor, note="说明", answers=factories.answered(record))
        stored = Edition.objects.for_page().get(pk=edition.pk)
        assert snapshots.page_of(stored) == frozen.page
        assert snapshots.of_edition(stored) == frozen
        assert stored.digest == frozen.digest() != frozen.digest("说明") != frozen.digest("说明", "minor")


def correction_of(article, desk):
    factories.publish(article, desk)
    with factories.acting(desk.editor):
        article.subtitle = "更正"
        article.save()
    return workflow.submit(article, desk.editor, change_note="说明", significance="major")


def test_what_readers_are_told_is_read_back_and_covered(article, desk):
    edition = correction_of(article, desk)
    assert snapshots.of_edition(edition).note == "说明"
    assert edition.digest == snapshots.of_edition(edition).digest("说明", "major")
    edition.significance = ""
    assert snapshots.of_edition(edition).note == ""


def test_the_digest_is_that_of_one_canonical_text(records, desk):
    """It can be computed with nothing but the rows and a JSON library."""
    edition = correction_of(records[0], desk)
    links = edition.links.order_by("pk").values_list("relation", "target_kind", "target_id", "label", "position")
    whole = {
        "kind": "article", "public_id": edition.public_id, "schema": edition.schema, "change_note": "说明",
        "significance": "major",
        "links": [dict(zip(("relation", "kind", "id", "label", "position"), link, strict=True)) for link in links],
        "page": json.loads(edition.content.page),
    }  # fmt: skip
    text = json.dumps(whole, ensure_ascii=False, sort_keys=True, separators=(",", ":"))
    assert hashlib.sha256(text.encode()).hexdigest() == edition.digest


def test_freezing_twice_gives_the_same(records):
    for record in records:
        assert snapshots.freeze(record).digest() == snapshots.freeze(type(record).objects.get(pk=record.pk)).digest()


def test_every_kind_was_frozen(records):
    assert {kinds.of(record).name for record in records} == {kind.name for kind in kinds.every()}


def test_reading_a_page_takes_no_query_of_its_own(records, desk):
    workflow.submit(records[0], desk.editor)
    edition = Edition.objects.for_page().get()
    with CaptureQueriesContext(
        connection,
    ) as queries:
        snapshots.page_of(edition)
    assert not queries.captured_queries


def test_unknown_and_missing_fields_are_refused():
    plain = pages.to_plain(pages.Photo("a" * 64, 1, 1))
    with pytest.raises(TypeError):
        pages.from_plain(pages.Photo, plain | {"unknown": 1})
    with pytest.raises(TypeError):
        pages.from_plain(pages.Photo, {"hash": "a"})


def test_decimals_keep_their_scale():
    figure = pages.FigureLine("甲", "1.50", pages.Decimal("1.50"))
    again = pages.from_plain(pages.FigureLine, canonical.loads(canonical.dumps(pages.to_plain(figure))))
    assert str(again.value) == "1.50"


def test_a_page_cannot_be_changed():
    with pytest.raises(dataclasses.FrozenInstanceError):
        pages.Ref("a", "b", "c").label = "d"


def test_links_to_one_target_are_one():
    link = pages.Link("in", "district", "1", "甲")
    assert snapshots.unique_links([link, dataclasses.replace(link, position=3)]) == (link,)
