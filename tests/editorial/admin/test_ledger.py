"""The ledger's list: who sees which decisions, what it can be narrowed by, and that nothing in it can be changed."""

import datetime as dt

import pytest
from django.urls import reverse
from django.utils import timezone

from districts.models import Assignment, Role
from editorial import suppression, workflow
from editorial.models import Decision
from tests import factories
from tests.editorial.admin.conftest import address, signed_in

pytestmark = pytest.mark.django_db
LIST = "admin:editorial_decision_changelist"


@pytest.fixture
def edition(article, desk):
    return factories.publish(article, desk)


@pytest.fixture
def elsewhere(db):
    """An edition of another district."""
    district = factories.DistrictFactory(name="别处区")
    desk = factories.desk(district)
    with factories.acting(desk.editor):
        return factories.publish(factories.ArticleFactory(district=district, title="别处的报道"), desk)


@pytest.fixture
def auditor(db):
    return signed_in(factories.staff(Role.AUDITOR, None))


def shown(client, **query) -> list[Decision]:
    response = client.get(reverse(LIST), query)
    assert response.status_code == 200
    return list(response.context["cl"].result_list)


def test_an_auditor_reads_the_whole_ledger_newest_first(auditor, edition, elsewhere):
    rows = shown(auditor)
    assert [row.pk for row in rows] == list(Decision.objects.order_by("-pk").values_list("pk", flat=True))
    page = auditor.get(reverse(LIST)).content.decode()
    assert address("change", edition) in page
    assert edition.title in page
    assert elsewhere.title in page


@pytest.mark.parametrize("role", [Role.REVIEWER, Role.APPROVER, Role.AUDITOR])
def test_people_of_a_district_read_their_part(role, edition, elsewhere, district):
    client = signed_in(factories.staff(role, district))
    assert {row.edition for row in shown(client)} == {edition}
    assert "别处" not in client.get(reverse(LIST)).content.decode()
    theirs = elsewhere.decisions.first()
    assert client.get(address("change", theirs)).status_code == 404
    assert client.get(address("change", edition.decisions.first())).status_code == 200


@pytest.mark.parametrize("role", [Role.EDITOR, Role.REGISTRAR, Role.ADMINISTRATOR])
def test_other_roles_have_no_ledger(role, edition, district):
    client = signed_in(factories.staff(role, district))
    for page in (reverse(LIST), reverse("admin:editorial_decision_export"), reverse("admin:editorial_decision_verify")):
        assert client.get(page).status_code == 403
    assert client.get(address("change", edition.decisions.first())).status_code in (403, 404)


def test_a_role_elsewhere_does_not_widen_what_is_read(edition, elsewhere, district):
    """An editor here who reviews there reads what was decided there."""
    user = factories.staff(Role.EDITOR, district)
    Assignment.objects.create(user=user, role=Role.REVIEWER, district=factories.DistrictFactory())
    assert shown(signed_in(user)) == []


def test_decisions_about_suppressions_are_read_where_the_person_belongs(desk, district, auditor, elsewhere):
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district, name="甲测丁")
    row = suppression.suppress(
        ("honoree", person.public_id), person.name, desk.approver, authority="某机关", reason="撤销"
    )
    suppression.lift(row, desk.approver, note="复议")
    for client in (auditor, signed_in(desk.reviewer)):
        rows = [each for each in shown(client) if each.edition is None]
        assert [each.action for each in rows] == ["lift", "suppress"]
        page = client.get(reverse(LIST)).content.decode()
        assert page.count(address("change", row)) == 2
        assert "甲测丁" in page
    stranger = signed_in(factories.staff(Role.REVIEWER, factories.DistrictFactory()))
    assert shown(stranger) == []
    assert shown(signed_in(factories.staff(Role.REVIEWER, district)), action="suppress")


@pytest.mark.parametrize(
    ("query", "actions"),
    [
        ({"action": "approve"}, ["approve", "approve"]),
        ({"action": "nosuch"}, []),
        ({"action": "return_review"}, []),
        ({"q": "别处"}, ["approve", "pass_review", "submit"]),
        ({"from": "2026-01-01"}, None),
        ({"until": "2000-01-01"}, []),
        ({"from": "2999-01-01", "until": "昨天"}, None),
        ({"district": "nowhere"}, []),
        ({"person": "nobody"}, []),
    ],
)  # fmt: skip
def test_filters(auditor, edition, elsewhere, query, actions):
    found = [row.action for row in shown(auditor, **query)]
    assert found == (["approve", "pass_review", "submit"] * 2 if actions is None else actions)


