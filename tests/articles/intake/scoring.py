"""How near an imported story comes to its truth: a share of what is right, field by field."""

import json
import unicodedata
from difflib import SequenceMatcher
from pathlib import Path

from articles.intake.clean import clean
from articles.intake.find import find
from articles.intake.read import read
from articles.intake.truth import to_truth

STORIES = Path(__file__).parent / "stories"


def names() -> list[str]:
    return sorted(path.stem for path in STORIES.glob("*.json"))


def truth(name: str) -> dict:
    return json.loads((STORIES / f"{name}.json").read_text(encoding="utf-8"))


def prediction(name: str) -> dict:
    path = STORIES / f"{name}.txt"
    story = clean(read(path.read_bytes(), path.name))
    return to_truth(story, find(story))


def plain(value) -> str:
    return "".join(char for char in unicodedata.normalize("NFKC", str(value or "")).lower() if char.isalnum())


def near(one: str, other: str) -> bool:
    one, other = plain(one), plain(other)
    return bool(one and other) and (one in other or other in one or SequenceMatcher(None, one, other).ratio() >= 0.7)


def balance(wanted: list, given: list, free: list, same) -> float | None:
    """F1 of two lists; what is in `free` is held against nobody."""
    if not wanted and not given:
        return None
    hits = sum(1 for item in wanted if any(same(item, other) for other in given))
    extra = sum(1 for item in given if not any(same(item, other) for other in [*wanted, *free]))
    recall = hits / len(wanted) if wanted else None
    precision = hits / (hits + extra) if hits + extra else None
    if not wanted:
        return 0.0 if extra else None
    return 2 * precision * recall / (precision + recall) if precision and recall else 0.0


def fields(want: dict, got: dict) -> dict[str, float]:
    """The score of every field that the truth or the prediction fills."""
    neutral, accept, scores = want.get("_neutral", {}), want.get("_accept", {}), {}
    for field in ("title", "subtitle", "published_on", "source", "editor_note", "body_first", "body_last"):
        answers = [plain(want[field]), *map(plain, accept.get(field, []))]
        value = plain(got[field])
        if want[field] or (value and value not in answers):
            scores[field] = float(
                any(
                    (value and (answer.startswith(value) or value.startswith(answer)))
                    or (value and (answer.endswith(value) or value.endswith(answer)))
                    for answer in answers
                    if answer
                )
            )
    if want["chrome"]:
        body = plain(got["body"])
        scores["chrome"] = sum(plain(item) not in body for item in want["chrome"]) / len(want["chrome"])
    people = {person["name"]: person for person in want["honorees"]}
    found = {person["name"]: person for person in got["honorees"]}
    commended = [name for name, person in people.items() if person["kind"] == "commended"]
    if commended or found:
        scores["honorees"] = balance(
            commended or list(people), list(found), [*people, *neutral.get("honorees", [])], str.__eq__
        )
    both = [name for name in people if name in found]
    if both:
        scores["kind"] = sum(people[name]["kind"] == found[name]["kind"] for name in both) / len(both)
    lists = {
        "captions": (want["captions"], got["captions"]),
        "teams": (want["teams"], got["teams"]),
        "campaigns": ([item["name"] for item in want["campaigns"]], [item["name"] for item in got["campaigns"]]),
        "credits": (people_of(want), people_of(got)),
    }
    for field, (wanted, given) in lists.items():
        scores[field] = balance(wanted, given, neutral.get(field, []), near)
    tallied = [tally["count"] for item in want["campaigns"] for tally in item["tallies"]]
    numbers = [plain(item["number"]) + plain(item["unit"]) for item in want["figures"]]
    free = [*map(plain, neutral.get("figures", [])), *tallied]
    given = [plain(item["number"]) + plain(item["unit"]) for item in got["figures"]]
    scores["figures"] = balance(numbers, given, free, lambda one, other: one in other or other in one)
    return {field: score for field, score in scores.items() if score is not None}


def people_of(story: dict) -> list[str]:
    return [name for credit in story["credits"] if credit["role"] != "来源" for name in credit["names"]]
