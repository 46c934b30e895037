"""The rules of clean and find, one case each."""

from decimal import Decimal

import pytest

from articles.intake.clean import clean, credits
from articles.intake.clean.dates import dates
from articles.intake.clean.lines import is_breadcrumb, is_caption, is_furniture, is_menu
from articles.intake.clean.origin import labelled
from articles.intake.find import find
from articles.intake.find.figures import figures
from articles.intake.find.names import Names
from articles.intake.find.numerals import value
from articles.intake.read import read_text


def story(text: str, title: str = "青禾区动态"):
    return clean(read_text(f"{title}\n2023-05-17 来源：青禾日报\n{text}\n"))


def people(text: str, title: str = "青禾区动态") -> dict:
    return {person.name: person for person in find(story(text, title)).honorees}


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("□记者 任远 刘青 李明", [("记者", ["任远", "刘青", "李明"])]),
        ("(记者 张青山 通讯员 李四光)", [("记者", ["张青山"]), ("通讯员", ["李四光"])]),
        ("文/李希平", [("作者", ["李希平"])]),
        ("责任编辑:赵洋 校对:杨文博", [("责任编辑", ["赵洋"]), ("校对", ["杨文博"])]),
        ("供稿/青禾区发改委供稿", [("供稿", ["青禾区发改委"])]),
        ("作者 | 苗青", [("作者", ["苗青"])]),
        ("编辑丨米兰 审核丨季长风", [("编辑", ["米兰"]), ("审核", ["季长风"])]),
        ("云岭日报记者 鄢 冬 岑 夏", [("记者", ["鄢冬", "岑夏"])]),
        ("一审:周满 二审:宁基 三审:秋连", [("初审", ["周满"]), ("复审", ["宁基"]), ("终审", ["秋连"])]),
        ("(图/学生记者 庞博)", [("摄影", ["庞博"])]),
        ("桃花村的新仓库。 苗青 摄", [("摄影", ["苗青"])]),
        ("编 辑:", []),
        ("编辑: admin", []),
        ("作者:热依汗·买买提", [("作者", ["热依汗·买买提"])]),
    ],
)
def test_a_byline_gives_roles_and_names(line, wanted):
    assert [(credit.role, credit.names) for credit in credits.parse(line)] == wanted


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("发布时间:2020-01-31 6:43:28", "2020-01-31"),
        ("加入时间:2022-02-11", "2022-02-11"),
        ("2018年07月02日09:12    来源:云岭日报", "2018-07-02"),
        ("[ 2021-02-24 ] 来源:区政府办", "2021-02-24"),
        ("2022/8/9 14:02:11", "2022-08-09"),
    ],
)
def test_a_date_line_gives_the_day_of_publication(line, wanted):
    assert max(dates(line), key=lambda dated: dated.weight).on.isoformat() == wanted


def test_the_date_of_today_in_a_header_is_no_publication():
    assert dates("今天是2022年12月30日 星期五")[0].weight <= 0


def test_an_impossible_date_is_none():
    assert dates("2022-13-45") == []


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("来源:云岭日报 作者:张三", "云岭日报"),
        ("文章来源:县司法局 发布时间:2022-12-20", "县司法局"),
        ("时间:2020-03-30 10:42 来源:", ""),
        ("来源:本站", ""),
        ("(来源:云岭市供电局 作者:辛欣)", "云岭市供电局"),
    ],
)
def test_a_source_label_gives_the_outlet(line, wanted):
    assert labelled(line) == wanted


def test_furniture_menus_breadcrumbs_and_captions_are_told_apart():
    assert is_furniture("【字体:大 中 小】 打印")
    assert is_furniture("蒙ICP备12002588")
    assert not is_furniture("局长韩立冬带领群众修建水库。")
    assert is_menu("首页 要闻 党建 人才")
    assert is_breadcrumb("首页 > 政务 > 县区动态")
    assert is_caption("图为新建的冷链仓库。")
    assert is_caption("侯志强(左二)入户走访")


