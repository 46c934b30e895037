"""Administrators and registrars: what they may enter, and where their reach ends."""

import pytest
from django.test import Client
from django.urls import reverse

from districts.models import Assignment, District, Role, User
from tests import factories

pytestmark = pytest.mark.django_db


def signed_in(user) -> Client:
    client = Client()
    client.force_login(user, backend="allauth.account.auth_backends.AuthenticationBackend")
    return client


def change(model: str, row) -> str:
    return reverse(f"admin:districts_{model}_change", args=[row.pk])


def user_fields(user, *assignments, **changes) -> dict:
    fields = {"username": user.username, "name": user.name, "is_active": "on"}
    fields |= {"assignments-TOTAL_FORMS": len(assignments), "assignments-INITIAL_FORMS": 0}
    for at, (role, district) in enumerate(assignments):
        fields |= {f"assignments-{at}-role": role, f"assignments-{at}-district": (district and district.pk) or ""}
    return fields | changes


@pytest.fixture
def administrator(district):
    return signed_in(factories.staff(Role.ADMINISTRATOR, district))


def test_an_administrator_adds_staff_and_assigns_them_below(administrator, district):
    sent = {"username": "newcomer", "name": "新人", "password1": factories.PASSWORD, "password2": factories.PASSWORD}
    assert administrator.post(reverse("admin:districts_user_add"), sent).status_code == 302
    user = User.objects.get(username="newcomer")
    assert user.is_staff
    assert not user.is_superuser
    town = factories.DistrictFactory(parent=district)
    assert administrator.post(change("user", user), user_fields(user, ("editor", town))).status_code == 302
    assert user.assignments.get().district == town


@pytest.mark.parametrize("where", ["elsewhere", "everywhere", "above"])
def test_nobody_is_assigned_beyond_the_administrators_reach(where, db):
    city = factories.DistrictFactory()
    district = factories.DistrictFactory(parent=city)
    client = signed_in(factories.staff(Role.ADMINISTRATOR, district))
    user = factories.UserFactory()
    place = {"elsewhere": factories.DistrictFactory(), "everywhere": None, "above": city}[where]
    assert client.post(change("user", user), user_fields(user, ("approver", place))).status_code == 200
    sent = {"user": user.pk, "role": "approver", "district": place.pk if place else ""}
    assert client.post(reverse("admin:districts_assignment_add"), sent).status_code == 200
    assert not Assignment.objects.filter(user=user).exists()


def test_wider_staff_and_superusers_are_out_of_reach(administrator):
    wider = factories.staff(Role.ADMINISTRATOR, None)
    superuser = factories.UserFactory(is_superuser=True)
    for user in (wider, superuser):
        password = reverse("admin:auth_user_password_change", args=[user.pk])
        assert administrator.get(change("user", user)).status_code == 404
        assert administrator.get(password).status_code == 404
        assert administrator.post(change("user", user), user_fields(user, name="被改")).status_code == 404
    assert not User.objects.filter(name="被改").exists()
    everywhere = Assignment.objects.get(user=wider)
    assert administrator.get(change("assignment", everywhere)).status_code == 404


def test_rights_are_not_taken_from_hidden_fields(administrator):
    user = factories.UserFactory()
    administrator.post(change("user", user), user_fields(user, is_superuser="on", is_staff="", user_permissions="1"))
    user.refresh_from_db()
    assert (user.is_superuser, user.is_staff) == (False, True)


def test_users_are_deactivated_and_never_deleted(administrator):
    user = factories.UserFactory()
    where = reverse("admin:districts_user_delete", args=[user.pk])
    assert administrator.post(where, {"post": "yes"}).status_code == 403
    sent = user_fields(user)
    del sent["is_active"]
    assert administrator.post(change("user", user), sent).status_code == 302
    user.refresh_from_db()
    assert not user.is_active


def test_a_superuser_sets_an_installation_up(db):
    client = signed_in(factories.UserFactory(is_superuser=True))
    user = factories.UserFactory()
    assert client.post(change("user", user), user_fields(user, ("administrator", None))).status_code == 302
    assert user.assignments.get().district is None


def test_a_registrar_changes_places_below_and_looks_up_all(district):
    client = signed_in(factories.staff(Role.REGISTRAR, district))
    town, elsewhere = factories.DistrictFactory(parent=district), factories.DistrictFactory()
    for row, editable in ((town, True), (elsewhere, False)):
        page = client.get(change("district", row))
        assert page.status_code == 200
        assert page.context["has_change_permission"] is editable
        sent = {"code": row.code, "name": "改名", "level": "town", "parent": row.parent_id or "", "source": ""}
        sent["version"] = page.context["adminform"].form["version"].value()
        assert client.post(change("district", row), sent).status_code == (302 if editable else 403)
    assert District.objects.filter(name="改名").count() == 1


def test_other_roles_only_look_places_up(desk, district):
    client = signed_in(desk.editor)
    assert client.get(change("district", district)).status_code == 200
    assert client.post(change("district", district), {"name": "改名"}).status_code == 403
    assert client.get(reverse("admin:districts_user_changelist")).status_code == 403


@pytest.mark.parametrize("rows", [1, 3, 120])
def test_lists_take_the_same_number_of_queries(rows, district, django_assert_num_queries):
    user = factories.staff(Role.ADMINISTRATOR, district)
    for _each in range(rows):
        factories.staff(Role.EDITOR, district, organization=factories.OrganizationFactory(district=district))
    client = signed_in(user)
    with django_assert_num_queries(15):
        client.get(reverse("admin:districts_user_changelist"))


def test_an_assignment_without_a_district_is_said_to_hold_everywhere(db, district):
    user = factories.staff(Role.AUDITOR, None)
    Assignment.objects.create(user=user, role=Role.EDITOR, district=district)
    assert [each.place for each in user.assignments.order_by("role")] == ["全部区划", district.name]
