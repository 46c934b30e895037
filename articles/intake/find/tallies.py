"""How many were honoured: the counts in a sentence that announces awards."""

import re

from ..story import Tally
from .numerals import value

QUOTE = r"“([^“”\n]{2,30})”"
COUNT = r"(?<!\d)(\d{1,6}|[一二三四五六七八九两十百]{1,5})余?(名|位|个|人|家|户|支|所|件|项|篇|条)"
NOUN = r"((?:[\u4e00-\u9fff]{0,14})?(?:[“\"][^“”\"\n]{2,20}[”\"])?[\u4e00-\u9fff]{0,12})"
HONOUR_VERB = re.compile(
    r"(?:表彰奖励|通报表扬|表彰|评选出|共?评出|评选产生|评选|授予|命名|公布|表扬|选树|推选出|选出|拟命名|拟表彰|拟推荐|获评|入选|记三等功"
    r"|给予嘉奖|嘉奖|揭晓|上榜|受表彰的|获表彰的|获此殊荣|获此称号|获提名奖|获得表彰|受到表彰|授牌|领奖|颁奖|发布)"
)
TALLY = re.compile(COUNT + NOUN)
AFTER_TITLE = re.compile(QUOTE + r"(\d{1,6})(名|个|人|位)")
TEN = re.compile(r"(十)佳([\u4e00-\u9fff]{2,10}?)(?=和|、|进行|[,。]|称号|名单|$)")
PEOPLE = re.compile(
    r"同志|干部|集体|个人|团队|党员|工作者|标兵|模范|先锋|骨干|人才|人物|单位|组织|支部|卫士|之星|班组|网格员|教师|学生|医生|医师|护士|民警"
    r"|干警|好人|工匠|少年|先进|典型|楷模|能手|等奖|提名奖|获奖|榜样|职工|员工|劳动者|代表|金点子|“|家庭|村|窗口|科室|社区|企业|青年|女性"
)
AFTER = re.compile(
    r"^[^。;,]{0,14}?(?:获得?表彰|受到?表彰|获此(?:殊荣|称号)|受嘉奖|上榜|获提名奖|获评|当选|获奖|榜上有名|登台领奖)"
    r"|^[^。;,]{0,6}?(?:获得?|荣获)[^。;,]{0,24}?(?:称号|奖|荣誉)"
    r"|^[^。;]{0,40}?(?:(?:予以|给予|进行)(?:了)?(?:通报|集中)?(?:表彰|表扬|嘉奖|奖励|命名|授牌)|授牌)"
)
SELECTED = re.compile(r"^[^。;,]{0,6}?(?:入选|当选|获评|荣获|获|被评为|被授予)")
ENTRANTS = re.compile(r"^[^。;,]{0,8}?(?:参评|参加|参与|参选|参赛|报名|投票|完成)")
STOP = re.compile(r"(?:进行|给予|予以|获|受到?|被|上榜|称号|名单|讲述|为第|为“|授牌|披红|登台|和[\u4e00-\u9fff]+等$)")
PRIZE = re.compile(r"([一二三]等奖|特等奖|优秀奖|提名奖)$")


def tallies(sentence: str, offset: int) -> list[Tally]:
    """The award counts of one sentence; offset is where it stands in the text."""
    verbs = list(HONOUR_VERB.finditer(sentence))
    if not verbs:
        return []
    out = titled(sentence, offset, verbs)
    taken = {tally.start for tally in out}
    for match in TALLY.finditer(sentence):
        if match.start() + offset not in taken:
            tally = counted(sentence, offset, match, verbs, out)
            if tally:
                out.append(tally)
    for match in TEN.finditer(sentence):
        if any(verb.end() <= match.start() <= verb.end() + 12 for verb in verbs):
            out.append(Tally("十", value("十"), match[2], match.start() + offset, match.end(1) + offset))
    return sorted(out, key=lambda tally: tally.start)


def titled(sentence: str, offset: int, verbs: list[re.Match]) -> list[Tally]:
    """Counts right after their title: “实干标杆”50名."""
    return [
        Tally(match[2], value(match[2]), match[1], match.start(2) + offset, match.end(3) + offset)
        for match in AFTER_TITLE.finditer(sentence)
        if any(verb.end() <= match.start() + 1 for verb in verbs)
    ]


def counted(sentence: str, offset: int, match: re.Match, verbs: list, out: list[Tally]) -> Tally | None:
    """The tally of one count with its noun, if an award verb stands near before or after it."""
    count, unit, noun = match[1], match[2], STOP.split(match[3])[0]
    before, rest = sentence[: match.start()], sentence[match.end(2) :]
    if re.search(r"(?:第|前|连续|年|达|约)$", before) or value(count) is None:
        return None
    if ENTRANTS.match(rest):
        return None
    prize = PRIZE.search(before)
    if prize:
        noun = prize[1]
    else:
        near = [
            verb
            for verb in verbs
            if verb.end() <= match.start() <= verb.end() + 40
            and not re.match(r"大?会|活动|仪式|名单", sentence[verb.end() :])
            and not re.search(r"[。;]", sentence[verb.end() : match.start()])
        ]
        after = AFTER.match(rest)
        last = out[-1].end - offset if out else -1
        listed = bool(out) and re.fullmatch(r"[、和,及]?", sentence[last : match.start()] or "") is not None
        people = PEOPLE.search(noun or rest[:6]) or (after and unit in "名位人")
        if not (people and (near or after or listed or re.match(r"(?:受|获)到?得?表彰", noun))):
            return None
        if (
            near
            and near[-1].group() in ("获评", "入选", "公布", "揭晓", "发布")
            and not PEOPLE.search(noun)
            and not after
        ):
            return None
        if SELECTED.match(rest) and re.search(r"其中(?:有)?$|(?<![共还])有$", before[-4:]):
            return None
    what = re.sub(r"[“”\"]", "", noun).strip("的了为等") or "同志"
    return Tally(count, value(count), what, match.start() + offset, match.end(2) + offset)


GENERAL = ("同志", "干部", "个人", "学生", "人员", "职工", "教师", "单位", "集体", "先进典型", "获奖者")


def same(one: Tally, other: Tally) -> bool:
    """Whether two counts of a story say the same: equal, and one of them names nobody in particular."""
    if one.value != other.value:
        return False
    alike = one.what[:4] == other.what[:4] or one.what in other.what or other.what in one.what
    return alike or one.what.startswith(GENERAL) or other.what.startswith(GENERAL)
