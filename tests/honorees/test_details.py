"""The pages of people, teams and campaigns, and the roll as a file."""

import csv
import dataclasses
import datetime as dt
import gzip
import io

import pytest
from django.core.cache import caches
from openpyxl import load_workbook

from editorial import kinds
from editorial.clock import read
from editorial.models import EditionLink, Relation
from editorial.names import stroke_key
from editorial.pages import AchievementLine, FigureLine, Ref
from honorees.models import Honoree
from honorees.pages import MemberLine, PostLine, RollEntry, TeamPage, TierLine
from tests import factories
from tests.editorial import published as P
from tests.editorial.lists import suppress, tick
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db

COLD, WARM = 6, 3
"""Queries of a detail page in a new process, and in one that knows header and footer: clock, page, what is around."""


def get(client, address):
    caches["pages"].clear()
    return client.get(address)


def text(client, address) -> str:
    response = get(client, address)
    assert response.status_code == 200
    return response.content.decode()


def entry(at: int, kind: str = "honoree", **fields) -> RollEntry:
    name = fields.pop("name", f"甲{at}")
    return RollEntry(
        f"w{at}", Ref(kind, f"{kind[0]}{at}", name), fields.get("organization", ""), fields.get("post", "")
    )


def around(number: int) -> None:
    """`number` recipients on a roll, members of a team, and as many stories and campaigns about one of each."""
    people = [Ref("honoree", f"h{at}", f"甲{at}") for at in range(number)]
    for at, ref in enumerate(people):
        P.publish(P.honoree(ref.label, teams=(Ref("team", "t0", "工作组"),)), public_id=f"h{at}")
    P.publish(P.team("工作组", people), public_id="t0")
    for at in range(number):
        tiers = (
            P.tier("好干部", [entry(each) for each in range(number)], declared=number),
            P.tier("好团队", [entry(0, "team")], recipients="team"),
        )
        if at < 3:
            parent = {"parent": Ref("campaign", "c0", "评选0")} if at else {}
            P.publish(P.campaign(f"评选{at}", tiers=tiers, **parent), public_id=f"c{at}")
    told = [Ref("honoree", "h0", "甲0"), Ref("team", "t0", "工作组"), Ref("campaign", "c0", "评选0")]
    P.publish(*(P.article(f"报道{at}", "正文。", told) for at in range(number)))
    tick()


@pytest.mark.parametrize("number", ANY_NUMBER)
def test_a_detail_page_takes_the_same_queries_for_any_number(client, django_assert_num_queries, number):
    around(number)
    for address in ("/honorees/h0/", "/teams/t0/", "/campaigns/c0/"):
        tick()
        with django_assert_num_queries(COLD):
            get(client, address)
        with django_assert_num_queries(WARM):
            page = get(client, address).content.decode()
        assert page.count("<article") == min(number, 20)
        assert "评选0" in page


def test_a_person_without_anything_says_what_is_missing(client):
    P.publish(P.honoree("甲"), public_id="h")
    page = text(client, "/honorees/h/").partition("<main")[2].partition("</main")[0]
    missing = page.partition('missing">')[2].partition("</p>")[0]
    assert missing.count("<span>") == 4
    assert page.count("<h2") == 0, "no heading without anything below it"


def test_awards_of_rolls_and_of_the_own_page_stand_together(client):
    P.publish(P.honoree("甲", awards=(P.award("嘉奖", year=2016), P.award("记三等功", year=2020))), public_id="h1")
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", [entry(1, post="时任镇长")])], host="区委", year=2018,
                         document_number="区委〔2018〕3号"), public_id="c")  # fmt: skip
    page = text(client, "/honorees/h1/").partition("<main")[2]
    assert page.index("嘉奖") < page.index('href="/campaigns/c/"') < page.index("记三等功")
    for words in ("区委〔2018〕3号", "时任镇长", "评选", "好干部"):
        assert words in page


