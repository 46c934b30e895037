"""People in running text: found by the post before or after the name, by their verbs, and by the headline."""

import re
from bisect import bisect_left

from ..story import Person, Post, Story
from ..tables.names import GIVEN, RARE_SURNAMES, SELDOM_LAST
from ..tables.posts import CITIZENS, GENERIC, PLAIN
from . import posts
from .names import PLACE_ENDS, Names, surname
from .rosters import runs
from .speech import SPEECH

BRACKET = re.compile(r"[(](?:挂职|主持工作|兼|正科级|副科级|正处级|副处级|女|兼职|保留[^()]{1,8})[)]")
AFTER_NAME = re.compile(
    r"(?:使用为|提拔为|提任|晋升为|升任|选任为|聘任为|现任|时任|现为|担任|就任|出任|任命为|当选为|曾任|历任|兼任|调任|升任|转任|改任|任|系|作为|身为|是)"
)
BIO = re.compile(
    r"^(?:同志)?[,(](?:男|女|[\u4e00-\u9fff]{1,3}族|(?:19|20)\d\d年\d{0,2}月?(?:出生|生|入|参加)|中共|现任|时任|现年|今年\d|\d+岁|生于|系)"
)
CLAUSE = re.compile(r"(?:^|(?<=[,。;:!?\n“”()、—]))[ ]?")
HEADLINE = re.compile(r"^(?:【[^】]{1,20}】)?(?:[^::|丨]{2,14}[|丨])?\s*([^::\s“”,]{2,4})[:]")
RELATIVE = frozenset(["妻子", "丈夫", "儿子", "女儿", "父亲", "母亲", "女婿", "儿媳"])


APPOINTED = re.compile(r"(的)(?=[\u4e00-\u9fff]{2,12}任[\u4e00-\u9fff])")
INTRODUCED = re.compile(
    r"(?:同志)?(?:(?:19|20)\d\d年)?(?:\d{1,2}月)?(?:起)?(?:是|系|任|现任|时任|担任|就任|出任|调任|现为|兼任)"
)


def given_ok(name: str) -> bool:
    """Whether every character after the surname is met in given names and the surname is no ordinary word."""
    return name[0] not in RARE_SURNAMES and all(char in GIVEN or char in SELDOM_LAST for char in name[surname(name) :])


