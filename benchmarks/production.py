"""The demonstration as production serves it: a folder of its own, collected and compressed files, gunicorn."""

import contextlib
import os
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
PATIENCE = 60
"""Seconds until the server must answer."""


class Demonstration:
    """A folder with the demonstration's data, and the commands that work on it; nothing else is touched."""

    def __init__(self, folder: Path):
        self.folder = folder
        chosen = {"DEBUG", "FORCE_SCRIPT_NAME", "DJANGO_SETTINGS_MODULE", "STATIC_ROOT", "MEDIA_STORAGE", "CACHE_URL"}
        kept = {name: value for name, value in os.environ.items() if name not in chosen}
        self.environment = kept | {
            "VAR_DIR": str(folder),
            "DATABASE_URL": "",
            "HTTPS": "0",
            "ALLOWED_HOSTS": "127.0.0.1",
        }

    def load(self) -> None:
        """Load it where it is not there yet, and collect the static files."""
        self.manage("demo", "--no-server")
        self.collect()

    def collect(self) -> None:
        """Collect and compress the static files."""
        self.python("from articles.demo import assets; assets.collect()")

    def python(self, code: str) -> str:
        """Run code in a shell of the project; return what it prints."""
        return self.manage("shell", "--no-imports", "--command", code)

    def manage(self, *arguments: str) -> str:
        """Run a command of manage.py; return what it prints. Raises RuntimeError with what it said when it failed."""
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=ROOT, env=self.environment, check=False, capture_output=True, text=True)
        if done.returncode:
            raise RuntimeError(f"manage.py {arguments[0]} failed: {done.stderr[-2000:]}")
        return done.stdout

    @contextlib.contextmanager
    def served(self) -> Iterator[str]:
        """Within the context, the site answers at the address that is given."""
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            port = probe.getsockname()[1]
        command = [
            sys.executable, "-m", "gunicorn", "--config", "config/gunicorn.py", "--bind", f"127.0.0.1:{port}",
            "--workers", "1", "--access-logfile", "/dev/null", "--log-level", "warning",
        ]  # fmt: skip
        with (self.folder / "served.log").open("ab") as log:
            server = subprocess.Popen(command, cwd=ROOT, env=self.environment, stdout=log, stderr=log)
        try:
            _answers(f"http://127.0.0.1:{port}/healthz", server)
            yield f"http://127.0.0.1:{port}"
        finally:
            server.terminate()
            server.wait(timeout=PATIENCE)


def _answers(address: str, server: subprocess.Popen) -> None:
    """Return when the address answers. Raises RuntimeError when the server ends or stays silent."""
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        with contextlib.suppress(OSError), urllib.request.urlopen(address, timeout=5):
            return
        time.sleep(0.1)
    raise RuntimeError(f"The server does not answer at {address}: see served.log in its folder")
