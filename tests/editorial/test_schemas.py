"""Pages of every schema that ever was are read for ever: one canonical page for each kind and schema is kept here."""

import dataclasses
from pathlib import Path

import pytest

from editorial import canonical, kinds, pages

FOLDER = Path(__file__).parent / "fixtures"
FILES = sorted(FOLDER.glob("*-*.json"))


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_a_kept_page_is_read(path):
    name, schema = path.stem.split("-")
    kind = kinds.get(name)
    text = path.read_text(encoding="utf-8")
    plain = canonical.loads(text)
    assert canonical.dumps(plain) == text
    for old in range(int(schema), kind.schema):
        plain = kind.upgrade[old](plain)
    page = pages.from_plain(kind.page, plain)
    assert pages.to_plain(page) == plain
    columns = kind.columns(page)
    assert columns.title
    assert list(kind.links(page))
    assert kind.texts(page).title == columns.title
    assert kind.without(page, frozenset()) == page


@pytest.mark.parametrize("kind", kinds.every(), ids=lambda kind: kind.name)
def test_every_schema_of_every_kind_has_its_page(kind):
    kept = {path.stem for path in FILES}
    assert {f"{kind.name}-{schema}" for schema in range(1, kind.schema + 1)} <= kept
    assert set(kind.upgrade) == set(range(1, kind.schema))


@pytest.mark.parametrize("kind", kinds.every(), ids=lambda kind: kind.name)
def test_a_kept_page_of_the_present_schema_says_something_in_every_field(kind):
    """Else a change of what is read from a field could pass unnoticed."""
    page = pages.from_plain(kind.page, canonical.loads((FOLDER / f"{kind.name}-{kind.schema}.json").read_text()))
    empty = [field.name for field in dataclasses.fields(page) if getattr(page, field.name) in ("", None, ())]
    assert empty == []
