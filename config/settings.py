"""Settings of every installation, read from the environment; the defaults run at once on SQLite.

docs/deployment.md lists the variables and what they do.
"""

from http import HTTPStatus
from pathlib import Path

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.csp import CSP

from config.secret import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent
env = environ.Env()

VAR_DIR = Path(env("VAR_DIR", default=str(BASE_DIR / "var")))
VAR_DIR.mkdir(parents=True, exist_ok=True)

DEBUG = env.bool("DEBUG", default=False)
SECRET_KEY = env("SECRET_KEY", default="") or kept_secret(VAR_DIR / "secret_key")
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=["127.0.0.1", "localhost", "[::1]"])
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[])
FORCE_SCRIPT_NAME = env("FORCE_SCRIPT_NAME", default="").rstrip("/") or None
RELEASE = env("RELEASE", default="development")

INSTALLED_APPS = [
    "config.apps.AdminConfig",
    "articles",
    "honorees",
    "editorial",
    "districts",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "django.forms",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "django_filters",
    "django_prose_editor",
    "imagekit",
    "simple_history",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "django.middleware.csp.ContentSecurityPolicyMiddleware",
    "config.middleware.BrowserRestrictions",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "editorial.middleware.SafeMethods",
    "editorial.middleware.Sessions",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "editorial.middleware.StaffPagesAreNotStored",
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.csp",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]
FORM_RENDERER = "django.forms.renderers.TemplatesSetting"

# Databases: SQLite in var/ unless DATABASE_URL names another.

DATABASE = env.db_url_config(env("DATABASE_URL", default="") or f"sqlite:///{VAR_DIR / 'guangrongbang.sqlite3'}")
DATABASE.setdefault("OPTIONS", {})
match DATABASE["ENGINE"]:
    case "django.db.backends.sqlite3":
        # IMMEDIATE takes the write lock at BEGIN, which is what makes select_for_update() a lock here too.
        DATABASE["OPTIONS"] |= {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=NORMAL;",
        }
        DATABASE["CONN_MAX_AGE"] = None
    case "django.db.backends.postgresql":
        # A pool for each process; every connection is tried before use, so that a restart of the server is not noticed.
        size = env.int("DATABASE_POOL", default=8)
        DATABASE["OPTIONS"]["pool"] = {"min_size": 1, "max_size": size} if size else False
        DATABASE["CONN_HEALTH_CHECKS"] = True
    case engine:
        raise ImproperlyConfigured(f"DATABASE_URL must name SQLite or PostgreSQL, not {engine}.")
DATABASES = {"default": DATABASE}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

# Caches: "default" is shared by all processes, because sign-in limits are counted in it; "pages" holds whole
# public responses by the publication clock, for this process alone.

CACHES = {
    "default": env.cache_url_config(env("CACHE_URL", default="") or "dbcache://cache_entries"),
    "pages": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "pages",
        "TIMEOUT": None,
        "OPTIONS": {"MAX_ENTRIES": env.int("PAGE_CACHE_ENTRIES", default=2000)},
    },
    "limits": {
        "BACKEND": "django.core.cache.backends.locmem.LocMemCache",
        "LOCATION": "limits",
        "OPTIONS": {"MAX_ENTRIES": 20_000},
    },
}

# Sign-in

AUTH_USER_MODEL = "districts.User"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    "districts.auth.AssignmentBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "admin:index"
LOGOUT_REDIRECT_URL = "account_login"
ACCOUNT_ADAPTER = "districts.auth.StaffAccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_RATE_LIMITS = {"login_failed": "30/m/ip,5/10m/key"}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]

SESSION_COOKIE_AGE = 30 * 60
SESSION_SAVE_EVERY_REQUEST = True
SESSION_EXPIRE_AT_BROWSER_CLOSE = True
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = True
CSRF_FAILURE_VIEW = "editorial.views.errors.form_refused"
CSRF_COOKIE_SAMESITE = "Strict"
SESSION_COOKIE_PATH = CSRF_COOKIE_PATH = FORCE_SCRIPT_NAME or "/"  # a portal may serve other things beside this site

# Transport. HTTPS=0 is for the demonstration server on the loopback address, and for DEBUG=1.

HTTPS = env.bool("HTTPS", default=not DEBUG)
SECURE_SSL_REDIRECT = HTTPS
SESSION_COOKIE_SECURE = HTTPS
CSRF_COOKIE_SECURE = HTTPS
SECURE_HSTS_SECONDS = 63072000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_REDIRECT_EXEMPT = [r"^healthz$"]
if env.bool("BEHIND_PROXY", default=False):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    USE_X_FORWARDED_HOST = True
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # sign-in limits count by the reader's address, not by the proxy's

# What a browser may do with our pages. Nothing is allowed that is not named.

SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SECURE_CSP = {
    "default-src": [CSP.NONE],
    "script-src": [CSP.SELF, CSP.NONCE],
    # The second source is the sheet that the rich-text editor (Tiptap) adds at run time; check it on upgrade.
    "style-src": [CSP.SELF, "'sha256-PlumsSlvJ7vvWzjqibGAYKq92O3y/4JTxWWsWJvyUYA='"],
    "img-src": [CSP.SELF, "data:"],
    "font-src": [CSP.SELF],
    "connect-src": [CSP.SELF],
    "manifest-src": [CSP.SELF],
    "base-uri": [CSP.NONE],
    "form-action": [CSP.SELF],
    "frame-ancestors": [CSP.NONE],
}

# Language, time, numbers

LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "简体中文")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Asia/Shanghai"
USE_TZ = True
USE_THOUSAND_SEPARATOR = False

# Files

STATIC_URL = "static/"
STATIC_ROOT = Path(env("STATIC_ROOT", default=str(VAR_DIR / "static")))
STATICFILES_DIRS = [BASE_DIR / "static"]
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "config.bundles.BundleFinder",
]
BUNDLE_ROOT = VAR_DIR / "bundles"
BUNDLES = {
    "css/site.css": [
        f"css/{name}.css"
        for name in (
            "tokens", "base", "layout", "parts", "photos", "reading", "rolls", "lists", "suggest", "pages", "fronts",
            "charts", "utility", "print",
        )
    ],
}  # fmt: skip
"""By the name under which it is served, the style sheets that stand in it, in order. Public pages ask for it alone."""

MEDIA_ROOT = VAR_DIR / "media"
STORAGES = {
    "default": {
        "BACKEND": env("MEDIA_STORAGE", default="django.core.files.storage.FileSystemStorage"),
    },
    "staticfiles": {"BACKEND": "config.storage.StaticStorage"},
}
WHITENOISE_KEEP_ONLY_HASHED_FILES = True
FILE_UPLOAD_PERMISSIONS = 0o640
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 1000

# Mail

EMAIL = env.email_url_config(env("EMAIL_URL", default="") or "consolemail://")
MAILERS = {
    "default": {
        "BACKEND": EMAIL["EMAIL_BACKEND"],
        "OPTIONS": {
            option: EMAIL[key]
            for key, option in (
                ("EMAIL_HOST", "host"),
                ("EMAIL_PORT", "port"),
                ("EMAIL_HOST_USER", "username"),
                ("EMAIL_HOST_PASSWORD", "password"),
                ("EMAIL_USE_TLS", "use_tls"),
                ("EMAIL_USE_SSL", "use_ssl"),
            )
            if EMAIL.get(key)
        }
        # An attempt must be over before the outbox tries again.
        | ({"timeout": 10} if EMAIL["EMAIL_BACKEND"].endswith("smtp.EmailBackend") else {}),
    }
}
DEFAULT_FROM_EMAIL = env("DEFAULT_FROM_EMAIL", default="") or "guangrongbang@localhost"
SITE_URL = env("SITE_URL", default="").rstrip("/")  # scheme and host of links in mails; else the profile's domain
DIGEST_HOUR = env.int("DIGEST_HOUR", default=8)  # o'clock, by TIME_ZONE

# The desk: by when an edition should be decided after its submission, and when its page is to be looked at again.
DUE_AFTER_WORKING_DAYS = env.int("DUE_AFTER_WORKING_DAYS", default=3)
REVIEW_AFTER_YEARS = env.int("REVIEW_AFTER_YEARS", default=1)

ARCHIVE_AFTER_YEARS = env.int("ARCHIVE_AFTER_YEARS", default=5)
"""Stories published that long ago say so above their text; 0: none does."""

# How many one selection may commend by local rules, for a warning of the check before publication; 0 sets no quota.
QUOTA_PERSONS = env.int("QUOTA_PERSONS", default=0)
QUOTA_TEAMS = env.int("QUOTA_TEAMS", default=0)

API_REQUESTS_PER_MINUTE = env.int("API_REQUESTS_PER_MINUTE", default=300)
"""From one address, for each process; 0 sets no limit."""

SERIALIZATION_MODULES = {"exact": "editorial.exact"}

SIMPLE_HISTORY_REVERT_DISABLED = True
SIMPLE_HISTORY_HISTORY_ID_USE_UUID = False

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s: %(message)s"}},
    # 501 is the word of oEmbed for a format that is not made: no fault of ours that anybody could fill the log with.
    "filters": {
        "done": {
            "()": "django.utils.log.CallbackFilter",
            "callback": lambda record: getattr(record, "status_code", 0) != HTTPStatus.NOT_IMPLEMENTED,
        }
    },
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env("LOG_LEVEL", default="INFO")},
    "loggers": {
        # Scanners ask for any host and any address: their requests stand in the access log already.
        "django.security.DisallowedHost": {"handlers": [], "propagate": False},
        "django.request": {"level": "ERROR", "filters": ["done"]},
        # What sets the type tells every step of every sheet.
        "weasyprint": {"level": "ERROR"},
        "fontTools": {"level": "ERROR"},
    },
}
