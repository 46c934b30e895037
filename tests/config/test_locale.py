"""Chinese is complete: every string of ours is translated, compiled, and keeps its placeholders."""

import json
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polib
import pytest
from django.apps import apps
from django.conf import settings
from django.utils import translation

ROOT = settings.BASE_DIR
CATALOGUE = ROOT / "locale" / "zh_Hans" / "LC_MESSAGES"
OURS = ("districts", "editorial", "honorees", "articles")
PLACEHOLDER = re.compile(r"%\(\w+\)[sd]|%[sd]|\{\w*\}|<[^>]+>")
HAN = re.compile(r"[\u4e00-\u9fff]")
DOMAINS = ("django", "djangojs")


def catalogue(domain: str) -> polib.POFile:
    return polib.pofile(str(CATALOGUE / f"{domain}.po"))


def wordings(entry) -> list[str]:
    return list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]


def test_the_site_speaks_chinese():
    assert settings.LANGUAGE_CODE == "zh-hans"
    assert translation.get_language() == "zh-hans"


@pytest.mark.parametrize("domain", DOMAINS)
def test_every_string_is_translated(domain):
    entries = catalogue(domain)
    assert [entry.msgid for entry in entries if not all(wordings(entry))] == []
    assert [entry.msgid for entry in entries if entry.fuzzy or entry.obsolete] == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_translations_keep_placeholders_and_tags(domain):
    wrong = []
    for entry in catalogue(domain):
        asked = sorted(set(PLACEHOLDER.findall(entry.msgid)) | set(PLACEHOLDER.findall(entry.msgid_plural)))
        if any(sorted(set(PLACEHOLDER.findall(wording))) != asked for wording in wordings(entry)):
            wrong.append(entry.msgid)
    assert wrong == []


@pytest.mark.parametrize("domain", DOMAINS)
def test_what_is_compiled_is_what_is_written(domain):
    def rows(entries):
        return {(entry.msgctxt, entry.msgid): wordings(entry) for entry in entries}

    assert rows(polib.mofile(str(CATALOGUE / f"{domain}.mo"))) == rows(catalogue(domain))


def test_no_string_of_the_code_is_missing(tmp_path):
    if not shutil.which("xgettext"):
        pytest.skip("no gettext here: its xgettext collects the strings")
    copy = tmp_path / "copy"
    unwanted = (".git", ".venv", "var", "tests", "benchmarks", "docs", "__pycache__", "*_cache")
    shutil.copytree(ROOT, copy, ignore=shutil.ignore_patterns(*unwanted))
    subprocess.run(
        [copy / "tools" / "messages"],
        cwd=copy,
        env={"PYTHON": sys.executable, "PATH": "/usr/bin:/bin", "VAR_DIR": str(tmp_path)},
        check=True,
        capture_output=True,
    )
    found = polib.pofile(str(copy / CATALOGUE.relative_to(ROOT) / "django.po"))
    known = {(entry.msgctxt, entry.msgid) for entry in catalogue("django")}
    assert {(entry.msgctxt, entry.msgid) for entry in found} == known
    assert [entry.msgid for entry in found if entry.fuzzy] == []


@pytest.mark.parametrize("label", OURS)
def test_models_fields_and_choices_have_chinese_names(label):
    config = apps.get_app_config(label)
    names = {config.verbose_name: label}
    for model in config.get_models():
        if model.__name__.startswith("Historical") or not model._meta.default_permissions:
            continue
        names |= {model._meta.verbose_name: model.__name__, model._meta.verbose_name_plural: model.__name__}
        for field in model._meta.fields:
            where = f"{model.__name__}.{field.name}"
            names |= {word: where for value, word in field.flatchoices if value}
            if field._verbose_name and not field.auto_created:  # a field that nobody is shown has no name of its own
                names[field.verbose_name] = where
    assert {where: str(name) for name, where in names.items() if not HAN.search(str(name))} == {}


@pytest.mark.parametrize("domain", DOMAINS)
def test_people_are_addressed_politely_and_things_have_one_name(domain):
    unwanted = re.compile("你|双因素|双重认证|多因素")
    assert [each for entry in catalogue(domain) for each in wordings(entry) if unwanted.search(each)] == []


@pytest.mark.parametrize(
    "text", ["Two-Factor Authentication", "You don’t have permission to view or edit anything.", "MFA"]
)
def test_our_wording_goes_before_that_of_libraries(text):
    assert not re.search("你|因素", translation.gettext(text))


def test_the_role_of_a_credit_is_not_that_of_a_person():
    from articles.models import Credit
    from districts.models import Assignment

    assert str(Credit._meta.get_field("role").verbose_name) == "署名类别"
    assert str(Assignment._meta.get_field("role").verbose_name) == "角色"


@pytest.mark.django_db
def test_scripts_of_the_admin_speak_chinese(client, desk):
    client.force_login(desk.editor)
    script = client.get("/admin/jsi18n/").content.decode()
    assert json.loads(re.search(r'"Toggle fullscreen": ("[^"]*")', script)[1]) == "切换全屏"


def test_the_catalogue_is_where_django_looks():
    assert [Path(path) for path in settings.LOCALE_PATHS] == [ROOT / "locale"]
