"""Who may act where follows from assignments alone: by district, downwards, and only while the account is active."""

import pytest

from districts import roles
from districts.models import Assignment, District, Organization, Role
from tests import factories

pytestmark = pytest.mark.django_db


@pytest.fixture
def tree():
    """A city, two counties of it, and a town of the first."""
    city = factories.DistrictFactory()
    county, beside = factories.DistrictFactory(parent=city), factories.DistrictFactory(parent=city)
    return {"city": city, "county": county, "beside": beside, "town": factories.DistrictFactory(parent=county)}


def test_a_role_reaches_downwards_only(tree):
    user = factories.staff(Role.REVIEWER, tree["county"])
    may = {name for name, district in tree.items() if roles.may_act(user, Role.REVIEWER, district)}
    assert may == {"county", "town"}


def test_without_a_district_it_reaches_everywhere(tree):
    user = factories.staff(Role.REVIEWER, None)
    assert all(roles.may_act(user, Role.REVIEWER, district) for district in tree.values())
    assert roles.paths_for(user) == [roles.EVERYWHERE]


def test_one_role_is_not_another(tree):
    user = factories.staff(Role.REVIEWER, tree["city"])
    assert [role for role in Role if roles.may_act(user, role, tree["city"])] == [Role.REVIEWER]


def test_a_superuser_has_no_role(tree):
    user = factories.UserFactory(is_superuser=True)
    assert not any(roles.may_act(user, role, tree["city"]) for role in Role)


def test_a_deactivated_user_has_none(tree):
    user = factories.staff(Role.APPROVER, tree["city"], is_active=False)
    assert roles.paths_for(user) == []
    assert roles.permissions_of(user) == set()
    assert not roles.may_act(user, Role.APPROVER, tree["city"])
    assert user not in roles.holders(Role.APPROVER, tree["city"])


def test_holders_are_those_who_may_act(tree):
    here, above, everywhere = (factories.staff(Role.APPROVER, tree.get(name)) for name in ("county", "city", None))
    factories.staff(Role.APPROVER, tree["beside"])
    factories.staff(Role.APPROVER, tree["town"])
    assert set(roles.holders(Role.APPROVER, tree["county"])) == {here, above, everywhere}


def test_rows_are_restricted_by_paths(tree):
    for district in tree.values():
        factories.OrganizationFactory(district=district)
    user = factories.staff(Role.EDITOR, tree["county"])
    found = Organization.objects.filter(roles.under(roles.paths_for(user)))
    assert {each.district for each in found} == {tree["county"], tree["town"]}
    assert not Organization.objects.filter(roles.under([]))
    assert Organization.objects.filter(roles.under([roles.EVERYWHERE])).count() == 4


def test_permissions_add_up_over_assignments(tree):
    user = factories.staff(Role.REVIEWER, tree["county"])
    assert user.has_perm("articles.change_article")
    assert not user.has_perm("articles.add_article")
    Assignment.objects.create(user=user, role=Role.EDITOR, district=tree["beside"])
    user = type(user).objects.get(pk=user.pk)
    assert user.has_perm("articles.add_article")
    assert not user.has_perm("districts.change_user")


def test_an_auditor_changes_nothing(tree):
    permissions = roles.permissions_of(factories.staff(Role.AUDITOR, None))
    assert permissions
    assert {code.split(".")[1].split("_")[0] for code in permissions} == {"view"}


def test_an_administrator_sees_no_content(tree):
    permissions = roles.permissions_of(factories.staff(Role.ADMINISTRATOR, None))
    assert not [code for code in permissions if code.startswith(("articles.", "honorees."))]


def test_a_district_whose_code_begins_like_another_is_not_below_it():
    """Paths end each code by a slash."""
    one = District.objects.create(code="990000000000", name="甲", level="county")
    other = District.objects.create(code="990000000001", name="乙", level="county")
    user = factories.staff(Role.EDITOR, one)
    assert not roles.may_act(user, Role.EDITOR, other)
