"""A backup holds everything, and an empty installation is filled from it with its ledger whole."""

import json

import pytest
from django.core.management import CommandError, call_command

from districts.models import User
from editorial import clock, guards
from editorial.models import Decision, Edition, Ledger
from honorees.models import Honoree
from tests import factories

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def backup(tmp_path, desk, district):
    with factories.acting(desk.editor):
        honoree = factories.HonoreeFactory(district=district, name="备测试𠮷")
    factories.publish(honoree, desk)
    call_command("backup", str(tmp_path / "backup"), verbosity=0)
    return tmp_path / "backup"


def empty():
    call_command("flush", interactive=False, verbosity=0)


def test_an_empty_installation_is_filled_from_a_backup(backup, client):
    head, decisions = Ledger.objects.get().head, Decision.objects.count()
    history = Honoree.history.count()
    with guards.lifted():
        empty()
    assert not User.objects.exists()
    call_command("restore", str(backup))
    assert Ledger.objects.get().head == head
    assert Decision.objects.count() == decisions
    assert Honoree.history.count() == history
    edition = Edition.objects.live(clock.read().now).get()
    assert edition.title == "备测试𠮷"
    assert "备测试𠮷" in client.get(f"/honorees/{edition.public_id}/").content.decode()
    assert edition.public_id in client.get("/search/", {"q": "备测试"}).content.decode()


def test_an_installation_that_holds_something_is_not_overwritten(backup):
    before = Ledger.objects.get().head
    with pytest.raises(CommandError):
        call_command("restore", str(backup))
    assert Ledger.objects.get().head == before


def test_a_damaged_backup_is_refused(backup):
    with (backup / "rows.exact").open("a") as file:
        file.write("{}\n")
    with pytest.raises(CommandError):
        call_command("restore", str(backup))


def test_a_folder_that_holds_something_is_not_written_into(backup):
    with pytest.raises(CommandError):
        call_command("backup", str(backup))


def test_no_password_token_or_session_is_in_it_beyond_the_accounts(backup):
    models = {json.loads(line)["model"] for line in (backup / "rows.exact").open()}
    assert "districts.user" in models
    assert not {"sessions.session", "editorial.formtoken"} & models
