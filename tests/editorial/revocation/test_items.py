"""A case lists all that it concerns, and each of it is settled, or settles itself by a new page."""

import pytest
from django.urls import reverse

from editorial import awards, clock
from editorial.models import CaseItem, Decision, EditionLink, Notification, Picture
from editorial.notifying import addresses
from editorial.revocation import cases, items
from editorial.workflow import Refused
from tests import factories
from tests.editorial.admin.conftest import address
from tests.editorial.revocation.conftest import GROUNDS, NAME, searched

pytestmark = pytest.mark.django_db


def open_keys(case):
    return {each.pk for each in items.still_open(case, clock.time())}


@pytest.fixture
def told(story):
    return story(f"记者采访了{NAME}，看到了变化。")


@pytest.fixture
def item(told, award, desk):
    """The story that has to be reissued without the name."""
    case = cases.open_case(award, desk.approver, GROUNDS)
    return case.items.get(edition=told)


def test_it_lists_pages_rolls_and_numbers_with_what_is_proposed(person, told, story, roll, award, desk):
    own = factories.publish(person, desk) if not person_is_live(person) else live_of(person)
    mentioned = story("与她同行。", person)
    case = cases.open_case(award, desk.approver, GROUNDS)
    listed = {(each.what, each.edition_id): each.proposed for each in case.items.all()}
    assert listed == {
        ("page", own.pk): "withdraw",
        ("page", told.pk): "reissue",
        ("page", mentioned.pk): "keep",
        ("roll", roll.pk): "keep",
        ("certificate", None): "withdraw",
        ("statistic", None): "keep",
    }
    assert open_keys(case) == set(case.items.values_list("pk", flat=True))


def test_it_lists_photos_of_the_recipient_wherever_they_are_shown(make, desk, roll, person, award, story):
    from articles.models import Photo

    portrait, other = (
        Picture.objects.create(hash=letter * 64, width=8, height=8, added_by=desk.editor) for letter in "ab"
    )
    article = make(factories.ArticleFactory, body="<p>现场。</p>")
    plain = make(factories.ArticleFactory, body="<p>另一处现场。</p>")
    with factories.acting(desk.editor):
        Photo.objects.create(article=article, picture=portrait, caption=f"图为{NAME}在现场", photographer="李测试")
        Photo.objects.create(article=article, picture=other, caption="图为现场", photographer="李测试")
        Photo.objects.create(article=plain, picture=portrait, caption="图为现场", photographer="李测试")
    named, again = factories.publish(article, desk), factories.publish(plain, desk)
    case = cases.open_case(award, desk.approver, GROUNDS)
    photos = {(each.edition_id, each.file): each.proposed for each in case.items.filter(what="photo")}
    assert photos == {(named.pk, "a" * 64): "withdraw", (again.pk, "a" * 64): "reissue"}
    assert EditionLink.objects.filter(target_id="b" * 64).exists()


@pytest.mark.parametrize(("measure", "note"), [("", ""), ("burn", ""), ("keep", " ")])
def test_a_measure_is_named_and_what_is_kept_has_a_note(item, desk, measure, note):
    with pytest.raises(Refused):
        items.settle(item, desk.approver, measure, note=note)
    assert item.pk in open_keys(item.case)


def test_settling_is_a_decision_and_can_be_undone_while_the_case_is_open(item, desk):
    items.settle(item, desk.reviewer, "withdraw")
    item.refresh_from_db()
    assert (item.measure, item.settled_by) == ("withdraw", desk.reviewer)
    assert item.pk not in open_keys(item.case)
    with pytest.raises(Refused):
        items.settle(item, desk.reviewer, "withdraw")
    items.reopen(item, desk.reviewer, note="还需改写")
    assert item.pk in open_keys(item.case)
    with pytest.raises(Refused):
        items.reopen(items.settle(item, desk.reviewer, "reissue"), desk.reviewer) and items.reopen(item, desk.reviewer)
    actions = Decision.objects.filter(action__in=["settle_item", "reopen_item"]).values_list("action", flat=True)
    assert list(actions) == ["settle_item", "reopen_item", "settle_item", "reopen_item"]


def test_what_is_no_page_is_kept_or_stays_open(item, desk):
    statistic = item.case.items.get(what=CaseItem.What.STATISTIC)
    for measure in ("withdraw", "reissue"):
        with pytest.raises(Refused):
            items.settle(statistic, desk.reviewer, measure)
    assert items.settle(statistic, desk.reviewer, "keep", note="不再计入").settled_at


def test_it_says_which_numbers_have_changed_and_where_they_stand(award, desk, person, roll, district, approver, story):
    told = story(f"记者采访了{NAME}，看到了变化。")
    case = cases.open_case(award, desk.approver, GROUNDS)
    assert case.items.get(what="roll").label == f"{roll.title}（{award.title}：表彰3，现有效3→2，名单2→1）"
    statistic = case.items.get(what="statistic")
    assert statistic.label.startswith(f"{award.year} “{award.title}”" if award.year else f"“{award.title}”")
    assert statistic.label.endswith("：表彰 −1，报道 −1，受表彰个人 −1")
    html = approver.get(address("change", case)).content.decode()
    for path in ("/", "/statistics/", f"/districts/{district.code}/"):
        assert f'href="{path}"' in html
    assert told.title in html


