"""Search by brute force over pages, written down a second time and without a database: what the engines are held to."""

import re

from editorial import kinds
from editorial.search import spelling
from editorial.search.query import parse
from editorial.search.text import grams, normalise


def search(typed, pages, editions):
    """The titles of the pages that the query finds, best first; `editions` are those of the pages, in their order."""
    query = parse(typed)
    if not query:
        return []
    found = []
    for page, edition in zip(pages, editions, strict=True):
        kind = next(each for each in kinds.every() if isinstance(page, each.page))
        entry = _entry(kind.texts(page))
        if all(_matches(term, entry) for term in query.terms):
            found.append((-_score(query, entry), -edition.shown_on.toordinal(), -edition.pk, edition.title))
    return [title for *_, title in sorted(found)]


def _entry(texts):
    people = [name for name in texts.names if spelling.is_person(name)]
    bodies = [*(name for name in texts.names if name not in people), *texts.organizations]
    stated = [(name, "") for name in people]
    title_keys = ()
    if texts.called == "person":
        stated.append((texts.title, texts.pinyin))
        title_keys = spelling.person_keys(texts.title, texts.pinyin)
    elif texts.called:
        bodies.append(texts.title)
        title_keys = spelling.body_keys(texts.title)
    fields = {
        "title": normalise(texts.title), "names": [normalise(name) for name in texts.names],
        "organizations": [normalise(name) for name in texts.organizations], "prose": normalise(texts.prose),
    }  # fmt: skip
    whole = "\n".join([fields["title"], *fields["names"], *fields["organizations"], fields["prose"]])
    return fields | {
        "title_keys": title_keys,
        "name_keys": [key for name in people for key in spelling.person_keys(name)],
        "whole": whole,
        "grams": {
            *grams(whole), *(gram for each in stated for gram in spelling.person_grams(*each)),
            *(gram for name in bodies for gram in spelling.body_grams(name)),
        },
    }  # fmt: skip


def _matches(term, entry):
    def has(gram):
        if gram.endswith("*"):
            return any(each.startswith(gram[:-1]) for each in entry["grams"])
        return gram in entry["grams"]

    if not any(all(map(has, alternative)) for alternative in term.alternatives):
        return False
    return not term.needs_containment or bool(re.search(re.escape(term.text), entry["whole"]))


def _score(query, entry):
    total = 0
    if entry["title"] == query.whole or query.whole in entry["title_keys"]:
        total += 4000
    elif query.whole in entry["names"]:
        total += 200
    for term in query.terms:
        total += _best(term, entry) + min(entry["prose"].count(term.text), 5)
    return total


def _best(term, entry):
    letters = term.letters
    places = [
        (1000, entry["title"] == term.text),
        (900, letters and letters in entry["title_keys"]),
        (400, term.text in entry["title"]),
        (350, letters and any(key.startswith(letters) for key in entry["title_keys"])),
        (120, term.text in entry["names"]),
        (110, letters and letters in entry["name_keys"]),
        (60, any(term.text in name for name in entry["names"])),
        (50, letters and any(key.startswith(letters) for key in entry["name_keys"])),
        (30, any(term.text in name for name in entry["organizations"])),
        (10, True),
    ]
    return next(points for points, true in places if true)
