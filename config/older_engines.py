"""A style sheet once more for engines without cascade layers and container queries, such as Chromium before 105.

Browsers of that age stand on many desks of the public sector. To them a sheet that is written in layers says nothing.
What this module makes stands behind `@supports not (container-type: inline-size)`, so that nobody else applies it:

- the layers one behind the other in their order, and what stands in none last;
- container queries as media queries: containers of this site are as wide as the window or nearly so;
- the short forms of logical properties, `inset`, `:is()` and `:where()` written out: Chromium has them from 87 and 88.

That is near to the sheet, not the same: where a layer overrules a more exact selector, the more exact one wins here.
"""

import functools
import itertools
import re
from collections.abc import Iterable, Iterator

import tinycss2

_SIDES = {
    "inset-block-start": ("top",), "inset-block-end": ("bottom",), "inset-inline-start": ("left",),
    "inset-inline-end": ("right",), "inset-block": ("top", "bottom"), "inset-inline": ("left", "right"),
    "inset": ("top", "right", "bottom", "left"),
}  # fmt: skip
_PAIRS = ("margin-inline", "margin-block", "padding-inline", "padding-block")
_BOTH = ("border-block", "border-inline")
_CHOICE = re.compile(r":(?:is|where)\(([^()]*(?:\([^()]*\)[^()]*)*)\)")
_COMMA = re.compile(r",(?![^()]*(?:\([^()]*\)[^()]*)*\))")
"""Between the selectors of a list, not within brackets, of which two may stand in each other."""


@functools.lru_cache(maxsize=4)
def with_fallback(sheet: str) -> str:
    """The sheet, and behind it the same for older engines."""
    return f"{sheet}\n@supports not (container-type: inline-size) {{\n{flattened(sheet)}}}\n"


def flattened(sheet: str) -> str:
    """The rules of the sheet for older engines, one a line.

    Raises ValueError for a rule that cannot be parsed and for a block of a layer that no statement at the top names.
    """
    layers: dict[str, list] = {}
    outside = []
    for rule in _rules(tinycss2.parse_stylesheet(sheet, skip_comments=True, skip_whitespace=True)):
        if rule.type != "at-rule" or rule.at_keyword != "layer":
            outside.append(rule)
        elif rule.content is None:
            layers.update({name.strip(): [] for name in tinycss2.serialize(rule.prelude).split(",")})
        elif (name := tinycss2.serialize(rule.prelude).strip()) in layers:
            layers[name] += rule.content
        else:
            raise ValueError(f"the layer {name} has no place in the order")
    inside = (
        tinycss2.parse_rule_list(content, skip_comments=True, skip_whitespace=True) for content in layers.values()
    )
    return "".join(f"{line}\n" for line in _lines([*itertools.chain(*inside), *outside]))


def _rules(rules: Iterable) -> Iterator:
    for rule in rules:
        if rule.type == "error":
            raise ValueError(f"line {rule.source_line}: {rule.message}")
        yield rule


def _lines(rules: Iterable) -> Iterator[str]:
    for rule in _rules(rules):
        prelude = tinycss2.serialize(rule.prelude).strip()
        if rule.type == "qualified-rule":
            yield f"{', '.join(_selectors(prelude))} {{ {_declarations(rule.content)} }}"
        elif rule.at_keyword in ("container", "media"):
            nested = tinycss2.parse_rule_list(rule.content, skip_comments=True, skip_whitespace=True)
            yield f"@media {prelude} {{ {' '.join(_lines(nested))} }}"
        else:
            yield tinycss2.serialize([rule]).strip()


def _selectors(prelude: str) -> list[str]:
    """The selectors of a rule without choices: a list that has an unknown pseudo-class is dropped whole."""
    found = []
    for selector in _COMMA.split(prelude):
        if choice := _CHOICE.search(selector):
            before, after = selector[: choice.start()], selector[choice.end() :]
            found += _selectors(",".join(f"{before}{each.strip()}{after}" for each in _COMMA.split(choice[1])))
        else:
            found.append(selector.strip())
    return found


def _declarations(content: list) -> str:
    parsed = tinycss2.parse_blocks_contents(content, skip_comments=True, skip_whitespace=True)
    return " ".join(f"{name}: {value};" for each in _rules(parsed) for name, value in _written_out(each))


def _written_out(declaration) -> Iterator[tuple[str, str]]:
    name, value = declaration.name, tinycss2.serialize(declaration.value).strip()
    mark = " !important" if declaration.important else ""
    values = [tinycss2.serialize([each]) for each in declaration.value if each.type not in ("whitespace", "comment")]
    if name in _SIDES:
        for side, own in zip(_SIDES[name], itertools.cycle(values), strict=False):
            yield side, own + mark
    elif name in _PAIRS:
        yield f"{name}-start", values[0] + mark
        yield f"{name}-end", values[-1] + mark
    elif name in _BOTH:
        yield f"{name}-start", value + mark
        yield f"{name}-end", value + mark
    else:
        yield name, value + mark
