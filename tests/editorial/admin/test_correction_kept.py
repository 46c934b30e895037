"""What was typed into an urgent correction is kept for its author, restored, and gone with the submission."""

import json

import pytest
from django.urls import reverse

from districts.models import Role
from editorial import workflow
from editorial.desk import autosave, form_keys
from editorial.models import Autosave, Edition
from tests import factories
from tests.editorial.admin.conftest import signed_in
from tests.editorial.admin.test_correction import fields
from tests.editorial.corrections.conftest import live, story  # noqa: F401 - fixtures

pytestmark = pytest.mark.django_db

AUTOSAVE, DISCARD = reverse("admin:autosave"), reverse("admin:autosave_discard")


@pytest.fixture
def url(live):  # noqa: F811
    return reverse("admin:editorial_edition_correct", args=[live.pk])


def keep(client, user, edition, **changes):
    """Send what somebody would have typed, as the page does."""
    pairs = [[name, str(value)] for name, value in fields(edition, client, **changes).items()]
    sent = {"form": form_keys.key(Edition, edition), "by": user.pk, "version": "", "since": ""}
    return client.post(AUTOSAVE, sent | {"fields": json.dumps(pairs)})


def test_it_is_offered_restored_and_submitted(live, desk, editor, url):  # noqa: F811
    assert keep(editor, desk.editor, live, **{"at-title": "新题"}).status_code == 200
    opened = editor.get(url)
    assert "标题" in opened.context["at_work"]["differing"]
    assert not any("正文" in label for label in opened.context["at_work"]["differing"])
    assert opened.context["form"]["at-title"].value() == "原题"
    back = editor.get(opened.context["at_work"]["restore_url"])
    form = back.context["form"]
    assert (form["at-title"].value(), form["change_note"].value(), form["note"].value()) == (
        "新题", "题目有误。", "请快审",
    )  # fmt: skip
    assert not form.errors
    assert back.context["at_work"]["restored"]
    assert Autosave.objects.exists()
    sent = fields(live, editor, **{"at-title": form["at-title"].value()})
    assert editor.post(f"{url}?restore=1", sent).status_code == 302
    assert Edition.objects.get(patches=live).title == "新题"
    assert not Autosave.objects.exists()


def test_a_refused_correction_stays_kept(live, desk, editor, url):  # noqa: F811
    keep(editor, desk.editor, live, **{"at-title": "新题"})
    response = editor.post(url, fields(live, editor, **{"at-title": "新题", "change_note": ""}))
    assert (response.status_code, response.context["at_work"]["offer"]) == (200, None)
    assert response.context["at_work"]["stamp"]
    assert Autosave.objects.exists()


def test_what_was_typed_among_sought_parts_is_restored_among_them(live, desk, editor, url):  # noqa: F811
    keep(editor, desk.editor, live, **{"at-title": "新题", "find": "题"})
    where = editor.get(url).context["at_work"]["restore_url"]
    assert "find=" in where
    assert editor.get(f"{url}?restore=1").context["form"]["at-title"].value() == "原题"
    assert editor.get(where).context["form"]["at-title"].value() == "新题"


def test_answers_that_were_being_typed_come_back(live, desk, editor, url):  # noqa: F811
    changes = {"at-body": "<p>审批100+25=130项。</p>"}
    asked = editor.post(url, fields(live, editor, **changes)).context["form"].questions
    assert asked, "the checks ask something of this text"
    name = f"answer-{asked[0].key}"
    keep(editor, desk.editor, live, **changes, **{name: "已核对原件"})
    form = editor.get(f"{url}?restore=1").context["form"]
    assert form[name].value() == "已核对原件"
    assert not form.errors


def test_nobody_else_meets_it_and_only_editors_keep_anything(live, desk, editor, reviewer, stranger, url):  # noqa: F811
    keep(editor, desk.editor, live, **{"at-title": "没有提交的题目"})
    sent = {"form": form_keys.key(Edition, live), "by": desk.reviewer.pk, "version": "", "since": "", "fields": "[]"}
    assert reviewer.post(AUTOSAVE, sent).status_code == 403
    assert stranger.post(AUTOSAVE, sent).status_code == 404
    assert editor.post(AUTOSAVE, sent | {"form": "editorial.edition:add"}).status_code == 403
    assert "没有提交的题目" not in reviewer.get(f"{url}?restore=1").content.decode()
    assert Autosave.objects.count() == 1
    assert editor.post(DISCARD, {"form": form_keys.key(Edition, live)}).url == url
    assert not Autosave.objects.exists()


def test_a_page_that_was_taken_down_meanwhile_shows_what_was_typed(live, desk, editor, url):  # noqa: F811
    workflow.perform("withdraw", live, desk.reviewer, digest=live.digest, note="先撤下")
    key = form_keys.key(Edition, live)
    autosave.keep(desk.editor, key, [("digest", live.digest), ("at-title", "没有提交的题目")], "", "")
    response = editor.get(url)
    assert response.context["refusal"]
    assert ("标题", "没有提交的题目") in response.context["at_work"]["left"]
    assert "没有提交的题目" in response.content.decode()
    assert editor.post(DISCARD, {"form": key}).status_code == 302


def test_two_people_at_it_see_each_other(live, desk, editor, district, url):  # noqa: F811
    sent = {"form": form_keys.key(Edition, live), "editing": "1"}
    assert editor.post(reverse("admin:presence"), sent).json() == {"others": []}
    assert editor.get(url).context["at_work"]["others"] == []
    other = signed_in(factories.staff(Role.EDITOR, district))
    assert str(desk.editor) in other.get(url).context["at_work"]["others"][0][0]
