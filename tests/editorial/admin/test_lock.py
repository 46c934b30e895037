"""Nobody overwrites what they have not seen, and no second click makes a second row."""

import pytest
from django.urls import reverse

from articles.models import Article, Credit
from districts.models import Organization, Role
from honorees.models import Commendation
from tests import factories
from tests.editorial.admin.conftest import address, article_fields, signed_in

pytestmark = pytest.mark.django_db


def test_a_conflict_keeps_what_was_typed_and_shows_the_others(article, desk, editor, district):
    other = signed_in(factories.staff(Role.EDITOR, district, name="另一位"))
    mine = article_fields(article, title="我的题目")
    other.post(address("change", article), article_fields(article, title="别人的题目"))
    response = editor.post(address("change", article), mine)
    text = response.content.decode()
    assert response.status_code == 200
    assert "我的题目" in text
    assert "别人的题目" in text
    assert "另一位" in text
    article.refresh_from_db()
    assert article.title == "别人的题目"

    again = mine | {"version": response.context["adminform"].form["version"].value()}
    assert editor.post(address("change", article), again).status_code == 302
    article.refresh_from_db()
    assert article.title == "我的题目"


def test_saving_again_after_a_conflict_keeps_what_the_other_changed_and_one_did_not(article, editor, district):
    other = signed_in(factories.staff(Role.EDITOR, district, name="另一位"))
    mine = article_fields(article, subtitle="我的副题")
    other.post(address("change", article), article_fields(article, kicker="别人的引题"))
    form = editor.post(address("change", article), mine).context["adminform"].form
    shown = {name: form[name].value() for name in ("version", "kicker", "subtitle")}
    assert (shown["kicker"], shown["subtitle"]) == ("别人的引题", "我的副题")
    assert editor.post(address("change", article), mine | shown).status_code == 302
    article.refresh_from_db()
    assert (article.kicker, article.subtitle) == ("别人的引题", "我的副题")


def test_every_change_of_a_part_moves_the_version(article, desk, editor, district):
    version = article.version
    rows = {"credits-TOTAL_FORMS": 1, "credits-0-role": "作者", "credits-0-names": "李测试", "credits-0-position": 0}
    editor.post(address("change", article), article_fields(article) | rows)
    article.refresh_from_db()
    assert Credit.objects.filter(article=article).count() == 2
    assert article.version == version + 1
    assert article.history.latest().history_user == desk.editor


def test_saving_without_a_change_leaves_no_trace(article, reviewer):
    before = article.version, article.history.count()
    assert reviewer.post(address("change", article), article_fields(article)).status_code == 302
    article.refresh_from_db()
    assert (article.version, article.history.count()) == before


def test_a_part_on_its_own_page_moves_the_version_of_its_owner(desk, editor, district):
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district)
    sent = {"honoree": honoree.pk, "merit": "citation", "level": "county", "token": "a" * 32}
    assert editor.post(reverse("admin:honorees_commendation_add"), sent).status_code == 302
    honoree.refresh_from_db()
    assert honoree.version == 1
    award = Commendation.objects.get()
    editor.post(address("delete", award), {"post": "yes"})
    honoree.refresh_from_db()
    assert honoree.version == 2
    assert not Commendation.objects.exists()


def test_reference_data_are_locked_too(db):
    registrar = signed_in(factories.staff(Role.REGISTRAR, None))
    place = factories.DistrictFactory()
    row = factories.OrganizationFactory(district=place)
    form = registrar.get(address("change", row)).context["adminform"].form
    sent = {"name": "新名", "short_name": "", "kind": "other", "district": place.pk, "version": form["version"].value()}
    assert registrar.post(address("change", row), sent).status_code == 302
    assert registrar.post(address("change", row), sent | {"name": "旧名"}).status_code == 200
    assert Organization.objects.get(pk=row.pk).name == "新名"


def test_two_clicks_make_one_row(desk, district, editor):
    sent = article_fields(title="只要一篇", body="<p>文</p>", district=district.pk, token="b" * 32)
    first = editor.post(reverse("admin:articles_article_add"), sent)
    second = editor.post(reverse("admin:articles_article_add"), sent)
    assert first.status_code == second.status_code == 302
    assert second.url == address("change", Article.objects.get())


def test_a_token_of_somebody_else_leads_nowhere(desk, district, editor, stranger):
    sent = article_fields(title="只要一篇", body="<p>文</p>", district=district.pk, token="c" * 32)
    editor.post(reverse("admin:articles_article_add"), sent)
    form = stranger.get(reverse("admin:articles_article_add")).context["adminform"].form
    theirs = sent | {"district": form["district"].value()}
    response = stranger.post(reverse("admin:articles_article_add"), theirs)
    assert Article.objects.count() == 1
    assert response.url == reverse("admin:articles_article_changelist")


def test_a_judge_is_told_before_they_change(article, desk, reviewer):
    notice = reviewer.get(address("change", article)).context["standing"].notice
    assert notice
    assert signed_in(desk.editor).get(address("change", article)).context["standing"].notice == ""


def test_source_can_be_absent_empty_or_given(article, editor):
    for fields, source in (({"source_empty": "on"}, ""), ({}, None), ({"source": "某日报"}, "某日报")):
        article.refresh_from_db()
        assert editor.post(address("change", article), article_fields(article) | fields).status_code == 302
        article.refresh_from_db()
        assert article.source == source
    both = article_fields(article) | {"source": "某日报", "source_empty": "on"}
    assert editor.post(address("change", article), both).status_code == 200


def test_a_submitted_record_cannot_be_deleted(article, desk, editor):
    factories.publish(article, desk)
    response = editor.post(address("delete", article), {"post": "yes"}, follow=True)
    assert [str(each) for each in response.context["messages"]]
    assert Article.objects.filter(pk=article.pk).exists()


def test_a_draft_can_be_deleted(article, editor):
    assert editor.post(address("delete", article), {"post": "yes"}).status_code == 302
    assert not Article.objects.exists()


def test_what_stands_in_the_way_of_deleting_is_not_named(article, desk, editor, district):
    from articles.models import Mention

    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district)
    secret = factories.ArticleFactory(title="别区的秘密草稿")
    Mention.objects.create(article=secret, honoree=honoree, name="别区提及")
    text = editor.get(address("delete", honoree)).content.decode()
    assert "别区" not in text


def test_the_history_form_writes_nothing(article, desk, editor):
    old = article.history.first()
    article.title = "现在的题目"
    article.save()
    where = reverse("admin:articles_article_simple_history", args=[article.pk, old.pk])
    assert editor.get(where).url == address("history", article)
    assert editor.post(where, article_fields(article, title="翻案")).status_code == 403
    article.refresh_from_db()
    assert article.title == "现在的题目"