def test_the_note_kicker_and_subtitle_stand_apart_from_the_body():
    page = clean(
        read_text(
            "一心为民的老黄牛\n——记青禾区信访局局长冷月明\n2023-05-17\n编者按：近日青禾区评选了一批好干部，今天推出第一篇报道。\n"
            "冷月明担任信访局局长以来，化解信访积案340余件，群众满意。\n编辑：张青"
        )
    )
    assert page.title == "一心为民的老黄牛"
    assert page.subtitle == "记青禾区信访局局长冷月明"
    assert page.editor_note.startswith("近日青禾区评选")
    assert page.body.startswith("冷月明担任")
    assert page.body.endswith("群众满意。")


def test_disclaimers_are_kept_as_rights_and_not_in_the_body():
    page = story("局长韩立冬带领群众修建水库3座，完成投资2亿元。\n版权声明：凡本网注明来源的作品，未经授权不得转载。")
    assert "未经授权" in page.rights
    assert "未经授权" not in page.body


def test_the_signing_office_and_date_are_no_body():
    page = story("根据考核规定，决定对韩立冬等3名同志给予嘉奖。\n中共青禾区委员会\n2023年1月12日")
    assert page.signature == ["中共青禾区委员会", "2023年1月12日"]


def test_printed_punctuation_is_kept():
    assert "，" in story("局长韩立冬说：“群众满意，我就满意。”他这样说，也这样做。").body


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("区信访局局长郑屹以改革意识贯穿始终。", {"郑屹": ["区信访局局长"]}),
        ("区委副书记、区长李希岩说。", {"李希岩": ["区委副书记", "区长"]}),
        ("科长、一级主任科员吴忠军通过流程再造提升服务。", {"吴忠军": ["科长", "一级主任科员"]}),
        ("溪口村村民马国栋突发重病。", {"马国栋": ["溪口村村民"]}),
        ("检验科副科长(主持工作)麻雅兰带领团队。", {"麻雅兰": ["检验科副科长"]}),
        ("韩立冬，男，1985年4月出生，现任白石县民政局社会救助股股长。", {"韩立冬": ["白石县民政局社会救助股股长"]}),
        ("申屠建军同志是县水泥厂设备科科长。", {"申屠建军": ["县水泥厂设备科科长"]}),
        ("白石供电所所长 姜 燕动情地说。", {"姜燕": ["白石供电所所长"]}),
        ("发展和改革局局长陶敬文三年来跑遍全区。", {"陶敬文": ["发展和改革局局长"]}),
        ("尧都区贺家庄乡党委书记李玉兰走遍全乡。", {"李玉兰": ["尧都区贺家庄乡党委书记"]}),
        ("党支部书记要带头干，局长应当负责，主任安排工作。", {}),
    ],
)
def test_posts_lead_to_names(text, wanted):
    assert {name: [post.text for post in person.posts] for name, person in people(text).items()} == wanted


def test_a_name_ends_where_the_text_elsewhere_says_so():
    names = Names("局长李刚竞标有为。李刚带领大家,李刚说。")
    assert names.read(2)[0] == "李刚"


def test_a_person_who_only_speaks_is_mentioned_and_one_who_is_honoured_commended():
    found = people("区委书记马常春说，要向先进学习。城关司法所所长贾雨生被评为“全省模范人民调解员”。")
    assert (found["马常春"].kind, found["马常春"].capacity) == ("mentioned", "leader_quoted")
    assert found["贾雨生"].kind == "commended"


@pytest.mark.parametrize(
    ("lines", "wanted"),
    [
        ("王海涛 区财政局办公室主任\n李  静 区教育局基教科科长", ["王海涛", "李静"]),
        ("一等奖：蒙晓峰、柳青\n二等奖：邢志伟、宫婷婷", ["蒙晓峰", "柳青", "邢志伟", "宫婷婷"]),
        ("党政办公室：罗  杰、申  琳、蒋文博", ["罗杰", "申琳", "蒋文博"]),
        ("姓名\t单位\n秦朗\t云岭市第一小学\n常欣怡\t青禾区实验小学", ["秦朗", "常欣怡"]),
        ("秦朗 常欣怡 左一诺 田  甜", ["秦朗", "常欣怡", "左一诺", "田甜"]),
    ],
)
def test_lists_of_names_are_read(lines, wanted):
    found = people(
        f"经评选，决定表彰以下同志，名单如下，望珍惜荣誉再接再厉。\n{lines}\n希望全区干部向他们学习，作出新的贡献。",
        "表彰名单",
    )
    assert list(found) == wanted
    assert {person.kind for person in found.values()} == {"commended"}


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("全区1.7万余名党员参加", [("1.7万", "名", Decimal(17000))]),
        ("完成投资44.9亿元", [("44.9亿", "元", Decimal(4490000000))]),
        ("开工率96.9%", [("96.9", "%", Decimal("96.9"))]),
        ("解决了3004户、8492人饮水", [("3004", "户", Decimal(3004)), ("8492", "人", Decimal(8492))]),
        ("近千张照片", [("千", "张", Decimal(1000))]),
        ("三次获得区政府嘉奖", [("三", "次", Decimal(3))]),
        ("用时45天拆除围挡", [("45", "天", Decimal(45))]),
        ("走访3,600名群众", [("3,600", "名", Decimal(3600))]),
        ("在2016年工作30年", []),
        ("5000万元以上项目", []),
        ("“50天攻坚战”行动", []),
        ("第17次会议", []),
        ("电话:0800-12345个", []),
    ],
)
def test_figures_are_counted_results(text, wanted):
    assert [(figure.number, figure.unit, figure.value) for figure in figures(text)] == wanted


