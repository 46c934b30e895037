"""The table of transitions: that what a step takes and does is said there, and nowhere by the step's name."""

import ast
from pathlib import Path

from django.conf import settings

from editorial.models import Stage
from editorial.workflow import PUBLISHING, TRANSITIONS

LEDGER = "reads decisions of the ledger, which keeps what was done by its name for ever"
NAMED = {
    "workflow/table.py": ("is the table", set(TRANSITIONS)),
    "workflow/perform.py": ("has a function for each step that people take", set(TRANSITIONS) - {"set_aside"}),
    "urgent/patching.py": ("takes the one step that the engine takes, and reads it", {"set_aside"}),
    "notifying/events.py": ("tells of each decision, and of an event called so", set(TRANSITIONS)),
    "workflow/contributors.py": (LEDGER, {"take_over"}),
    "verification/chain.py": (LEDGER, {"withdraw"}),
    "verification/signatures.py": (LEDGER, {"pass_review", "approve", "reschedule", "confirm"}),
    "models/edition.py": ("has a stage of that name", {"set_aside"}),
    "admin/filters.py": ("has a filter for the stage of that name", {"set_aside"}),
    "models/revocation.py": ("has an answer of that name", {"withdraw"}),
    "subscribing/__init__.py": ("has a function of that name", {"confirm"}),
    "subscribing/wording.py": ("has a link of that name", {"confirm"}),
    "views/subscribing.py": ("has a page of that name", {"confirm"}),
}
"""By module of editorial, why it may use the names of transitions, and which."""


def test_no_other_module_of_the_engine_knows_a_transition_by_its_name():
    engine, found = Path(settings.BASE_DIR) / "editorial", {}
    for path in (each for each in engine.rglob("*.py") if each.parent.name != "migrations"):
        strings = {each.value for each in ast.walk(ast.parse(path.read_text())) if isinstance(each, ast.Constant)}
        if names := strings & set(TRANSITIONS):
            found[path.relative_to(engine).as_posix()] = names
    assert found == {module: names for module, (_why, names) in NAMED.items()}


def test_what_is_judged_is_passed_on_or_returned():
    judging = {each.name for each in TRANSITIONS.values() if each.judges}
    assert judging == {"pass_review", "return_review", "approve", "return_approval"}
    for stage in (Stage.IN_REVIEW, Stage.IN_APPROVAL):
        ways = [each for each in TRANSITIONS.values() if each.judges and stage in each.sources]
        assert {bool(each.hand): each.needs_note for each in ways} == {True: False, False: True}


def test_what_is_offered_in_bulk_is_a_judgement_that_needs_nothing_typed():
    offered = [each for each in TRANSITIONS.values() if each.in_bulk]
    assert offered
    assert all(each.judges and each.read and not each.needs_note and each.time != "must" for each in offered)


def test_one_step_publishes():
    assert [each for each in TRANSITIONS.values() if each.publishes] == [PUBLISHING]


def test_columns_that_are_words_hold_known_ones():
    assert {each.time for each in TRANSITIONS.values()} == {"", "may", "must"}
    assert {each.cancels for each in TRANSITIONS.values()} == {"", "later", "all"}
    assert {each.when for each in TRANSITIONS.values()} == {"", "live", "scheduled"}
