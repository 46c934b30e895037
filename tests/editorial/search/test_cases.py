"""What readers type, kind by kind, and the page that they expect first: the same on both databases, in one order."""

import pytest

from editorial import clock, search
from tests.editorial.published import publish
from tests.editorial.search import reference
from tests.editorial.search.corpus import CASES as FIRST_CASES
from tests.editorial.search.corpus import PAGES

pytestmark = pytest.mark.django_db

SERVICE = "区行政审批服务局项目服务科"
PROJECTS = "区发展和改革局项目推进专班"
GOOD = "2024年度“实干云岭”好干部好团队评选"
WARM = "2023年度“暖心窗口”评选"
VILLAGE = "竹洼村的第二条路"
WATER = "夜里两点的水位"

CASES = {
    "words of two characters": [
        ("村里", ""), ("水务", "河道管护队"), ("管护", "河道管护队"), ("暖心", WARM), ("实干", GOOD), ("评选", GOOD),
        ("名单", "名单"), ("思考", "关于工作的思考"), ("轮训", "二○二二年大事"), ("整治", "A组服务队"),
    ],
    "words of one character": [
        ("沈", "沈立群"), ("栏", "“办不成事”窗口"), ("歌", "Café 与 K歌"), ("砺", "名单"), ("单", "名单"),
    ],
    "names": [
        ("石敬山", "石敬山"), ("吕建国", "吕建国"), ("单雄", "单雄"), ("区建华", "区建华"), ("解放军", "解放军"),
        ("曾乐", "曾乐"), ("周维", "周维"), ("江若溪", "名单"),
    ],
    "compound surnames": [
        ("歐陽瀾", "欧阳澜"), ("ouyanglan", "欧阳澜"), ("ou yang lan", "欧阳澜"), ("OYL", "欧阳澜"),
        ("阳澜", "欧阳澜"),
    ],
    "ethnic names": [
        ("苏来曼", "苏来曼·阿迪力"), ("苏来曼．阿迪力", "苏来曼·阿迪力"), ("苏来曼・阿迪力", "苏来曼·阿迪力"),
        ("苏来曼.阿迪力", "苏来曼·阿迪力"), ("苏来曼 阿迪力", "苏来曼·阿迪力"), ("蘇來曼·阿迪力", "苏来曼·阿迪力"),
        ("sulaiman", "苏来曼·阿迪力"), ("sulaimanadili", "苏来曼·阿迪力"), ("adili", "苏来曼·阿迪力"),
        ("slmadl", "苏来曼·阿迪力"),
    ],
    "pinyin, whole and in part": [
        ("shen", "沈立群"), ("shenli", "沈立群"), ("liqun", "沈立群"), ("Shen Liqun", "沈立群"),
        ("SHENLIQUN", "沈立群"), ("shěn lì qún", "沈立群"), ("renzhong", "任重"), ("shijingshan", "石敬山"),
        ("zhangwei", "张伟"), ("zhangweim", "张伟民"), ("zhouwei", "周维"), ("fanyonggui", "范永贵"),
        ("hedaoguanhu", "河道管护队"), ("xiangmufuwuke", SERVICE), ("shigan", GOOD), ("xiangmutuijin", PROJECTS),
    ],
    "initials": [
        ("sjs", "石敬山"), ("wly", "王〇一"), ("ojh", "区建华"), ("zw", "周维"), ("zwm", "张伟民"), ("fyg", "范永贵"),
        ("xmfwk", SERVICE), ("qfzhggj", PROJECTS),
    ],
    "ü as v, u, yu and ü": [
        ("lv", "吕建国"), ("lü", "吕建国"), ("lyu", "吕建国"), ("LV JIANGUO", "吕建国"), ("Lü Jianguo", "吕建国"),
    ],
    "traditional characters": [
        ("沈立羣", "沈立群"), ("呂建國", "吕建国"), ("單雄", "单雄"), ("張偉民", "张伟民"), ("區建華", "区建华"),
        ("實幹雲嶺", GOOD), ("暖心窗口評選", WARM), ("項目審批", "写不出来的，就不能答应"),
        ("河道管護隊", "河道管护队"), ("辦不成事", "“办不成事”窗口"), ("開工", "把窗口搬到工地上"),
        ("羅守田", VILLAGE),
    ],
    "numbers and document numbers": [
        ("云委发〔2025〕6号", GOOD), ("云委发(2025)6号", GOOD), ("云委发（2025）6号", GOOD),
        ("云委发【2025】6号", GOOD), ("云组发〔2023〕16号", WARM), ("雲組發〔2023〕16號", WARM),
        ("２０２４年度", GOOD), ("2023年度", WARM), ("8492人", VILLAGE), ("3004", VILLAGE), ("１４４．９米", WATER),
        ("214件", "第七个窗口的三年"), ("19个工作日", SERVICE),
    ],
    "mixed": [
        ("k歌房", "A组服务队"), ("Ｋ歌", "Café 与 K歌"), ("wifi", "Café 与 K歌"), ("wi-fi 6", "Café 与 K歌"),
        ("CAFE\u0301", "Café 与 K歌"), ("pm2.5", "Café 与 K歌"), ("沈立群 科长", "沈立群"),
        ("shenliqun 窗口", "把窗口搬到工地上"), ("水位 144.9", WATER), ("云岭 2024", GOOD),
    ],
    "rare characters": [
        ("𠮷田", "𠮷田友"), ("𠮷", "𠮷田友"), ("㐂", "生僻的名字"), ("◯", "二○二二年大事"),
        ("二○二二", "二○二二年大事"), ("王◯一", "王〇一"),
    ],
    "punctuation, spaces and width ignored": [
        ("“好干部”", "担当作为好干部"), ("好 干 部", "担当作为好干部"), ("好干部。", "担当作为好干部"),
        ("《光荣榜》", "“办不成事”窗口"), ("「实干云岭」", GOOD), ("敢担当 善作为", "敢担当，善作为"),
        ("敢担当,善作为", "敢担当，善作为"), (" 沈立群 ", "沈立群"), ("沈立群，", "沈立群"),
        ("沈\u3000立\u3000群", "沈立群"), ("张　伟", "张伟"), ("Ａ组", "A组服务队"), ("ＩＳＯ９００１", "A组服务队"),
        ("沈\u200b立群", "沈立群"),
    ],
    "organisations and their initials": [
        ("行政审批服务局", SERVICE), ("发展和改革局", PROJECTS), ("区发展和改革局", PROJECTS),
        ("水务局", "河道管护队"), ("疾病预防控制中心", "欧阳澜"), ("融媒体中心", "写不出来的，就不能答应"),
        ("宁川日报", "第七个窗口的三年"), ("组织部", "组织部的灯"), ("云岭区委", GOOD), ("fzhggj", PROJECTS),
        ("hdghd", "河道管护队"), ("jbyfkzzx", "欧阳澜"),
    ],
}  # fmt: skip
"""By kind of case, a query and the title of its first hit; "" where nothing must be found."""

EVERY = [(kind, typed, expected) for kind, cases in CASES.items() for typed, expected in cases]


@pytest.fixture(scope="module")
def site(django_db_setup, django_db_blocker):
    """The fixed pages, and the answers to all cases, found once."""
    from django.db import transaction

    with django_db_blocker.unblock(), transaction.atomic():
        editions = publish(*PAGES)
        found = {
            typed: [hit.edition.title for hit in search.find(typed, clock.read(), frozenset(), limit=100).hits]
            for _kind, typed, _expected in EVERY
        }
        yield editions, found
        transaction.set_rollback(True)


@pytest.mark.parametrize("kind", CASES)
def test_the_page_that_is_expected_comes_first(site, kind):
    _editions, found = site
    wrong = {typed: found[typed][:3] for typed, expected in CASES[kind] if (found[typed] or [""])[0] != expected}
    assert wrong == {}


def test_hits_and_order_are_those_of_a_search_without_a_database(site):
    editions, found = site
    assert found == {typed: reference.search(typed, PAGES, editions) for typed in found}


def test_there_are_cases_enough():
    assert len({typed for _kind, typed, _expected in EVERY} - {typed for typed, _ in FIRST_CASES}) >= 100
