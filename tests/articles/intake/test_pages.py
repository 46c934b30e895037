"""How pages of different outlets are taken apart: one rule, one case."""

import pytest

from articles.intake.clean import clean, credits
from articles.intake.clean.lines import is_caption, is_furniture
from articles.intake.clean.title import column_of, is_offices
from articles.intake.fold import fold
from articles.intake.read import read_text
from articles.intake.story import Findings
from articles.intake.truth import to_truth

PROSE = "白石县表彰了一批好干部，局长韩立冬带领群众修建水库3座，完成投资23.5亿元，受到群众称赞。"


def page(*lines: str):
    return clean(read_text("\n".join(lines)))


def test_a_newspaper_page_names_its_day_and_itself_in_the_masthead():
    story = page(
        "云岭日报 2021年12月03日 星期五", "第06版：组织 上一版 下一版", "一枝一叶总关情", "本报记者 任远", PROSE
    )
    assert (story.title, story.source) == ("一枝一叶总关情", "云岭日报")
    assert story.published_on.isoformat() == "2021-12-03"


def test_a_name_and_a_day_above_the_headline_date_the_page():
    assert page("铁流新闻 2022年4月30日", "工务段4名职工获集团公司表彰", PROSE).published_on.isoformat() == "2022-04-30"


def test_a_masthead_with_slashes_is_read_too():
    assert page("云岭日报/2021年/9月/17日/第002版", "一路奔跑", PROSE).published_on.isoformat() == "2021-09-17"


def test_a_line_that_leads_to_the_headline_is_the_subtitle():
    story = page("白石县选树“干在实处”好干部——", "一枝一叶总关情", "2021-12-03 来源：云岭日报", PROSE)
    assert (story.title, story.subtitle) == ("一枝一叶总关情", "白石县选树“干在实处”好干部")


@pytest.mark.parametrize(
    ("title", "wanted"),
    [
        ("【榜样的力量】项兰：做居民的贴心人", "榜样的力量"),
        ("身边榜样 | 李青：啃硬骨头的办案能手", "身边榜样"),
        ("一路奔跑的人", ""),
    ],
)
def test_a_column_inside_the_headline_is_the_kicker(title, wanted):
    assert column_of(title) == wanted
    assert page(title, "2023-01-02 来源：云岭日报", PROSE).kicker == wanted


def test_an_outlets_name_above_the_headline_is_no_kicker():
    story = page("云岭县融媒体中心", "项兰：做居民的贴心人", "2023-01-02 来源：云岭县融媒体中心", PROSE)
    assert (story.title, story.kicker) == ("项兰：做居民的贴心人", "")


def test_the_header_table_of_a_document_is_furniture_and_tells_the_title():
    story = page(
        "索 引 号： 000014349/2024-00087",
        "主 题 词：",
        "标　　题： 白石县人民政府关于表扬先进单位的通报",
        "发布日期： 2024年01月25日",
        "白石县人民政府",
        "关于表扬先进单位的通报",
        PROSE,
    )
    assert story.title == "关于表扬先进单位的通报"
    assert story.body == PROSE


def test_issuing_offices_are_no_headline():
    assert is_offices("云岭市人力资源和社会保障局 云岭市水利局")
    story = page("云岭市人力资源和社会保障局 云岭市水利局", "关于表彰先进集体的决定", PROSE)
    assert story.title == "关于表彰先进集体的决定"


def test_a_decision_with_lists_after_it_is_dated_by_its_signature():
    story = page(
        "关于表彰先进集体的决定", PROSE, "云岭市水利局", "2022年3月22日", "附件1", "先进集体名单", "滦源县水务局"
    )
    assert story.published_on.isoformat() == "2022-03-22"


def test_lists_after_a_release_note_stay_in_the_body():
    story = page(
        "关于表扬先进单位的通报", "2024-01-25", PROSE, "（此件公开发布）", "附件", "一、先进单位", "白石县财政局"
    )
    assert story.body.endswith("白石县财政局")


def test_a_headline_with_a_question_above_the_date_opens_no_body():
    story = page("敢担当善作为，他们是怎样炼成好干部的？", "2023-01-02 来源：云岭日报", PROSE)
    assert story.title == "敢担当善作为，他们是怎样炼成好干部的？"


