"""Credits: the roles and names of a byline, wherever and however an outlet prints it."""

import re

from ..story import Credit
from ..tables.chrome import COUNTER_LABELS, META_LABELS, SOURCE_LABELS
from ..tables.credits import NOT_NAMES, OUTLET_ENDS, ROLES
from ..tables.names import COMPOUND_SURNAMES, SURNAMES
from ..tables.posts import ORGANISATION_ENDS
from .lines import is_prose

HAN = r"\u3400-\u9fff\U00020000-\U0003ffff"
SHORT = {"文", "图", "摄", "图文", "文图", "文/图", "图/文"}
WORDS = sorted(ROLES, key=len, reverse=True)
ROLE = re.compile("|".join(r"\s{0,3}".join(map(re.escape, word.replace(" ", ""))) for word in WORDS))
SEPARATOR = re.compile(r"\s*[:/丨|—]+\s*")
LABELS = re.compile(
    "|".join(
        map(re.escape, sorted(set(META_LABELS + SOURCE_LABELS + COUNTER_LABELS) - set(ROLES), key=len, reverse=True))
    )
)
CLOSERS = re.compile(r"[)\]】。;]")
UNSEPARATED = re.compile(rf"\s+[{HAN}]|[{HAN}]{{2,4}}(?:[\s、,)】]|$)")
BY_OFFICES = frozenset(("供稿", "供图", "出品", "制作", "策划", "统筹", "监制"))
BY_OUTLET = ("记者", "通讯员", "摄影")
PERSON = re.compile(rf"[{HAN}]{{2,4}}|[{HAN}]{{1,8}}·[{HAN}·]{{1,12}}")


def role_at(text: str) -> list[tuple[int, int, str]]:
    """(start, end of the separator, printed role) of every role word that introduces names."""
    found = []
    for match in ROLE.finditer(text):
        printed = re.sub(r"\s", "", match.group())
        before = text[: match.start()].rstrip()
        after = text[match.end() :]
        separated = SEPARATOR.match(after)
        glued = bool(before) and re.match(f"[{HAN}]", before[-1]) and match.start() == len(before)
        if printed in SHORT:
            if not separated or glued:
                continue
        elif (glued and not (printed in BY_OUTLET and before.endswith((*OUTLET_ENDS, "本报", "全媒体")))) or (
            not separated and not UNSEPARATED.match(after)
        ):
            continue
        found.append((match.start(), match.end() + (separated.end() if separated else 0), printed))
    return found


def parse(text: str) -> list[Credit]:
    """The credits of one line or bracket, in order."""
    marks = role_at(text)
    out = []
    for index, (start, end, printed) in enumerate(marks):
        stop = marks[index + 1][0] if index + 1 < len(marks) else len(text)
        part = text[end:stop]
        for cut in (CLOSERS.search(part), LABELS.search(part), re.search(r"\d{4}|\s{6,}", part)):
            if cut and cut.start() < len(part):
                part = part[: cut.start()]
        found = names(part, printed)
        if (
            not found
            and index + 1 < len(marks)
            and printed in ("图", "摄影", "摄", "图片")
            and marks[index + 1][2].endswith(("记者", "通讯员"))
        ):
            # 图/学生记者 庞博: the second role only says who the photographer is
            marks[index + 1] = (*marks[index + 1][:2], printed)
            continue
        if not found:
            continue
        role = ROLES.get(printed, printed)
        for each in ("作者", "摄影") if role == "文图" else (role,):
            out.append(Credit(each, list(found), text[start:stop].strip(), label_of(printed, each)))
    whole = re.fullmatch(r"\s*[(【\[]([^()【】\[\]]{2,60})[)】\]]\s*", text)
    if not out and whole:
        out = signed(whole[1])
    if not out:
        # 苗青 摄 · (苗青/摄) · 苗青 文/图
        match = re.search(rf"(?:^|[\s(])([{HAN}]{{2,4}})\s*[/ ]\s*(文/图|摄影报道|摄影|摄|供图|文)\s*[)]?\s*$", text)
        if match and is_person(match[1]):
            out.append(
                Credit(
                    ROLES.get(match[2], "作者") if match[2] != "文/图" else "作者", [match[1]], match.group().strip()
                )
            )
    return out


def label_of(printed: str, role: str) -> str:
    """The role as the page names it; 本报记者 is 记者, and 图文 and English labels have their Chinese roles."""
    plain = re.sub(r"^(?:本报|本台|本网|本刊|本期|全媒体|融媒体中心|融媒体|融媒)(?=.)", "", printed)
    return role if printed in SHORT or not re.match(f"[{HAN}]", plain) else plain


def pictured(caption: str) -> list[Credit]:
    """Who took the picture, by the end of its caption: …。 本报记者 芦苇 摄."""
    shot = bool(re.search(r"摄\s*[)）]?$", caption))
    return [
        Credit("摄影", credit.names, credit.printed, "" if shot else credit.label)
        for credit in parse(caption)
        if credit.role == "摄影" or (shot and credit.role == "记者")
    ]


