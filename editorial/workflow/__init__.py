"""The way of an edition: a table of transitions, one function that performs any of them, one that says why not."""

from editorial.workflow.perform import StaleDigest, perform
from editorial.workflow.refusals import Refused, allowed, refusal
from editorial.workflow.submission import corrected_by, reinstate, submission_refusal, submit
from editorial.workflow.table import PUBLISHING, TRANSITIONS, Transition

__all__ = [
    "PUBLISHING", "TRANSITIONS", "Refused", "StaleDigest", "Transition", "allowed", "corrected_by", "perform",
    "refusal", "reinstate", "submission_refusal", "submit",
]  # fmt: skip
