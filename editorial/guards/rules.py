"""What the guards refuse, table by table, in SQL that both engines understand.

Columns are frozen unless they are named here as moving, so that a column added later is guarded from its first day.
"""

import dataclasses
from collections.abc import Iterator

from django.db import models

from editorial.models import (
    CaseCrawl,
    CaseItem,
    Decision,
    Edition,
    EditionLink,
    EditionPage,
    Hand,
    Ledger,
    Note,
    NoteEvent,
    RevocationCase,
    Stage,
    Suppression,
)
from editorial.workflow.table import TRANSITIONS


@dataclasses.dataclass(frozen=True)
class Refusal:
    """An UPDATE is refused with `message` where `condition` holds, which is SQL over OLD and NEW.

    Both engines read it, with `IS DISTINCT FROM` for a comparison in which NULL equals NULL.
    """

    name: str
    condition: str
    message: str
    reads: tuple[type[models.Model], ...] = ()
    """Other tables that the condition reads."""


@dataclasses.dataclass(frozen=True)
class Guarded:
    """A table whose rows are never deleted or replaced, and whose columns change in the ways named only."""

    model: type[models.Model]
    moving: tuple[str, ...] = ()
    refusals: tuple[Refusal, ...] = ()
    alone: tuple[tuple[tuple[str, ...], str], ...] = ()
    """Columns that are unique among the rows for which a condition over {row} holds."""

    @property
    def table(self) -> str:
        return self.model._meta.db_table

    def unique(self) -> Iterator[tuple[tuple[str, ...], str]]:
        """(columns, condition) of everything that is unique in the table; the condition is "" where it always is.

        That intervals do not overlap is a rule of its own.
        """
        yield from (((field.column,), "") for field in self.model._meta.concrete_fields if field.unique)
        for constraint in self.model._meta.constraints:
            if isinstance(constraint, models.UniqueConstraint) and constraint.condition is None:
                yield tuple(self.model._meta.get_field(name).column for name in constraint.fields), ""
        yield from self.alone

    def frozen(self) -> list[str]:
        """Columns that never change."""
        return [column for column in columns(self.model) if column not in self.moving]

    def every(self) -> Iterator[Refusal]:
        """All refusals of updates, that of the frozen columns first."""
        if frozen := self.frozen():
            yield Refusal("frozen", _any_changed(frozen), "what was written does not change")
        yield from self.refusals


def columns(model: type[models.Model]) -> list[str]:
    return [field.column for field in model._meta.concrete_fields]


def changed(column: str) -> str:
    """The condition that an update changes the column."""
    return f'NEW."{column}" IS DISTINCT FROM OLD."{column}"'


def _any_changed(names: list[str]) -> str:
    return " OR ".join(changed(name) for name in names)


def _moves(*pairs: tuple[str, str]) -> str:
    """The condition that the stage moves from the one to the other in one of the pairs."""
    return "(" + " OR ".join(f"(OLD.stage = '{one}' AND NEW.stage = '{other}')" for one, other in pairs) + ")"


def _only_on(move: str, *names: str) -> str:
    """The condition that one of the columns changes though the stage does not make that move."""
    return f"({_any_changed(list(names))}) AND NOT {move}"


_FORWARD = [
    (source, transition.target)
    for transition in TRANSITIONS.values()
    for source in transition.sources
    if source != transition.target
]
_APPROVAL = _moves((Stage.IN_APPROVAL, Stage.APPROVED))
_REVIEW = _moves((Stage.IN_REVIEW, Stage.IN_APPROVAL))
_CANCELLING = _moves((Stage.APPROVED, Stage.CANCELLED))
_LAST_CHANGE = f"(SELECT changed_at FROM {Ledger._meta.db_table})"
_RESCHEDULING = (
    f"(OLD.stage = '{Stage.APPROVED}' AND NEW.stage = '{Stage.APPROVED}'"
    f" AND OLD.live_from IS NOT NULL AND NEW.live_from IS NOT NULL AND {changed('live_from')})"
)
_SHOWN_AS_SCHEDULED = (
    f"EXISTS (SELECT 1 FROM {Edition._meta.db_table} AS edition WHERE edition.id = NEW.edition_id"
    f" AND edition.live_from > {_LAST_CHANGE} AND edition.shown_on = NEW.shown_on)"
)
"""The edition of a link waits for its publication, and is shown under the date that the link gets."""

