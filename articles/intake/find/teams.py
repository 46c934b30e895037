"""Teams: units that the text says were honoured, and units whose deeds stand among those of honoured people."""

import re

from ..story import Person, Story, Team
from ..tables.honours import TEAM_HONOURS
from ..tables.posts import ORGANISATION_ENDS

UNIT = r"[\u4e00-\u9fffA-Za-z0-9]{1,24}?(?:" + "|".join(map(re.escape, ORGANISATION_ENDS)) + r")"
AWARD = re.compile(
    r"(?:先后|分别|均|连续[^,。]{0,4}|也|还|曾|多次|被[\u4e00-\u9fff、]{2,20}?|一举|成功){0,3}(?:被授予|授予|被评选为|被评为|评为|获评|荣获|获得|喜获|荣膺|荣立|被命名为|被表彰为|当选|获|入选)"
)
GIVEN = re.compile(rf"(?:授予|表彰|命名|给予|追授)(?:了)?({UNIT})(?:等[\d一二三四五六七八九十]+个[^“,。]{{0,10}})?“")
# 急诊医学科等3个“先进科室”
MANY = re.compile(
    rf"(?:^|[,、和对予彰“”])({UNIT})等(?:\d{{1,4}}|[一二三四五六七八九十百]{{1,4}})个[^,。;]{{0,14}}?(?:集体|单位|组织|科室|团队|支部|班组|社区|党委|村|窗口|学校|企业)"
)
HONOURED = re.compile(r"表彰|表扬|授予|授牌|命名|嘉奖|获评|荣获|称号|奖励|评为|当选|荣立|入选")
TIME = re.compile(
    r"(?:19|20)\d\d年(?:\d{1,2}月)?(?:\d{1,2}日)?|\d{1,2}月\d{1,2}日|近日|今年|去年|先后|并|也|还|多次|连续|均|都"
)
SUBJECT = re.compile(
    rf"(?:^|[,:“”])({UNIT})(?=率先|近年来|先后|连续|已连|积极|主动|全力|大力|创新|坚持|以[^来及]|不断|始终|聚焦|围绕|立足|深入|推行|探索|现有|共有|着力|充分|紧扣|紧盯|牢牢|自20|成立|实现|全年|全体|全员)"
)
# 立案庭、民一庭、执行局3个先进集体
SEVERAL = re.compile(
    rf"((?:{UNIT}、){{1,12}}{UNIT})(?:等|这)?(?:\d{{1,4}}|[一二三四五六七八九十]{{1,3}})个[^,。;、]{{0,14}}?(?:集体|单位|组织|科室|团队|支部|班组)"
)
# 3个“青年文明号”:第一税务分局、信息中心
NAMED_AFTER = re.compile(
    r"\d{1,3}个[^,。;:]{0,6}(?:“[^”]{2,14}”|[^,。;:]{0,10}(?:集体|单位|团队|班组|支部))[^,。;:]{0,6}[:,](?:分别是|包括)?([^。;\n]{6,200})"
)
DEPUTY = re.compile(
    rf"(?:^|[,。“])({UNIT})(?:则|便|就|正)?是[^,。]{{0,16}}?(?:好团队|先进集体|优秀团队|好班子|先进单位|先进典型)"
)
LED = re.compile(rf"(?:带领|率领|所在的?|领导的?)({UNIT})(?:以|的|,|获|连续|先后|被|荣)")
LONGEST_SENTENCE = 800  # what is longer is no sentence of people
LIST = re.compile(r"[、和]")
TEAM_STORY = re.compile(r"团队|先进集体|好班子|班组|先进单位")


def teams(story: Story, text: str, people: list[Person]) -> list[Team]:
    """Honoured units in running text, with the sentence that says so."""
    found: dict[str, Team] = {}
    for start, sentence in sentences(text):
        for match in AWARD.finditer(sentence):
            honour = sentence[match.end() : match.end() + 60].split(",")[0]
            if (match.group().endswith(("授予", "评为")) and "被" not in match.group()) or not is_team_honour(honour):
                continue
            for name, at in subjects(sentence, match.start(), people):
                put(found, name, sentence, start + at)
        for many in MANY.finditer(sentence):
            name = re.sub(r"^.*(?:对|给予|授予|表彰|表扬|命名|决定)|^[和与及]", "", many[1])
            if HONOURED.search(sentence) and not any(person.name in name for person in people):
                put(found, name, sentence, start + many.end(1) - len(name))
        for name, at in listed(sentence):
            if HONOURED.search(sentence) and not any(person.name in name for person in people):
                put(found, name, sentence, start + at)
        given = GIVEN.search(sentence)
        if given and not any(person.name in given[1] for person in people):
            put(found, given[1], sentence, start + given.start(1))
    if TEAM_STORY.search(story.title) or re.search(r"\d{1,4}个[^,。]{0,12}团队", text):
        for block in story.blocks:
            deeds(found, text[block.start : block.end], block.start, people)
    return list(found.values())


