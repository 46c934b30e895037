"""Static files as production serves them: whatever they refer to is there, under the name that holds its hash."""

import json
import os
import re
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.full
REFERENCES = {
    ".js": re.compile(r"""(?:\bfrom|^\s*import)\s*["'](\.{1,2}/[^"']+)["']""", re.MULTILINE),
    ".css": re.compile(r"""url\(["']?([^"')#]+)"""),
}
OURS = ("css", "js")


@pytest.fixture(scope="module")
def collected(tmp_path_factory):
    """The folder of collected static files, made by the settings of production."""
    folder = tmp_path_factory.mktemp("collected")
    subprocess.run(
        [sys.executable, "manage.py", "collectstatic", "--no-input", "--verbosity", "0"],
        cwd=settings.BASE_DIR,
        env=os.environ | {"DJANGO_SETTINGS_MODULE": "config.settings", "STATIC_ROOT": str(folder)},
        check=True,
    )
    return folder


def test_style_sheets_and_modules_refer_to_files_that_are_served(collected):
    missing = []
    for name in json.loads((collected / "staticfiles.json").read_text())["paths"].values():
        path = collected / name
        if path.suffix in REFERENCES and name.split("/")[0] in OURS:
            for reference in REFERENCES[path.suffix].findall(path.read_text(encoding="utf-8")):
                if not reference.startswith("data:") and not (path.parent / reference).resolve().is_file():
                    missing.append(f"{name} → {reference}")
    assert missing == []


def test_style_sheets_are_served_compressed(collected):
    sheets = list((collected / "css").glob("*.css"))
    assert sheets
    assert all(sheet.with_name(f"{sheet.name}.br").exists() for sheet in sheets if sheet.stat().st_size > 500)
