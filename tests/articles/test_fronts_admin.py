"""The form of a front page: it offers what the person may refer to, previews, and goes through all three people."""

import pytest
from django.urls import reverse

from articles.models import Front
from districts.models import Role
from editorial.models import Edition
from honorees.models import Achievement, Figure
from tests import factories
from tests.articles.fronts import front, scene
from tests.editorial.admin.conftest import address, signed_in
from tests.editorial.admin.test_choices import offered

pytestmark = pytest.mark.django_db

INLINES = ("chosen_stories", "chosen_campaigns", "chosen_numbers", "chosen_columns")


def fields(record=None, **changes) -> dict:
    """What the form sends, without rows of inlines."""
    sent = {"district": "", "slogan": "", "introduction": "", "lead": "", "notice": "", "notice_story": ""}
    if record is not None:
        sent |= {"district": record.district_id, "slogan": record.slogan, "version": record.version}
    for prefix in INLINES:
        sent |= {f"{prefix}-TOTAL_FORMS": 0, f"{prefix}-INITIAL_FORMS": 0}
    return sent | changes


@pytest.fixture
def editor(desk):
    return signed_in(desk.editor)


def test_an_editor_enters_a_front_page_and_sees_it_before_anybody_else(editor, client, district, desk):
    there = scene(district, desk)
    rows = {
        "chosen_stories-TOTAL_FORMS": 1,
        "chosen_stories-0-article": there.middle.pk,
        "chosen_stories-0-position": 0,
    }
    sent = fields(district=district.pk, slogan="新的刊头语", lead=there.oldest.pk, **rows)
    response = editor.post(reverse("admin:articles_front_add"), sent)
    assert response.status_code == 302, response.context["errors"]
    made = Front.objects.get()
    assert [each.article for each in made.chosen_stories.all()] == [there.middle]
    preview = editor.get(address("preview", made)).content.decode()
    assert "新的刊头语" in preview
    assert preview.index("最早一篇") < preview.index("最新一篇")
    assert "新的刊头语" not in client.get(reverse("district", args=[district.code])).content.decode()


def test_the_preview_of_the_home_page_is_the_home_page(editor, district, desk):
    made = front(district, desk, whole_site=True, slogan="全站的刊头语")
    preview = editor.get(address("preview", made)).content.decode()
    assert '<h1 id="hero-t">全站的刊头语</h1>' in preview


def test_it_is_submitted_reviewed_and_approved_on_the_desk(editor, client, district, desk):
    made = front(district, desk, slogan="经过三道程序")
    assert 'name="_submit"' in editor.get(address("change", made)).content.decode()
    editor.post(address("submit", made), {"version": made.version, "secrets": "none"})
    edition = Edition.objects.get(kind="front")
    for person, step in ((desk.reviewer, "pass_review"), (desk.approver, "approve")):
        answer = signed_in(person).get(reverse("admin:editorial_edition_change", args=[edition.pk]))
        assert "经过三道程序" in answer.content.decode()
        factories.workflow.perform(step, edition, person, digest=edition.digest)
    assert "经过三道程序" in client.get(reverse("district", args=[district.code])).content.decode()


def test_stories_and_figures_of_other_districts_are_offered_only_where_they_are_public(editor, district, desk):
    elsewhere = factories.DistrictFactory()
    theirs = factories.desk(elsewhere)
    with factories.acting(theirs.editor):
        draft = factories.ArticleFactory(district=elsewhere, title="别区草稿")
        live = factories.ArticleFactory(district=elsewhere, title="别区公开")
        for place, label in ((elsewhere, "别区数据"), (district, "本区数据")):
            achievement = Achievement.objects.create(place=place, level="district", statement=f"{label}的实绩")
            Figure.objects.create(achievement=achievement, label=label, printed="3件")
    factories.publish(live, theirs)
    for model, field in (("front", "lead"), ("front", "notice_story"), ("frontstory", "article")):
        titles = " ".join(offered(editor, "articles", model, field, "别区"))
        assert "别区公开" in titles
        assert "别区草稿" not in titles
    assert offered(editor, "articles", "frontnumber", "figure", "数据") == ["本区数据 3件（本区数据的实绩）"]
    response = editor.post(reverse("admin:articles_front_add"), fields(district=district.pk, lead=draft.pk))
    assert response.status_code == 200
    assert not Front.objects.exists()


def test_a_home_page_cannot_be_entered_below_the_top(district):
    below = factories.DistrictFactory(parent=district)
    editor = signed_in(factories.staff(Role.EDITOR, below))
    response = editor.post(reverse("admin:articles_front_add"), fields(district=below.pk, whole_site="on"))
    assert response.status_code == 200
    assert response.context["adminform"].form.errors["whole_site"]
    assert not Front.objects.exists()


def test_figures_are_only_chosen_never_edited_on_their_own(editor, desk, district):
    achievement = Achievement.objects.create(place=district, level="district", statement="实绩")
    figure = Figure.objects.create(achievement=achievement, label="数据", printed="3件")
    assert editor.get(reverse("admin:honorees_figure_add")).status_code == 403
    assert editor.post(address("change", figure), {"label": "改"}).status_code == 403
    assert editor.post(address("delete", figure), {"post": "yes"}).status_code == 403
