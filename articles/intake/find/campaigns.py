"""Campaigns that a story names, with how many were honoured in each."""

import re

from ..story import Campaign, Tally
from ..tables.honours import CAMPAIGN_ENDS
from .numerals import value

ENDS = "|".join(map(re.escape, sorted(CAMPAIGN_ENDS, key=len, reverse=True)))
QUOTE = r"“([^“”\n]{2,30})”"
NAMED = re.compile(rf"(?:{QUOTE}|\"([^\"\n]{{2,30}})\")([\u4e00-\u9fff]{{0,10}}?)({ENDS})")
UNQUOTED = re.compile(r"([\u4e00-\u9fff]{4,10}?)(专项行动|专项整治行动|攻坚行动|主题教育)")
LEAD = re.compile(r".*(?:开展|实施|参与|参加|推进|组织|启动|以及|自|在|的|召开|通过|深入|了|把|将|对|与|和|以)")
COUNT = r"(?<!\d)(\d{1,6}|[一二三四五六七八九两十百]{1,5})余?(名|位|个|人|家|户|支|所|件|项|篇|条)"
NOUN = r"((?:[\u4e00-\u9fff]{0,14})?(?:[“\"][^“”\"\n]{2,20}[”\"])?[\u4e00-\u9fff]{0,12})"
HONOUR_VERB = re.compile(
    r"(?:表彰奖励|通报表扬|表彰|评选出|共?评出|评选产生|评选|授予|命名|公布|表扬|选树|推选出|选出|拟命名|拟表彰|获评|入选|记三等功|给予嘉奖|嘉奖|揭晓|上榜|受表彰的|获表彰的|获此殊荣|获此称号|获提名奖|获得表彰|受到表彰)"
)
TALLY = re.compile(COUNT + NOUN)
AFTER_TITLE = re.compile(rf"{QUOTE}(\d{1, 6})(名|个|人|位)")
PEOPLE = re.compile(
    r"同志|干部|集体|个人|团队|党员|工作者|标兵|模范|先锋|骨干|人才|人物|单位|组织|支部|卫士|之星|班组|网格员|教师|学生|医生|护士|民警|干警|好人|工匠|少年|先进|典型|楷模|能手|等奖|提名奖|获奖|榜样|职工|代表|金点子|“|家庭|村|窗口"
)
AFTER = re.compile(
    r"^[^。;]{0,12}?(?:获得?表彰|受到?表彰|获此(?:殊荣|称号)|受嘉奖|上榜|获提名奖|获评|当选|入选|获奖|榜上有名)"
)
QUOTED_TITLE = re.compile(
    rf"(表彰|评选出|评出|授予|命名|公布|荣获|获评|选树)(?:了|的)?([^,。;“”]{{0,18}}?){QUOTE}([\u4e00-\u9fff]{{0,6}})"
)
TITLE_HEADS = re.compile(r"(\d{4}年度[^,。;“”]{0,6})?" + QUOTE)


def campaigns(title: str, captions: list[str], text: str) -> list[Campaign]:
    """Campaigns by their own wording or by the award announced, each once, tallies with the nearest before them."""
    found: dict[str, Campaign] = {}
    main = from_title(title) or next((made for made in map(from_title, captions) if made), None)
    for match in NAMED.finditer(text):
        inner, between, end = match[1] or match[2], match[3], match[4]
        if re.search(r"[,。;、:了的]|进行", between) or (
            end == "活动" and between.endswith(("系列", "志愿服务", "体")) and not between
        ):
            continue
        if between.startswith(("等", "和", "的", "为", "在")) or "类" in between:
            continue
        if re.search(r"和|与", between):
            continue
        add(found, Campaign(f"“{inner}”{between}{end}", CAMPAIGN_ENDS[end], [], match.start(), match.end()))
    for match in UNQUOTED.finditer(text):
        name = LEAD.sub("", match[1])
        if len(name) >= 4 and "等" not in name and not name.endswith(("等", "项", "个")):
            add(found, Campaign(name + match[2], CAMPAIGN_ENDS.get(match[2], "drive"), [], match.start(), match.end()))
    if main and not alike(found, main.name):
        found = {key(main.name): main, **found}
    place_tallies(found, text, title)
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
    """A campaign out of a headline: 开展“…”…评选, 表彰…“…”."""
    match = NAMED.search(title)
    if match:
        between = match[3]
        return Campaign(
            f"“{match[1] or match[2]}”{between}{match[4]}",
            CAMPAIGN_ENDS[match[4]],
        )
    wide = re.search(rf"{QUOTE}([\u4e00-\u9fff]{{2,14}}?评选)", title)
    if wide:
        return Campaign(f"“{wide[1]}”{wide[2]}", "selection")
    match = re.search(rf"(?:表彰|评选|选树|命名)[^“”,。]{{0,10}}{QUOTE}", title)
    if match:
        return Campaign(f"“{match[1]}”评选表彰", "selection")
    match = re.search(
        rf"((?:第[一二三四五六七八九十\d]+届)?){QUOTE}(?:[\u4e00-\u9fff]{{0,6}})(?:人选|名单|公示|称号|揭晓)", title
    )
    if match:
        return Campaign(f"{match[1]}“{match[2]}”", "selection")
    match = re.search(
        r"表彰((?:\d{4}年度?)?[^,。;]{2,24}?)的(?:决定|通报|通知)|((?:\d{4}年度?)[^,。;]{2,16}?表彰)(?:大?会)", title
    )
    if match:
        return Campaign(match[1] or match[2], "selection")
    match = re.search(
        r"关于(?:对|给予)?((?:\d{4}年度?)?[^,。;“”]{0,14}?(?:嘉奖|记功|表扬|奖励))(?:人员|对象|名单)?的?(?:通报|决定|公示|通知)",
        title,
    )
    if match:
        return Campaign(match[1], "selection")
    return None