def signed(inside: str) -> list[Credit]:
    """Who wrote, in a bracket that says no role: (县委宣传部 洪流 訾文君), (段煜 楼元), (区委组织部供稿)."""
    inside = re.sub(r"\s*报道$", "", inside.strip())
    given = re.fullmatch(r"([^\s、,:]{3,24})\s?供(?:稿|图)", inside)
    if given:
        return [Credit("供图" if inside.endswith("图") else "供稿", [given[1]], inside)]
    tokens = join_single([token for token in re.split(r"[、,\s]+", inside) if token])
    while len(tokens) > 1 and is_office(tokens[0]):
        tokens = tokens[1:]
    if tokens and len(tokens) <= 6 and all(is_person(token) and len(token) <= 4 for token in tokens):
        return [Credit("作者", tokens, inside)]
    return []


def names(part: str, role: str = "") -> list[str]:
    """The names in the words after a role; organisations count only where no person is named."""
    part = re.sub(r"(?:文/图|图/文|摄影报道|报道|供稿|供图|整理|实习|等|摄|/)\s*$", "", part.strip())
    tokens = [token for token in re.split(r"[、,,;;/&\s|丨|]+", part) if token]
    people, offices = [], []
    for joined in join_single(tokens):
        token = joined.strip("·.。: -—*")
        if not token or token.lower() in NOT_NAMES:
            continue
        if PERSON.fullmatch(token) and not is_office(token):
            people.append(token)
        elif 3 <= len(token) <= 30 and is_named_office(token, role):
            offices.append(token)
    return people or offices[:2]


def is_named_office(token: str, role: str) -> bool:
    """Whether an organisation is credited: by its last word, or because the role is one of organisations."""
    if not re.search(f"[{HAN}]", token) or re.search(r"[::。!?]", token):
        return False
    return token.endswith((*ORGANISATION_ENDS, *OUTLET_ENDS)) or ROLES.get(role, role) in BY_OFFICES


def join_single(tokens: list[str]) -> list[str]:
    """荀 慧 is one name padded with a space; 鄢 冬 岑 夏 are two."""
    out: list[str] = []
    run: list[str] = []
    for token in [*tokens, None]:
        if token is not None and len(token) == 1 and re.match(f"[{HAN}]", token):
            run.append(token)
            continue
        if len(run) == 3:
            out.append("".join(run))
        else:
            out += ["".join(run[i : i + 2]) for i in range(0, len(run), 2)]
        run = []
        if token is not None:
            out.append(token)
    return out


def is_office(token: str) -> bool:
    if (
        len(token) <= 3
        and is_person(token)
        and not token.endswith(("局", "委", "办", "部", "科", "院", "网", "报", "中心"))
    ):
        return False
    return token.endswith((*ORGANISATION_ENDS, *OUTLET_ENDS)) or (len(token) >= 5 and "·" not in token)


def is_person(token: str) -> bool:
    return bool(PERSON.fullmatch(token)) and (token[0] in SURNAMES or token[:2] in COMPOUND_SURNAMES)


def is_credit_line(text: str) -> bool:
    """Whether a line is a byline and nothing else, names given or blank."""
    text = text.strip()
    if re.match(r"^[(【\[][^)】\]]{2,60}[)】\]].{10,}", text) and "。" in text:
        return False
    if not text or len(text) > 120 or (is_prose(text) and not re.match(r"^[(【\[]", text) and "。" in text):
        return False
    start = re.sub(r"^[\s□■●◎◆◇○※*>(【\[·—-]+", "", text)
    match = ROLE.match(start)
    if match:
        printed = re.sub(r"\s", "", match.group())
        rest = start[match.end() :]
        if SEPARATOR.match(rest) and len(rest) > 14 and re.search(r"[?？!。,]", rest) and not parse(start):
            return False  # the question of an interview: 记者:…?
        if SEPARATOR.match(rest) or (printed not in SHORT and re.match(r"\s|$", rest)) or not rest.strip(")】] "):
            return True
        return printed not in SHORT and bool(parse(start)) and len(start) < 40
    if re.fullmatch(r"[(【\[][^()【】\[\]]{2,60}[)】\]]", text) and parse(text):
        return True
    # an outlet's name may stand before the role: 云岭日报记者 鄢冬
    marks = role_at(start)
    return bool(marks) and marks[0][0] <= 16 and bool(parse(start)) and not re.search(r"[。!?]", start)


def merge(credits: list[Credit]) -> list[Credit]:
    """Credits in order without repeated names."""
    out: list[Credit] = []
    seen = set()
    for credit in credits:
        fresh = [name for name in credit.names if (credit.role, name) not in seen]
        seen.update((credit.role, name) for name in fresh)
        if fresh:
            out.append(Credit(credit.role, fresh, credit.printed, credit.label))
    return out