EDITION = Guarded(
    Edition,
    moving=(
        "stage", "shown_on", "reviewed_by_id", "reviewed_at", "approved_by_id", "approved_at", "live_from",
        "live_until", "ended_by_id", "ended_at", "ended_reason", "review_on",
    ),
    refusals=(
        Refusal("stage", f"{changed('stage')} AND NOT {_moves(*_FORWARD)}", "a stage moves forward only"),
        Refusal(
            "shown_on",
            _only_on(
                f"((OLD.shown_on IS NULL AND {_APPROVAL}) OR (NEW.shown_on IS NOT NULL AND {_RESCHEDULING}))",
                "shown_on",
            ),
            "the date shown is set at approval, and moves with the publication only",
        ),
        Refusal("review", _only_on(_REVIEW, "reviewed_by_id", "reviewed_at"), "a review is signed once"),
        Refusal("approval", _only_on(_APPROVAL, "approved_by_id", "approved_at"), "an approval is signed once"),
        Refusal(
            "ending",
            f"OLD.ended_at IS NOT NULL AND ({_any_changed(['ended_by_id', 'ended_at', 'ended_reason'])})",
            "an ending is signed once",
        ),
        Refusal(
            "live_from",
            f"{changed('live_from')} AND NOT (OLD.live_from IS NULL AND {_APPROVAL})"
            f" AND NOT (NEW.live_from IS NULL AND {_CANCELLING}) AND NOT {_RESCHEDULING}",
            "an interval begins once; one to come may be cancelled or moved",
        ),
        Refusal(
            "review_on",
            f"{changed('review_on')} AND (NEW.stage <> '{Stage.APPROVED}' OR NEW.review_on IS NULL)",
            "the next look is set for what was approved",
        ),
        Refusal(
            "past",
            f"({changed('live_from')} OR {changed('live_until')}) AND ("
            f"({changed('live_from')} AND (OLD.live_from <= {_LAST_CHANGE} OR NEW.live_from <= {_LAST_CHANGE}))"
            f" OR OLD.live_until <= {_LAST_CHANGE} OR NEW.live_until <= {_LAST_CHANGE})",
            "what readers have seen does not change",
            reads=(Ledger,),
        ),
    ),
    alone=((("kind", "record_id"), f"{{row}}.stage IN ('{Stage.IN_REVIEW}', '{Stage.IN_APPROVAL}')"),),
)  # fmt: skip

OVERLAP = "two editions of a record are never live at once"

TABLES = (
    EDITION,
    Guarded(EditionPage),
    Guarded(
        EditionLink,
        moving=("shown_on",),
        refusals=(
            Refusal(
                "shown_on",
                f"{changed('shown_on')} AND OLD.shown_on IS NOT NULL AND NOT {_SHOWN_AS_SCHEDULED}",
                "the date shown is set once, and moves with the publication only",
                reads=(Edition, Ledger),
            ),
        ),
    ),
    Guarded(Decision),
    Guarded(Hand),
    Guarded(Note, moving=("is_open",)),
    Guarded(NoteEvent),
    Guarded(
        Suppression,
        moving=("lifted_at", "lifted_by_id", "ratified_at", "ratified_by_id", "escalated_at"),
        refusals=(
            Refusal(
                "lifting",
                f"({changed('lifted_at')} OR {changed('lifted_by_id')})"
                " AND (OLD.lifted_at IS NOT NULL OR NEW.lifted_at IS NULL OR NEW.lifted_by_id IS NULL)",
                "a suppression is lifted once",
            ),
            Refusal(
                "ratification",
                f"({changed('ratified_at')} OR {changed('ratified_by_id')}) AND (OLD.ratified_at IS NOT NULL"
                " OR NEW.ratified_at IS NULL OR NEW.ratified_by_id IS NULL OR NEW.ratified_by_id = OLD.by_id)",
                "a suppression is ratified once, by somebody else",
            ),
            Refusal(
                "escalation",
                f"{changed('escalated_at')} AND OLD.escalated_at IS NOT NULL",
                "a suppression is escalated once",
            ),
        ),
        alone=((("target_kind", "target_id"), "{row}.lifted_at IS NULL"),),
    ),
    Guarded(
        RevocationCase,
        moving=("closed_by_id", "closed_at", "outcome"),
        refusals=(
            Refusal(
                "closing",
                f"({_any_changed(['closed_by_id', 'closed_at', 'outcome'])}) AND (OLD.closed_at IS NOT NULL"
                " OR NEW.closed_at IS NULL OR NEW.closed_by_id IS NULL OR NEW.outcome = '')",
                "a case is closed once",
            ),
        ),
    ),
    Guarded(
        CaseItem,
        moving=("measure", "note", "settled_by_id", "settled_at"),
        refusals=(
            Refusal(
                "settled",
                f"OLD.settled_at IS NOT NULL AND NEW.settled_at IS NOT NULL"
                f" AND ({_any_changed(['measure', 'note', 'settled_by_id', 'settled_at'])})"
                " OR NEW.settled_at IS NULL AND NEW.settled_by_id IS NOT NULL"
                " OR NEW.settled_at IS NOT NULL AND NEW.measure = ''",
                "an item is settled once, until it is opened again",
            ),
            Refusal(
                "closed",
                f"(SELECT closed_at FROM {RevocationCase._meta.db_table} WHERE id = OLD.case_id) IS NOT NULL",
                "what a closed case says does not change",
                reads=(RevocationCase,),
            ),
        ),
    ),
    Guarded(CaseCrawl),
    Guarded(
        Ledger,
        moving=("head", "version", "changed_at", "boundaries"),
        refusals=(
            Refusal(
                "backwards",
                "NEW.version < OLD.version OR NEW.changed_at < OLD.changed_at",
                "the publication clock does not go back",
            ),
        ),
    ),
)
"""Everything that is guarded."""
