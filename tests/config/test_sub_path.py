"""Under a sub-path of a portal, every address that a page gives begins with it."""

import json
import re
import subprocess
import sys

import pytest
from django.conf import settings

pytestmark = pytest.mark.full
READ = """
import django, json
django.setup()
from django.core.management import call_command
from django.test import Client
call_command("migrate", verbosity=0)
client = Client()
pages = {path: client.get(path).content.decode() for path in ("/", "/articles/", "/accounts/login/", "/nowhere/")}
pages["openapi"] = client.get("/api/v1/openapi.json").json()["paths"]
pages["redirect"] = client.get("/admin/").headers["Location"]
print(json.dumps(pages))
"""


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    """Pages of an empty site that is told by FORCE_SCRIPT_NAME where it stands."""
    var = tmp_path_factory.mktemp("var")
    answer = subprocess.run(
        [sys.executable, "-c", READ],
        cwd=settings.BASE_DIR,
        env={
            "DJANGO_SETTINGS_MODULE": "config.test_settings",
            "FORCE_SCRIPT_NAME": "/honour",
            "VAR_DIR": str(var),
            "ALLOWED_HOSTS": "testserver",
        },
        capture_output=True,
        text=True,
        check=False,
    )
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout.splitlines()[-1])


@pytest.mark.parametrize("path", ["/", "/articles/", "/accounts/login/", "/nowhere/"])
def test_every_address_begins_with_the_sub_path(pages, path):
    addresses = re.findall(r'(?:href|src|action)="(/[^"]*)"', pages[path])
    assert len(addresses) > 3
    assert [address for address in addresses if not address.startswith("/honour/")] == []


def test_the_description_of_the_api_names_addresses_below_it(pages):
    assert [path for path in pages["openapi"] if not path.startswith("/honour/api/v1/")] == []


def test_who_is_not_signed_in_is_sent_to_the_sub_path(pages):
    assert pages["redirect"].startswith("/honour/")
