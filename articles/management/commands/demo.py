"""The command that loads the demonstration and serves it."""

import errno
import os
import socket
import subprocess
import sys

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from articles.demo import assets, loading, staff

HOST = "127.0.0.1"


class Command(BaseCommand):
    help = "Load the demonstration (once), print its accounts, and serve it on this machine."

    def add_arguments(self, parser):
        parser.add_argument("--no-server", action="store_true", help="only load, do not serve")
        parser.add_argument("--port", type=int, default=int(os.environ.get("PORT", "8000")))

    def handle(self, *, no_server: bool, port: int, **options):
        if not no_server:
            self._refuse_taken(port)
        call_command("migrate", interactive=False, verbosity=0)
        call_command("createcachetable", verbosity=0)
        loaded = loading.load()
        self.stdout.write(_("The demonstration is loaded.") if loaded else _("The demonstration was there already."))
        self._print_accounts(port)
        if not no_server:
            assets.collect()
            self._serve(port)

    def _print_accounts(self, port: int) -> None:
        unchanged = staff.with_demonstration_password()
        site, desk = _("Public site"), _("Desk")
        self.stdout.write(f"\n{site}  http://{HOST}:{port}/\n{desk}  http://{HOST}:{port}/admin/\n")
        self.stdout.write(_("Password of all accounts: %s") % staff.password())
        for account in staff.ACCOUNTS:
            note = "" if account.username in unchanged else "  " + _("(password changed)")
            self.stdout.write(f"  {account.username:<24}{account.name}{note}")
        self.stdout.write("")

    def _refuse_taken(self, port: int) -> None:
        with socket.socket() as probe:
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                probe.bind((HOST, port))
            except OSError as error:
                if error.errno not in (errno.EADDRINUSE, errno.EACCES):
                    raise
                raise CommandError(_("Port %d is taken. Choose another: make demo PORT=8001") % port) from error

    def _serve(self, port: int) -> None:
        """Become the production server. It takes over this process, so that a signal sent to it arrives."""
        self.stdout.write(_("Serving until Ctrl+C."))
        self.stdout.flush()
        # Plain HTTP, which is only right on the loopback address: cookies without Secure, no redirect to https.
        environment = os.environ | {"HTTPS": "0"}
        # It ends when this process does, which the server is about to take over.
        subprocess.Popen([sys.executable, settings.BASE_DIR / "manage.py", "background", "--beside"], env=environment)  # noqa: S603
        command = [
            sys.executable, "-m", "gunicorn", "--config", str(settings.BASE_DIR / "config" / "gunicorn.py"),
            "--chdir", str(settings.BASE_DIR), "--bind", f"{HOST}:{port}", "--workers", "2", "--no-control-socket",
            "--log-level", "warning",
        ]  # fmt: skip
        os.execve(sys.executable, command, environment)  # noqa: S606 - no shell is meant
