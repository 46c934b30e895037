"""Records and editions, decisions about them, suppressions, what the desk works with, pictures, the search index."""

from editorial.models.atwork import Autosave, Presence
from editorial.models.decision import Decision, Hand, Ledger, brought_back, made_from_record
from editorial.models.edition import (
    OPEN_STAGES,
    Edition,
    EditionLink,
    EditionPage,
    EditionQuerySet,
    Relation,
    Significance,
    Stage,
    is_live_at,
    was_withdrawn,
)
from editorial.models.formtoken import FormToken
from editorial.models.lease import Lease
from editorial.models.notification import Notification, NotificationPreference
from editorial.models.picture import Picture
from editorial.models.record import Part, Record
from editorial.models.review import Claim, Note, NoteEvent, open_notes_of_edition
from editorial.models.revocation import CaseCrawl, CaseItem, RevocationCase
from editorial.models.search import SearchEntry
from editorial.models.stylerule import StyleRule
from editorial.models.subscription import Dispatch, Subscription
from editorial.models.suppression import Suppression

__all__ = [
    "OPEN_STAGES", "Autosave", "CaseCrawl", "CaseItem", "Claim", "Decision", "Dispatch", "Edition", "EditionLink",
    "EditionPage", "EditionQuerySet", "FormToken", "Hand", "Lease", "Ledger", "Note", "NoteEvent", "Notification",
    "NotificationPreference", "Part", "Picture", "Presence", "Record", "Relation", "RevocationCase", "SearchEntry",
    "Significance", "Stage", "StyleRule", "Subscription", "Suppression", "brought_back", "is_live_at",
    "made_from_record", "open_notes_of_edition", "was_withdrawn",
]  # fmt: skip
