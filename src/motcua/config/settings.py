"""Django's settings, derived from the one typed description of this installation."""

import os
from pathlib import Path

from psycopg.conninfo import conninfo_to_dict

from motcua.config.day_settings import read_day
from motcua.config.file_settings import read_file_settings, storage_of
from motcua.config.installation import read_installation
from motcua.config.mail_settings import TIMEOUT_SECONDS, read_mail_settings
from motcua.population.register import read_place
from motcua.signon.api import read_providers

INSTALLATION = read_installation()
FILES = read_file_settings()
MAIL = read_mail_settings()
SOURCE = Path(__file__).resolve().parent.parent

SECRET_KEY = INSTALLATION.secret_key
DEBUG = False
ALLOWED_HOSTS = list(INSTALLATION.hosts)
CSRF_TRUSTED_ORIGINS = [INSTALLATION.public_url]
ROOT_URLCONF = "motcua.config.urls"
WSGI_APPLICATION = "motcua.config.wsgi.application"
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
APPEND_SLASH = True

INSTALLED_APPS = [
    "django.contrib.contenttypes",
    "django.contrib.auth",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "procrastinate.contrib.django",
    "motcua.core",
    "motcua.ui",
    "motcua.orgs",
    "motcua.audit",
    "motcua.traces",
    "motcua.identity",
    "motcua.catalogue",
    "motcua.documents",
    "motcua.voice",
    "motcua.mandates",
    "motcua.assistance",
    "motcua.organisations",
    "motcua.population",
    "motcua.personal",
    "motcua.dossiers",
    "motcua.drafts",
    "motcua.analytics",
    "motcua.studies",
    "motcua.demonstration",
    "motcua.portal",
    "motcua.desk",
    "motcua.admin",
    "motcua.stats",
    "motcua.lab",
    "motcua.api",
    "motcua.config",
]

TRACES_EVERY_SECONDS = 10
"""How often a process writes what it counted of the way through forms."""

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "motcua.config.middleware.SecurityHeaders",
    "motcua.config.middleware.AsksForSomebody",
    "motcua.api.short_way.MachinesTakeTheShortWay",
    "django.middleware.gzip.GZipMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "motcua.config.middleware.NotTooMuchAtOnce",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "motcua.config.middleware.ActorOfRequest",
    "motcua.config.middleware.TwoStepsOfStaff",
    "motcua.config.middleware.RefusalsAsPages",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.messages.context_processors.messages",
                "motcua.config.context.page_frame",
            ],
            "builtins": ["django.templatetags.i18n", "motcua.ui.templatetags.ui"],
        },
    }
]

_connection = conninfo_to_dict(INSTALLATION.database_url)
DATABASES = {
    "default": {
        "ENGINE": "motcua.core.postgresql",
        "NAME": _connection.get("dbname", "motcua"),
        "USER": _connection.get("user", ""),
        "PASSWORD": _connection.get("password", ""),
        "HOST": _connection.get("host", ""),
        "PORT": str(_connection.get("port", "")),
        "OPTIONS": {"pool": {"min_size": 1, "max_size": 16, "timeout": 10}},
    }
}

AUTH_USER_MODEL = "identity.Account"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.Argon2PasswordHasher"]
LOGIN_URL = "desk:sign_in"
LOGIN_REDIRECT_URL = "desk:work_list"
LOGOUT_REDIRECT_URL = "portal:home"
# Identity providers of citizens, from the file that MOTCUA_SIGN_ON names; none by default.
SIGN_ON = read_providers(os.environ.get("MOTCUA_SIGN_ON", "").strip())
# The population register that may be asked, by MOTCUA_POPULATION_REGISTRY_URL; none by default.
POPULATION = read_place(
    os.environ.get("MOTCUA_POPULATION_REGISTRY_URL", "").strip(),
    os.environ.get("MOTCUA_POPULATION_REGISTRY_KEYS", "").strip(),
)
# From which day on officers must sign in by two steps; nobody must by default.
SECOND_FACTOR_FROM = read_day("MOTCUA_SECOND_FACTOR_FROM", os.environ.get("MOTCUA_SECOND_FACTOR_FROM", ""))
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = INSTALLATION.secure
CSRF_COOKIE_SECURE = INSTALLATION.secure
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"

LANGUAGE_CODE = "vi"
LANGUAGES = [("vi", "Tiếng Việt"), ("en", "English")]
LOCALE_PATHS = [SOURCE / "locale"]
USE_I18N = True
USE_TZ = True
TIME_ZONE = "Asia/Ho_Chi_Minh"

STATIC_URL = "/static/"
STATIC_ROOT = INSTALLATION.data / "static"
MEDIA_ROOT = INSTALLATION.data / "files"
STORAGES = {
    "default": storage_of(FILES.store),
    "staticfiles": {"BACKEND": "motcua.ui.static_files.HashedOrPlainFiles"},
}
WHITENOISE_USE_FINDERS = True
CSRF_FAILURE_VIEW = "motcua.portal.views.rescue.stale_page"

# Uploads: what is larger or more than the limits is refused with the remedy, never with a server error.
UPLOAD_LIMITS = FILES.limits
CLAMD = FILES.clamd
SCAN_FOLDER = FILES.scans or None
SCAN_WAIT_MINUTES = FILES.pending_minutes
# Whoever looks for viruses, where an address is set.
FILE_SCANNER = "motcua.documents.clamd.Clamd"
DATA_UPLOAD_MAX_NUMBER_FILES = 1000
MOST_BYTES_AT_ONCE = 256 * 1024 * 1024
IMPORT_MOST_BYTES = INSTALLATION.import_bytes
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 5000
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024

MAIL_GOES_OUT = MAIL.goes_out
EMAIL_BACKEND, EMAIL_HOST, EMAIL_PORT = MAIL.backend, MAIL.host, MAIL.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL.user, MAIL.password
EMAIL_USE_TLS, EMAIL_USE_SSL, EMAIL_TIMEOUT = MAIL.starttls, MAIL.implicit, TIMEOUT_SECONDS
DEFAULT_FROM_EMAIL = MAIL.sender

PUBLIC_URL = INSTALLATION.public_url
HELP_PHONE = INSTALLATION.help_phone
# Where open pages hear what changed: a path, a port, or nowhere.
LIVE = INSTALLATION.live
OPEN_DATA_TERMS = INSTALLATION.open_data_terms
DATA_FOLDER = INSTALLATION.data
# (key id, secret): the first seals, all open.
DRAFT_KEYS = INSTALLATION.draft_keys
EXTRACTS = INSTALLATION.extracts
RELEASES = INSTALLATION.releases
# Whoever reads and writes columnar files for rooms that do not know such libraries.
COLUMNAR_FILES = "motcua.analytics.parquet_files.ParquetFiles"
PROCRASTINATE_ON_APP_READY = "motcua.config.wiring.on_jobs_ready"

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "%(asctime)s %(levelname)s %(name)s %(message)s"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": "WARNING"},
}