class People:
    """Collects persons from one folded body, the headline and its subtitle helping."""

    def __init__(self, story: Story, text: str, title: str, skip: list[tuple[int, int]]):
        self.story, self.text, self.title = story, text, title
        self.joined = text + "\n" + title
        self.names = Names(self.joined)
        self.skip = skip
        self.found: dict[str, Person] = {}

    def collect(self) -> list[Person]:
        self.before_names()
        self.clause_heads()
        self.appointed()
        self.headline()
        for name, _ in runs(self.text):
            self.person(name)
        self.drop_pieces()
        self.after_names()
        self.biographies()
        self.place()
        return sorted(self.found.values(), key=lambda person: person.spans[0][0] if person.spans else 10**9)

    def skipped(self, at: int) -> bool:
        return any(start <= at < end for start, end in self.skip)

    def person(self, name: str) -> Person:
        return self.found.setdefault(name, Person(name))

    # ---- a post stands before the name ----
    def before_names(self) -> None:
        text = self.joined
        for start, end in posts.words(text):
            if self.skipped(start):
                continue
            word, at = text[start:end], end
            while bracket := BRACKET.match(text, at):
                at = bracket.end()
            gap = re.compile(r"(?:[ ]{0,3}|、|”)(?:——)?").match(text, at)
            at = gap.end() if gap and "、" not in gap.group() else at
            read = self.names.read(at, 1.2, True)
            if read is None:
                continue
            name, _ = read
            formed = posts.is_formed(text, start, end)
            if formed or word in GENERIC:
                placed = start - posts.phrase_start(text, start) >= 3  # 某局某科: somebody in particular
                sure = self.names.read(at, 3.0, True) is not None
                if (formed and not (placed and sure)) or not (sure or (placed and word not in PLAIN)):
                    continue
            if name[0] in RARE_SURNAMES and (formed or (word in PLAIN and self.names.boundary(at + len(name)) < 3)):
                continue
            person = self.person(name)
            if start >= len(self.text):  # in the headline: the post counts, offsets do not
                for first, last in posts.chain(text, start, end):
                    self.add_post(person, text[first:last], -1, -1)
                continue
            for first, last in posts.chain(text, start, end):
                words = text[first:last]
                self.add_post(person, words, first, last, secondment="挂职" in text[end : at + len(name) + 5])
                for other in self.partners(at + len(name)):
                    self.add_post(self.person(other), words, first, last)

    def partners(self, at: int) -> list[str]:
        """The names that 、 or 和 joins to the one ending here: one post for all of them."""
        found: list[str] = []
        while len(found) < 12 and self.joined[at : at + 1] in ("、", "和", "与"):
            read = self.names.read(at + 1, 1.6)
            if read is None or read[0][0] in RARE_SURNAMES or posts.WORD.match(self.joined, at + 1):
                break
            found.append(read[0])
            at = read[1]
        return found

    def add_post(self, person: Person, words: str, start: int, end: int, secondment: bool = False) -> None:
        words = words.strip(" 、,·")
        former = words.startswith("原") and len(words) > 3
        if not words or words in PLAIN or len(words) > 45:
            return
        if any(post.text == words for post in person.posts):
            return
        person.posts.append(
            Post(
                words,
                start,
                end,
                former or "时任" in self.text[max(0, start - 2) : max(0, start)],
                secondment or "挂职" in words,
            )
        )

    # ---- a name opens a clause ----
    def clause_heads(self) -> None:
        for match in CLAUSE.finditer(self.joined):
            at = match.end()
            if self.skipped(at):
                continue
            read = self.names.read(at, 3.0)
            if read is None:
                loose = self.names.read(at, 1.0)
                if loose and loose[0][0] not in RARE_SURNAMES and self.introduced(loose[1]):
                    self.person(loose[0])
                continue
            if read[0] in self.found:
                continue
            name, end = read
            if "·" in name or self.stands_alone(name, end):
                self.person(name)

    def appointed(self) -> None:
        """在外多年的某某回村担任党支部书记: a name after 的, soon followed by the post taken up."""
        for match in APPOINTED.finditer(self.text):
            read = None if self.skipped(match.start()) else self.names.read(match.end(1), 1.2)
            if (
                read
                and read[0] not in self.found
                and given_ok(read[0])
                and self.text[read[1] : read[1] + 12].find("任") >= 0
            ):
                after = AFTER_NAME.search(self.text, read[1], read[1] + 12)
                if after and posts.following(self.text, after.end()):
                    self.person(read[0])

    def stands_alone(self, name: str, end: int) -> bool:
        """Whether a name without a post is surely one: a biography follows, it speaks, or it comes again and again."""
        rest = self.joined[end : end + 40]
        if BIO.match(rest) or re.match(r"同志(?:[,是说在始一]|先后|一直)", rest):
            return True
        if rest[:1] == "," and self.profile(end):
            return True
        if given_ok(name) and INTRODUCED.match(rest) and self.introduced(end):
            return True
        given = name[surname(name) :]
        if not all(char in GIVEN for char in given) or name[0] in RARE_SURNAMES:
            return False
        count = len(self.names.places(name))
        if count >= 2 and SPEECH.match(rest[:14]):
            return True
        return count >= 3 and (surname(name) == 2 or len(given) == 2 or len(self.followers(name)) > 1)

    def introduced(self, end: int) -> bool:
        """Whether 是, 任, 现任 and a post with its office follow: 某某是某局某科科长."""
        match = INTRODUCED.match(self.joined, end)
        spans = posts.following(self.text, match.end()) if match else []
        return bool(spans) and spans[0][1] - spans[0][0] >= 5

    def profile(self, end: int) -> list[tuple[int, int]]:
        """Posts between commas right after a name: 某某,某县某局局长、… ."""
        spans = posts.following(self.text, end + 1) if self.text[end : end + 1] == "," else []
        if spans and self.text[spans[-1][1] : spans[-1][1] + 1] in ",。;" and spans[0][1] - spans[0][0] >= 4:
            return spans
        return []

    def followers(self, name: str) -> set[str]:
        return {self.joined[at + len(name) : at + len(name) + 1] for at in self.names.places(name)[:60]}

    # ---- the headline ----
    def headline(self) -> None:
        match = HEADLINE.match(self.title)
        if (
            match
            and match[1][-1] not in PLACE_ENDS
            and surname(match[1])
            and 2 <= len(match[1]) <= 4
            and len(self.names.places(match[1])) >= 2
        ):
            self.person(match[1])
        for each in re.finditer(r"(?:^|[\s—-])([\u4e00-\u9fff]{2,4})(?=$|\s)", self.title):
            name = each[1]
            if (
                surname(name)
                and len(name) <= 3 + (surname(name) == 2)
                and re.search(re.escape(name) + r",(?:男|女)", self.text)
            ):
                self.person(name)

    def drop_pieces(self) -> None:
        """李静 and 李静雅 from one place are one person; the form that stands alone elsewhere stays."""
        for name in sorted(self.found, key=len):
            longer = [
                other
                for other in self.found
                if other != name and other.startswith(name) and len(other) == len(name) + 1
            ]
            for other in longer:
                alone = [at for at in self.names.places(name) if not self.joined.startswith(other, at)]
                drop = (
                    other
                    if alone and len(self.names.places(other)) == 1 and other[-1] not in GIVEN
                    else name
                    if not alone
                    else None
                )
                if drop and drop in self.found:
                    del self.found[drop]

    # ---- posts that follow the name, or a clause about it ----
    def after_names(self) -> None:
        if not self.found:
            return
        every = sorted((at, name) for name in self.found for at in self.names.places(name)[:300])
        for block in self.story.blocks:
            start, end = block.start, min(block.end, len(self.text))
            marks = every[bisect_left(every, (start, "")) : bisect_left(every, (end, ""))][:300]
            for match in AFTER_NAME.finditer(self.text, start, end):
                spans = posts.following(self.text, match.end())
                if not spans or not re.match(r"[,。;、!()的\n“]|$", self.text[spans[-1][1] : spans[-1][1] + 1]):
                    continue
                before = [name for at, name in marks if at < match.start()]
                after = [name for at, name in marks if spans[-1][1] <= at <= spans[-1][1] + 12]
                if self.text[spans[-1][1] : spans[-1][1] + 1] == "的" and after:
                    before = after[:1]  # 担任党委副书记的年轻干部某某
                verb = match.group()
                if verb in ("任", "系") and re.match(
                    r"[务何职免由性意命期教]|[统列]", self.text[match.end() : match.end() + 2]
                ):
                    continue
                if verb in ("作为", "身为"):
                    names = after or before[-1:] or self.last_before(start)
                else:
                    names = before[-1:] or self.main()
                if verb in ("是", "作为", "身为", "系") and re.match(
                    r"一[名位个]|个|我|这|全|党员", self.text[match.end() : match.end() + 4]
                ):
                    continue
                if verb == "是" and not (
                    before
                    and self.text.rfind("。", start, match.start())
                    < max(at for at, name in marks if at < match.start())
                ):
                    continue
                for name in names[:1]:
                    for first, last in spans:
                        begin = posts.skip_dull(self.text, first, last)
                        self.add_post(self.found[name], re.sub(r"^(?:原|了)", "", self.text[begin:last]), begin, last)

    def biographies(self) -> None:
        """Posts in the comma-separated parts of a biography: 某某,女,1948年生,某街道退休教师。"""
        for name, person in self.found.items():
            for at in self.names.places(name)[:6]:
                end = at + len(name)
                spans = self.profile(end)
                if not spans and BIO.match(self.joined[end : end + 12]):
                    cursor, stop = end + 1, self.text.find("。", end)
                    while 0 < cursor < stop and len(spans) < 5:
                        spans = spans + posts.following(self.text, cursor)
                        cursor = self.text.find(",", cursor) + 1 or stop
                for first, last in spans:
                    words = self.text[first:last]
                    if not re.match(r"曾|现|时任|任|是|系|原任|历任", words):
                        self.add_post(person, words, first, last)

    def last_before(self, at: int) -> list[str]:
        marks = sorted((place, name) for name in self.found for place in self.names.places(name) if place < at)
        return [marks[-1][1]] if marks else []

    def main(self) -> list[str]:
        """The one person whom the headline names, or nobody."""
        named = [name for name in self.found if name in self.title]
        return named if len(named) == 1 else []

    def place(self) -> None:
        for name, person in self.found.items():
            person.spans = [(at, at + len(name)) for at in self.names.places(name) if at + len(name) <= len(self.text)]
            if not person.spans:
                padded = re.compile(r"[ ]{1,3}".join(map(re.escape, name))).search(self.text)
                person.spans = [padded.span()] if padded else []


def is_citizen(person: Person) -> bool:
    """Every post given is that of a villager, resident, relative or the like."""
    return bool(person.posts) and all(any(post.text.endswith(word) for word in CITIZENS) for post in person.posts)
