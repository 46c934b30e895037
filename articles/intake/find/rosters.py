"""Lists of honoured people and units: tables, one name a line, groups by unit, runs of names."""

import re
from dataclasses import dataclass, field

from ..story import Block, Person, Post, Story, Team
from ..tables.posts import ORGANISATION_ENDS
from .names import SURNAMES, is_name, surname
from .posts import ending

ENUM = r"(?:[(]?(?:\d{1,3}|[一二三四五六七八九十]{1,3})[)、.\s]\s*)?"
NAME = (
    r"([\u4e00-\u9fff](?:[ ]{1,4}[\u4e00-\u9fff](?![\u4e00-\u9fff])|[\u4e00-\u9fff]{1,3})"
    r"|[\u4e00-\u9fff]{1,7}(?:·[\u4e00-\u9fff]{1,8}){1,2})"
)
NAME_FIRST = re.compile(
    rf"^\s*{ENUM}{NAME}\s*(?:[(](?:女|男|[\u4e00-\u9fff]{{1,3}}族)[^)]{{0,10}}[)])?(?:[\s,:]|--|——)+([^。;]{{2,60}})$"
)
NAME_LAST = re.compile(rf"^\s*{ENUM}([^。;,\s]{{3,40}})(?:[\s]{{1,}}|[::]){NAME}\s*$")
GROUP = re.compile(r"^\s*" + ENUM + r"([^。;,、::]{2,30})[:]\s*(\S.*)$")
NUMBERED = re.compile(r"[(][^()]{1,20}[)]|附件\s?\d{0,2}:?")
# 先进社区(3个) heads a list, 东湖社区 stands in one
HEADING = re.compile(r"先进|优秀|模范|文明|示范|最美|十佳|标杆|五星|红旗|名单|获奖|立功|集体|单位|功$|嘉奖|[(]|:$")
OF_PERSONS = re.compile(r"个人|工作者|同志|标兵|能手|教师(?!集体)|干部|人员|劳动模范")
TEAM_HEAD = re.compile(
    r"集体(?:[一二三]等功|嘉奖|记功)$|(?:先进|优秀|模范|文明|示范|五星)?[^,。;、]{0,12}(?:集体|单位|党组织|党支部|班组|团队|企业|家庭|窗口|示范点|党委|社区|科室|部门|学校|村)(?:名单)?\s*[(]?(?:共?\d+个|[一二三四五六七八九十]+个)?[)]?\s*[:]?$"
)
PERSON_HEAD = re.compile(
    r"个人(?:[一二三]等功|嘉奖|记功)$|(?:个人|工作者|党员|干部|标兵|能手|模范|同志|名单|人选|等奖|嘉奖|功|教师|少年|工匠|卫士|之星|人员|先锋|楷模|好人|提名奖|书记|网格员|医生|医师|护士|民警|辅警|员工|职工|村民|青年|获得者)(?:名单|公示)?\s*[(]?(?:共?\d+[名人位]|[一二三四五六七八九十]+[名人位])?[)]?\s*[:]?$"
)
LISTED = re.compile(r"名单|表彰|先进|公示|评选|通报|嘉奖|获|称号|命名|拟|一等奖|优秀|模范|受表扬|揭晓|功")
HEADER_NAME = ("姓名", "姓 名", "姓  名", "获奖者", "推荐对象", "候选人", "人选")
HEADER_POST = re.compile(r"单位|职务|职称|学校|部门|岗位|所在")
HEAD_OF_MANY = re.compile(
    r"(?<=[。,;、\n的予])([\u4e00-\u9fff]{2,3})等(?:\d{1,6}|[一二三四五六七八九十]+)[名位人]|^([\u4e00-\u9fff]{2,3})等\d{1,6}[名位人]",
    re.M,
)
BETWEEN = re.compile(r"授予|表彰|命名|对|给予|嘉奖|追授|拟")
RUN = re.compile(
    r"(?<![\u4e00-\u9fff])?((?:[\u4e00-\u9fff]{2,4}(?:\([^()]{1,8}\))?、){1,60}[\u4e00-\u9fff]{2,4})(?=等[一二三四五六七八九十两\d]{1,6}[名位人]|等同志|[一二三四五六七八九十两\d]{1,6}[名位]|同志)"
)
WON = re.compile(r"等?[^。;,]{0,16}?(?:当选|获评|荣获|荣立|获得|获|被评为|被授予|受到表彰|入选)")
ONE = re.compile(
    r"(?:授予|命名|表彰|追授|给予|对|记)([\u4e00-\u9fff]{2,4}?)(?:等|同志)(?:\d{1,6}|[一二三四五六七八九十]+)?[名位人]?(?:同志)?"
)


