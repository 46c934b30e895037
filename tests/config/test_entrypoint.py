"""The entry point of the container, run without a container: waiting, migrating once, serving, stopping."""

import os
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

pytestmark = pytest.mark.full

ROOT = settings.BASE_DIR
ENTRYPOINT = "docker/entrypoint.sh"
SAY = ["python", "-c", "print('served')"]


@pytest.fixture
def fresh(tmp_path, django_db_blocker):
    """The environment of a container whose database is new and empty, on the engine that the tests run on."""
    binaries = Path(sys.executable).parent
    environment = os.environ | {
        "PATH": f"{binaries}:{os.environ['PATH']}",
        "VAR_DIR": str(tmp_path),
        "DJANGO_SETTINGS_MODULE": "config.settings",
        "HTTPS": "0",
    }
    if connection.vendor == "sqlite":
        yield environment | {"DATABASE_URL": ""}
        return
    name = f"entrypoint_{os.getpid()}"
    values = connection.settings_dict
    server = f"postgres://{values['USER']}:{values['PASSWORD']}@{values['HOST']}:{values['PORT']}"
    with django_db_blocker.unblock(), connection._nodb_cursor() as cursor:
        cursor.execute(f"CREATE DATABASE {name}")
        yield environment | {"DATABASE_URL": f"{server}/{name}"}
        cursor.execute(f"DROP DATABASE {name} WITH (FORCE)")


def start(environment, command):
    return subprocess.Popen(
        [ENTRYPOINT, *command],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
    )


def healthy(environment) -> bool:
    check = [sys.executable, "-m", "config.healthcheck"]
    return subprocess.run(check, cwd=ROOT, env=environment, capture_output=True, check=False).returncode == 0


def test_processes_that_start_at_once_migrate_once_and_all_serve(fresh):
    processes = [start(fresh, SAY) for _ in range(3)]
    outputs = [process.communicate(timeout=180)[0] for process in processes]
    assert [process.returncode for process in processes] == [0, 0, 0], outputs
    assert all(output.endswith("served\n") for output in outputs)
    assert sum("Applying contenttypes.0001_initial" in output for output in outputs) == 1


def test_the_server_answers_its_health_check_and_stops_when_told(fresh):
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    fresh |= {"BIND": f"127.0.0.1:{port}", "WEB_CONCURRENCY": "2", "ALLOWED_HOSTS": "honour.example"}
    assert not healthy(fresh)
    server = start(fresh, ["gunicorn", "--config", "config/gunicorn.py"])
    try:
        deadline = time.monotonic() + 120
        while not healthy(fresh):
            assert server.poll() is None, server.communicate()[0]
            assert time.monotonic() < deadline
            time.sleep(0.3)
    finally:
        server.send_signal(signal.SIGTERM)
        output = server.communicate(timeout=60)[0]
    assert server.returncode == 0, output
    assert '"GET /healthz" 200' in output


def test_a_database_that_never_answers_is_named_in_one_sentence(fresh):
    gone = fresh | {"DATABASE_URL": "postgres://user:word@127.0.0.1:1/name", "DATABASE_WAIT": "1"}
    process = start(gone, SAY)
    output, _ = process.communicate(timeout=60)
    assert process.returncode == 1
    assert output.startswith("The database does not answer: ")
    assert "Traceback" not in output
    assert "served" not in output
