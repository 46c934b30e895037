"""Settings under which the tests run: the same as everywhere, with quick passwords and plain static files."""

from config.settings import *  # noqa: F403
from config.settings import DATABASE, STORAGES, VAR_DIR, env

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
MEDIA_ROOT = VAR_DIR / "test-media"
STATIC_ROOT = VAR_DIR / "test-static"
STATIC_ROOT.mkdir(exist_ok=True)
MAILERS = {"default": {"BACKEND": "django.core.mail.backends.locmem.EmailBackend"}}
CACHES = {
    name: {"BACKEND": "django.core.cache.backends.locmem.LocMemCache", "LOCATION": name}
    for name in ("default", "pages", "limits")
}
HTTPS = False
SECURE_SSL_REDIRECT = False
SESSION_COOKIE_SECURE = False
CSRF_COOKIE_SECURE = False
SECURE_HSTS_SECONDS = 0

# Runs at the same time keep apart by TEST_DB_SUFFIX. On SQLite a file, not memory: the live server's threads and the
# tests must have connections of their own, as they have in production. A pool would hold connections to a test database
# that is being dropped.
suffix = env("TEST_DB_SUFFIX", default="suite")
if DATABASE["ENGINE"] == "django.db.backends.postgresql":
    DATABASE["OPTIONS"]["pool"] = False
    DATABASE["TEST"] = {"NAME": f"test_guangrongbang_{suffix}"}
else:
    DATABASE["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"
    DATABASE["TEST"] = {"NAME": str(VAR_DIR / f"test-{suffix}.sqlite3")}
