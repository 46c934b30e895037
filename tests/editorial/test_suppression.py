"""Somebody suppressed disappears from everywhere at once, and nobody else does."""

import datetime as dt

import pytest

from articles.models import Mention
from districts.models import Role
from editorial import clock, suppression, verification, workflow
from editorial.models import Decision, Edition, SearchEntry, Stage, Suppression
from editorial.search.text import normalise
from tests import factories

pytestmark = pytest.mark.django_db

NAME = "甲测丁"
DAY = dt.timedelta(days=1)


@pytest.fixture(autouse=True)
def _the_ledger_stays_well(db):
    yield
    assert list(verification.verify()) == []


@pytest.fixture
def make(district, desk):
    """A function that makes a record (or a part of one) as the editor does."""

    def by_editor(factory, **values):
        with factories.acting(desk.editor):
            if issubclass(factory, factories.TierFactory | factories.CommendationFactory | factories.CreditFactory):
                return factory(**values)
            return factory(district=district, **values)

    return by_editor


@pytest.fixture
def person(make):
    return make(factories.HonoreeFactory, name=NAME)


@pytest.fixture
def namesake(make):
    return make(factories.HonoreeFactory, name=NAME)


@pytest.fixture
def suppress(district, desk):
    """A function that suppresses a record, or an award."""

    def disappear(record, name=None):
        kind = record._meta.model_name
        target = (kind, str(record.pk) if kind == "commendation" else record.public_id)
        name = getattr(record, "name", "") if name is None else name
        return suppression.suppress(target, name, desk.approver, authority="某机关", reason="撤销表彰")

    return disappear


@pytest.fixture
def story(make, desk):
    """A function that publishes an article with this body, about these people."""

    def publish(body, *people, at=None, **values):
        article = make(factories.ArticleFactory, body=f"<p>{body}</p>", **values)
        with factories.acting(desk.editor):
            for each in people:
                Mention.objects.create(article=article, honoree=each)
        return factories.publish(article, desk, at=at)

    return publish


@pytest.fixture
def roll(make, desk):
    """A function that publishes a roll with these recipients."""

    def publish(*people, at=None, **values):
        campaign = make(factories.CampaignFactory, **values)
        tier = make(factories.TierFactory, campaign=campaign)
        for each in people:
            make(factories.CommendationFactory, campaign=campaign, tier=tier, honoree=each)
        return factories.publish(campaign, desk, at=at)

    return publish


def is_live(edition) -> bool:
    return Edition.objects.live(clock.read().now).filter(pk=edition.pk).exists()


def shown(edition):
    return suppression.presented(Edition.objects.get(pk=edition.pk), suppression.targets_at(clock.read()))


def names_on(edition) -> list[str]:
    return [entry.recipient.label for tier in shown(edition).tiers for entry in tier.entries]


def test_the_own_page_is_withdrawn(person, suppress, desk):
    own = factories.publish(person, desk)
    suppress(person)
    own.refresh_from_db()
    assert not is_live(own)
    assert (own.stage, own.ended_by) == (Stage.APPROVED, desk.approver)
    assert own.ended_reason
    assert "撤销表彰" not in own.ended_reason, "the reason is internal"


def test_the_entry_on_a_roll_disappears_and_the_roll_stays(person, make, suppress, roll):
    other = make(factories.HonoreeFactory, name="乙测")
    edition = roll(person, other)
    suppress(person)
    assert is_live(edition)
    assert names_on(edition) == ["乙测"]


def test_the_first_profile_disappears_and_those_of_others_stay(person, make, suppress, roll):
    other = make(factories.HonoreeFactory, name="乙测")
    roll(person, other)
    suppress(person)
    live = Edition.objects.live(clock.read().now).of("honoree")
    assert [each.public_id for each in live] == [other.public_id]


def test_a_mention_disappears_and_the_story_stays(person, suppress, story):
    edition = story("没有提到姓名的正文。", person)
    suppress(person)
    assert is_live(edition)
    assert shown(edition).mentions == ()


@pytest.mark.parametrize(
    "body",
    [
        f"记者采访了{NAME}同志。", "记者采访了甲<strong>测</strong>丁同志。", "记者采访了甲　测　丁同志。",
        "记者採訪了甲測丁同志。",
    ],
)  # fmt: skip
def test_a_story_whose_text_carries_the_name_is_withdrawn(person, suppress, story, body):
    about, loose = story(body, person), story(body)
    suppress(person)
    assert not is_live(about)
    assert not is_live(loose)


def test_a_title_is_text_too(person, suppress, story):
    edition = story("正文。", title=f"记{NAME}")
    suppress(person)
    assert not is_live(edition)


def test_what_is_not_searched_is_looked_through_as_well(person, suppress, story):
    """Rights, the title of the original, and somebody named without a record."""
    editions = [story("正文。", rights=f"版权归{NAME}所有"), story("正文。", source_title=f"{NAME}事迹")]
    suppress(person)
    assert not any(map(is_live, editions))


