"""First profiles under the ledger's lock: in as many queries for a roll of three hundred names as for one name."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from editorial import verification, workflow
from editorial.models import Edition
from honorees.models import Commendation, Honoree
from tests import factories
from tests.noon import HOUR, NOON, at_noon
from tests.sizes import ANY_NUMBER

__all__ = ["at_noon"]

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("at_noon")]


def roll_of(names, district, desk):
    """A campaign with so many people on its roll, made at once, so that their number costs the test little."""
    with factories.acting(desk.editor):
        campaign = factories.CampaignFactory(district=district)
        tier = factories.TierFactory(campaign=campaign)
    people = Honoree.objects.bulk_create(factories.HonoreeFactory.build(district=district) for _ in range(names))
    Commendation.objects.bulk_create(
        factories.CommendationFactory.build(campaign=campaign, tier=tier, honoree=person) for person in people
    )
    return campaign


def passed(campaign, desk, introduction):
    """An edition of the roll that waits for its approval, and the answers that this wants."""
    with factories.acting(desk.editor):
        campaign.introduction = introduction
        campaign.save()
    edition = workflow.submit(campaign, desk.editor, answers=factories.answered(campaign))
    edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
    return edition, factories.answered_by(desk.approver, edition)


def live_profiles(hours=0):
    return Edition.objects.of("honoree").live(NOON + hours * HOUR).count()


@pytest.mark.parametrize("names", ANY_NUMBER)
def test_a_roll_takes_as_many_queries_however_long_it_is(district, desk, names):
    campaign, counts = roll_of(names, district, desk), {}

    def perform(step, name, edition, **values):
        with CaptureQueriesContext(connection) as queries:
            done = workflow.perform(name, edition, desk.approver, digest=edition.digest, note="理由", **values)
        counts[step] = len(queries)
        return done

    first, answers = passed(campaign, desk, "第一版")
    first = perform("first profiles", "approve", first, answers=answers)
    assert live_profiles(1) == names
    second, answers = passed(campaign, desk, "第二版")
    second = perform("profiles to come", "approve", second, answers=answers, at=NOON + 2 * HOUR)
    assert (live_profiles(1), live_profiles(3)) == (names, names)
    perform("cancelled with their roll", "cancel", second)
    assert live_profiles(3) == names
    first.refresh_from_db()
    perform("ended with their roll", "withdraw", first)
    assert live_profiles(3) == 0
    assert list(verification.verify()) == []
    assert counts == {
        "first profiles": 57, "profiles to come": 63, "cancelled with their roll": 39,
        "ended with their roll": 32,
    }  # fmt: skip
