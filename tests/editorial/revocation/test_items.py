"""A case lists all that it concerns, and each of it is settled, or settles itself by a new page."""

import pytest
from django.urls import reverse

from editorial import clock
from editorial.models import CaseItem, Decision, EditionLink, Notification, Picture
from editorial.notifying import addresses
from editorial.revocation import awards, cases, items
from editorial.workflow import Refused
from tests import factories
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