def test_a_page_pasted_as_one_line_is_taken_apart():
    story = page(
        f"白石县8名干部受嘉奖 来源：白石县林业局 发布日期：2019-12-27 　　{PROSE * 4}"
        "（通讯员 宋果） 编辑：柏舒 打印本页 关闭窗口"
    )
    assert (story.title, story.source) == ("白石县8名干部受嘉奖", "白石县林业局")
    assert story.body == PROSE * 4
    assert [credit.names for credit in story.credits if credit.role == "编辑"] == [["柏舒"]]


def test_lines_broken_for_the_small_screen_are_one_sentence():
    story = page(
        "乡村振兴路上的她力量",
        "2023-03-08 07:30 发表于河东",
        "近日",
        "白石县妇联表彰了一批",
        "“巾帼标兵”",
        "让我们走近她们",
        "01",
        "李青",
        PROSE,
    )
    assert story.body.startswith("近日白石县妇联表彰了一批“巾帼标兵”让我们走近她们\n李青\n")


def test_hard_wrapped_lines_are_joined():
    words = PROSE * 6
    wrapped = ["　　" + words[:30], *(words[at : at + 32] for at in range(30, len(words), 32))]
    assert page("白石县表彰好干部", "2023-01-02 来源：云岭日报", *wrapped).body.replace("\u3000", "") == words


def test_a_set_of_pictures_keeps_its_captions():
    lines = [
        "组图：劳动者之歌",
        "2021-05-01 10:20 来源：云岭融媒",
        "1/2",
        "环卫工人在清扫街道，她已从业20年。",
        "2/2",
        "线路工在高空检修线路，汗流浃背。",
    ]
    story = page(*lines)
    assert story.captions == [lines[3], lines[5]]
    assert "1/2" not in story.body


@pytest.mark.parametrize("line", ["图①：李青（右一）开展训练。", "图②：李青讲解消防知识。"])
def test_numbered_pictures_have_captions(line):
    assert is_caption(line)


@pytest.mark.parametrize(
    "line",
    [
        "点击蓝字",
        "阅读 1.2万　分享　评论 16",
        "往期推荐",
        "转发扩散，为他们点赞！",
        "小字号",
        "Home > News",
        "版面导航 标题导航",
        "查看原图 分享",
    ],
)
def test_furniture_of_apps_and_accounts_is_known(line):
    assert is_furniture(line)


@pytest.mark.parametrize(
    ("line", "wanted"),
    [
        ("（白石县纪委监委 洪流 訾文君）", [("作者", ["洪流", "訾文君"])]),
        ("（段煜 楼元）", [("作者", ["段煜", "楼元"])]),
        ("（白石县委组织部供稿）", [("供稿", ["白石县委组织部"])]),
        ("摄像：柯达文", [("摄像", ["柯达文"])]),
        ("Reporter: 茅台生 Photo: 虞美", [("记者", ["茅台生"]), ("摄影", ["虞美"])]),
        ("版式 白露 校对 秦关", [("版式", ["白露"]), ("校对", ["秦关"])]),
        ("记者：白石县曾经是全市的老末？", []),
    ],
)
def test_bylines_without_or_with_rare_roles(line, wanted):
    assert [(credit.role, credit.names) for credit in credits.parse(fold(line))] == wanted


def test_the_questions_of_an_interview_are_no_bylines():
    assert not credits.is_credit_line("记者:白石县曾经是全市的老末,是怎么实现逆袭的?")


def test_a_role_is_given_as_printed_and_stored_by_its_standard_wording():
    story = page("白石县表彰好干部", "2023-01-02 来源：云岭日报", PROSE, "一审：卜凡 值班编辑：官宁")
    printed = [credit["role"] for credit in to_truth(story, Findings())["credits"]]
    assert [credit.role for credit in story.credits][:2] == ["初审", "编辑"]
    assert printed[:2] == ["一审", "值班编辑"]


def test_who_took_the_picture_is_told_by_the_end_of_its_caption():
    story = page("一路奔跑", "2023-01-02 来源：云岭日报", PROSE, "上图：李青（左）在车间了解生产。 本报记者 芦苇 摄")
    assert ("摄影", ["芦苇"]) in [(credit.role, credit.names) for credit in story.credits]


def test_the_writers_of_a_wire_report_stand_before_its_text():
    story = page("婺城选树实干人才", "2021-04-14 15:38     云岭发展网", f"云岭发展网讯 马晓、记者沈海报道 {PROSE}")
    assert story.source == "云岭发展网"
    assert [(credit.role, credit.names) for credit in story.credits[:2]] == [("作者", ["马晓"]), ("记者", ["沈海"])]