def test_a_mention_by_name_alone_cannot_be_taken_out(person, suppress, make, desk):
    article = make(factories.ArticleFactory)
    with factories.acting(desk.editor):
        Mention.objects.create(article=article, name=NAME)
    edition = factories.publish(article, desk)
    suppress(person)
    assert not is_live(edition)


def test_what_is_not_in_the_search_index_is_looked_through_as_well(person, suppress, story):
    edition = story("记者採訪了甲測丁同志。")
    SearchEntry.objects.all().delete()
    suppress(person)
    assert not is_live(edition)


def test_the_pages_of_a_namesake_stay(person, namesake, suppress, story, roll, desk):
    own = factories.publish(namesake, desk)
    about = story(f"记者采访了{NAME}同志。", namesake)
    listed = roll(namesake, introduction=f"{NAME}等同志受到表彰。")
    suppress(person)
    assert is_live(own)
    assert is_live(about)
    assert is_live(listed)
    assert names_on(listed) == [NAME]
    assert [each.name for each in shown(about).mentions] == [NAME]


def test_a_page_about_both_is_withdrawn_for_its_text(person, namesake, suppress, story, roll):
    about = story(f"记者采访了两位{NAME}同志。", person, namesake)
    listed = roll(person, namesake)
    suppress(person)
    assert not is_live(about)
    assert is_live(listed), "a roll without the name in its text only loses the entry"
    assert names_on(listed) == [NAME]


def test_others_are_left_alone(person, suppress, story, make, desk):
    other = factories.publish(make(factories.HonoreeFactory, name="甲测"), desk)
    unrelated = story("甲测与丁同志。")
    suppress(person)
    assert is_live(other)
    assert is_live(unrelated)


def test_scheduled_pages_that_link_or_carry_the_name_are_cancelled(person, suppress, story, roll):
    at = clock.time() + DAY
    coming = [story("正文。", person, at=at), story(f"记者采访了{NAME}。", at=at), roll(person, at=at)]
    suppress(person)
    for edition in coming:
        edition.refresh_from_db()
        assert edition.stage == Stage.CANCELLED
    assert not Edition.objects.scheduled(clock.time()).exists()


def test_what_is_live_stays_where_only_its_successor_is_about_them(person, suppress, make, desk):
    article = make(factories.ArticleFactory)
    live = factories.publish(article, desk)
    with factories.acting(desk.editor):
        article.body = f"<p>{NAME}</p>"
        article.save()
    factories.publish(article, desk, at=clock.time() + DAY)
    suppress(person)
    live.refresh_from_db()
    assert is_live(live)
    assert live.live_until is None


def test_a_suppressed_award_disappears_and_the_person_stays(person, suppress, roll, make, desk):
    award = make(factories.CommendationFactory, honoree=person, merit="third", year=2020)
    own = factories.publish(person, desk)
    suppress(award)
    assert is_live(own)
    assert shown(own).awards == ()


def test_a_suppressed_award_of_a_roll_takes_the_entry_with_it(person, suppress, roll):
    edition = roll(person)
    suppress(person.commendations.get())
    assert is_live(edition)
    assert names_on(edition) == []


def test_the_next_reading_shows_it(person, suppress, story):
    edition = story("正文。", person)
    before = clock.read()
    assert suppression.targets_at(before) == frozenset()
    suppress(person)
    after = clock.read()
    assert after.state != before.state
    assert suppression.targets_at(after) == {("honoree", person.public_id)}
    assert shown(edition).mentions == ()


@pytest.mark.parametrize("when", ["before submission", "in review", "in approval"])
def test_no_page_comes_that_would_show_the_name(person, suppress, make, desk, when):
    article = make(factories.ArticleFactory, body=f"<p>{NAME}</p>")
    if when == "before submission":
        suppress(person)
        with pytest.raises(workflow.Refused):
            workflow.submit(article, desk.editor)
        return
    edition = workflow.submit(article, desk.editor)
    if when == "in approval":
        workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    suppress(person)
    if when == "in review":
        workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    with pytest.raises(workflow.Refused):
        workflow.perform("approve", edition, desk.approver, digest=edition.digest)


def test_the_own_page_does_not_come_back_while_it_lasts(person, suppress, desk):
    own = factories.publish(person, desk)
    suppress(person)
    for attempt in (lambda: workflow.submit(person, desk.editor),
                    lambda: workflow.reinstate(own, desk.editor, note="恢复")):  # fmt: skip
        with pytest.raises(workflow.Refused):
            attempt()