def test_returning_at_either_step_is_one_choice(auditor, desk, district):
    with factories.acting(desk.editor):
        articles = factories.ArticleFactory.create_batch(2, district=district)
    for article, name in zip(articles, ("return_review", "return_approval"), strict=True):
        edition = workflow.submit(article, desk.editor)
        if name == "return_approval":
            edition = workflow.perform("pass_review", edition, desk.reviewer, digest=edition.digest)
        user = desk.reviewer if name == "return_review" else desk.approver
        workflow.perform(name, edition, user, digest=edition.digest, note="缺图")
    assert len(shown(auditor, action="return_review")) == 2
    changelist = auditor.get(reverse(LIST)).context["cl"]
    words = [each.get("display") for each in changelist.filter_specs[1].choices(changelist)]
    assert len(words) == len(set(words))


def test_filters_by_person_district_and_day(auditor, edition, elsewhere, desk, district):
    assert [row.by for row in shown(auditor, person=desk.reviewer.username)] == [desk.reviewer]
    assert {row.edition for row in shown(auditor, district=district.code)} == {edition}
    today = timezone.localdate()
    assert len(shown(auditor, **{"from": today.isoformat(), "until": today.isoformat()})) == 6
    assert shown(auditor, until=(today - dt.timedelta(days=1)).isoformat()) == []
    assert shown(auditor, **{"from": (today + dt.timedelta(days=1)).isoformat()}) == []


def test_the_days_keep_the_other_filters(auditor, edition):
    page = auditor.get(reverse(LIST), {"action": "approve", "from": "2026-01-01", "p": "1"}).content.decode()
    assert '<input type="hidden" name="action" value="approve">' in page
    assert '<input type="date" name="from" value="2026-01-01">' in page


def test_a_search_by_the_beginning_of_a_hash(auditor, edition):
    decision = edition.decisions.last()
    assert shown(auditor, q=decision.hash[:12]) == [decision]


def test_names_and_districts_of_others_are_not_offered(edition, elsewhere, district):
    changelist = signed_in(factories.staff(Role.REVIEWER, district)).get(reverse(LIST)).context["cl"]
    offered = [each.get("display") for spec in changelist.filter_specs for each in spec.choices(changelist)]
    assert district.name in offered
    assert "别处区" not in offered
    assert elsewhere.submitted_by.name not in offered


def test_a_decision_shows_all_that_its_hash_is_made_of(auditor, edition):
    decision = edition.decisions.last()
    page = auditor.get(address("change", decision)).content.decode()
    for text in (decision.hash, decision.previous, decision.digest):
        assert text in page
    assert "submit-row" not in page or 'name="_save"' not in page


def test_nothing_can_be_added_changed_or_deleted(auditor, edition):
    decision = edition.decisions.last()
    before = list(Decision.objects.order_by("pk").values())
    add = reverse("admin:editorial_decision_add")
    assert auditor.get(add).status_code == 403
    for page in (add, address("change", decision), address("delete", decision), address("history", decision)):
        assert auditor.post(page, {"note": "改", "post": "yes"}).status_code in (302, 403, 405)
    assert auditor.get(address("delete", decision)).status_code == 403
    auditor.post(reverse(LIST), {"action": "delete_selected", "_selected_action": [decision.pk], "post": "yes"})
    assert list(Decision.objects.order_by("pk").values()) == before


@pytest.mark.parametrize("rows", [1, 3])
def test_the_list_takes_the_same_number_of_queries(rows, auditor, desk, district, django_assert_num_queries):
    with factories.acting(desk.editor):
        articles = factories.ArticleFactory.create_batch(rows, district=district)
    for article in articles:
        workflow.submit(article, desk.editor)
    with django_assert_num_queries(14):
        auditor.get(reverse(LIST))


@pytest.mark.parametrize("rows", [1, 3])
def test_the_part_of_a_district_takes_the_same_number_of_queries(rows, desk, district, django_assert_num_queries):
    with factories.acting(desk.editor):
        articles = factories.ArticleFactory.create_batch(rows, district=district)
        people = factories.HonoreeFactory.create_batch(rows, district=district)
    for article in articles:
        workflow.submit(article, desk.editor)
    for each in people:
        suppression.suppress(("honoree", each.public_id), each.name, desk.approver, authority="某机关", reason="撤销")
    client = signed_in(desk.reviewer)
    with django_assert_num_queries(23):
        client.get(reverse(LIST))


def test_decisions_about_people_and_awards_name_them(auditor, district, desk):
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district, name="赵测试")
        award = factories.CommendationFactory(honoree=person, title="先进工作者")
    factories.publish(person, desk)
    for target, name in ((("honoree", person.public_id), person.name), (("commendation", str(award.pk)), "")):
        suppression.suppress(target, name, desk.approver, authority="某机关", reason="撤销")
    about = auditor.get(reverse(LIST)).content.decode()
    assert "赵测试" in about
    assert "先进工作者（赵测试）" in about
    desk_page = auditor.get(reverse("admin:index")).content.decode()
    assert "先进工作者（赵测试）" in desk_page
    assert "先进工作者（赵测试）" in auditor.get(address("change", Decision.objects.last())).content.decode()
