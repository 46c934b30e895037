"""A roll to verify, a hand that alters rows behind the engine's back, and what the verification says of it."""

import pytest

from editorial import guards, verification
from tests import factories


@pytest.fixture
def roll(district, desk):
    """A live roll with one recipient, who has a first profile by it."""
    with factories.acting(desk.editor):
        campaign = factories.CampaignFactory(district=district)
        tier = factories.TierFactory(campaign=campaign)
        honoree = factories.HonoreeFactory(district=district)
        factories.CommendationFactory(campaign=campaign, tier=tier, honoree=honoree)
    return factories.publish(campaign, desk)


@pytest.fixture
def by_hand():
    """A function that alters rows behind the engine's back, with the guards out of the way for the moment."""

    def alter(rows, **values):
        with guards.lifted():
            assert rows.update(**values)

    return alter


def found() -> str:
    return "\n".join(verification.verify())
