"""Who may open what: every role by address and method. What is denied changes nothing."""

import pytest
from django.test import Client
from django.urls import reverse

from articles.models import Article
from districts.models import Role
from editorial import workflow
from editorial.desk import notes
from editorial.models import Decision, Edition, Suppression
from honorees.models import Achievement
from tests import factories
from tests.editorial.admin.conftest import address, article_fields, signed_in
from tests.sizes import ANY_NUMBER

pytestmark = pytest.mark.django_db
HERE = (200, 302)


@pytest.fixture
def scene(article, desk, district):
    """An article with an edition in review, and a person with an award and an achievement, in one district."""
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district)
        commendation = factories.CommendationFactory(honoree=honoree, merit="citation")
        achievement = Achievement.objects.create(honoree=honoree, statement="修好一座桥")
    return {
        "article": article, "edition": workflow.submit(article, desk.editor), "honoree": honoree,
        "commendation": commendation, "achievement": achievement, "district": district,
    }  # fmt: skip


def addresses(scene) -> list[tuple[str, str]]:
    """(method, address) of everything that concerns these rows."""
    found = []
    for name in ("article", "honoree"):
        found += [("get", address(page, scene[name])) for page in ("change", "history", "preview", "submit", "delete")]
        found += [("post", address(page, scene[name])) for page in ("change", "submit", "delete", "history")]
    for name in ("commendation", "achievement"):
        found += [("get", address(page, scene[name])) for page in ("change", "history", "delete")]
        found += [("post", address(page, scene[name])) for page in ("change", "delete")]
    for name in ("honoree", "commendation"):
        found += [("get", address("suppress", scene[name])), ("post", address("suppress", scene[name]))]
    found += [("get", address(page, scene["edition"])) for page in ("change", "preview", "history")]
    found += [("post", address(page, scene["edition"])) for page in ("decide", "reinstate", "change")]
    history = scene["article"].history.first()
    for method in ("get", "post"):
        found.append((method, reverse("admin:articles_article_simple_history", args=[scene["article"].pk, history.pk])))
    return found


def state() -> tuple:
    return (
        list(Article.objects.values()), list(Edition.objects.values()), Decision.objects.count(),
        Suppression.objects.count(), Article.history.count(), list(Achievement.objects.values()),
    )  # fmt: skip


def test_outsiders_are_sent_to_the_sign_in(scene):
    before = state()
    for method, where in addresses(scene):
        response = getattr(Client(), method)(where)
        assert response.status_code == 302, where
        assert "login" in response.url, where
    assert state() == before


def test_people_without_a_staff_account_see_nothing(scene):
    before = state()
    client = signed_in(factories.UserFactory(is_staff=False))
    for method, where in addresses(scene):
        assert getattr(client, method)(where, follow=True).status_code in (403, 404), where
    assert state() == before


@pytest.mark.parametrize("role", Role.values)
def test_staff_of_other_districts_meet_404_and_403_only(scene, role):
    client = signed_in(factories.staff(role, factories.DistrictFactory()))
    before = state()
    for method, where in addresses(scene):
        assert getattr(client, method)(where, {"digest": "x"}).status_code in (403, 404, 405), (method, where)
    assert state() == before


def test_a_superuser_is_bound_by_assignments_like_everyone(scene):
    client = signed_in(factories.UserFactory(is_superuser=True))
    before = state()
    for method, where in addresses(scene):
        assert getattr(client, method)(where, {"digest": "x"}).status_code in (403, 404, 405), (method, where)
    assert state() == before


@pytest.mark.parametrize(
    ("role", "page", "name", "status"),
    [
        (Role.EDITOR, "change", "article", 200), (Role.EDITOR, "delete", "article", 302),
        (Role.EDITOR, "suppress", "honoree", 403), (Role.EDITOR, "change", "edition", 200),
        (Role.REVIEWER, "change", "article", 200), (Role.REVIEWER, "delete", "article", 403),
        (Role.REVIEWER, "suppress", "honoree", 200), (Role.APPROVER, "suppress", "commendation", 200),
        (Role.AUDITOR, "change", "article", 200), (Role.AUDITOR, "history", "article", 200),
        (Role.AUDITOR, "preview", "article", 200), (Role.AUDITOR, "delete", "article", 403),
        (Role.AUDITOR, "change", "edition", 200), (Role.REGISTRAR, "change", "honoree", 200),
        (Role.REGISTRAR, "change", "article", 403), (Role.ADMINISTRATOR, "change", "article", 403),
        (Role.ADMINISTRATOR, "change", "edition", 404), (Role.ADMINISTRATOR, "change", "honoree", 403),
    ],
)  # fmt: skip
def test_roles_of_the_district(scene, role, page, name, status):
    client = signed_in(factories.staff(role, scene["district"]))
    assert client.get(address(page, scene[name])).status_code == status