def listed(sentence: str):
    """(unit, offset) of the units that a sentence lists beside the number of groups honoured."""
    for match in SEVERAL.finditer(sentence[:400]):
        first = re.sub(r"^.*(?:对|给予|授予|表彰|表扬|命名|决定)", "", match[1])
        at = match.end(1) - len(first)
        for name in first.split("、"):
            yield name, at
            at += len(name) + 1
    for match in NAMED_AFTER.finditer(sentence[:400]):
        at = match.start(1)
        pieces = re.split(r"(?<=[、和])", match[1])
        if all(re.fullmatch(UNIT, piece.strip("、和 ")) for piece in pieces):
            for piece in pieces:
                yield piece.strip("、和 "), at
                at += len(piece)
    for match in DEPUTY.finditer(sentence):
        yield match[1], match.start(1)


def sentences(text: str):
    at = 0
    for piece in re.split(r"(?<=[。;!?\n])", text):
        if piece.strip():
            yield at, piece[:LONGEST_SENTENCE]
        at += len(piece)


def is_team_honour(honour: str) -> bool:
    quoted = re.match(r"[^“”,。;]{0,30}“([^”]+)”(?:[、和]?“[^”]+”)*([^,。;“”]{0,8})", honour)
    words = quoted[1] + quoted[2] if quoted else re.split(r"[,。;]", honour)[0]
    if re.search(r"个人|工作者|同志|党员|标兵|能手|书记|干部$|公务员|教师|医生|调解员", words):
        return False
    if quoted and re.search(r"称号|荣誉", honour) and words.endswith(("称号", "荣誉称号")) is None:
        return False
    return any(word in words for word in TEAM_HONOURS) or bool(quoted and quoted[1].endswith(ORGANISATION_ENDS))


def subjects(sentence: str, at: int, people: list[Person]) -> list[tuple[str, int]]:
    """The units before an award verb: those of its clause, or the unit that a person led there."""
    before = sentence[:at]
    led = list(LED.finditer(before + "的"))
    if led:
        return [(led[-1][1], led[-1].start(1))]
    clause_at = max(before.rfind(mark) for mark in ",;“”:") + 1
    clause = before[clause_at:]
    if not TIME.sub("", clause).strip():
        if subject := earlier(sentence, clause_at, people):
            return [subject]
        pieces = before.rstrip(",")
        clause_at = max(pieces.rfind(mark) for mark in ",;“”:") + 1
        clause = pieces[clause_at:]
    names = [person.name for person in people if person.name in clause]
    if names:
        return []
    out, cursor = [], 0
    for piece in LIST.split(clause):
        place = clause.find(piece, cursor)
        cursor = place + len(piece)
        match = re.search(rf"({UNIT})(?:分别|先后|也|还|均|都|已|则)?$", piece.strip()) or re.match(
            rf"({UNIT})(?=以|凭|因|在|连续|经)", piece.strip()
        )
        if match:
            name = re.sub(
                r"^(?:如今|同时|其中|目前|此外|我院|我校|今年|去年|近年来|近日|日前|\d{4}年|年|月|日|使|让|推动|因此|由|该)+",
                "",
                match[1],
            )
            if 2 <= len(name) <= 26 and not re.search(r"[的了在]|^(?:全|该|本|各|所在)", name):
                out.append((name, clause_at + place + piece.find(name)))
    return out


def earlier(sentence: str, at: int, people: list[Person]) -> tuple[str, int] | None:
    """The unit that opens an earlier clause and is what the award is about: 某局率先…,把…,获评…."""
    before = sentence[:at]
    for match in reversed(list(SUBJECT.finditer(before))):
        if any(person.name in before[match.start() :] for person in people):
            break
        if 4 <= len(match[1]) <= 22 and not re.search(r"[的了在]|^(?:全|该|本|各|所在)", match[1]):
            return match[1], match.start(1)
    return None


def deeds(found: dict[str, Team], paragraph: str, offset: int, people: list[Person]) -> None:
    """In a story that honours teams, a paragraph whose subject is a unit and that names no person."""
    if len(paragraph) < 60 or any(person.name in paragraph for person in people):
        return
    match = re.search(
        rf"(?:^|,)({UNIT})(?=全员|全体|充分|坚持|主动|积极|连续|先后|迅速|发挥|始终|靠前|创新|勇|闻令|围绕|立足|聚焦)",
        paragraph[:120],
    )
    if match and len(match[1]) >= 5 and not re.search(r"[的了在]", match[1]):
        put(found, match[1], paragraph.split("。", maxsplit=1)[0] + "。", offset + match.start(1))


def put(found: dict[str, Team], name: str, sentence: str, start: int) -> None:
    name = name.strip("“”")
    if len(name) >= 3 and name not in found:
        found[name] = Team(name, sentence.strip(), start, start + len(name))
