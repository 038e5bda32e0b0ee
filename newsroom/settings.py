"""Every setting, read once from the environment, with safe defaults.

docs/operators.md lists the variables.
"""

from pathlib import Path
from urllib.parse import urlsplit

import environ
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext_lazy as _
from django_prose_editor.config import html_tags
from js_asset import static_lazy

from newsroom.logs.lines import logging_config
from newsroom.machines import *  # noqa: F403 - settings, every one of them
from newsroom.machines import MEDIA_STORAGE, replicas
from newsroom.operation import *  # noqa: F403 - settings, every one of them
from newsroom.operation import LOG_FORMAT, metrics_folder
from newsroom.paper import *  # noqa: F403 - settings, every one of them
from newsroom.paper import SITE_URL
from newsroom.sign_in import *  # noqa: F403 - settings, every one of them

env = environ.Env()

BASE_DIR = Path(__file__).resolve().parent.parent
VAR_DIR = Path(env.str("VAR_DIR", default=str(BASE_DIR / "var")))


def secret_key() -> str:
    """SECRET_KEY, else what `make run` wrote to SECRET_KEY_FILE."""
    key = env.str("SECRET_KEY", default="")
    path = Path(env.str("SECRET_KEY_FILE", default=str(VAR_DIR / "secret-key")))
    if not key and path.is_file():
        key = path.read_text(encoding="utf-8").strip()
    if not key:
        raise ImproperlyConfigured(
            "No secret key. Set SECRET_KEY, or SECRET_KEY_FILE to a file that holds "
            "one; `make run` makes such a file for a machine of your own."
        )
    return key


def database() -> dict:
    """DATABASE_URL with what each engine needs to be safe under several writers."""
    config = env.db_url("DATABASE_URL", default=f"sqlite:///{VAR_DIR}/newsroom.sqlite3")
    if config["ENGINE"].endswith("sqlite3"):
        config["OPTIONS"] = config.get("OPTIONS", {}) | SQLITE_OPTIONS
    else:
        config["CONN_MAX_AGE"] = env.int("CONN_MAX_AGE", default=60)
        config["CONN_HEALTH_CHECKS"] = True
    return config


SECRET_KEY = secret_key()
DEBUG = env.bool("DEBUG", default=False)

HTTPS = urlsplit(SITE_URL).scheme == "https"
ALLOWED_HOSTS = env.list(
    "ALLOWED_HOSTS",
    default=[urlsplit(SITE_URL).hostname or "127.0.0.1", "localhost", "127.0.0.1"],
)
CSRF_TRUSTED_ORIGINS = env.list("CSRF_TRUSTED_ORIGINS", default=[SITE_URL])

INSTALLED_APPS = [
    "newsroom.desk_config.DeskConfig",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django_prose_editor",
    "js_asset",
    "taggit",
    "django_tasks",
    # Its db_worker comes before that of django_tasks_db.
    "articles",
    "django_tasks_db",
]

MIDDLEWARE = [
    "newsroom.metrics.requests.requests_are_counted",
    "newsroom.replicas.readers_read_replicas",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "newsroom.security.content_security_policy",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "articles.reading.surrogate.surrogate_keys",
    "newsroom.security.staff_pages_are_private",
    "newsroom.mining.mining_is_reserved",
    "newsroom.numbers.too_long_is_not_found",
    "articles.audit.asked.remember_address",
    "articles.desk.sign_in_gate.two_steps_where_they_are_due",
    "articles.desk.signed_out.keep_what_was_sent",
]

ROOT_URLCONF = "newsroom.urls"
WSGI_APPLICATION = "newsroom.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [BASE_DIR / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ],
        },
    },
]

# Several processes write to one SQLite file: WAL lets readers go on, IMMEDIATE makes
# writers queue at BEGIN instead of failing half-way, the timeout is how long they wait.
SQLITE_OPTIONS = {
    "transaction_mode": "IMMEDIATE",
    "timeout": 20,
    "init_command": "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON;",
}
DATABASES = {"default": database()}
DATABASES |= replicas(DATABASES["default"])
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

LOGIN_URL = "admin:login"
# SQLite does without what an index on PostgreSQL carries along; nothing is lost.
SILENCED_SYSTEM_CHECKS = ["models.W040"]

LANGUAGE_CODE = env.str("LANGUAGE_CODE", default="nl")
LANGUAGES = [("nl", _("Dutch")), ("en", _("English"))]
LOCALE_PATHS = [BASE_DIR / "articles" / "locale"]
TIME_ZONE = env.str("TIME_ZONE", default="Europe/Amsterdam")
USE_I18N = True
USE_TZ = True

STATIC_URL = "/static/"
STATIC_ROOT = Path(env.str("STATIC_ROOT", default=str(VAR_DIR / "static")))
MEDIA_URL = "/media/"
MEDIA_ROOT = Path(env.str("MEDIA_ROOT", default=str(BASE_DIR / "media")))
STORAGES = {
    "default": MEDIA_STORAGE,
    "staticfiles": {
        "BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}

# The readers' style sheet is put together from its components, into a folder of its own;
# a paper with its own colours and type has its own file of them.
STATICFILES_FINDERS = [
    "django.contrib.staticfiles.finders.FileSystemFinder",
    "django.contrib.staticfiles.finders.AppDirectoriesFinder",
    "articles.reading.style_sheet.StyleSheetFinder",
]
BUILT_ROOT = VAR_DIR / "built"
HOUSE_TOKENS = env.str("HOUSE_TOKENS", default="")

# Only the hashed copies are ever asked for; the others cost time and space.
WHITENOISE_KEEP_ONLY_HASHED_FILES = True

# Work off the request, kept in the database until `manage.py db_worker` has done it.
TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend"}}

# Notes go to colleagues by e-mail only where there is a server to send them.
EMAIL_URL = env.str("EMAIL_URL", default="")
DESK_MAIL = bool(EMAIL_URL)
vars().update(env.email_url_config(EMAIL_URL or "dummymail://"))
EMAIL_TIMEOUT = 10
DEFAULT_FROM_EMAIL = env.str("DEFAULT_FROM_EMAIL", default="newsroom@localhost")

# A long story must never be refused for its size: the text would be gone.
DATA_UPLOAD_MAX_MEMORY_SIZE = 50 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 20_000

SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "strict-origin-when-cross-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_SSL_REDIRECT = HTTPS and env.bool("SECURE_SSL_REDIRECT", default=True)
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
SECURE_HSTS_INCLUDE_SUBDOMAINS = HTTPS
SECURE_HSTS_PRELOAD = HTTPS
SECURE_PROXY_SSL_HEADER = (
    ("HTTP_X_FORWARDED_PROTO", "https")
    if env.bool("BEHIND_PROXY", default=False)
    else None
)
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = HTTPS
SESSION_COOKIE_HTTPONLY = True
X_FRAME_OPTIONS = "DENY"

TAGGIT_CASE_INSENSITIVE = True

# The house's own blocks in the editor; articles/body/grammar.py declares them, and
# articles/body/clean.py sanitises, so the processors here have nothing to add.
DJANGO_PROSE_EDITOR_EXTENSIONS = [
    {
        "js": [static_lazy("articles/editor/blocks.js")],
        "extensions": {
            name: html_tags([])
            for name in ("Picture", "PullQuote", "FactBox", "FactBoxTitle", "Embed")
        },
    }
]

METRICS_DIR = metrics_folder(VAR_DIR)
LOGGING = logging_config(LOG_FORMAT, env.str("LOG_LEVEL", default="WARNING"))
