"""The record beside urgent corrections: what would be undone, what is adopted, what is left for work by hand."""

from decimal import Decimal

import pytest

from districts.concurrency import Conflict
from editorial import kinds, snapshots, workflow
from editorial.corrections import three_way
from editorial.corrections.three_way import State
from editorial.models import Edition
from editorial.urgent import adopting
from editorial.workflow import Refused
from honorees.models import Figure
from tests import factories
from tests.editorial.corrections.conftest import BODY, approved, edited, patched

pytestmark = pytest.mark.django_db
CHANGES = {
    "title": "新题", "body": BODY.replace("241", "214"), "credits.1.names": ("王测试", "赵测试"),
    "achievements.1.figures.1.printed": "214件", "achievements.1.figures.1.value": Decimal(214),
}  # fmt: skip


def states(record) -> dict[str, State]:
    return {line.place: line.state for line in adopting.standing(record)}


@pytest.fixture
def corrected(live, desk):
    return approved(patched(live, desk, CHANGES), desk)


def test_the_record_would_undo_the_correction(story, corrected, desk):
    assert set(states(story).values()) == {State.UNDONE}
    with pytest.raises(Refused):
        workflow.submit(story, desk.editor)
    assert workflow.submit(story, desk.editor, undoing=True).significance == "minor"


def test_everything_is_adopted_and_nothing_has_changed_then(story, corrected, desk):
    story.refresh_from_db()
    assert adopting.adopt(story, desk.editor, version=story.version) == []
    story.refresh_from_db()
    assert (story.title, story.body) == ("新题", BODY.replace("241", "214"))
    assert [credit.names for credit in story.credits.all()] == ["王测试、赵测试", "李测试"]
    assert (Figure.objects.get().printed, Figure.objects.get().value) == ("214件", 214)
    assert story.history.first().history_user == desk.editor
    assert Figure.history.first().history_user == desk.editor
    assert snapshots.freeze(story).page == snapshots.page_of(Edition.objects.for_page().get(pk=corrected.pk))
    assert workflow.submission_refusal(story, desk.editor)
    assert set(states(story).values()) == {State.ADOPTED}


def test_what_reads_otherwise_again_is_left(story, corrected, desk):
    edited(story, desk.editor, title="第三种题目", body="<p>开头。</p>" + BODY)
    story.credits.first().delete()
    assert states(story)["title"] == State.CONFLICT
    left = adopting.adopt(story, desk.editor, version=story.version)
    story.refresh_from_db()
    assert (story.title, story.body) == ("第三种题目", "<p>开头。</p>" + BODY.replace("241", "214"))
    assert "title" in [line.place for line in left]


def test_what_would_be_undone_comes_first(story, corrected, desk):
    edited(story, desk.editor, title="第三种题目")
    assert [line.state for line in adopting.standing(story)][-1] == State.CONFLICT


def test_the_lock_holds(story, corrected, desk):
    story.refresh_from_db()
    edited(story, desk.editor, subtitle="别人改过")
    with pytest.raises(Conflict):
        adopting.adopt(story, desk.editor, version=story.version - 1)


def test_strangers_and_other_districts_are_kept_out(story, corrected, desk):
    story.refresh_from_db()
    with pytest.raises(Refused):
        adopting.adopt(story, factories.staff("editor", factories.DistrictFactory()), version=story.version)
    figure = Figure.objects.get()
    with factories.acting(desk.editor):
        figure.achievement.place = factories.DistrictFactory()
        figure.achievement.save()
    left = adopting.adopt(story, desk.editor, version=story.version)
    assert {line.place for line in left} == {"achievements.1.figures.1.printed", "achievements.1.figures.1.value"}
    figure.refresh_from_db()
    assert figure.printed == "241件"


def test_a_correction_of_a_correction_is_followed_to_the_record(story, corrected, desk):
    adopting.adopt(story, desk.editor, version=type(story).objects.get(pk=story.pk).version)
    second = approved(patched(corrected, desk, {"title": "最后的题目"}), desk)
    assert states(story)["title"] == State.UNDONE
    assert three_way.undone(second, snapshots.freeze(story).page)


def test_a_roll_keeps_its_order(district, desk):
    with factories.acting(desk.editor):
        campaign = factories.CampaignFactory(district=district)
        tier = factories.TierFactory(campaign=campaign)
        for name in ("丁某", "王某", "丁某"):
            honoree = factories.HonoreeFactory(district=district, name=name)
            factories.CommendationFactory(campaign=campaign, tier=tier, honoree=honoree, post_then=f"{name}时任")
    live = factories.publish(campaign, desk)
    entries = snapshots.page_of(live).tiers[0].entries
    at = [entry.recipient.label for entry in entries].index("王某") + 1
    approved(patched(live, desk, {f"tiers.1.entries.{at}.post": "主任"}), desk)
    adopting.adopt(campaign, desk.editor, version=campaign.version)
    assert campaign.commendations.get(honoree__name="王某").post_then == "主任"


def test_every_part_that_may_be_corrected_is_kept_somewhere():
    for kind in (each for each in kinds.every() if each.name != "front"):
        paths = [field.path for field in kind.correctable.fields]
        assert len(paths) == len(set(paths)) > 0
        assert {field.item for field in kind.correctable.fields} - {""} <= set(kind.correctable.items)
        assert "" not in {field.column for field in kind.correctable.fields if field.path != "post"}


def test_a_correction_about_one_person_is_not_written_to_a_namesake(district, desk):
    with factories.acting(desk.editor):
        first, second = (factories.HonoreeFactory(district=district, name="王测试") for _each in range(2))
        article = factories.ArticleFactory(district=district, body=BODY)
        mention = article.mentions.create(honoree=first, name="王测试", post="科员", capacity="deeds")
    live = factories.publish(article, desk)
    approved(patched(live, desk, {"mentions.1.post": "科长"}), desk)
    assert states(article) == {"mentions.1.post": State.UNDONE}
    with factories.acting(desk.editor):
        mention.honoree = second
        mention.save()
    assert states(article) == {"mentions.1.post": State.GONE}


def test_a_correction_of_an_address_shows_both_addresses(story, live, desk):
    old, new = (BODY.replace("241件", f'<a href="https://{name}.example/">241件</a>') for name in "ab")
    approved(patched(live, desk, {"body": old}), desk)
    live = Edition.objects.filter(stage="approved").latest("number")
    approved(patched(live, desk, {"body": new}), desk)
    (line,) = adopting.standing(story)
    assert "https://b.example/" in line.after
    assert line.before != line.after
