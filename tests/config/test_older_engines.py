"""A style sheet written out for engines without layers and container queries."""

import re
from pathlib import Path

import pytest
from django.contrib.staticfiles import finders

from config.older_engines import flattened, with_fallback


def test_layers_stand_in_their_order_and_what_is_in_none_last():
    sheet = """
    @layer low, high;
    a { top: 1px }
    @layer high { b { top: 2px } }
    @layer low { c { top: 3px } }
    @layer high { d { top: 4px } }
    """
    assert flattened(sheet).splitlines() == [
        "c { top: 3px; }", "b { top: 2px; }", "d { top: 4px; }", "a { top: 1px; }",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("written", "plain"),
    [
        ("padding-inline: 1px 2px", "padding-inline-start: 1px; padding-inline-end: 2px;"),
        ("margin-block: calc(1px + 2px) !important",
         "margin-block-start: calc(1px + 2px) !important; margin-block-end: calc(1px + 2px) !important;"),
        ("border-block: 1px solid red", "border-block-start: 1px solid red; border-block-end: 1px solid red;"),
        ("inset: 0", "top: 0; right: 0; bottom: 0; left: 0;"),
        ("inset: 1px 2px", "top: 1px; right: 2px; bottom: 1px; left: 2px;"),
        ("inset-inline-start: 0", "left: 0;"),
        ("--gap: 1px", "--gap: 1px;"),
    ],
)  # fmt: skip
def test_short_forms_are_written_out(written, plain):
    assert flattened(f"a {{ {written} }}") == f"a {{ {plain} }}\n"


@pytest.mark.parametrize(
    ("selector", "plain"),
    [
        (":where(a, b) c", "a c, b c"),
        ("x :is(a, b:not(.c, .d)), y", "x a, x b:not(.c, .d), y"),
        (":is(a, b) :is(c, d)", "a c, a d, b c, b d"),
    ],
)
def test_choices_are_written_out(selector, plain):
    assert flattened(f"{selector} {{ top: 0 }}") == f"{plain} {{ top: 0; }}\n"


def test_containers_are_taken_for_the_window():
    found = flattened("@container (min-width: 48rem) { a { top: 0 } @media print { b { top: 0 } } }")
    assert found == "@media (min-width: 48rem) { a { top: 0; } @media print { b { top: 0; } } }\n"


@pytest.mark.parametrize("sheet", ["@layer unknown { a { top: 0 } }", "a { top }", "a"])
def test_what_cannot_be_read_is_an_error(sheet):
    with pytest.raises(ValueError, match=r"layer|line"):
        flattened(sheet)


def test_only_older_engines_apply_it():
    assert with_fallback("a { top: 0 }").endswith("\n@supports not (container-type: inline-size) {\na { top: 0; }\n}\n")


def test_the_site_s_sheet_has_nothing_in_it_that_they_do_not_know():
    _sheet, fallback = Path(finders.find("css/site.css")).read_text(encoding="utf-8").split("@supports not", 1)
    unknown = r"@layer|@container|:is\(|:where\(|\binset[-a-z]*:|(?:margin|padding)-(?:block|inline):"
    assert re.findall(unknown, fallback) == []
    assert ".site-head" in fallback