def place_tallies(found: dict[str, Campaign], text: str, title: str) -> None:
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
        for tally in counted:
            known = {(item.value, item.what[:4]) for item in target.tallies}
            if (tally.value, tally.what[:4]) not in known and len(target.tallies) < 12:
                target.tallies.append(tally)


def tallies(sentence: str, offset: int) -> list[Tally]:
    """The award counts of one sentence."""
    verbs = list(HONOUR_VERB.finditer(sentence))
    if not verbs:
        return []
    out = []
    for match in TALLY.finditer(sentence):
        count, noun = match[1], match[3]
        noun = re.split(r"(?:进行|给予|获|受到?|被|上榜|称号|予以|名单|讲述|为第|为“)", noun)[0]
        before = sentence[: match.start()]
        near = [
            verb
            for verb in verbs
            if verb.end() <= match.start()
            and not re.search(r"[。;]", sentence[verb.end() : match.start()])
            and match.start() - verb.end() <= 40
        ]
        after = AFTER.match(sentence[match.end(2) :])
        listed = (
            bool(out) and re.fullmatch(r"[、和,及]?", sentence[out[-1].end - offset : match.start()] or "") is not None
        )
        prize = re.search(r"([一二三]等奖|特等奖|优秀奖|提名奖)$", before)
        if re.search(r"(?:第|前|连续|年|达|约)$", before) or value(count) is None:
            continue
        if prize:
            noun = prize[1]
        elif not (
            (near or after or listed or re.match(r"(?:受|获)到?得?表彰", noun))
            and PEOPLE.search(noun or sentence[match.end() : match.end() + 6])
        ) or (near and near[-1].group() in ("获评", "入选", "公布", "揭晓") and not PEOPLE.search(noun)):
            continue
        what = re.sub(r"[“”\"]", "", noun).strip("的了为等") or "同志"
        out.append(Tally(count, value(count), what, match.start() + offset, match.end(2) + offset))
    for match in AFTER_TITLE.finditer(sentence):
        known = any(tally.start - offset == match.start(2) for tally in out)
        if not known and any(verb.end() <= match.start() + 1 for verb in verbs):
            out.append(Tally(match[2], value(match[2]), match[1], match.start(2) + offset, match.end(3) + offset))
    return out


def choose(found: dict[str, Campaign], sentence: str, start: int, counted: list[Tally]) -> Campaign:
    """The campaign of a sentence: one that it names, or by its quoted title, else the selection before it."""
    bare = re.sub(r"[“”\"\s,、]", "", sentence)
    inner = re.search(QUOTE, sentence[counted[0].end - start : counted[0].end - start + 34].split(",", maxsplit=1)[0])
    named = [campaign for name, campaign in found.items() if name in bare and campaign.kind == "selection"]
    if named:
        return named[0]
    if inner:
        return by_stem(found, inner[1], counted[0])
    selections = [campaign for campaign in found.values() if campaign.kind == "selection"]
    for name, campaign in found.items():
        if name in bare:
            return campaign
    for match in re.finditer(QUOTE, sentence):
        stem = match[1]
        for name, campaign in found.items():
            if stem in name or name in stem:
                return campaign
        if not selections and (re.search(r"“" + re.escape(stem) + "”", sentence)):
            campaign = Campaign(stem, "selection", [], start + match.start(1), start + match.end(1))
            found[key(stem)] = campaign
            return campaign
    if selections:
        return selections[0]
    if found and any(word in sentence for word in ("活动", "征集")):
        return next(iter(found.values()))
    stem = counted[0].what
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