@dataclass
class Roll:
    """What the lists of a story hold."""

    people: list[Person] = field(default_factory=list)
    teams: list[Team] = field(default_factory=list)
    spans: list[tuple[int, int]] = field(default_factory=list)  # blocks that were read as list rows


def roll(story: Story, text: str) -> Roll:
    """People and teams out of the story's lists; text is the folded body."""
    out = Roll()
    columns: dict[str, int] = {}
    section = "people"
    rows = [(block, text[block.start : block.end]) for block in story.blocks]
    honoured = bool(LISTED.search(story.title) or LISTED.search(text[:600]))
    for index, (block, line) in enumerate(rows):
        if "\t" in line:
            columns = table_row(out, block, line, columns)
            continue
        columns = {}
        if len(line) > 300 or re.search(r"。.", line):
            section = "people"
            continue
        stripped = line.strip()
        if NUMBERED.fullmatch(stripped):
            continue
        if (
            len(stripped) <= 40
            and TEAM_HEAD.search(stripped)
            and HEADING.search(stripped)
            and not OF_PERSONS.search(stripped)
        ):
            section = "teams"
            continue
        if len(stripped) <= 40 and PERSON_HEAD.search(stripped) and not re.search(r"\s", stripped):
            section = "people"
            continue
        group = GROUP.match(line)
        if group and names_in(group[2]):
            named(out, block, line, group[2], unit=group[1].strip() if is_unit(group[1]) else "")
        elif only_names(stripped):
            named(out, block, line, stripped)
        elif section == "teams" and honoured and is_team_line(stripped):
            listed_teams(out, block, line)
        else:
            near = [rows[at][1] for at in (index - 1, index + 1) if 0 <= at < len(rows)]
            person_row(out, block, line, near)
    return out


def table_row(out: Roll, block: Block, line: str, columns: dict[str, int]) -> dict[str, int]:
    cells = [cell.strip() for cell in line.split("\t")]
    squeezed = [re.sub(r"\s", "", cell) for cell in cells]
    if any(cell in HEADER_NAME for cell in squeezed):
        columns = {"name": next(at for at, cell in enumerate(squeezed) if cell in HEADER_NAME)}
        post = [at for at, cell in enumerate(squeezed) if HEADER_POST.search(cell) and len(cell) <= 16]
        columns |= {"post": post[0]} if post else {}
        if len(post) > 1:
            columns["second"] = post[1]
        return columns
    at = columns.get("name")
    if at is None:
        near = [place for place, cell in enumerate(squeezed) if is_name(cell)]
        at = near[0] if len(near) == 1 and len(cells) >= 2 else None
    if at is not None and at < len(cells) and is_name(squeezed[at]):
        posts = [
            cells[place]
            for place in (columns.get("post"), columns.get("second"))
            if place is not None and place < len(cells) and cells[place]
        ]
        whole = posts_of("".join(posts)) if posts and ending(posts[-1], len(posts[-1])) is not None else []
        add_person(out, block, line, cells[at], whole, unit=posts[0] if posts else "")
    return columns


def posts_of(cell: str) -> list[str]:
    """炼钢厂炉前工、高级技师 → two posts, where each part is one."""
    parts = cell.split("、")
    return parts if all(ending(part, len(part)) is not None for part in parts) else [cell]


def add_person(out: Roll, block: Block, line: str, printed: str, posts: list[str], *, unit: str = "") -> None:
    at = line.find(printed)
    start = block.start + max(at, 0)
    name = re.sub(r"\s", "", printed)
    person = Person(name, [], "commended", "commended", [(start, start + len(printed))], unit)
    for post in posts:
        place = line.find(post)
        person.posts.append(
            Post(post, block.start + place if place >= 0 else -1, block.start + place + len(post) if place >= 0 else -1)
        )
    out.people.append(person)
    out.spans.append((block.start, block.end))


def person_row(out: Roll, block: Block, line: str, near: list[str]) -> None:
    """张三 某局局长, or 某局 张三; only where a neighbouring line has the same form or the post is plain."""
    first = NAME_FIRST.match(line)
    if first and is_name(first[1]) and not is_unit(re.sub(r"\s", "", first[1])) and len(line) < 80:
        similar = any(NAME_FIRST.match(other) and is_name(NAME_FIRST.match(other)[1]) for other in near)
        rest = first[2].strip()
        whole = ending(rest, len(rest)) is not None
        if similar or (whole and re.search(r"\s", line.strip()) and not re.search(r"[,]", line)):
            posts = re.split(r"、", rest) if whole else [rest] if re.search(r"[\u4e00-\u9fff]", rest) else []
            add_person(
                out,
                block,
                line,
                first[1],
                [re.sub(r"\s+", "", post) if post not in line else post for post in posts],
                unit=rest,
            )
            return
    last = NAME_LAST.match(line)
    if (
        last
        and is_name(last[2])
        and not is_unit(re.sub(r"\s", "", last[2]))
        and (is_unit(last[1]) or ending(last[1], len(last[1])) is not None)
    ):
        similar = any(NAME_LAST.match(other) and is_name(NAME_LAST.match(other)[2]) for other in near) or any(
            len(other) <= 16 and PERSON_HEAD.search(other.strip()) for other in near
        )
        if similar:
            add_person(out, block, line, last[2], posts_of(last[1]), unit=last[1])


