"""What the wording of different outlets tells of people, teams and campaigns: one rule, one case."""

import pytest

from articles.intake.clean import clean
from articles.intake.find import find
from articles.intake.find.names import is_name, sounds
from articles.intake.read import read_text


def found(text: str, title: str = "白石县召开工作推进会"):
    return find(clean(read_text(f"{title}\n2023-05-17 来源：云岭日报\n{text}\n")))


def posts(text: str, title: str = "白石县召开工作推进会") -> dict:
    return {person.name: [post.text for post in person.posts] for person in found(text, title).honorees}


def kinds(text: str, title: str = "白石县召开工作推进会") -> dict:
    return {person.name: person.kind for person in found(text, title).honorees}


@pytest.mark.parametrize("name", ["母丽华", "逮静", "么学礼", "眭小燕", "邝野", "爨晓云", "银小霞", "过小芹"])
def test_rare_surnames_are_surnames(name):
    assert is_name(name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("街道党工委副书记蔺向东，坚持每周下沉。", "蔺向东"),
        ("种植业股股长朴正阳推广技术11万亩。", "朴正阳"),
        ("社区网格员邬小兵白天入户。", "邬小兵"),
        ("县委副书记祖国栋出席会议。", "祖国栋"),
        ("县医院护士李青向记者介绍。", "李青"),
    ],
)
def test_characters_of_grammar_inside_a_name_do_not_cut_it(text, name):
    assert name in posts(text)


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("市邮政分公司雾灵山支局乡邮员索小花每天步行30公里。", {"索小花": ["市邮政分公司雾灵山支局乡邮员"]}),
        ("发电部三值值长亢立国是活系统图。", {"亢立国": ["发电部三值值长"]}),
        ("职工们施工加班，干部增长才干，国家好大家好。", {}),
    ],
)
def test_posts_that_no_table_lists_are_told_by_their_last_character(text, wanted):
    assert posts(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("张测试2013年担任白石县发改局副局长。", {"张测试": ["白石县发改局副局长"]}),
        ("谯婉清是市非物质文化遗产保护中心副主任。", {"谯婉清": ["市非物质文化遗产保护中心副主任"]}),
        ("2015年，在外打拼的严正华回村担任党支部书记。", {"严正华": ["党支部书记"]}),
        ("选派到青石乡担任党委副书记的年轻干部曾晓晓磨破了两双鞋。", {"曾晓晓": ["党委副书记"]}),
    ],
)
def test_a_name_stands_before_its_post(text, wanted):
    assert posts(text) == wanted


def test_people_joined_by_a_comma_share_the_post():
    assert posts("驻村工作队队员荀悦、厉小川与他并肩奋战。") == {
        "荀悦": ["驻村工作队队员"],
        "厉小川": ["驻村工作队队员"],
    }


def test_a_biography_gives_every_post_in_it():
    text = "郤永胜，男，36岁，退伍军人，某公司驾驶员。郤永胜跳河救人。"
    assert posts(text)["郤永胜"] == ["退伍军人", "某公司驾驶员"]


def test_only_sounds_make_a_name_with_a_dot():
    assert sounds("库尔班·艾力")
    assert not sounds("金牌班组·金牌员工")


def test_a_table_heading_may_say_more_than_one_thing():
    rows = "序号\t姓名\t工作单位及职务（职称）\n1\t赫连勇\t某公司炼钢厂炉前工、高级技师\n2\t呼延萍\t某公司驾驶员"
    assert posts(f"拟推荐人选名单如下：\n{rows}", "劳动模范人选公示")["赫连勇"] == ["某公司炼钢厂炉前工", "高级技师"]


def test_a_single_name_under_the_heading_of_a_prize_is_listed():
    listed = posts(
        "经初评、复评、定评，现将本次评选结果公布如下，排名不分先后。\n一等奖："
        "\n区政府办 莫立特\n二等奖：\n东风街道 刘燕\n广东路街道 宋诗妍",
        "获奖名单公布",
    )
    assert list(listed) == ["莫立特", "刘燕", "宋诗妍"]


def test_a_story_that_announces_an_award_early_tells_of_commended_people():
    text = "7月1日，全县对60名“实干先锋”进行表彰。农艺师耿玉堂推广技术3万亩。县委书记褚怀远表示，要重用实干者。"
    assert kinds(text) == {"耿玉堂": "commended", "褚怀远": "mentioned"}


def test_who_speaks_and_then_is_told_of_is_commended():
    text = "全县表彰了一批“最美工人”。“只是拧紧螺丝。”仪表班班长毋小刚笑着说。25年来，他提出建议148条。"
    assert kinds(text) == {"毋小刚": "commended"}


def test_an_entry_of_its_own_makes_a_villager_commended_in_a_roll_of_good_people():
    text = "茹桂香，女，58岁，榆关市青石岭镇村民。20年来，茹桂香照顾瘫痪婆婆。"
    assert kinds(text, "榆关市“身边好人”榜发布") == {"茹桂香": "commended"}


