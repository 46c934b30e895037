"""Who may suppress, and what a suppression may say to readers."""

import pytest

from editorial import suppression, workflow
from editorial.models import Suppression
from tests import factories

pytestmark = pytest.mark.django_db

NAME = "甲测丁"


@pytest.fixture
def person(district, desk):
    with factories.acting(desk.editor):
        return factories.HonoreeFactory(district=district, name=NAME)


def test_who_decides_is_asked_of_the_place_where_the_record_lies(person, district):
    there = factories.staff("approver", factories.DistrictFactory())
    with pytest.raises(workflow.Refused, match=district.name):
        suppression.suppress(("honoree", person.public_id), NAME, there, authority="某机关", reason="撤销")
    with pytest.raises(workflow.Refused, match="不存在"):
        suppression.suppress(("honoree", "none"), NAME, there, authority="某机关", reason="撤销")


@pytest.mark.parametrize("wording", [f"{NAME}的页面不再公开", "甲 测　丁的页面不再公开", "曾用名丙测己，已撤销"])
def test_the_public_wording_names_nobody(person, desk, wording):
    for name in ("丙测己", NAME):
        with factories.acting(desk.editor):
            person.name = name
            person.save()
        if name != NAME:
            factories.publish(person, desk)
    target, given = ("honoree", person.public_id), {"authority": "某机关", "reason": "撤销"}
    with pytest.raises(workflow.Refused, match="对外表述不得出现姓名"):
        suppression.suppress(target, NAME, desk.approver, public_wording=wording, **given)
    assert not Suppression.objects.exists()
    assert suppression.suppress(target, NAME, desk.approver, public_wording="该页面不再公开", **given).public_wording


def test_the_public_wording_for_an_award_does_not_name_its_recipient(person, desk):
    with factories.acting(desk.editor):
        award = factories.CommendationFactory(honoree=person)
    given = {"authority": "某机关", "reason": "撤销", "public_wording": f"{NAME}的荣誉已撤销"}
    with pytest.raises(workflow.Refused, match=NAME):
        suppression.suppress(("commendation", str(award.pk)), "", desk.approver, **given)