def tokens(text: str) -> list[str]:
    """Names of a run: separated by 、 , or spaces; single characters set apart belong together."""
    text = re.sub(r"[(][^()]{1,12}[)]", "", text.strip(" 。;,"))
    if re.search(r"[、,]", text):
        return [re.sub(r"\s", "", token) for token in re.split(r"[、,]", text) if token.strip()]
    out, held = [], ""
    for token in text.split():
        if len(token) == 1:
            held += token
            if len(held) >= 2:
                out.append(held)
                held = ""
            continue
        out.append(token)
    return out + ([held] if held else [])


def names_in(text: str) -> bool:
    found = tokens(text)
    return bool(found) and len(found) <= 200 and all(is_name(token) and not is_unit(token) for token in found)


def only_names(text: str) -> bool:
    found = tokens(text)
    return len(found) >= 3 and names_in(text) and not re.search(r"[::]", text)


def is_unit(text: str) -> bool:
    text = re.sub(r"\s", "", text)
    return (
        len(text) > 2
        and text.endswith((*ORGANISATION_ENDS, "办", "联", "大厅"))
        and not (len(text) == 3 and text[0] in SURNAMES and text[-1] in "社园部馆所站")
    )


def named(out: Roll, block: Block, line: str, run: str, unit: str = "") -> None:
    offset = line.find(run)
    for token in tokens(run):
        match = re.compile(r"\s*".join(map(re.escape, token))).search(line, offset)
        start = block.start + (match.start() if match else offset)
        end = block.start + (match.end() if match else offset)
        out.people.append(Person(token, [Post(unit)] if unit else [], "commended", "commended", [(start, end)], unit))
        offset = match.end() if match else offset
    out.spans.append((block.start, block.end))


def is_team_line(text: str) -> bool:
    found = [token for token in re.split(r"[\s、,]+", re.sub(rf"^{ENUM}", "", text)) if token]
    return (
        bool(found)
        and sum(token.endswith(ORGANISATION_ENDS) for token in found) >= max(1, len(found) * 0.6)
        and len(text) < 300
    )


def listed_teams(out: Roll, block: Block, line: str) -> None:
    for match in re.finditer(r"[^\s、,。;]{2,40}", re.sub(rf"^{ENUM}", lambda found: " " * len(found.group()), line)):
        out.teams.append(Team(match.group(), line.strip(), block.start + match.start(), block.start + match.end()))
    out.spans.append((block.start, block.end))


def runs(text: str) -> list[tuple[str, int]]:
    """Names in a sentence's run (授予张三、李四等5名同志…称号): (name, offset)."""
    found = []
    for match in RUN.finditer(text):
        names, at = match[1].split("、"), match.start(1)
        names[0] = first_of_run(names[0])
        clean = [re.sub(r"\(.*", "", name) for name in names]
        if all(is_name(name) and len(name) <= 3 + (surname(name) == 2) and not is_unit(name) for name in clean) and (
            BETWEEN.search(text[max(0, at - 60) : at + 6]) or WON.match(text, match.end())
        ):
            for name in clean:
                place = text.find(name, at)
                found.append((name, place))
                at = place + len(name)
    for match in HEAD_OF_MANY.finditer(text):
        name = match[1] or match[2]
        if is_name(name) and not is_unit(name) and LISTED.search(text[match.end() : match.end() + 40]):
            found.append((name, match.start(1) if match[1] else match.start(2)))
    for match in ONE.finditer(text):
        if (
            is_name(match[1])
            and not is_unit(match[1])
            and len(match[1]) <= 3
            and re.search(r"\d|[一二三四五六七八九十]|同志", match.group()[len(match[1]) :])
        ):
            found.append((match[1], match.start(1)))
    return found


def first_of_run(token: str) -> str:
    for verb in ("授予", "表彰", "对", "给予", "命名"):
        if token.startswith(verb):
            token = token[len(verb) :]
    return token
