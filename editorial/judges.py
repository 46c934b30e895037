"""Whether anybody is left who may judge an edition, told from who holds the roles and who has had a hand in it."""

from django.utils.translation import gettext as _

from editorial.models import Stage


def nobody_can_judge(stage: str, reviewers: set[int], approvers: set[int], excluded: set[int]) -> str:
    """Why none of these users could take the steps that are left at the stage, or "" if somebody could."""
    reviewers, approvers = reviewers - excluded, approvers - excluded
    if stage == Stage.IN_REVIEW and not reviewers:
        return _("Nobody is left who could review it: all reviewers here have worked on it, or there are none.")
    if stage == Stage.IN_REVIEW and (not approvers or len(reviewers | approvers) < 2):
        return _("Nobody is left who could approve it: all approvers here have had a hand in it, or there are none.")
    if stage == Stage.IN_APPROVAL and not approvers:
        return _("Nobody is left who could approve it: all approvers here have had a hand in it, or there are none.")
    return ""
