"""Unsaved input is offered again when a form is opened, restored into it without saving, and gone after saving."""

import pytest
from django.urls import reverse

from articles.models import Article, Credit
from districts.models import Role
from editorial.desk import autosave, form_keys
from editorial.models import Autosave
from honorees.models import Commendation
from tests import factories
from tests.editorial.admin.conftest import address, article_fields, signed_in

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/article/add/"


def kept(user, article, model=Article, **changes):
    """Keep what somebody would have typed into the form of the article, or into an empty one."""
    fields = {name: str(value) for name, value in article_fields(article, **changes).items() if name != "version"}
    version = str(article.version) if article else ""
    autosave.keep(user, form_keys.key(model, article), list(fields.items()), version, "")


def offer(client, where):
    return client.get(where).context["at_work"]["offer"]


def test_it_is_offered_with_the_names_of_what_differs(article, desk, editor):
    where = address("change", article)
    assert offer(editor, where) is None
    kept(desk.editor, article, title="未保存的题目", **{
        "credits-TOTAL_FORMS": 1, "credits-0-role": "作者", "credits-0-names": "李测试", "credits-0-position": 0,
    })  # fmt: skip
    response = editor.get(where)
    names = [Article._meta.get_field("title").verbose_name, Credit._meta.verbose_name]
    assert [each.lower() for each in response.context["at_work"]["differing"]] == names
    assert "未保存的题目" not in response.content.decode()


def test_nothing_is_offered_that_does_not_differ(article, desk, editor):
    article.body = "<p>一</p>\n<p>二</p>"
    with factories.acting(desk.editor):
        article.save()
    kept(desk.editor, article)
    assert offer(editor, address("change", article)) is None


def test_restoring_fills_the_form_and_saves_nothing(article, desk, editor):
    credit = factories.CreditFactory(article=article, names="原来的人")
    kept(desk.editor, article, title="未保存的题目", **{
        "credits-TOTAL_FORMS": 2, "credits-INITIAL_FORMS": 1,
        "credits-0-id": credit.pk, "credits-0-role": "作者", "credits-0-names": "改过的人", "credits-0-position": 0,
        "credits-1-id": "", "credits-1-role": "编辑", "credits-1-names": "新来的人", "credits-1-position": 1,
    })  # fmt: skip
    response = editor.get(address("change", article), {"restore": 1})
    text = response.content.decode()
    for each in ("未保存的题目", "改过的人", "新来的人"):
        assert each in text
    assert not response.context["errors"]
    article.refresh_from_db()
    credit.refresh_from_db()
    assert article.title != "未保存的题目"
    assert credit.names == "原来的人"
    assert Autosave.objects.count() == 1


def test_what_was_restored_can_be_saved_and_the_offer_is_gone(article, desk, editor):
    kept(desk.editor, article, title="未保存的题目")
    where = address("change", article)
    shown = editor.get(where, {"restore": 1}).context["adminform"].form
    sent = article_fields(article, title=shown["title"].value(), version=shown["version"].value())
    assert editor.post(where, sent).status_code == 302
    article.refresh_from_db()
    assert article.title == "未保存的题目"
    assert not Autosave.objects.exists()


def test_a_form_that_is_refused_keeps_what_was_kept(article, desk, editor):
    kept(desk.editor, article, title="未保存的题目")
    response = editor.post(address("change", article), article_fields(article, title=""))
    assert response.status_code == 200
    assert response.context["at_work"]["offer"] is None
    assert response.context["at_work"]["stamp"]
    assert Autosave.objects.exists()


def test_if_the_record_has_moved_it_is_said_and_the_lock_shows_both(article, desk, editor, district):
    kept(desk.editor, article, title="我没有保存的题目")
    other = signed_in(factories.staff(Role.EDITOR, district, name="另一位"))
    other.post(address("change", article), article_fields(article, title="别人的题目"))
    where = address("change", article)
    assert editor.get(where).context["at_work"]["moved"]
    response = editor.get(where, {"restore": 1})
    assert response.context["at_work"]["moved"]
    shown = response.context["adminform"].form
    refused = editor.post(
        where, article_fields(article, title=shown["title"].value(), version=shown["version"].value())
    )
    assert refused.status_code == 200
    assert refused.context["adminform"].form.conflict
    assert "别人的题目" in refused.content.decode()


