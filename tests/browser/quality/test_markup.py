"""The Nu HTML checker of the W3C finds no error on any public page.

It is looked for in VNU_JAR and where `make full-tools` puts it (var/npm), and needs Java.
"""

import json
import os
import shutil
import subprocess
import urllib.error
import urllib.request
from pathlib import Path
from urllib.parse import quote

import pytest
from django.conf import settings

pytestmark = pytest.mark.full

CHECKER = Path(
    os.environ.get("VNU_JAR") or settings.BASE_DIR / "var/npm/node_modules/vnu-jar/build/dist/vnu.jar"
)  # fmt: skip


def source(url: str, path: str) -> bytes:
    try:
        with urllib.request.urlopen(url + quote(path, safe="/?=&"), timeout=20) as response:  # noqa: S310 - our own server
            return response.read()
    except urllib.error.HTTPError as error:
        return error.read()


def test_no_error(site, tmp_path):
    if not (CHECKER.is_file() and shutil.which("java")):
        pytest.skip("no Nu HTML checker here: `make full-tools` (needs npm and Java), or name its file in VNU_JAR")
    paths = dict(enumerate(site.pages))
    for number, path in paths.items():
        (tmp_path / f"{number}.html").write_bytes(source(site.url, path))
    command = ["java", "-jar", str(CHECKER), "--stdout", "--format", "json", "--exit-zero-always", str(tmp_path)]
    done = subprocess.run(command, capture_output=True, text=True, timeout=300, check=True)
    messages = json.loads(done.stdout)["messages"]
    found = [
        f"{paths[int(Path(each['url']).stem)]} line {each.get('lastLine')}: {each['message']} {each.get('extract', '')}"
        for each in messages
        if each["type"] != "info"
    ]
    assert found == [], "\n".join(found)
    assert len(list(tmp_path.glob("*.html"))) == len(site.pages)
