"""Settings from the environment: the defaults run at once, and production is safe without further words."""

import json
import os
import subprocess
import sys

import django
from django.conf import settings

READ = """
import json
from config import settings
print(json.dumps({name: value for name, value in vars(settings).items() if name.isupper()}, default=str))
"""
OURS = ("DATABASE_URL", "SECRET_KEY", "DEBUG", "ALLOWED_HOSTS", "CACHE_URL", "EMAIL_URL", "HTTPS", "FORCE_SCRIPT_NAME")


def run(code, tmp_path, **environment):
    """Run Python code in a process of its own, with only the given variables of ours in its environment."""
    clean = {name: value for name, value in os.environ.items() if name not in OURS}
    for name in ("DJANGO_SETTINGS_MODULE", "DJANGO_ALLOW_ASYNC_UNSAFE"):
        clean.pop(name, None)
    return subprocess.run(
        [sys.executable, *code],
        cwd=settings.BASE_DIR,
        env=clean | {"VAR_DIR": str(tmp_path)} | environment,
        capture_output=True,
        text=True,
        check=False,
    )


def read(tmp_path, **environment):
    answer = run(["-c", READ], tmp_path, **environment)
    assert answer.returncode == 0, answer.stderr
    return json.loads(answer.stdout)


def test_django_has_the_fixes_of_november_2026():
    assert django.VERSION >= (6, 1, 3)


def test_without_any_variable_it_runs_on_sqlite_in_var(tmp_path):
    found = read(tmp_path)
    assert found["DATABASES"]["default"]["NAME"] == str(tmp_path / "guangrongbang.sqlite3")
    assert found["SECRET_KEY"] == (tmp_path / "secret_key").read_text()
    assert found["MEDIA_ROOT"] == str(tmp_path / "media")
    assert found["LANGUAGE_CODE"] == "zh-hans"
    assert found["DEBUG"] is False


def test_production_is_the_default(tmp_path):
    found = read(tmp_path)
    assert found["SECURE_SSL_REDIRECT"]
    assert found["SECURE_HSTS_SECONDS"] >= 31536000
    assert found["SESSION_COOKIE_SECURE"]
    assert found["SESSION_COOKIE_HTTPONLY"]
    assert found["SESSION_COOKIE_SAMESITE"] == "Lax"
    assert found["CSRF_COOKIE_SECURE"]
    assert found["CSRF_COOKIE_HTTPONLY"]
    assert found["CSRF_COOKIE_SAMESITE"] == "Strict"
    assert found["SESSION_COOKIE_AGE"] <= 30 * 60


def test_empty_variables_mean_the_default(tmp_path):
    found = read(tmp_path, DATABASE_URL="", SECRET_KEY="", CACHE_URL="", EMAIL_URL="", FORCE_SCRIPT_NAME="")
    assert found["DATABASES"]["default"]["ENGINE"] == "django.db.backends.sqlite3"
    assert found["CACHES"]["default"]["BACKEND"] == "django.core.cache.backends.db.DatabaseCache"
    assert found["FORCE_SCRIPT_NAME"] is None


def test_postgresql_is_pooled_and_keeps_the_options_of_its_url(tmp_path):
    found = read(tmp_path, DATABASE_URL="postgres://user:word@db.example:5433/name?sslmode=require", DATABASE_POOL="5")
    database = found["DATABASES"]["default"]
    assert (database["HOST"], database["PORT"], database["NAME"]) == ("db.example", 5433, "name")
    assert database["OPTIONS"] == {"sslmode": "require", "pool": {"min_size": 1, "max_size": 5}}
    assert database["CONN_HEALTH_CHECKS"] is True


def test_another_engine_is_refused_in_one_sentence(tmp_path):
    answer = run(["-c", READ], tmp_path, DATABASE_URL="mysql://user:word@db.example/name")
    assert "DATABASE_URL must name SQLite or PostgreSQL" in answer.stderr


def test_debug_is_convenient_and_needs_no_https(tmp_path):
    found = read(tmp_path, DEBUG="1")
    assert found["DEBUG"] is True
    assert found["SECURE_SSL_REDIRECT"] is False
    assert found["SESSION_COOKIE_SECURE"] is False


def test_under_a_sub_path_cookies_stay_there(tmp_path):
    found = read(tmp_path, FORCE_SCRIPT_NAME="/honour/")
    assert found["FORCE_SCRIPT_NAME"] == "/honour"
    assert found["SESSION_COOKIE_PATH"] == "/honour"


def test_mail_goes_where_the_url_says(tmp_path):
    mailer = read(tmp_path, EMAIL_URL="smtp+tls://user:word@mail.example:587")["MAILERS"]["default"]
    assert mailer["BACKEND"] == "django.core.mail.backends.smtp.EmailBackend"
    assert mailer["OPTIONS"] == {
        "host": "mail.example",
        "port": 587,
        "username": "user",
        "password": "word",
        "use_tls": True,
        "timeout": 10,
    }


def test_the_deployment_check_finds_nothing_in_production_on_postgresql(tmp_path):
    command = ["manage.py", "check", "--deploy", "--fail-level", "WARNING"]
    server = "postgres://user:word@db.example/name"
    answer = run(
        command, tmp_path, DATABASE_URL=server, ALLOWED_HOSTS="example.org", EMAIL_URL="smtp://mail.example:25"
    )
    assert answer.returncode == 0, answer.stderr