def test_deeds_stand_by_theme_with_figures_and_sources(client):
    figure = FigureLine("受益群众", "1.7万余名", scope="全区", period="2021年", rank="三区第一")
    other = FigureLine("走访", "3004户")
    deed = AchievementLine(
        "解决了吃水问题。", "unit", Ref("theme", "life", "民生"), (figure, other), (Ref("source", "", "《吃水记》"),)
    )
    P.publish(P.honoree("甲", achievements=(deed, P.deed("没有主题的事。"))), public_id="h")
    P.publish(P.article("吃水记", mentions=[Ref("honoree", "h", "甲")]), public_id="a")
    page = text(client, "/honorees/h/")
    assert "1.7<span>万余名</span>" in page
    for words in ("民生", "解决了吃水问题。", "全区，2021年，三区第一", "走访3004户", "没有主题的事。"):
        assert words in page
    assert '<a href="/articles/a/">《吃水记》</a>' in page


def test_a_source_leads_to_the_story_that_was_written_after_it(client):
    source = Ref("source", "", "某新闻网，《吃水难变吃水甜》，2021年2月")
    figure = FigureLine("完成投资", "44.9亿元", qualifier="预计")
    deed = AchievementLine("全区完成投资。", "district", None, (figure, figure), (source,))
    P.publish(P.honoree("甲", achievements=(deed,)), public_id="h")
    story = P.article("吃水记", mentions=[Ref("honoree", "h", "甲")], origin="adapted", source_title="吃水难变吃水甜")
    P.publish(story, public_id="a")
    page = text(client, "/honorees/h/")
    assert '《吃水难变吃水甜》，2021年2月（<a href="/articles/a/">本站报道</a>）' in page
    assert '<p class="counted">完成投资</p>' in page
    assert "完成投资预计44.9亿元" in page


def test_a_title_that_is_called_like_its_campaign_is_named_once(client):
    P.publish(P.honoree("甲"), public_id="h")
    P.publish(
        P.campaign("身边榜样", tiers=(P.tier("身边榜样", (RollEntry("x", Ref("honoree", "h", "甲"), "某局", ""),)),)),
        public_id="c",
    )
    told = text(client, "/honorees/h/").split('class="life"')[1].split("</ol>")[0]
    assert told.count("身边榜样") == 1


def test_posts_stand_as_printed_with_years_alone_where_no_more_is_known(client):
    posts = (
        PostLine("started", "参加工作", "", "", "2013", "", "2013年参加工作"),
        PostLine("held", "任职", "区水务局", "科长", "2016-03", "2021-09"),
    )
    P.publish(P.honoree("甲", posts=posts), public_id="h")
    page = text(client, "/honorees/h/")
    assert "2016.03—2021.09" in page
    assert "区水务局科长" in page
    assert "2013年参加工作" in page


def test_members_stand_by_strokes_and_only_those_with_a_page_are_linked(client):
    P.publish(P.honoree("丁一"), public_id="h1")
    members = (
        MemberLine(Ref("honoree", "", "魏某"), "队员"),
        MemberLine(Ref("honoree", "h2", "王某"), "队员"),
        MemberLine(Ref("honoree", "h1", "丁一"), "队长"),
    )
    P.publish(TeamPage("管护队", P.PLACE, "水务局", "", members, (), ()), public_id="t")
    page = text(client, "/teams/t/")
    assert page.index("丁一") < page.index("王某") < page.index("魏某")
    assert "/honorees/h1/" in page
    assert "/honorees/h2/" not in page


def test_a_roll_that_was_not_published_is_said_in_numbers(client):
    tier = TierLine("好干部", "person", 83, "余", "表彰“好干部”83余人", ())
    P.publish(P.campaign("评选", tiers=[tier], roster_note="名单未公布，文中介绍7人"), public_id="c")
    page = text(client, "/campaigns/c/")
    for words in ("83余", "名单未公布，文中介绍7人", "表彰“好干部”83余人"):
        assert words in page
    assert "roll.csv" not in page


def test_a_source_of_all_deeds_stands_once(client):
    shared = Ref("source", "1", "云岭日报，《修渠》，2024年5月1日")
    line = AchievementLine("修了渠。", "unit", None, sources=(shared,))
    other = dataclasses.replace(line, statement="修了路。", level="person")
    P.publish(P.honoree("甲", achievements=(line, other)), public_id="h")
    P.publish(P.honoree("乙", achievements=(line, dataclasses.replace(other, sources=()))), public_id="i")
    P.publish(P.team("队", achievements=(line,)), public_id="t")
    tick()
    page = text(client, "/honorees/h/")
    assert page.count("《修渠》") == 1
    assert page.index("修了路。") < page.index("《修渠》")
    assert "单位工作" in page
    assert page.count("不是个人数据") == 1
    apart = text(client, "/honorees/i/")
    assert apart.index("《修渠》") < apart.index("修了路。")
    assert "单位工作" not in text(client, "/teams/t/"), "a team's own work"


