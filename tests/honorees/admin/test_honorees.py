"""The form of a person: the portrait goes to readers only with the consent to it."""

import pytest
from django.urls import reverse

from editorial import snapshots
from tests import factories
from tests.editorial.admin.conftest import address, signed_in
from tests.editorial.admin.test_pictures import upload

pytestmark = pytest.mark.django_db


def sent(client, person, **changes) -> dict:
    form = client.get(address("change", person)).context["adminform"].form
    values = {name: form[name].value() for name in form.fields}
    posts = {"posts-TOTAL_FORMS": 0, "posts-INITIAL_FORMS": 0}
    return posts | {name: value for name, value in values.items() if value is not None} | changes


def test_who_saves_a_portrait_without_consent_is_told_that_readers_do_not_see_it(district, desk, settings, tmp_path):
    settings.MEDIA_ROOT, editor = tmp_path, signed_in(desk.editor)
    with factories.acting(desk.editor):
        person = factories.HonoreeFactory(district=district)
    assert "未勾选时，照片不对外显示" in editor.get(reverse("admin:honorees_honoree_add")).content.decode()
    for consent, told in (("", True), ("on", False)):
        given = sent(editor, person, upload=upload(), portrait_consent=consent)
        page = editor.post(address("change", person), given, follow=True).content.decode()
        person.refresh_from_db()
        assert ("读者看不到照片" in page, snapshots.freeze(person).page.portrait is None) == (told, told)
