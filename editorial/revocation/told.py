"""What readers may be told of a revocation where they ask for the award itself: that it was revoked, and no more."""

from editorial.models import RevocationCase
from editorial.suppressed import Target


def is_revoked(award: Target, suppressed: frozenset[Target]) -> bool:
    """Whether the award may not be shown because it was revoked, by a decision that is to be published.

    Who opened the case said so then. Its wording for readers is for the notice, which goes through both steps.
    """
    if award not in suppressed:
        return False
    cases = RevocationCase.objects.exclude(outcome=RevocationCase.Outcome.DROPPED)
    kind, key = award
    return cases.filter(
        public=True, award_suppression__target_kind=kind, award_suppression__target_id=key,
        award_suppression__lifted_at=None,
    ).exists()  # fmt: skip