def test_an_auditor_changes_nothing(scene):
    client = signed_in(factories.staff(Role.AUDITOR, scene["district"]))
    before = state()
    for method, where in addresses(scene):
        if method == "post":
            assert client.post(where, article_fields(scene["article"], digest="x")).status_code in (403, 404, 405, 200)
    assert state() == before


def test_an_editor_enters_records_for_their_own_districts_only(editor):
    elsewhere = factories.DistrictFactory()
    sent = article_fields(title="越界", body="<p>文</p>", district=elsewhere.pk)
    response = editor.post(reverse("admin:articles_article_add"), sent)
    assert response.status_code == 200
    assert "district" in response.context["adminform"].form.errors
    assert not Article.objects.exists()


def test_a_part_of_somebody_elses_record_is_refused(editor, district):
    theirs = factories.HonoreeFactory()
    sent = {"honoree": theirs.pk, "merit": "citation", "level": "county", "position": 0}
    response = editor.post(reverse("admin:honorees_commendation_add"), sent)
    assert response.status_code == 200
    assert not theirs.commendations.exists()


def test_lists_show_the_rows_of_ones_own_districts_only(scene, editor, stranger):
    for model in ("articles_article", "honorees_honoree", "honorees_commendation", "honorees_achievement"):
        where = reverse(f"admin:{model}_changelist")
        assert editor.get(where).context["cl"].result_count == 1, model
        assert stranger.get(where).context["cl"].result_count == 0, model
    assert stranger.get(reverse("admin:editorial_edition_changelist")).context["cl"].result_count == 0


def test_a_moved_record_does_not_show_what_was_said_where_it_was(scene, desk, stranger_of):
    """The edition stays in the district where it was judged: 404 for those to whom the record has come."""
    edition = scene["edition"]
    notes.write(edition, desk.reviewer, anchor="title", text="标题有误")
    workflow.perform("return_review", edition, desk.reviewer, digest=edition.digest, note="身份证号有误")
    client, elsewhere = stranger_of
    mine = signed_in(desk.editor).get(address("change", scene["article"])).content.decode()
    assert "身份证号有误" in mine
    assert "标题有误" in mine
    with factories.acting(desk.editor):
        scene["article"].district = elsewhere
        scene["article"].save()
    assert client.get(address("change", edition)).status_code == 404
    shown = client.get(address("change", scene["article"])).content.decode()
    assert "身份证号有误" not in shown
    assert "标题有误" not in shown
    assert "尚未送审" not in shown


@pytest.fixture
def stranger_of(db):
    """An editor of another district, and the district."""
    elsewhere = factories.DistrictFactory()
    return signed_in(factories.staff(Role.EDITOR, elsewhere)), elsewhere


def test_methods_that_no_page_answers_are_refused(scene, editor):
    for method in ("TRACE", "PUT", "DELETE", "PATCH"):
        assert editor.generic(method, address("change", scene["article"])).status_code == 405


def test_staff_pages_are_kept_nowhere(scene, editor):
    for where in ("change", "preview"):
        assert "no-store" in editor.get(address(where, scene["article"]))["Cache-Control"]


def test_a_preview_is_not_indexed(scene, editor):
    response = editor.get(address("preview", scene["article"]))
    assert "noindex" in response["X-Robots-Tag"]
    assert scene["article"].title in response.content.decode()


@pytest.mark.parametrize("rows", ANY_NUMBER)
def test_lists_take_the_same_number_of_queries(rows, desk, district, editor, django_assert_num_queries):
    with factories.acting(desk.editor):
        factories.ArticleFactory.create_batch(rows, district=district)
        factories.HonoreeFactory.create_batch(
            rows, district=district, organization=factories.OrganizationFactory(district=district)
        )
    for model, queries in (("articles_article", 15), ("honorees_honoree", 14)):
        with django_assert_num_queries(queries):
            editor.get(reverse(f"admin:{model}_changelist"))
