"""Making the environment on machines that have this or that Python: which is taken, and what is said for none."""

import os
import shutil
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.full

OLD = "#!/bin/sh\n[ \"$1\" = --version ] && echo 'Python 3.11.7' && exit 0; exit 1\n"
SHIM_OF_NOTHING = "#!/bin/sh\nexit 127\n"
COMMANDS = ("python3.14", "python3.13", "python3.12", "python3", "python", "uv")


@pytest.fixture
def machine(tmp_path):
    """A function that runs tools/environment in an empty checkout, where only the given commands work."""
    checkout, binaries = tmp_path / "checkout", tmp_path / "bin"
    (checkout / "tools").mkdir(parents=True)
    binaries.mkdir()
    shutil.copy(settings.BASE_DIR / "tools" / "environment", checkout / "tools")
    (checkout / "requirements.lock").touch()

    def run(**commands: str) -> subprocess.CompletedProcess:
        for name in COMMANDS:
            script = binaries / name
            script.write_text(commands.get(name.replace(".", "_"), SHIM_OF_NOTHING))
            script.chmod(0o755)
        path = f"{binaries}:/usr/bin:/bin"
        return subprocess.run(
            [checkout / "tools" / "environment"],
            env=os.environ | {"PATH": path},
            capture_output=True,
            text=True,
            check=False,
        )

    run.checkout = checkout
    return run


def real(executable=sys.executable):
    return f'#!/bin/sh\nexec {executable} "$@"\n'


def test_an_old_python_gets_one_clear_sentence(machine):
    answer = machine(python3=OLD)
    assert answer.returncode == 1
    assert answer.stdout == ""
    assert answer.stderr == "This project needs Python 3.12 or newer (or uv); found here: Python 3.11.7.\n"


def test_no_python_at_all_gets_the_same_sentence(machine):
    answer = machine()
    assert answer.stderr == "This project needs Python 3.12 or newer (or uv); found here: no Python.\n"


@pytest.mark.parametrize("name", ["python3.14", "python3.12", "python3"])
def test_the_first_python_that_really_runs_is_taken(machine, name):
    answer = machine(**{name.replace(".", "_"): real()})
    assert answer.returncode == 0, answer.stderr
    assert (machine.checkout / ".venv" / "bin" / "python").exists()


def test_a_second_run_does_nothing_until_the_lock_changes(machine):
    machine(python3=real())
    stamp = machine.checkout / ".venv" / "installed-from"
    before = stamp.read_text()
    again = machine()  # no Python on the path any more, and none is needed
    assert (again.returncode, again.stdout, again.stderr) == (0, "", "")
    (machine.checkout / "requirements.lock").write_text("# changed\n")
    assert machine(python3=real()).returncode == 0
    assert stamp.read_text() != before
