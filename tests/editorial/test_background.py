"""The background process: every chore has its turn, one process works, a failure stops nothing, and it ends cleanly."""

import datetime as dt
import os
import signal
import subprocess
import sys
import threading
import time

import pytest
from django.conf import settings
from django.contrib.sessions.models import Session
from django.core import mail
from django.core.management import call_command
from django.db import connection

from editorial import background, clock
from editorial.models import FormToken, Lease, Presence
from tests import factories

HOUR = dt.timedelta(hours=1)


@pytest.fixture
def chores(monkeypatch):
    """The list of chores, empty: what a test registers is forgotten afterwards."""
    monkeypatch.setattr(background, "_chores", {})
    return background


@pytest.mark.django_db
def test_once_does_every_chore_of_the_engine(article, desk):
    desk.reviewer.email = "reviewer@example.org"
    desk.reviewer.save()
    now = clock.time()
    FormToken.objects.create(token="old", user=desk.editor, model="articles.article")
    FormToken.objects.update(at=now - 100 * HOUR)
    Presence.objects.create(user=desk.editor, form="articles.article:1", seen_at=now - 2 * HOUR)
    Session.objects.create(session_key="over", session_data="", expire_date=now - HOUR)
    factories.publish(article, desk)
    call_command("background", "--once")
    assert [message.to for message in mail.outbox] == []  # what was asked of the reviewer is done
    assert not FormToken.objects.exists()
    assert not Presence.objects.exists()
    assert not Session.objects.exists()
    assert Lease.objects.get().holder == ""


@pytest.mark.django_db
def test_a_chore_that_fails_stops_no_other(chores, caplog):
    done = []
    chores.register("broken", 1, lambda now: 1 / 0)
    chores.register("sound", 1, done.append)
    assert background.Worker().once()
    assert len(done) == 1
    assert "broken failed" in caplog.text


@pytest.mark.django_db
def test_one_process_works_and_another_takes_over_when_it_is_gone(chores, capsys):
    done = []
    chores.register("chore", 1, done.append)
    now = clock.time()
    Lease.objects.create(name=background.LEASE, holder="another", until=now + HOUR)
    call_command("background", "--once")
    assert not done
    assert "另一进程" in capsys.readouterr().out
    Lease.objects.update(until=now)
    assert background.Worker().once()
    assert len(done) == 1


def test_a_name_is_taken_once(chores):
    chores.register("chore", 1, print)
    with pytest.raises(ValueError, match="chore"):
        chores.register("chore", 1, print)


@pytest.mark.django_db(transaction=True)
def test_each_chore_comes_round_in_its_own_time_until_it_is_stopped(chores, monkeypatch):
    monkeypatch.setattr(background, "PAUSE", 0.01)
    often, seldom, worker = [], [], background.Worker()
    chores.register("often", 0, lambda now: (often.append(now), len(often) > 3 and worker.stop())[0])
    chores.register("seldom", 3600, seldom.append)

    def work():
        worker.until_stopped()
        connection.close()

    thread = threading.Thread(target=work)
    thread.start()
    thread.join(timeout=20)
    assert not thread.is_alive()
    assert len(often) == 4
    assert len(seldom) == 1


def test_a_signal_ends_the_command(tmp_path):
    """With a database of its own that has no tables: the chores fail, and the command goes on until it is told."""
    environment = os.environ | {"DATABASE_URL": f"sqlite:///{tmp_path / 'none.sqlite3'}", "VAR_DIR": str(tmp_path)}
    process = subprocess.Popen(
        [sys.executable, "manage.py", "background"], cwd=settings.BASE_DIR, env=environment,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True,
    )  # fmt: skip
    try:
        for line in process.stdout:
            if "failed" in line:
                break
        time.sleep(0.2)
        process.send_signal(signal.SIGTERM)
        process.communicate(timeout=20)
        assert process.returncode == 0
    finally:
        process.kill()
