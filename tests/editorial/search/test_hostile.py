"""No query makes an error, and none reaches the database as anything but data."""

import pytest

from editorial import clock, search
from editorial.search.query import LENGTH, TERMS, parse
from tests.editorial.published import article, honoree, publish

HOSTILE = [
    "",
    " ",
    "%",
    "_",
    "*",
    "\\",
    "'",
    '"',
    "''",
    '""',
    "'; DROP TABLE editorial_edition; --",
    '" OR 1=1',
    "a AND",
    "OR",
    "NOT 干部",
    "NEAR(干 部, 5)",
    "干部*",
    "^干部",
    "{grams}: 干部",
    "grams:干部",
    "-干部",
    "+干部",
    "(",
    ")",
    "((((",
    "干部)",
    "'干':*",
    "干 & 部",
    "!干部",
    "干|部",
    "<->",
    ":*",
    "\0",
    "干\0部",
    "\x01\x02",
    "\ufffe",
    "\ud800",
    "干部\ud83d",
    "干" * 10_000,
    "干 " * 5_000,
    "a" * 10_000,
    "1" * 10_000,
    "." * 10_000,
    "%" * 10_000,
    "\u0301" * 1_000,
    "a\u0301" * 200,
    "\u202e干部",
    "\u200b" * 50,
    "<script>alert(1)</script>",
    "{{7*7}}",
    "${7*7}",
    "../../etc/passwd",
    "ﷺ" * 30,
    "㍿",
    "½",
    "①",
    "İ",
    "ß",
    "ŉ",
    "９９％",
    "p_zhang",
    "i_zs",
    "_",
    "o_",
    "𪚥" * 60,
    "\U0010ffff",
]


@pytest.mark.django_db
def test_hostile_queries_are_answered():
    publish(honoree("张三"), article("干部", "a & b < c"))
    for typed in HOSTILE:
        search.find(typed, clock.read(), frozenset())
        assert search.matching("", typed, clock.read().now) is not None
        search.matching("article", typed, clock.read().now)


def test_queries_are_bounded():
    assert len(parse("干" * 10_000).typed) == LENGTH
    assert len(parse(" ".join("甲乙丙丁戊己庚辛壬癸子丑寅卯辰巳")).terms) == TERMS


@pytest.mark.django_db
@pytest.mark.parametrize("typed", ["NOT 张三", "李四 OR 张三", "p_zhangsan", "i_zs"])
def test_words_of_the_query_language_are_words(typed):
    publish(honoree("张三"))
    assert search.find(typed, clock.read(), frozenset()).counts == {}
