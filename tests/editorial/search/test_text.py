"""Normalising keeps containment, traces back to the original, and makes grams that both databases take as they are."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from editorial.search.text import aligned, grams, normalise, terms

_TEXT = st.text(
    alphabet=st.sampled_from("张三李四乾隆著作後区A1a9.%·　 \n“”（）ｆ①㎡é𠀀𬭼〇○\u200b\u0301ß"), max_size=40
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("幹部擔當", "干部担当"),
        ("ＡＢＣ　１２３", "abc 123"),
        ("张　三", "张三"),
        ("阿·乙", "阿乙"),
        ("阿•乙", "阿乙"),
        ("阿．乙", "阿乙"),
        ("“实干云岭”评选", "实干云岭评选"),
        ("《光荣榜》", "光荣榜"),
        ("刘\u200b明", "刘明"),
        ("张三\n李四", "张三\n李四"),
        ("Wi-Fi 6", "wi-fi 6"),
        ("44.9亿", "44.9亿"),
        ("二○二二", "二〇二二"),
        ("𠮷〇𬭼", "𠮷〇𬭼"),
        ("a b", "a b"),
        ("", ""),
    ],
)
def test_normalise(text, expected):
    assert normalise(text) == expected


@given(_TEXT)
@example("ß\u200b\u0301")
@example("か \u3099")
def test_normalising_twice_changes_nothing(text):
    assert normalise(normalise(text)) == normalise(text)


@pytest.mark.parametrize("word", ["乾隆", "看著", "著作", "皇后", "後來", "瞭解", "張三", "範永貴"])
@pytest.mark.parametrize("around", ["淨{}隆", "著{}著", "{}", "我{}後", "，{}。"])
def test_a_word_is_found_whatever_stands_around_it(word, around):
    assert normalise(word) in normalise(around.format(word))


@given(_TEXT)
def test_every_character_is_traced_to_where_it_came_from(text):
    whole, starts, ends = aligned(text)
    assert whole == normalise(text)
    assert not starts or len(starts) == len(ends) == len(whole)
    assert all(0 <= start < end <= len(text) for start, end in zip(starts, ends, strict=True))
    assert starts == sorted(starts)


def test_grams_are_pairs_last_characters_words_and_numbers():
    assert grams("好干部，44.9亿元 iso9001") == ["好干", "干部", "部", "44.9", "亿元", "元", "iso9001"]


@given(_TEXT)
def test_no_gram_holds_what_would_have_to_be_quoted(text):
    assert not any(set(gram) & set("\"'_\\ \t\n*") for gram in grams(normalise(text)))


def test_grams_of_a_very_long_text_are_bounded():
    assert len(grams("".join(chr(0x4E00 + n % 20000) + chr(0x4E00 + n * n % 19997) for n in range(100_000)))) == 60_000


def test_terms_are_what_stands_between_punctuation():
    assert terms("云委发〔2025〕6号，96.9% wi-fi") == ["云委发", "2025", "6号", "96.9%", "wi", "fi"]
