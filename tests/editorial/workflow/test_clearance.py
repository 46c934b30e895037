"""Who submits says whether secrets are touched: it is kept with the decision; what touches them is not submitted."""

import pytest

from editorial import workflow
from editorial.models import Edition
from editorial.workflow import Refused, clearance
from tests import factories

pytestmark = pytest.mark.django_db


def approved(edition, desk):
    for name, user in (("pass_review", desk.reviewer), ("approve", desk.approver)):
        edition = workflow.perform(name, edition, user, digest=edition.digest)
    return edition


@pytest.mark.parametrize("secrets", ["touched", "whatever"])
def test_what_touches_secrets_is_not_submitted(article, desk, secrets):
    with pytest.raises(Refused):
        workflow.submit(article, desk.editor, secrets=secrets)
    assert not Edition.objects.exists()


def test_it_is_kept_with_the_name_and_comes_back_with_the_page(article, desk):
    edition = approved(workflow.submit(article, desk.editor, secrets="none"), desk)
    said = clearance.Said("none", str(desk.editor))
    assert clearance.of(edition) == said
    workflow.perform("withdraw", edition, desk.reviewer, digest=edition.digest, note="核查")
    again = workflow.reinstate(edition, desk.reviewer, note="恢复")
    assert clearance.of(again) == said


def test_nothing_is_said_where_nobody_was_asked(article, desk):
    assert clearance.of(workflow.submit(article, desk.editor)) is None


def test_a_first_profile_has_it_from_its_roll(district, desk):
    with factories.acting(desk.editor):
        campaign = factories.CampaignFactory(district=district)
        tier = factories.TierFactory(campaign=campaign)
        person = factories.HonoreeFactory(district=district)
        factories.CommendationFactory(campaign=campaign, tier=tier, honoree=person)
    submitted = workflow.submit(campaign, desk.editor, answers=factories.answered(campaign), secrets="none")
    approved(submitted, desk)
    assert clearance.of(Edition.objects.get(kind="honoree", record_id=person.pk)).by == str(desk.editor)
