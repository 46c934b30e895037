"""The demonstration's sentences are our own: none repeats a long run of characters of the report it retells."""

import dataclasses
import difflib
import re
import unicodedata

import pytest
from django.conf import settings
from opencc import OpenCC

from articles.demo import tables
from articles.demo.stories import STORIES

SEEDS = settings.BASE_DIR.parent / "shared" / "seeds"
BOUND = 25
PRINTED = {"source_title", "printed", "name", "title", "organization", "post", "tier", "campaign", "parent", "names"}
"""Fields that hold names, titles and numbers as they were printed."""


def prose(value, field=""):
    """All texts of a table that are sentences of ours."""
    if isinstance(value, str):
        if field not in PRINTED:
            yield value
    elif dataclasses.is_dataclass(value):
        own = ("title",) if isinstance(value, tables.Story) else ()
        for each in dataclasses.fields(value):
            yield from prose(getattr(value, each.name), "" if each.name in own else each.name)
    elif isinstance(value, tuple) and field != "credits":
        for each in value:
            yield from prose(each, field)


def plain(text: str) -> str:
    """Simplified characters without pinyin notes, spaces and punctuation, so that only the wording is compared."""
    text = re.sub(r"\([a-zü-ɏ]+\)", "", unicodedata.normalize("NFKC", text).lower())
    return re.sub(r"[\W_]+", "", OpenCC("t2s").convert(text))


def longest_common_run(ours: str, theirs: str) -> str:
    match = difflib.SequenceMatcher(None, ours, theirs, autojunk=False).find_longest_match()
    return ours[match.a : match.a + match.size]


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_no_sentence_is_copied(story):
    if not SEEDS.is_dir():
        pytest.skip("the reports that the demonstration retells are not beside this checkout (../shared/seeds)")
    (path,) = SEEDS.glob(f"{story.key}_*.txt")
    theirs = plain(path.read_text(encoding="utf-8"))
    assert len(theirs) > 800
    for text in prose(story):
        run = longest_common_run(plain(text), theirs)
        assert len(run) < BOUND, run


@pytest.mark.parametrize("story", STORIES, ids=lambda story: story.key)
def test_nothing_says_more_than_a_public_page_may(story):
    """Health, family and bodily harm of real people are nobody's business, whatever a report tells."""
    assert not re.search(r"病倒|白内障|手术|身份证|子女", "".join(prose(story)))
