"""Campaigns that a story names, with how many were honoured in each."""

import re

from ..story import Campaign, Tally
from ..tables.honours import CAMPAIGN_ENDS, HONOUR_TITLES
from .numerals import value
from .tallies import PEOPLE, QUOTE, same, tallies

ENDS = "|".join(map(re.escape, sorted(CAMPAIGN_ENDS, key=len, reverse=True)))
NAMED = re.compile(rf"{QUOTE}([\u4e00-\u9fff]{{0,14}}?)({ENDS})")
UNQUOTED = re.compile(r"([\u4e00-\u9fff]{4,10}?)(专项行动|专项整治行动|攻坚行动|主题教育)")
LEAD = re.compile(r".*(?:开展|实施|参与|参加|推进|组织|启动|以及|自|在|的|召开|通过|深入|了|把|将|对|与|和|以)")
# what cannot stand inside a campaign's name between its quotation and its last word
BROKEN = re.compile(
    r"[,。;、:了的和与]|进行|类|予以|给予|近日|日前|今年|昨天|当天|现场|^(?:等|为|在|以)|[局委办会联](?!员|议)|称号|荣誉"
)
HONOUR = re.compile("|".join(HONOUR_TITLES))
CONFERRED = re.compile(
    rf"(?:表彰|表扬|评选|选树|评出|命名|揭晓|发布|推选)(?:出|了|产生)?[^,。;“”]{{0,12}}?{QUOTE}(?!称号的|精神)"
)
CEREMONY = re.compile(
    r"(?:召开|举行|举办|组织|开展)(?:了)?([^,。;“”]{0,14}(?:“[^”\n]{2,24}”)?[^,。;“”]{0,14}?(?:表彰|命名|颁奖|授奖|发布))"
    r"(?:大会|会议|会|仪式|活动|典礼|暨)"
)
COUNTED = re.compile(r"^(?:一批|(?:\d{1,5}|[一二三四五六七八九十百]{1,4})(?:名|个|位|家|户))?(?:年度)?")
HONOURED_ENDS = re.compile(
    r"(?:个人|集体|单位|标兵|能手|模范|先锋|楷模|之星|人物|干部|党员|工匠|卫士|好人|少年|青年|家庭|组织|企业|团队|班组|书记|奖章|[员者手师]|嘉奖|记功|评选|奖|榜)$"
)
HELD = re.compile(
    r"(?:开展|举办|举行|组织|实施|启动)(?:了)?([^,。;:“”]{0,14}“[^”\n]{0,16}(?:比武|擂台赛|竞赛|大赛|行动|评选|攻坚战|大会战|擂台|比拼|大讨论)”)"
)
HEADED = re.compile(r"^[^\u4e00-\u9fff\n]{0,8}([\u4e00-\u9fff“”]{2,20})[(]共?(\d{1,4})(名|个|人|位)[)]:?$", re.M)
ORDINAL = r"(?:第[一二三四五六七八九十\d]{1,3}届|(?:19|20)\d\d年度?)?"
TITLE_CONFERS = re.compile(
    r"(?:表彰|表扬|奖励|命名|评选|选树|评出|推选)(?:奖励|表彰)?(?!大会|会|活动|工作|决定|暨)([^“”,。:!?]{4,30})$"
)
DOCUMENT = re.compile(
    r"关于(?:对|给予|拟|开展|做好)?(?:通报)?(?:表彰|表扬|命名|奖励|授予|评选|推荐|公布)?(?:奖励|表彰)?([^。;]{4,50}?)"
    r"(?:推荐|拟表彰|拟)?(?:人选|候选人|对象|人员|名单|称号)?(?:名单)?的?(?:决定|通报|通知|公示|公告)"
)
ANNOUNCED = re.compile(
    rf"({ORDINAL}(?:[\u4e00-\u9fff]{{0,8}})?{QUOTE}?[\u4e00-\u9fff]{{0,16}}?(?:评选|奖章|奖|好人|人物|之星|标兵))"
    r"(?:结果)?(?:正式)?(?:揭晓|出炉|公布|发布)"
)