def test_a_roll_that_was_not_published_leads_to_those_of_whom_stories_tell(client):
    P.publish(P.honoree("王乙", organization="水务局", post="科长"), public_id="h1")
    P.publish(P.honoree("丁甲"), public_id="h2")
    P.publish(P.honoree("丙"), public_id="h3")
    P.publish(P.team("工作组"), public_id="t1")
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", [entry(3, name="丙")], declared=83)]), public_id="c")
    told = [Ref("campaign", "c", "评选"), Ref("honoree", "h1", "王乙"), Ref("honoree", "h2", "丁甲"),
            Ref("honoree", "h3", "丙"), Ref("honoree", "h4", "未发布"), Ref("team", "t1", "工作组")]  # fmt: skip
    P.publish(P.article("评选报道", "正文", told))
    tick()
    page = text(client, "/campaigns/c/").split('aria-labelledby="told"')[1].split("</section>")[0]
    assert page.index("/honorees/h2/") < page.index("/honorees/h1/") < page.index("/teams/t1/")
    assert "科长" in page
    assert "/honorees/h3/" not in page
    assert "未发布" not in page
    suppress("honoree", "h1")
    assert "/honorees/h1/" not in text(client, "/campaigns/c/").split('aria-labelledby="told"')[1]


def test_a_whole_roll_needs_no_others(client):
    P.publish(P.honoree("王乙"), public_id="h1")
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", [entry(3, name="丙")], declared=1)]), public_id="c")
    P.publish(P.article("评选报道", "正文", [Ref("campaign", "c", "评选"), Ref("honoree", "h1", "王乙")]))
    tick()
    assert 'aria-labelledby="told"' not in text(client, "/campaigns/c/")


@pytest.mark.parametrize(("number", "jumps"), [(12, False), (1200, True)])
def test_a_roll_stands_by_tier_with_jumps_where_it_is_long(client, number, jumps):
    surnames = "丁于王石吕李林胡徐黄彭蔡"
    people = [entry(at, name=f"{surnames[at % 12]}{chr(0x4E00 + at)}") for at in range(number)]
    people = sorted((dataclasses.replace(each, stroke_order=stroke_key(each.recipient.label)) for each in people),
                    key=lambda each: each.stroke_order)  # fmt: skip
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", people, declared=number)]), public_id="c")
    page = text(client, "/campaigns/c/")
    assert page.count('<span class="name"') == number
    assert ('class="strokes"' in page) is jumps
    assert page.count('class="stroke-group" id="p0-') == (12 if jumps else 0)
    assert len(gzip.compress(page.encode())) < 60_000


def test_the_roll_is_a_file_for_spreadsheets(client):
    people = [
        entry(1, name="甲", organization="水务局", post="科长"),
        entry(2, name="=cmd|'/c calc'!A1"),
        entry(3, name="＝乙"),
    ]
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", people)], document_number="-区委〔2024〕1号"), public_id="c")
    response = get(client, "/campaigns/c/roll.csv")
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert response["Content-Disposition"].startswith("attachment")
    content = response.content.decode()
    assert content.startswith("\ufeff")
    rows = list(csv.reader(io.StringIO(content[1:])))
    assert [len(row) for row in rows] == [11] * 4
    assert rows[1][1:6] == ["甲", "好干部", rows[1][3], "水务局", "科长"]
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "＝")) for row in rows for cell in row)


def test_the_roll_is_a_workbook_too(client):
    people = [entry(1, name="甲", organization="水务局"), entry(2, name="=cmd|'/c calc'!A1")]
    P.publish(P.campaign("评选2023/2024", tiers=[P.tier("好干部", people)]), public_id="c")
    tick()
    assert 'href="/campaigns/c/roll.xlsx"' in text(client, "/campaigns/c/")
    sheet = load_workbook(io.BytesIO(get(client, "/campaigns/c/roll.xlsx").content)).active
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    assert [row[:3] for row in rows[1:]] == [[1, "甲", "好干部"], [2, "=cmd|'/c calc'!A1", "好干部"]]
    assert sheet["B3"].data_type == "s"