@pytest.mark.parametrize(
    ("text", "title", "wanted"),
    [
        ("召开了大会。", "白石市隆重表彰300名优秀教师和优秀教育工作者", "优秀教师和优秀教育工作者"),
        ("大家都来了。", "关于白石市第八届劳动模范推荐人选的公示", "白石市第八届劳动模范"),
        ("近日举行。", "县人民医院举行第五届中国医师节表彰活动", "第五届中国医师节表彰"),
        ("分局召开2023年度立功受奖表彰大会，鼓励大家。", "一批集体和个人受奖", "2023年度立功受奖表彰"),
        ("他被市里授予“最美消防员”称号。", "最美消防员 | 匡小虎：火场硬汉", "最美消防员"),
        ("县妇联表彰了一批“巾帼标兵”，大家鼓掌。", "她力量", "巾帼标兵"),
    ],
)
def test_the_award_that_a_story_is_about_is_its_campaign(text, title, wanted):
    assert [item.name for item in found(text, title).campaigns] == [wanted]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("他还曾获湘西州“扶贫协作先进个人”称号，很努力。", "老李的一天"),
        ("会上进行了发言。", "法院：表彰先进明方向 凝心聚力再出发"),
    ],
)
def test_an_award_in_passing_is_no_campaign(text, title):
    assert found(text, title).campaigns == []


def test_counts_after_their_title_and_before_the_verb_are_tallies():
    item = found("县委评选表彰“实干标杆”50名、“攻坚团队”10个。").campaigns[0]
    assert [(tally.count, tally.what) for tally in item.tallies] == [("50", "实干标杆"), ("10", "攻坚团队")]
    item = found("县政府决定对县财政局等6个先进单位、佘建功等8名先进个人予以通报表扬。").campaigns[0]
    assert [tally.count for tally in item.tallies] == ["6", "8"]


def test_entrants_and_results_are_no_tallies():
    story = found("全县评选“好教师”10名，共有92名教师参评，他教的学生中有3个班获评先进。")
    assert [tally.count for item in story.campaigns for tally in item.tallies] == ["10"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("大会对立案庭、民一庭、执行局3个先进集体进行了表彰。", ["立案庭", "民一庭", "执行局"]),
        ("医院对急诊医学科等3个“先进科室”予以表彰。", ["急诊医学科"]),
        ("县里命名了2个“青年文明号”：第一税务分局、信息中心。", ["第一税务分局", "信息中心"]),
        ("区行政审批服务局率先推行改革，把时限减到35天，获评全省改革先进单位。", ["区行政审批服务局"]),
        ("长兴县公安局、海宁市公安局被评为“全国优秀公安局”。", ["长兴县公安局", "海宁市公安局"]),
    ],
)
def test_units_that_won_are_teams(text, wanted):
    assert [team.name for team in found(text).teams] == wanted


def test_units_under_the_heading_of_a_group_award_are_teams_and_people_under_theirs_are_not():
    story = found(
        "分局对2023年度工作中成绩突出的集体和个人进行通报表彰，现将名单公布如下。"
        "\n集体三等功\n刑事侦查大队\n红旗路派出所\n个人三等功\n巡特警大队一级警员 欧阳紫墨",
        "一批集体和个人立功受奖",
    )
    assert [team.name for team in story.teams] == ["刑事侦查大队", "红旗路派出所"]
    assert [person.name for person in story.honorees] == ["欧阳紫墨"]


def test_the_heading_of_a_list_tells_how_many_and_of_what_and_a_unit_is_no_heading():
    text = (
        "街道召开2023年度工作总结暨表彰大会，对先进集体和个人进行了表彰。\n先进社区（3个）\n东湖社区\n西苑社区\n铁路社区"
        "\n优秀社区书记（2名）\n东湖社区党委书记 段小玲\n西苑社区党总支书记 龚伟"
    )
    story = found(text, "街道先进名单来了")
    assert [team.name for team in story.teams] == ["东湖社区", "西苑社区", "铁路社区"]
    assert [(tally.count, tally.what) for tally in story.campaigns[0].tallies] == [
        ("3", "先进社区"),
        ("2", "优秀社区书记"),
    ]


def test_straight_quotation_marks_and_english_stops_are_read_like_chinese_ones():
    story = found('全厂对15个"金牌班组"和30名"金牌员工"进行表彰.班长毋小刚带出徒弟21人.')
    assert [tally.count for item in story.campaigns for tally in item.tallies] == ["15", "30"]
    assert story.honorees[0].name == "毋小刚"


def test_saying_again_how_many_were_honoured_is_no_figure():
    story = found("县里对41名“实绩突出个人”给予表彰。41名“实绩突出个人”作出了贡献。")
    assert story.figures == []


def test_a_year_before_a_title_is_no_figure():
    assert found("2017十佳社区干部名单公布，大家都来学习。").figures == []
