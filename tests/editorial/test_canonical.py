"""One text for one value, whatever wrote it; and no text for what could be read in two ways."""

import datetime as dt
import unicodedata
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from editorial import canonical

plain_values = st.recursive(
    st.none() | st.booleans() | st.integers(-(2**63), 2**63) | st.text(st.characters(exclude_categories=["Cs"])),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=5), inner, max_size=4),
    max_leaves=15,
)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        (None, "null"),
        (True, "true"),
        (1, "1"),
        ("𠮷〇·", '"𠮷〇·"'),
        ("e\u0301", '"\u00e9"'),
        ("一\r\n二\r三", '"一\\n二\\n三"'),
        (Decimal("1.50"), '"1.50"'),
        (Decimal("1E+3"), '"1000"'),
        (Decimal("0.0001"), '"0.0001"'),
        (dt.date(2022, 2, 11), '"2022-02-11"'),
        (dt.datetime(2022, 2, 11, 8, tzinfo=dt.timezone(dt.timedelta(hours=8))), '"2022-02-11T00:00:00.000000Z"'),
        ((1, "二"), '[1,"二"]'),
        ({"b": 1, "a": {"d": [], "c": {}}}, '{"a":{"c":{},"d":[]},"b":1}'),
    ],
)
def test_one_text_for_one_value(value, text):
    assert canonical.dumps(value) == text


@pytest.mark.parametrize(
    "value",
    [
        1.5, float("nan"), Decimal("NaN"), Decimal("Infinity"), dt.datetime(2022, 2, 11), dt.time(8), b"x", {1, 2},
        object(), "a\0b", "\ud800", {"a": ["\udfff"]}, {1: "a"}, {"\u00e9": 1, "e\u0301": 2}, 1j,
    ],
)  # fmt: skip
def test_what_has_no_canonical_form_is_refused(value):
    with pytest.raises(canonical.NotCanonical):
        canonical.dumps(value)


@given(plain_values)
def test_it_is_read_back_and_written_again_the_same(value):
    try:
        text = canonical.dumps(value)
    except canonical.NotCanonical:
        return
    assert canonical.dumps(canonical.loads(text)) == text
    assert unicodedata.is_normalized("NFC", text)
    assert "\r" not in text.replace("\\r", "")


@given(st.dictionaries(st.text(max_size=3).filter(lambda key: "\0" not in key), st.integers(), max_size=5))
def test_the_order_of_keys_does_not_matter(value):
    try:
        assert canonical.digest(value) == canonical.digest(dict(reversed(value.items())))
    except canonical.NotCanonical:
        return
