"""Records and editions, decisions about them, suppressions, pictures and the search index."""

from editorial.models.decision import Decision, Hand, Ledger
from editorial.models.edition import OPEN_STAGES, Edition, EditionLink, EditionPage, Relation, Stage
from editorial.models.formtoken import FormToken
from editorial.models.picture import Picture
from editorial.models.record import Part, Record
from editorial.models.search import SearchEntry
from editorial.models.stylerule import StyleRule
from editorial.models.suppression import Suppression

__all__ = [
    "OPEN_STAGES", "Decision", "Edition", "EditionLink", "EditionPage", "FormToken", "Hand", "Ledger", "Part",
    "Picture", "Record",
    "Relation", "SearchEntry", "Stage", "StyleRule", "Suppression",
]  # fmt: skip