def test_a_second_case_about_the_roll_counts_from_what_the_first_left(case, roll, other, desk):
    second = awards.find("commendation", str(other.commendations.get().pk))
    label = cases.open_case(second, desk.approver, GROUNDS).items.get(what="roll").label
    assert "现有效2→1，名单1→0" in label


def test_certificate_and_medal_are_taken_back_by_hand(case, desk, approver):
    item = case.items.get(what="certificate")
    assert "已收回并公告作废" in approver.get(address("change", case)).content.decode()
    with pytest.raises(Refused):
        items.settle(item, desk.reviewer, "reissue")
    with pytest.raises(Refused):
        items.settle(item, desk.reviewer, "keep")
    items.settle(item, desk.reviewer, "withdraw", note="2026年2月3日公告")
    item.refresh_from_db()
    assert (item.settled_by, item.measure) == (desk.reviewer, "withdraw")
    assert item.settled_at


def test_a_public_page_is_not_left_withdrawn(award, desk, roll):
    case = cases.open_case(award, desk.approver, GROUNDS)
    with pytest.raises(Refused):
        items.settle(case.items.get(what="roll"), desk.approver, "withdraw")


def test_a_reissue_is_settled_by_the_new_page_itself(item, told, desk):
    from articles.models import Article

    items.settle(item, desk.reviewer, "reissue")
    assert item.pk in open_keys(item.case)
    article = Article.objects.get(pk=told.record_id)
    with factories.acting(desk.editor):
        article.body = "<p>记者看到了变化。</p>"
        article.save()
    factories.publish(article, desk)
    assert item.pk not in open_keys(item.case)
    searched(item.case, desk.reviewer)
    item.refresh_from_db()
    assert item.settled_at
    assert item.settled_by is None


def reissued(edition, desk, **values):
    """The record of the edition, changed and published again."""
    from editorial import kinds

    record = kinds.get(edition.kind).model.objects.get(pk=edition.record_id)
    with factories.acting(desk.editor):
        for name, value in values.items():
            setattr(record, name, value)
        record.save()
    return factories.publish(record, desk)


def test_a_roll_is_reissued_with_the_row_that_is_kept_and_shown_to_nobody(case, roll, desk, commendation, client):
    item = case.items.get(what="roll")
    items.settle(item, desk.approver, "reissue")
    assert item.pk in open_keys(case)
    again = reissued(roll, desk, roster_note="名单以决定为准。")
    assert again.links.filter(relation="cites", target_id=str(commendation.pk)).exists(), "the row is kept"
    assert item.pk not in open_keys(case)
    assert NAME not in client.get(f"/campaigns/{roll.public_id}/").content.decode()


def test_a_roll_whose_words_named_somebody_comes_back_without_the_name(roll, desk, award):
    named = reissued(roll, desk, introduction=f"{NAME}等三人受到表彰。")
    case = cases.open_case(award, desk.approver, GROUNDS)
    item = case.items.get(edition=named)
    assert (item.what, item.proposed) == ("page", "reissue")
    reissued(roll, desk, introduction="三人受到表彰。")
    assert item.pk not in open_keys(case)


def test_a_page_that_still_mentions_the_recipient_is_not_reissued_without(case, story, person, desk, award):
    cases.drop(case, desk.approver, note="重新立案")
    told = story("与她同行。", person)
    case = cases.open_case(award, desk.approver, GROUNDS)
    item = case.items.get(edition=told)
    items.settle(item, desk.approver, "reissue")
    reissued(told, desk, title="又一篇")
    assert item.pk in open_keys(case)


def test_items_of_a_closed_case_stand(item, desk):
    cases.drop(item.case, desk.reviewer, note="文件有误")
    item = CaseItem.objects.select_related("case").get(pk=item.pk)
    for change in (
        lambda: items.settle(item, desk.reviewer, "withdraw"),
        lambda: items.reopen(item, desk.reviewer),
        lambda: searched(item.case, desk.reviewer),
    ):
        with pytest.raises(Refused):
            change()


def test_an_award_that_does_not_exist_is_not_found(db):
    assert awards.find("commendation", "999999") is None
    assert awards.find("commendation", "x") is None
    assert awards.find("medal", "1") is None


def person_is_live(person):
    return live_of(person) is not None


def live_of(person):
    from editorial.models import Edition

    return Edition.objects.of_record("honoree", person.pk).live(clock.time()).first()


def test_the_editors_of_a_page_are_asked_for_its_new_edition_once(item, desk, told):
    waiting = Notification.objects.filter(event="to_reissue", edition=told, read_at=None)
    items.settle(item, desk.approver, "reissue")
    row = waiting.get()
    assert (row.user, NAME in str(row.context)) == (desk.editor, False)
    assert addresses.target(row) == reverse("admin:articles_article_change", args=[told.record_id])
    items.reopen(item, desk.approver)
    assert not waiting.exists()