def test_rows_that_others_deleted_come_back_as_new_ones(article, desk, editor):
    gone, stays = (factories.CreditFactory(article=article, names=names) for names in ("被删的人", "留下的人"))
    rows = {"credits-TOTAL_FORMS": 2, "credits-INITIAL_FORMS": 2}
    for at, each in enumerate((gone, stays)):
        rows |= {f"credits-{at}-id": each.pk, f"credits-{at}-role": "作者", f"credits-{at}-names": f"{each.names}改",
                 f"credits-{at}-position": at}  # fmt: skip
    kept(desk.editor, article, **rows)
    gone.delete()
    formset = editor.get(address("change", article), {"restore": 1}).context["inline_admin_formsets"][0].formset
    assert [(form.instance.pk, form["names"].value()) for form in formset.forms] == [
        (stays.pk, "留下的人改"), (None, "被删的人改"),
    ]  # fmt: skip


def test_an_add_form_is_restored_with_a_token_of_its_own(desk, district, editor):
    kept(desk.editor, None, title="新篇", body="<p>文</p>", district=district.pk)
    assert offer(editor, ADD)
    form = editor.get(ADD, {"restore": 1}).context["adminform"].form
    assert form["title"].value() == "新篇"
    assert len(form["token"].value()) == 32
    sent = article_fields(title="新篇", body="<p>文</p>", district=district.pk, token=form["token"].value())
    assert editor.post(ADD, sent).status_code == 302
    assert not Autosave.objects.exists()


def test_a_part_is_restored_too(desk, editor, district):
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district)
    pairs = [("honoree", str(honoree.pk)), ("title", "测试能手"), ("level", "county")]
    autosave.keep(desk.editor, form_keys.key(Commendation, None), pairs, "", "")
    where = reverse("admin:honorees_commendation_add")
    assert offer(editor, where)
    form = editor.get(where, {"restore": 1}).context["adminform"].form
    assert form["title"].value() == "测试能手"
    assert str(honoree) in editor.get(where, {"restore": 1}).content.decode()


def test_nobody_meets_what_somebody_else_typed(article, desk, editor, reviewer):
    kept(desk.editor, article, title="未保存的题目")
    for where in (address("change", article), f"{address('change', article)}?restore=1"):
        response = reviewer.get(where)
        assert response.context["at_work"]["offer"] is None
        assert "未保存的题目" not in response.content.decode()


@pytest.mark.parametrize(
    "pairs",
    [
        [],
        [("district", "abc"), ("column", "9" * 40), ("source_organization", "1; DROP")],
        [("credits-TOTAL_FORMS", "many"), ("mentions-TOTAL_FORMS", "1"), ("mentions-0-honoree", "x")],
        [("credits-TOTAL_FORMS", "1000000"), ("credits-0-id", "7" * 40)],
        [("mentions-TOTAL_FORMS", "1"), ("mentions-INITIAL_FORMS", "1"), ("mentions-0-honoree", "-1"), ("a", "b")],
    ],
)
def test_whatever_was_kept_the_form_opens(article, desk, editor, pairs):
    autosave.keep(desk.editor, form_keys.key(Article, article), pairs, "99", "")
    for query in ({}, {"restore": 1}):
        assert editor.get(address("change", article), query).status_code == 200


def test_a_popup_has_nothing_to_do_with_it(desk, district, editor):
    kept(desk.editor, None, title="新篇")
    assert "at_work" not in editor.get(ADD, {"_popup": 1}).context
    sent = article_fields(title="旁边", body="<p>文</p>", district=district.pk, token="d" * 32, _popup=1)
    assert editor.post(ADD, sent).status_code == 200
    assert Autosave.objects.exists()
