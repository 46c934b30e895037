"""Take the pictures of the guides from the running product: `make guides`.

The demonstration is loaded into a folder of its own, served by a clock that stands at a Monday (staging.py), and worked
with by an editor, a reviewer and an approver in real windows. What each does is in scenes_*.py, in this order.
"""

import contextlib
import os
import shutil
import socket
import subprocess
import sys
import tempfile
from pathlib import Path

import scenes_approver
import scenes_editor
import scenes_reviewer
import scenes_revocation
from camera import WIDTH, Camera
from played import TAKEN
from playwright.sync_api import sync_playwright

CHROMIUM = os.environ.get("CHROMIUM") or shutil.which("chromium") or "/usr/bin/chromium"
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-sync", "--lang=zh-CN", "--hide-scrollbars"]
ROLES = ("editor", "reviewer", "approver", "auditor")


class Staff:
    """The people in the pictures: `staff.editor` is a window in which the editor is signed in."""

    def __init__(self, browser, server: str, password: str):
        self.browser, self.server, self.password = browser, server, password
        for role in ROLES:
            setattr(self, role, self.window(role))

    def window(self, role: str):
        """One more window for somebody, signed in."""
        context = self.browser.new_context(
            base_url=self.server, locale="zh-CN", timezone_id="Asia/Shanghai", color_scheme="light",
            viewport={"width": WIDTH, "height": 900}, reduced_motion="reduce",
        )  # fmt: skip
        context.clock.install(time=TAKEN)
        context.set_default_timeout(15_000)
        page = context.new_page()
        page.goto("/admin/")
        page.fill("[name=login]", role if role == "auditor" else f"yuanbaoshan-{role}")
        page.fill("[name=password]", self.password)
        page.press("[name=password]", "Enter")
        page.wait_for_url("**/admin/")
        return page


@contextlib.contextmanager
def served():
    """The installation of the pictures, as its address and the password of all accounts."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        environment = os.environ | {"VAR_DIR": folder, "DATABASE_URL": "", "DEBUG": "1", "HTTPS": "0"}
        with open(Path(folder) / "log", "w") as log:
            command = [sys.executable, str(Path(__file__).with_name("staging.py")), str(port)]
            server = subprocess.Popen(command, env=environment, stdout=subprocess.PIPE, stderr=log, text=True)  # noqa: S603
        try:
            for line in server.stdout:
                if line.startswith("password "):
                    password = line.split()[1]
                if line.startswith("Quit"):
                    break
            else:
                sys.exit((Path(folder) / "log").read_text())
            yield f"http://127.0.0.1:{port}", password
        finally:
            server.terminate()
            server.wait()


def shoot() -> None:
    camera = Camera()
    with served() as (server, password), sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        staff = Staff(browser, server, password)
        for scenes in (scenes_editor, scenes_reviewer, scenes_approver, scenes_revocation):
            for scene in scenes.SCENES:
                print(scene.__doc__.strip().splitlines()[0], flush=True)  # noqa: T201 - whoever waits sees where it is
                scene(staff, camera)
        browser.close()
    camera.tidy()


if __name__ == "__main__":
    shoot()