def campaigns(title: str, captions: list[str], text: str, heads: str = "") -> list[Campaign]:
    """Campaigns by their own wording or by the award announced, each once, tallies with the nearest before them.

    heads are kicker, subtitle and the editor's note, which name what a story belongs to.
    """
    found: dict[str, Campaign] = {}
    main = from_title(title) or next((made for made in map(from_title, captions) if made), None)
    for match in NAMED.finditer(text):
        inner, between, end = match[1], match[2], match[3]
        if not BROKEN.search(between):
            add(found, Campaign(f"“{inner}”{between}{end}", CAMPAIGN_ENDS[end], [], match.start(), match.end()))
    for match in UNQUOTED.finditer(text):
        name = LEAD.sub("", match[1])
        if len(name) >= 4 and "等" not in name and not name.endswith(("等", "项", "个")):
            add(found, Campaign(name + match[2], CAMPAIGN_ENDS.get(match[2], "drive"), [], match.start(), match.end()))
    for match in HELD.finditer(text):
        add(found, Campaign(re.sub(r"^(?:了|全[区县市])", "", match[1]), "activity", [], match.start(1), match.end(1)))
    if main and not alike(found, main.name):
        found = {key(main.name): main, **found}
    if not any(campaign.kind == "selection" for campaign in found.values()):
        announced = by_award(text, "\n".join((title, heads)))
        if announced and not alike(found, announced.name):
            found = {key(announced.name): announced, **found}
    place_tallies(found, text + "\n" + title)
    headed(found, text)
    return list(found.values())


def key(name: str) -> str:
    stem = re.sub(r"[“”\"\s,、]", "", name)
    return re.sub(rf"(?:{ENDS})$", "", stem)


def add(found: dict[str, Campaign], campaign: Campaign) -> None:
    name = key(campaign.name)
    for known, earlier in found.items():
        if known == name or (len(name) >= 4 and name in known) or (len(known) >= 4 and known in name):
            if campaign.kind == "selection":
                earlier.kind = "selection"
            return
    found[name] = campaign


def alike(found: dict[str, Campaign], name: str) -> bool:
    name = key(name)
    return any(known == name or name in known or known in name for known in found)


def from_title(title: str) -> Campaign | None:
    """A campaign out of a headline: 开展“…”…评选, 表彰…“…”, 关于表彰…的决定, 举行…表彰活动."""
    match = NAMED.search(title)
    if match and not BROKEN.search(match[2]):
        return Campaign(f"“{match[1]}”{match[2]}{match[3]}", CAMPAIGN_ENDS[match[3]])
    wide = re.search(rf"{QUOTE}([\u4e00-\u9fff]{{2,14}}?评选)", title)
    if wide:
        return Campaign(f"“{wide[1]}”{wide[2]}", "selection")
    match = re.search(rf"(?:表彰|评选|选树|命名)[^“”,。]{{0,10}}{QUOTE}", title)
    if match:
        return Campaign(f"“{match[1]}”评选表彰", "selection")
    match = re.search(rf"({ORDINAL}){QUOTE}(?:[\u4e00-\u9fff]{{0,6}})(?:人选|名单|公示|称号|揭晓)", title)
    if match:
        return Campaign(f"{match[1]}“{match[2]}”", "selection")
    for pattern in (DOCUMENT, CEREMONY, TITLE_CONFERS, ANNOUNCED):
        match = pattern.search(title)
        name = COUNTED.sub("", match[1]).strip("的 ") if match else ""
        if len(name) >= 4 and (pattern is CEREMONY or (HONOUR.search(name) and HONOURED_ENDS.search(name))):
            return Campaign(name, "selection")
    quoted = next((each for each in re.findall(QUOTE, title) if HONOUR.search(each)), None)
    return Campaign(quoted, "selection") if quoted else None


