"""The command that runs beside the web server: mails, digests, escalations, clearing away."""

import os
import signal

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from editorial import background


class Command(BaseCommand):
    help = "Do what has to be done again and again: send mails and digests, escalate, clear away. One process works."

    def add_arguments(self, parser):
        parser.add_argument("--once", action="store_true", help="do everything once and end, for cron")
        parser.add_argument("--beside", action="store_true", help="end when the process that started this one ends")

    def handle(self, *, once: bool, beside: bool, **options):
        worker = background.Worker()
        if once:
            if not worker.once():
                self.stdout.write(_("Another process does this work at present."))
            return
        for each in (signal.SIGTERM, signal.SIGINT):
            signal.signal(each, lambda number, frame: worker.stop())
        parent = os.getppid()
        worker.until_stopped(alive=lambda: not beside or os.getppid() == parent)
