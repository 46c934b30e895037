"""In which capacity a person stands in the story: commended, deeds told, leader quoted, citizen, or just named."""

import re

from ..story import Person, Story
from ..tables.honours import STRONG_AWARD_VERBS
from ..tables.posts import LEADERS
from .campaigns import HONOUR, from_title
from .people import RELATIVE, is_citizen
from .speech import MEETING, SPEECH

HEAD = re.compile(
    r"表彰|评选|先进事迹|先进典型|模范|榜样|标兵|好干部|好团队|获评|荣获|喜获|嘉奖|劳模|楷模|最美|先锋|卫士|工匠|立功|受奖|追记|称号|道德|事迹|记.{0,25}(?:书记|主任|局长|同志|站长|所长|队长)|群像|好人|之星|抗疫|少年|身影|风采"
)
STRONG = (
    "表彰",
    "评选",
    "先进事迹",
    "先进典型",
    "典型",
    "模范",
    "榜样",
    "标兵",
    "好干部",
    "优秀干部",
    "获评",
    "荣获",
    "嘉奖",
    "楷模",
    "先锋",
    "卫士",
    "称号",
    "最美",
    "涌现出",
    "脱颖而出",
    "事迹",
    "逆行",
    "好党员",
    "像",
    "感动",
    "奉献",
    "冲锋",
    "不顾个人安危",
    "敢担当",
    "挺身而出",
)
MEDAL = re.compile(
    r"(?:"
    + "|".join(map(re.escape, (verb for verb in STRONG_AWARD_VERBS if verb not in ("获", "记"))))
    + r"|被[^,。;]{1,14}(?:评为|授予|命名为|评选为|表彰为|确定为)|获(?![奖悉得准取救益利])|记(?=[一二三大个集])"
    + r")[^。;!?]{0,40}?(?:称号|功|嘉奖|先进|优秀|模范|标兵|奖|个人|工作者|荣誉|先锋|卫士|最美|工匠|好人|之星)"
    r"|(?:受到|受|获得|获|得到)(?:通报)?(?:表彰|表扬|嘉奖)|榜上有名|获此殊荣|获此称号"
)
SPEAKER = re.compile(r"”[^。“”]{0,30}$")


# an award announced early: 对60名“实干先锋”进行表彰, 表彰了一批“巾帼标兵”, 授予某某等20名同志…称号
CONFERS = re.compile(
    r"(?:表彰|表扬|评选|授予|命名|嘉奖|颁奖|颁发|选树)[^。;\n]{0,40}?(?:\d{1,4}[名位个人]|一批|[一二三四五六七八九十百]+名|“[^”]{2,16}”(?:称号|名单|奖牌|证书|荣誉))"
    r"|\d{1,4}[名位个人][^。;\n]{0,40}?(?:进行(?:了)?(?:通报)?表彰|予以(?:通报)?(?:表彰|表扬)|给予嘉奖|受到(?:通报)?表彰|获(?:得)?表彰|光荣上榜|登台领奖)"
)
STAFF = ("司机", "驾驶员", "工人", "职工", "员工", "村民", "居民", "农民", "市民", "学生", "学员", "养殖户", "种植户")


def introduced(person: Person, text: str) -> bool:
    """Whether an entry of its own presents the person: 某某,女,58岁,某村村民."""
    return any(re.match(r",(?:男|女)[,。]", text[end : end + 3]) for _, end in person.spans[:6])


def placed(person: Person) -> bool:
    """Whether a post of everyday people names the place of work: 某站驾驶员, 某厂工人."""
    return any(
        post.text.endswith(word)
        and word not in ("村民", "居民", "市民", "学生", "学员", "农民")
        and len(post.text) > len(word) + 2
        for post in person.posts
        for word in STAFF
    )


