"""The home page shows live editions and nothing else, at the same cost whatever there is."""

import pytest
from django.core.cache import caches

from editorial import suppression, workflow
from editorial.pages import AchievementLine, FigureLine, Place, Ref
from tests import factories
from tests.editorial import published
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db


def test_nothing_published_yet(client):
    response = client.get("/")
    assert response.status_code == 200
    assert b'class="stele"' not in response.content


@pytest.mark.parametrize("count", ANY_NUMBER)
def test_costs_the_same_with_any_number_of_rows(client, count, nothing_kept, django_assert_num_queries):
    people = published.publish(*(published.honoree(f"甲测{at}") for at in range(count)))
    published.publish(*(published.article(f"报道{at}", "正文") for at in range(count)))
    entries = [Ref("honoree", each.public_id, each.title) for each in people]
    published.publish(published.campaign("评选", entries))
    with django_assert_num_queries(7):  # clock, suppressions, frame: two, choices, campaigns, stories and people
        page = client.get("/").content.decode()
    assert f'href="/honorees/{people[0].public_id}/"' in page
    assert f"报道{count - 1}" in page


def test_frame_is_kept_while_the_clock_stands(client, django_assert_num_queries):
    published.publish(published.article("报道", "正文"))
    client.get("/accessibility/")
    with django_assert_num_queries(4):  # clock, what staff chose, campaigns, stories
        client.get("/")
    caches["pages"].clear()
    with django_assert_num_queries(3):  # clock, campaigns, stories
        client.get("/")


def test_name_without_live_page_stands_on_the_roll_unlinked(client):
    published.publish(published.campaign("评选", [Ref("honoree", "nopage2345", "乙未央")]))
    page = client.get("/").content.decode()
    assert "乙未央" in page
    assert "nopage2345" not in page


def test_lead_story_is_the_newest_with_a_picture(client):
    with_photo = published.article("有图", "正文", photos=(published_photo(),))
    published.publish(with_photo, published.article("无图", "正文"))
    page = client.get("/").content.decode()
    assert page.index("有图") < page.index("无图")


def published_photo():
    from editorial.pages import Photo

    return Photo("0" * 64, 900, 600, "图")


def test_drafts_and_scheduled_pages_leave_no_trace(client, article, desk):
    import datetime as dt

    from editorial import clock

    edition = workflow.submit(article, desk.editor)
    before = client.get("/").content
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    workflow.perform("approve", edition, desk.approver, digest=edition.digest, at=clock.time() + dt.timedelta(days=1))
    after = client.get("/").content
    assert article.title.encode() not in after
    assert before == after


def test_suppressed_name_is_on_no_roll(client, district, desk):
    person = factories.HonoreeFactory(district=district, name="丙既往")
    roll = published.campaign("评选", [Ref("honoree", person.public_id, "丙既往"), Ref("honoree", "b", "丁仍在")])
    published.publish(roll)
    suppression.suppress(("honoree", person.public_id), "丙既往", desk.approver, authority="某机关", reason="撤销")
    page = client.get("/").content.decode()
    assert "丙既往" not in page
    assert "丁仍在" in page


def test_a_short_roll_stands_beside_the_lead_with_what_is_missing_and_is_told_once(client):
    entry = published.campaign("", [Ref("honoree", "who", "乙未央")]).tiers[0].entries
    tiers = (published.tier("身边榜样", entry, declared=11),)
    published.publish(published.article("报道", "正文"), published.campaign("身边榜样", tiers=tiers))
    page = client.get("/").content.decode()
    assert page.index("<h1") < page.index("story-lead") < page.index('class="front-beside"')
    assert page.count(">乙未央<") == 1
    assert page.count("最近一次表彰") == 1
    assert "本站收录其中1名" in page
    assert page.count('role="search"') == 1


def test_names_of_teams_under_the_same_title_are_none_of_the_persons(client):
    entry = published.campaign("", [Ref("honoree", "who", "乙未央")]).tiers[0].entries
    tiers = (published.tier("先进", entry, declared=1), published.tier("先进", declared=5, recipients="team"))
    published.publish(published.article("报道", "正文"), published.campaign("评选", tiers=tiers))
    page = client.get("/").content.decode()
    assert 'class="front-beside"' in page
    assert "本站收录其中" not in page


def test_the_campaigns_own_word_on_its_roll_comes_before_a_number(client):
    entry = published.campaign("", [Ref("honoree", "who", "乙未央")]).tiers[0].entries
    tiers = (published.tier("身边榜样", entry, declared=11),)
    said = published.campaign("身边榜样", tiers=tiers, roster_note="名单未公布，文中介绍1人")
    published.publish(published.article("报道", "正文"), said)
    page = client.get("/").content.decode()
    assert "名单未公布，文中介绍1人" in page
    assert "本站收录其中" not in page


def test_a_long_roll_keeps_the_last_commendation_in_a_section_of_its_own(client):
    people = [Ref("honoree", f"who{at}", f"甲{at}") for at in range(8)]
    published.publish(published.article("报道", "正文"), published.campaign("评选", people))
    page = client.get("/").content.decode()
    assert 'class="stele"' in page
    assert 'class="front-beside"' not in page
    assert page.count("最近一次表彰") == 1
    assert page.count('role="search"') == 2


def test_a_district_is_listed_with_what_it_has_and_not_with_noughts(client, district):
    place = Place(district.code, district.name, district.name, (Ref("district", district.code, district.name),))
    published.publish(published.honoree("甲测", place=place))
    page = client.get("/").content.decode()
    listed = page[page.index('id="ds"') :]
    assert "1人" in listed
    assert "0个团队" not in listed


def test_numbers_that_the_page_adds_by_itself_say_whose_they_are_and_when(client):
    there = published.PLACE
    factories.DistrictFactory(code=there.code, name=there.name)
    told = (
        _figure("district", "市场主体", "突破11万户", scope="全区", period="截至2020年底"),
        _figure("unit", "办结事项", "27182件", subject=Ref("honoree", "who", "乙未央")),
    )
    silent = (_figure("district", "来历不明", "31415件"), _figure("person", "无主", "16180件"))
    published.publish(published.article("有数", "正文", achievements=told))
    published.publish(published.article("无数", "正文", achievements=silent[1:]))
    published.publish(published.article("又一篇", "正文", achievements=silent[:1]))
    page = client.get("/").content.decode()
    assert f"<small>{there.name}，截至2020年底</small>" in page
    assert "<small>单位数据</small>" in page
    assert f"来历不明<small>{there.name}</small>" in page
    assert "16180" not in page


def _figure(level, label, printed, subject=None, **bounds) -> AchievementLine:
    return AchievementLine(f"{label}{printed}", level, None, (FigureLine(label, printed, **bounds),), subject=subject)


def test_what_is_beside_the_stories_is_not_read_as_holding_them(client):
    """Headings alone tell it: after the campaign's no story follows."""
    published.publish(*(published.article(f"报道{at}", "正文") for at in range(3)))
    published.publish(published.campaign("评选", [Ref("honoree", "who", "乙未央")]))
    page = client.get("/").content.decode()
    assert max(page.index(f"报道{at}") for at in range(3)) < page.index('id="beside"')


def test_columns_without_more_to_tell_are_led_to_from_the_head_of_the_stories(client):
    column = factories.ColumnFactory(slug="own", name="身边榜样")
    ref = Ref("column", column.slug, column.name)
    published.publish(published.article("报道", "正文", column=ref))
    page = client.get("/").content.decode()
    head = page.partition('<h2 id="st">')[2].partition('class="front')[0]
    assert '?column=own">身边榜样' in head
    assert 'id="columns"' not in page