def test_what_was_withdrawn_may_be_reissued_without_the_name(person, suppress, make, desk):
    article = make(factories.ArticleFactory, body=f"<p>{NAME}</p>")
    factories.publish(article, desk)
    suppress(person)
    with factories.acting(desk.editor):
        article.body = "<p>改写后的正文。</p>"
        article.save()
    assert is_live(factories.publish(article, desk))


def test_lifting_shows_structured_names_again_and_leaves_withdrawn_pages_to_people(
    person, suppress, story, roll, district, desk
):
    listed, told = roll(person), story(f"记者采访了{NAME}。", person)
    row = suppress(person)
    suppression.lift(row, desk.approver, note="查清")
    assert names_on(listed) == [NAME]
    assert not is_live(told)
    again = workflow.reinstate(told, desk.editor, note="恢复")
    workflow.perform("pass_review", again, desk.reviewer, digest=again.digest)
    assert is_live(workflow.perform("approve", again, desk.approver, digest=again.digest))


def test_searching_by_name_finds_nothing_of_them(person, suppress, roll, district, desk):
    edition = roll(person)
    row = suppress(person)
    assert normalise(NAME) not in SearchEntry.objects.get(edition=edition).names
    suppression.lift(row, desk.approver, note="查清")
    assert normalise(NAME) in SearchEntry.objects.get(edition=edition).names


@pytest.mark.parametrize("role", [role for role in Role.values if role not in ("reviewer", "approver")])
def test_only_reviewers_and_approvers_suppress(person, district, role):
    user = factories.staff(role, district)
    with pytest.raises(workflow.Refused):
        suppression.suppress(("honoree", person.public_id), NAME, user, authority="某机关", reason="撤销")
    assert not Suppression.objects.exists()


def test_neither_outsiders_nor_superusers_nor_the_deactivated_suppress(person, district, desk):
    type(desk.approver).objects.filter(pk=desk.approver.pk).update(is_active=False)
    users = [
        factories.UserFactory(is_superuser=True),
        factories.staff("approver", factories.DistrictFactory()),
        desk.approver,
    ]
    for user in users:
        with pytest.raises(workflow.Refused):
            suppression.suppress(("honoree", person.public_id), NAME, user, authority="某机关", reason="撤销")


@pytest.mark.parametrize(("authority", "reason"), [("", "撤销"), ("某机关", " ")])
def test_authority_and_reason_are_needed(person, district, desk, authority, reason):
    with pytest.raises(workflow.Refused):
        suppression.suppress(("honoree", person.public_id), NAME, desk.approver, authority=authority, reason=reason)


def test_it_begins_and_is_lifted_once(person, suppress, district, desk):
    row = suppress(person)
    with pytest.raises(workflow.Refused):
        suppress(person)
    with pytest.raises(workflow.Refused):
        suppression.lift(row, desk.approver, note="  ")
    suppression.lift(row, desk.approver, note="查清")
    with pytest.raises(workflow.Refused):
        suppression.lift(row, desk.approver, note="查清")
    assert suppress(person).pk != row.pk


def test_the_decision_names_all_that_went_with_it(person, suppress, desk, story):
    live = [factories.publish(person, desk), story(f"{NAME}。")]
    coming = story("正文。", person, at=clock.time() + DAY)
    expected = suppression.consequences(("honoree", person.public_id), NAME, clock.time(), desk.approver)
    suppress(person)
    decision = Decision.objects.last()
    assert (decision.action, decision.by) == ("suppress", desk.approver)
    assert sorted(decision.detail["withdrawn"]) == sorted(each.pk for each in live)
    assert decision.detail["cancelled"] == [coming.pk]
    assert {each.pk for each in expected} == {*decision.detail["withdrawn"], coming.pk}


def test_the_published_name_is_found_though_the_record_was_renamed(person, suppress, make, desk, story, client):
    factories.publish(person, desk)
    told = story(f"{NAME}把群众的事放在心上。")
    with factories.acting(desk.editor):
        person.name = "甲测戊"
        person.save()
    row = suppress(person)
    assert NAME in row.names
    assert client.get(f"/articles/{told.public_id}/").status_code == 410


def test_a_name_that_nobody_has_published_takes_nothing_down_elsewhere(make, suppress, story):
    elsewhere = factories.DistrictFactory()
    there = factories.desk(elsewhere)
    with factories.acting(there.editor):
        article = factories.ArticleFactory(district=elsewhere, body="<p>发展是第一要务。</p>")
    kept = factories.publish(article, there)
    mine = story("发展是第一要务。")
    suppress(make(factories.HonoreeFactory, name="发展"))
    kept.refresh_from_db()
    mine.refresh_from_db()
    assert kept.live_until is None
    assert mine.live_until is not None


def test_a_single_character_is_no_name_to_look_for(make, suppress, story):
    kept = story("全区的事。")
    suppress(make(factories.HonoreeFactory, name="区"))
    kept.refresh_from_db()
    assert kept.live_until is None
