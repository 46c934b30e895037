"""What the state of a record or an edition is called: the one place where interval and stage are put into words."""

import dataclasses

from django.utils.translation import gettext as _

from editorial.models import Edition, Stage


@dataclasses.dataclass(frozen=True)
class State:
    """`name` for styles and filters, `label` for people."""

    name: str
    label: str


def of_record(last_stage: str | None, last_from, is_live: bool, now, *, suppressed: bool = False) -> State:
    """The state of a record by its newest edition and by what readers see.

    `suppressed`: that edition was taken down, or its publication cancelled, by the suppression of somebody on it.
    """
    if last_stage in (Stage.IN_REVIEW, Stage.IN_APPROVAL, Stage.RETURNED):
        label = str(Stage(last_stage).label)
        return State(last_stage, _("%(stage)s; live") % {"stage": label} if is_live else label)
    if last_stage == Stage.APPROVED and last_from and last_from > now:
        return State("scheduled", _("scheduled; live") if is_live else _("scheduled"))
    if is_live:
        return State("live", _("live"))
    if suppressed and last_stage in (Stage.APPROVED, Stage.CANCELLED):
        return State("withdrawn", _("taken down by a suppression"))
    if last_stage == Stage.APPROVED:
        return State("withdrawn", _("withdrawn"))
    if last_stage == Stage.CANCELLED:
        return State("cancelled", str(Stage.CANCELLED.label))
    return State("draft", _("draft"))


def of_edition(edition: Edition, now) -> State:
    """The state of an edition: an approved one by its interval, every other by its stage."""
    if edition.is_live(now):
        return State("live", _("live"))
    if edition.is_scheduled(now):
        return State("scheduled", _("scheduled"))
    if edition.live_until:
        return State("withdrawn", _("withdrawn")) if edition.is_withdrawn(now) else State("replaced", _("replaced"))
    return State(edition.stage, str(Stage(edition.stage).label))