def by_award(text: str, heads: str) -> Campaign | None:
    """The award that a story is about where nothing calls it a selection: told in its head, or conferred early."""
    early = text[: max(400, len(text) * 45 // 100)]
    for match in re.finditer(QUOTE, text):
        column = match[1] in re.split(r"[\s|丨]", heads) or f"“{match[1]}”" in heads
        if column and HONOUR.search(match[1]):
            return Campaign(match[1], "selection", [], match.start(1), match.end(1))
    match = CONFERRED.search(early)
    if match and HONOUR.search(match[1]):
        return Campaign(match[1], "selection", [], match.start(1), match.end(1))
    match = CEREMONY.search(early)
    if match:
        name = re.sub(r"^(?:全[区市县]|我[区市县])?", "", match[1])
        if len(name) >= 5:
            return Campaign(name, "selection", [], match.start(1), match.end(1))
    return None


def headed(found: dict[str, Campaign], text: str) -> None:
    """Counts that the headings of the lists give: 先进社区(3个)."""
    target = next((campaign for campaign in found.values() if campaign.kind == "selection"), None)
    for match in HEADED.finditer(text) if target else ():
        tally = Tally(match[2], value(match[2]), match[1], match.start(2), match.end(3))
        if HONOUR.search(tally.what) and not any(same(tally, known) for known in target.tallies):
            target.tallies.append(tally)


def place_tallies(found: dict[str, Campaign], text: str) -> None:
    """Read counts out of sentences that announce awards, and give each to the campaign it names or stands near."""
    at = 0
    for sentence in re.split(r"(?<=[。!?\n])", text):
        start, at = at, at + len(sentence)
        counted = tallies(sentence[:800], start)
        if not counted:
            continue
        if re.search(r"此(?:殊荣|称号|荣誉|奖)", sentence) and not found:
            earlier = re.findall(r"([\u4e00-\u9fff]?[\u4e00-\u9fff]?)" + QUOTE, text[max(0, start - 120) : start])
            if earlier:
                found[key(earlier[-1][1])] = Campaign(earlier[-1][1], "selection", [], start, start)
        target = choose(found, sentence, start, counted)
        if target is None:
            continue
        for tally in counted:
            fresh = not any(same(tally, known) for known in target.tallies if known not in counted)
            if fresh and len(target.tallies) < 12:
                target.tallies.append(tally)


def choose(found: dict[str, Campaign], sentence: str, start: int, counted: list[Tally]) -> Campaign | None:
    """The campaign of a sentence: one that it names, or by its quoted title, else the selection before it, if any."""
    bare = re.sub(r"[“”\"\s,、]", "", sentence)
    at = counted[0].start - start
    inner = re.search(QUOTE + "$", sentence[:at]) if at > 0 else None
    inner = inner or re.search(QUOTE, sentence[counted[0].end - start : counted[0].end - start + 34].split(",", 1)[0])
    selections = [campaign for campaign in found.values() if campaign.kind == "selection"]
    named = [campaign for name, campaign in found.items() if name in bare]
    for campaign in (*(each for each in named if each.kind == "selection"), *named):
        if campaign.kind == "selection" or not selections:
            return campaign
    if inner:
        return by_stem(found, inner[1], counted[0])
    for match in re.finditer(QUOTE, sentence):
        stem = match[1]
        for name, campaign in found.items():
            if stem in name or name in stem:
                return campaign
        if not selections:
            campaign = Campaign(stem, "selection", [], start + match.start(1), start + match.end(1))
            found[key(stem)] = campaign
            return campaign
    if selections:
        return selections[0]
    if found and any(word in sentence for word in ("活动", "征集")):
        return next(iter(found.values()))
    stem = re.sub(r"^同志为?", "", counted[0].what) or counted[0].what
    if len(stem) > 20 or not (HONOUR.search(stem) or PEOPLE.search(stem)):
        return None
    campaign = Campaign(stem, "selection", [], counted[0].start, counted[0].end)
    found[key(stem)] = campaign
    return campaign


def by_stem(found: dict[str, Campaign], stem: str, tally: Tally) -> Campaign:
    """The campaign whose name holds this title, or a new one of that name."""
    stem = key(stem)
    for name, campaign in found.items():
        if stem in name or name in stem:
            return campaign
    campaign = Campaign(stem, "selection", [], tally.start, tally.end)
    found[stem] = campaign
    return campaign