def test_a_figure_knows_its_qualifier_scope_rank_and_place():
    text = "全区累计完成投资44.9亿元,位居全市第一。"
    figure = figures(text)[0]
    assert (figure.scope, figure.rank) == ("全区", "位居全市第一")
    assert text[figure.start : figure.end] == "44.9亿元"
    assert figures("排查人员12万余人次")[0].qualifier == "余"


@pytest.mark.parametrize(
    ("text", "wanted"), [("一万五千", 15000), ("两百", 200), ("1000余万", 10_000_000), ("十", 10), ("好", None)]
)
def test_numbers_have_exact_values(text, wanted):
    assert value(text) == wanted


def campaigns(text: str, title: str = "青禾区动态") -> list:
    return [(item.name, [tally.count for tally in item.tallies]) for item in find(story(text, title)).campaigns]


def test_a_selection_carries_its_tallies():
    text = "近日，区里开展“担当实干”好干部评选工作，对83名好干部和37个好团队进行表彰，激励干部担当。"
    assert campaigns(text) == [("“担当实干”好干部评选工作", ["83", "37"])]


def test_a_conferred_title_with_a_count_is_a_campaign():
    assert campaigns("目前，全区还评选出123名“青禾好干部”、30名“青禾业务骨干”，树立榜样。") == [
        ("青禾好干部", ["123", "30"])
    ]


def test_an_award_in_passing_makes_no_campaign_of_its_verb():
    assert campaigns("大会对评选出的“最美村部”进行了表彰，大家深受鼓舞，备感振奋。") == [("最美村部", [])]


def test_a_drive_and_an_education_campaign_have_their_kind():
    found = find(story("“不忘初心、牢记使命”主题教育开展以来，区里深入开展“万人助万企”行动，成效明显。")).campaigns
    assert [item.kind for item in found] == ["education", "drive"]


def test_merits_of_several_years_are_several_rows():
    found = find(story("韩立冬在2016、2019、2020年度考核中，三次获得区政府嘉奖。局长韩立冬深受好评。")).merits
    assert [(merit.recipient, merit.honour, merit.year) for merit in found[:3]] == [
        ("韩立冬", "嘉奖", year) for year in (2016, 2019, 2020)
    ]


def test_a_unit_that_won_a_title_is_a_team_and_its_giver_is_not():
    found = find(story("望江镇哈达村获评省级“千村示范”示范村。县委授予县公路抢险队“先进集体”称号。")).teams
    assert [team.name for team in found] == ["望江镇哈达村", "县公路抢险队"]


def test_our_district_is_marked_for_the_editor():
    found = find(story("我区召开大会，我市领导出席，我们都很高兴，大家深受鼓舞。")).places
    assert [marker.text for marker in found] == ["我区", "我市"]


def test_every_finding_keeps_its_place_in_the_body():
    page = story("区信访局局长郑屹化解积案340余件，被评为“先进工作者”。郑屹说，群众的事无小事。")
    found = find(page)
    person = found.honorees[0]
    assert [page.body[start:end] for start, end in person.spans] == ["郑屹", "郑屹"]
    assert page.body[person.posts[0].start : person.posts[0].end] == "区信访局局长"
    assert page.body[found.figures[0].start : found.figures[0].end] == "340余件"