def exemplary(story: Story, text: str) -> bool:
    """Whether the story is about people held up as examples, by its head or by its words well before the end."""
    head = "\n".join((story.title, story.kicker, story.subtitle, story.editor_note, *story.captions))
    announced = from_title(story.title)
    if announced and announced.kind == "selection":
        return True
    if HEAD.search(head) or HONOUR.search(head) or CONFERS.search(head):
        return True
    early = text[: max(300, len(text) * 45 // 100)]
    if CONFERS.search(early):
        return True
    distinct = [word for word in STRONG if word in text]
    return len(distinct) >= 4 and sum(1 for word in STRONG if word in early) >= 2


def judge(people: list[Person], story: Story, text: str, listed: set[str]) -> None:
    """Set kind and capacity of everyone; `listed` are the names of award lists."""
    head = story.title + "\n" + story.subtitle
    example = exemplary(story, text)
    heroes = {person.name for person in people if person.name in head and not speaks_only(person, text)}
    for person in people:
        if person.name in listed | heroes or is_awarded(person, text, people):
            person.kind, person.capacity = "commended", "commended"
        else:
            person.kind, person.capacity = told(person, text, people, example=example, of_all=example and not heroes)


def told(person: Person, text: str, people: list[Person], *, example: bool, of_all: bool) -> tuple[str, str]:
    """Kind and capacity of somebody for whom no award is told.

    `example`: the story holds people up as examples; `of_all`: not only those whom its head names.
    """
    acts = any(acting(text, at, end) or told_on(text, end, people) for at, end in person.spans[:40])
    leader = any(is_leader(post.text) for post in person.posts)
    if of_all and introduced(person, text):
        return "commended", "deeds_told"
    if is_relative(person) or (is_citizen(person) and not (example and acts and placed(person))):
        return "mentioned", "citizen"
    if of_all and acts and not leader:
        return "commended", "deeds_told"
    if leader or speaks_only(person, text):
        return "mentioned", "leader_quoted" if person.posts else "named"
    return "mentioned", "deeds_told" if acts else "named"


def is_awarded(person: Person, text: str, people: list[Person]) -> bool:
    """Whether somewhere a sentence says that the person, nobody's relative, received an honour."""
    return not is_relative(person) and any(has_medal(text, at, end, people) for at, end in person.spans[:40])


def is_relative(person: Person) -> bool:
    return any(post.text.endswith(tuple(RELATIVE)) or post.text == "同事" for post in person.posts)


def is_leader(post: str) -> bool:
    return any(post.endswith(word) and not post.endswith(("纪检组长",)) for word in LEADERS) or post.endswith("委常委")


TOLD_ON = re.compile(
    r"[。!”][^。\n]{0,16}?(?:他|她)(?!们|说|要求|强调|指出|希望|表示|还说|告诉|坦言|介绍|对记者|的妻|的丈|的儿|的女|的父|的母)"
)


def told_on(text: str, end: int, people: list[Person]) -> bool:
    """Whether the paragraph goes on to tell what the person did: …说。25年来,他提出建议148条."""
    rest = text[end : end + 400].split("\n", maxsplit=1)[0]
    match = TOLD_ON.search(rest)
    return bool(match) and not any(person.name in rest[: match.end()] for person in people)


def clause_after(text: str, end: int) -> str:
    return text[end : end + 60].split("\n", maxsplit=1)[0]


def acting(text: str, at: int, end: int) -> bool:
    """Whether here the person does something other than speak, attend or be quoted."""
    rest = clause_after(text, end)
    if SPEECH.match(rest) or MEETING.match(rest):
        return False
    before = text[max(0, at - 40) : at]
    # “……”某局长张三说: the quotation stands before the speaker
    return not (SPEAKER.search(before) and re.match(r"^[^,。]{0,8}(?:说|道|表示|介绍|告诉)", rest))


def speaks_only(person: Person, text: str) -> bool:
    return bool(person.spans) and not any(acting(text, at, end) for at, end in person.spans[:40])


def has_medal(text: str, at: int, end: int, people: list[Person]) -> bool:
    """Whether the rest of the sentence says that this person received an honour, no other person between."""
    stop = min((place for place in (text.find(mark, end) for mark in "。;!?\n") if place >= 0), default=len(text))
    rest = text[end:stop]
    match = MEDAL.search(rest)
    if match:
        between = rest[: match.start()]
        others = [person.name for person in people if person.name in between] if re.search(r"[,]", between) else []
        if not others and not re.search(
            r"表示|介绍|说|颁|宣读|祝贺|指出|要求|强调|带领.{0,12}(?:局|委|中心|村|队)|等一行|^为|^向|看望|慰问",
            between,
        ):
            return True
    start = max(text.rfind(mark, 0, at) for mark in "。;!?\n") + 1
    before = text[start:at]
    return (
        bool(re.search(r"(?:授予|追授|给予|表彰)[^,]{0,24}$", before))
        and bool(re.search(r"称号|奖励|嘉奖|功|荣誉|先进|优秀|同志", rest))
        and not re.search(r"为$", before)
    )