def test_the_file_has_live_unsuppressed_entries_only(client):
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", [entry(1), entry(2), entry(3)])]), public_id="c")
    P.publish(P.campaign("草稿", tiers=[P.tier("好干部", [entry(4)])]), public_id="d", live_from=None)
    tick()
    suppress("commendation", "w1")
    suppress("honoree", "h2")
    names = [row[1] for row in csv.reader(io.StringIO(get(client, "/campaigns/c/roll.csv").content.decode()))]
    assert names[1:] == ["甲3"]
    assert get(client, "/campaigns/d/roll.csv").status_code == 404


@pytest.mark.parametrize("name", ["honorees", "teams", "campaigns"])
def test_a_draft_is_not_found_and_a_withdrawn_page_is_gone(client, name):
    make = {"honorees": P.honoree, "teams": P.team, "campaigns": P.campaign}[name]
    P.publish(make("草稿"), public_id="d", live_from=None)
    P.publish(make("撤下者"), public_id="w", live_until=read().now - dt.timedelta(days=1))
    tick()
    suffixes = ["/"] if name != "campaigns" else ["/", "/roll.csv"]
    for suffix in suffixes:
        assert get(client, f"/{name}/d{suffix}").status_code == 404
        response = get(client, f"/{name}/w{suffix}")
        assert response.status_code == 410
        assert "撤下者" not in response.content.decode()


def test_drafts_around_a_page_do_not_show(client):
    P.publish(P.honoree("甲"), public_id="h1")
    P.publish(P.team("工作组"), public_id="t1")
    P.publish(P.campaign("评选"), public_id="c1")
    tick()
    addresses = ("/honorees/h1/", "/teams/t1/", "/campaigns/c1/")
    before = {address: text(client, address) for address in addresses}
    told = [Ref("honoree", "h1", "甲"), Ref("team", "t1", "工作组"), Ref("campaign", "c1", "评选")]
    P.publish(
        P.article("草稿", "正文", told), P.team("草稿组", told[:1]),
        P.campaign("草稿评选", told[:2], parent=told[2]), live_from=None,
    )  # fmt: skip
    tick()
    assert {address: text(client, address) for address in addresses} == before


def test_a_suppressed_award_leaves_every_page_at_once(client):
    P.publish(P.honoree("甲1", awards=(P.award("嘉奖", id="77"),)), public_id="h1")
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", [entry(1), entry(2)])]), public_id="c")
    tick()
    assert "好干部" in text(client, "/honorees/h1/")
    suppress("commendation", "w1")
    suppress("commendation", "77")
    page = text(client, "/honorees/h1/")
    assert "好干部" not in page
    assert "嘉奖" not in page
    assert "甲1" not in text(client, "/campaigns/c/").split('id="roll-person"')[1]


def test_the_context_works_for_a_record_that_never_was_live(db, district, desk):
    with factories.acting(desk.editor):
        record = factories.HonoreeFactory(district=district)
    kind = kinds.of(Honoree.objects.get(pk=record.pk))
    context = kind.context(kind.freeze(record), record.public_id, read())
    assert context["awards"] == context["stories"] == []


def test_links_to_recipients_without_a_live_page_are_text(client):
    P.publish(P.honoree("甲1"), public_id="h1")
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", [entry(1), entry(2)])]), public_id="c")
    tick()
    page = text(client, "/campaigns/c/")
    assert 'href="/honorees/h1/"' in page
    assert 'href="/honorees/h2/"' not in page
    assert EditionLink.objects.filter(relation=Relation.COMMENDS).count() == 2


def test_the_file_is_the_same_from_the_page_cache(client):
    P.publish(P.campaign("评选", tiers=[P.tier("好干部", [entry(1)])]), public_id="c")
    tick()
    first, second = (client.get("/campaigns/c/roll.csv") for _ in range(2))
    assert first.content == second.content
    for name in ("Content-Type", "Content-Disposition"):
        assert first[name] == second[name]
