"""Rules that every file of the project keeps: length, first lines, no package registry, a lock that fits."""

import ast
import re
import tomllib
from pathlib import Path

import pytest
from django.conf import settings
from packaging.requirements import Requirement
from packaging.version import Version

ROOT = settings.BASE_DIR
NOT_OURS = {".git", ".venv", "var", "vendor", "node_modules", "__pycache__", "staticfiles"}
GENERATED = {"migrations", "locale"}
REGISTRIES = re.compile(
    r"pypi\.(org|tuna)|pythonhosted|npmjs|(mirrors?|registry)\.[a-z]+\.(com|cn|org|edu)", re.IGNORECASE
)
LONGEST = 400


def files(*suffixes: str) -> list[Path]:
    """Files of the project with one of the suffixes, or all; neither vendored nor made at run time."""
    found = []
    for folder, folders, names in ROOT.walk():
        folders[:] = [name for name in folders if name not in NOT_OURS and not name.endswith("_cache")]
        found += [folder / name for name in names if not suffixes or name.endswith(suffixes)]
    return sorted(path for path in found if path.is_file())


def short(path: Path) -> str:
    return str(path.relative_to(ROOT))


def is_generated(path: Path) -> bool:
    return bool(GENERATED & set(path.parts))


def test_no_file_is_too_long_to_have_one_subject():
    ours = [path for path in files(".py", ".html", ".css", ".js") if not is_generated(path)]
    assert len(ours) > 100
    assert {short(path): lines for path in ours if (lines := len(path.read_text().splitlines())) > LONGEST} == {}


def test_every_module_says_its_subject_in_its_first_line():
    silent = []
    for path in files(".py"):
        source = path.read_text()
        if not is_generated(path) and source.strip() and not (ast.get_docstring(ast.parse(source)) or "").strip():
            silent.append(short(path))
    assert silent == []


def test_every_template_is_text_in_utf_8_that_ends_its_last_line():
    assert [short(path) for path in files(".html") if not path.read_text(encoding="utf-8").endswith("\n")] == []


def test_no_file_names_a_package_registry():
    named = []
    for path in files():
        try:
            text = path.read_text(encoding="utf-8")
        except UnicodeDecodeError:
            continue
        if path != Path(__file__) and REGISTRIES.search(text):
            named.append(short(path))
    assert named == []


def locked() -> dict[str, list[str]]:
    """Each package of the lock with its lines, the first of which is name==version and perhaps a marker."""
    packages: dict[str, list[str]] = {}
    for line in (ROOT / "requirements.lock").read_text().splitlines():
        if not line.startswith((" ", "#")):
            packages[Requirement(line.rstrip("\\ ")).name.lower()] = lines = []
        lines.append(line)
    return packages


def test_the_lock_holds_names_versions_and_hashes_only():
    for name, (first, *rest) in locked().items():
        assert re.match(r"[a-z0-9._\[\],-]+==[0-9A-Za-z.]+( ;[^\\]+)? \\$", first), name
        assert rest, name
        assert all(re.fullmatch(r"    --hash=sha256:[0-9a-f]{64}( \\)?", line) for line in rest), name


@pytest.mark.parametrize("group", ["project", "dev"])
def test_the_lock_satisfies_what_the_project_asks_for(group):
    project = tomllib.loads((ROOT / "pyproject.toml").read_text())
    asked = project["project"]["dependencies"] if group == "project" else project["dependency-groups"]["dev"]
    packages = locked()
    for requirement in map(Requirement, asked):
        version = re.search(r"==([0-9A-Za-z.]+)", packages[requirement.name.lower()][0])[1]
        assert requirement.specifier.contains(Version(version)), str(requirement)
