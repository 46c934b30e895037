"""Personal names in running text: where one may begin and where it ends."""

import re
from functools import lru_cache

from ..tables.followers import FOLLOWERS, NOT_NAMES
from ..tables.names import COMPOUND_SURNAMES, GIVEN, NEVER_GIVEN, RARE_SURNAMES, SELDOM_LAST, SOUNDS, SURNAMES

HAN = re.compile(r"[\u3400-\u9fff\U00020000-\U0003ffff]")
ETHNIC = re.compile(r"[\u4e00-\u9fff]{1,7}(?:·[\u4e00-\u9fff]{1,8}){1,3}")
PADDED = re.compile(
    r"([\u4e00-\u9fff])[ \u3000]{1,3}([\u4e00-\u9fff])(?![\u4e00-\u9fff]{0,1}[ \u3000][\u4e00-\u9fff][ \u3000])"
)
COUNTED = re.compile(r"[一二三四五六七八九十几数多两]{1,3}(?:年|天|次|个|名|载|月|人|岁|度|心|直|边)|(?:19|20)\d\d")
PLACE_ENDS = frozenset("区县市镇乡村省州局委办站所院校厂部科队组网报路街")
BLOCKED = tuple(word for word in NOT_NAMES if len(word) >= 2)
STARTS: dict[str, tuple[str, ...]] = {}
for _word in BLOCKED:
    STARTS[_word[0]] = (*STARTS.get(_word[0], ()), _word)
FOLLOWING: dict[str, tuple[str, ...]] = {}
for _word in FOLLOWERS:
    FOLLOWING[_word[0]] = (*FOLLOWING.get(_word[0], ()), _word)


def sounds(text: str) -> bool:
    """Whether most characters with a middle dot are ones that write the sounds of other languages."""
    chars = text.replace("·", "")
    return sum(char in SOUNDS for char in chars) * 5 >= len(chars) * 3


def is_name(text: str) -> bool:
    """Whether a token of a list may be a name: surname and length, with no look at what follows."""
    text = re.sub(r"\s", "", text)
    if "·" in text:
        return bool(ETHNIC.fullmatch(text))
    return (
        2 <= len(text) <= 4
        and all(HAN.match(char) for char in text)
        and surname(text) > 0
        and (len(text) < 4 or surname(text) == 2 or text[0] in SURNAMES)
    )


def surname(text: str) -> int:
    """Length of the surname that the text begins with; 0 if there is none."""
    if text[:2] in COMPOUND_SURNAMES:
        return 2
    return 1 if text[:1] in SURNAMES else 0


class Names:
    """Reads names from one text, weighing every place where the same beginning stands."""

    def __init__(self, text: str):
        self.text = text
        self.read = lru_cache(maxsize=None)(self._read)
        self.score = lru_cache(maxsize=None)(self._score)
        self._places: dict[str, list[int]] = {}

    def places(self, word: str) -> list[int]:
        if word not in self._places:
            self._places[word] = [match.start() for match in re.finditer(re.escape(word), self.text)]
        return self._places[word]

    def boundary(self, at: int) -> float:
        """How surely a name ends before this place."""
        char = self.text[at : at + 1]
        if not char or not HAN.match(char):
            return 3.0
        for word in FOLLOWING.get(char, ()):
            if self.text.startswith(word, at):
                return 3.0
        if COUNTED.match(self.text, at):
            return 3.0
        return 2.0 if char in NEVER_GIVEN else 1.0 if char in SELDOM_LAST else 0.0

    def _read(self, at: int, least: float = 1.0, posted: bool = False) -> tuple[str, int] | None:
        """(name, end) of the best name that begins here, or None; posted says that a post stands right before."""
        text = self.text
        ethnic = ETHNIC.match(text, at)
        if ethnic and 4 <= len(ethnic.group()) <= 20 and sounds(ethnic.group()):
            return self.trim_ethnic(ethnic)
        head = text[at : at + 2]
        if not head or not HAN.match(head[0]):
            return None
        padded = PADDED.match(text, at)
        if padded and padded[1] in SURNAMES and padded[2] in GIVEN | NEVER_GIVEN and self.boundary(padded.end()) >= 2:
            return padded[1] + padded[2], padded.end()
        base = surname(head)
        if not base:
            return None
        word = base == 1 and any(text.startswith(word, at) for word in STARTS.get(head[0], ()))
        best = None
        for length in (base + 1, base + 2):
            name = text[at : at + length]
            if len(name) < length or not all(HAN.match(char) for char in name):
                break
            score = self.score(name, base)
            if best is None or score > best[0]:
                best = (score, name)
        if best is None or (word and not (posted and self.surely(best[1], at))):
            return None
        needed = least + (1.0 if head[0] in RARE_SURNAMES and base == 1 else 0.0)
        return (best[1], at + len(best[1])) if best[0] >= needed else None

    def surely(self, name: str, at: int) -> bool:
        """Whether 祖国栋 is a name although 祖国 is a word: both characters are met in names, and a verb follows."""
        end = at + len(name)
        return len(name) == 3 and name[2] in GIVEN and name[1] in GIVEN and self.boundary(end) >= 3

    def trim_ethnic(self, match: re.Match) -> tuple[str, int]:
        """热依汗·买买提带领: the last part ends where a following word begins."""
        name = match.group()
        tail = name.rfind("·") + 1
        for cut in range(tail + 1, len(name)):
            if self.boundary(match.start() + cut) >= 2:
                return name[:cut], match.start() + cut
        return name, match.end()

    def _score(self, name: str, base: int) -> float:
        """How well the text bears out that this is the whole name."""
        given = name[base:]
        score = 0.0
        for char in given:
            score += -3.0 if char in NEVER_GIVEN else 0.5 if char in GIVEN else 0.0 if char in SELDOM_LAST else -0.8
        score -= 3.0 if given[-1] in SELDOM_LAST else 0
        if len(given) == 2:
            score += 0.2 - (4.0 if given[-1] in PLACE_ENDS else 0)
        places = self.places(name)[:40]
        ends = [self.boundary(at + len(name)) for at in places]
        score += sum(ends) / len(ends) if ends else 0
        if len(given) == 1:
            thirds = {self.text[at + len(name) : at + len(name) + 1] for at in places}
            if len(thirds) > 1 and len(places) > 1:
                score += 1.5
        elif len(places) > 1 and len(places) == len(self.places(name[:-1])):
            after = {self.text[at + len(name) : at + len(name) + 1] for at in places}
            score += 1.5 if len(after) > 1 else 0.5
        return score
