"""All settings of Ratssaal, read from the environment.

Two sizes of one program. Without any setting: one process, SQLite, in-process channel layer, all state
in one folder (`RATSSAAL_DATA`, default `var/`). `DATABASE_URL` and `REDIS_URL` alone make the large size.
A variable that is set but cannot be understood stops the start with a sentence that names it.
"""

import os
import re
import secrets
import sys
from pathlib import Path
from urllib.parse import unquote, urlsplit

from csp.constants import NONE, SELF
from django.core.exceptions import ImproperlyConfigured

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules


def text(name: str, default: str = "") -> str:
    return os.environ.get(name, default).strip()


def flag(name: str) -> bool:
    value = text(name, "0").lower()
    if value not in {"0", "1", "true", "false", "yes", "no", ""}:
        raise ImproperlyConfigured(f"{name} must be 1 or 0, not {value!r}.")
    return value in {"1", "true", "yes"}


def whole(name: str, default: int) -> int:
    value = text(name, str(default))
    if not re.fullmatch(r"[0-9]{1,9}", value):
        raise ImproperlyConfigured(f"{name} must be a whole number, not {value!r}.")
    return int(value)


def words(name: str, default: str = "") -> list[str]:
    return [word for word in text(name, default).replace(",", " ").split() if word]


def database(url: str) -> dict[str, object]:
    parts = urlsplit(url)
    if parts.scheme not in {"postgres", "postgresql"}:
        raise ImproperlyConfigured(f"DATABASE_URL must begin with postgresql://, not {parts.scheme!r}.")
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": parts.path.lstrip("/"),
        "USER": unquote(parts.username or ""),
        "PASSWORD": unquote(parts.password or ""),
        "HOST": unquote(parts.hostname or ""),
        "PORT": str(parts.port or ""),
        "CONN_MAX_AGE": None,
        "CONN_HEALTH_CHECKS": True,
    }


def sqlite(path: Path) -> dict[str, object]:
    return {
        "ENGINE": "django.db.backends.sqlite3",
        "NAME": path,
        "CONN_MAX_AGE": None,
        "TEST": {"NAME": path.with_name("test.sqlite3")},  # a file: threads and processes share it
        "OPTIONS": {
            "transaction_mode": "IMMEDIATE",
            "timeout": 20,
            # FULL: an acknowledged ballot is a ballot on disk.
            "init_command": "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;",
        },
    }


def own_secret(folder: Path) -> str:
    """The secret key of this installation: from the environment, else made once and kept beside the data."""
    if given := text("SECRET_KEY"):
        return given
    path = folder / "secret_key"
    if not path.exists():
        folder.mkdir(parents=True, exist_ok=True)
        path.write_text(secrets.token_urlsafe(50))
        path.chmod(0o600)
    return path.read_text()


def origin(name: str, *, inside: bool = False) -> str:
    """Scheme and host alone, as a Content-Security-Policy takes them. Unencrypted only inside."""
    value = text(name).rstrip("/").lower()
    if value and not re.fullmatch(r"https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:[0-9]{1,5})?", value):
        raise ImproperlyConfigured(f"{name} must be like https://meet.example.org, not {value!r}.")
    loopback = urlsplit(value).hostname in {"localhost", "127.0.0.1"}
    if value.startswith("http://") and not (inside or loopback):
        raise ImproperlyConfigured(f"{name} must begin with https://: browsers give no camera to {value!r}.")
    return value


def addresses(name: str) -> list[str]:
    """Whole addresses of services, as the operator trusts them."""
    for each in words(name):
        parts = urlsplit(each)
        if parts.scheme not in {"http", "https"} or not parts.hostname:
            raise ImproperlyConfigured(
                f"{name} must hold addresses like https://tsa.example.org, not {each!r}."
            )
    return words(name)


def existing_file(name: str) -> str:
    value = text(name)
    if value and not Path(value).is_file():
        raise ImproperlyConfigured(f"{name} must name a file, and {value!r} is none.")
    return value


def host_name(name: str, default: str) -> str:
    value = text(name, default).lower() or default
    if value and not re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)*", value):
        raise ImproperlyConfigured(f"{name} must be a host name like meet.example.org, not {value!r}.")
    return value


def secret_of(name: str, size: int) -> str:
    value = text(name)
    if value and len(value.encode()) < size:
        raise ImproperlyConfigured(f"{name} must have at least {size} bytes; it has {len(value.encode())}.")
    return value


def together(*names: str, beside: tuple[str, ...]) -> None:
    """All of the names or none of them; what stands beside them needs them too."""
    given = [name for name in (*names, *beside) if text(name)]
    missing = [name for name in names if not text(name)]
    if given and missing:
        raise ImproperlyConfigured(
            f"{given[0]} is set, but {missing[0]} is not. Set {', '.join(names)}, or none of them."
        )


DATA = Path(text("RATSSAAL_DATA", str(BASE_DIR / "var"))).resolve()
DATA.mkdir(parents=True, exist_ok=True)

SECRET_KEY = own_secret(DATA)
DEBUG = flag("DEBUG")
ALLOWED_HOSTS = words("ALLOWED_HOSTS", "127.0.0.1 localhost .localhost")
CSRF_TRUSTED_ORIGINS = words("CSRF_TRUSTED_ORIGINS")
HTTPS = flag("HTTPS")

INSTALLED_APPS = [
    "django.contrib.admin",
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.messages",
    "django.contrib.sessions",
    "django.contrib.staticfiles",
    "allauth",
    "allauth.account",
    "channels",
    "csp",
    "guardian",
    "journal",
    "voting",
    "documents",
    "accounts",
    "sessions_app",
    "minutes",
    "conference",
    "portal",
    "oparl",
    "config",
]

MIDDLEWARE = [
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.locale.LocaleMiddleware",
    "django.middleware.common.CommonMiddleware",
    "config.bodies.refuse_large_bodies",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "accounts.login.back_to_the_form",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "conference.headers.permissions_policy",
    "sessions_app.tenancy.TenantMiddleware",
]

ROOT_URLCONF = "config.urls"
ASGI_APPLICATION = "asgi.application"

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
                "django.template.context_processors.i18n",
                "sessions_app.tenancy.chrome",
            ],
        },
    }
]

DATABASES = {
    "default": database(text("DATABASE_URL")) if text("DATABASE_URL") else sqlite(DATA / "ratssaal.sqlite3")
}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"

REDIS_URL = text("REDIS_URL")
if REDIS_URL:
    CHANNEL_LAYERS = {
        "default": {
            "BACKEND": "channels_redis.pubsub.RedisPubSubChannelLayer",
            "CONFIG": {"hosts": [REDIS_URL]},
        }
    }
    CACHES: dict[str, dict[str, object]] = {
        "default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": REDIS_URL}
    }
else:
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    # Room enough that a flood of wrong passwords does not push the counts of the others out.
    CACHES = {
        "default": {
            "BACKEND": "config.cache.SteadyCache",
            "OPTIONS": {"MAX_ENTRIES": 100_000},
        }
    }

# Who logs in.
AUTH_USER_MODEL = "accounts.User"
AUTHENTICATION_BACKENDS = [
    # Django's own permissions as well: it subclasses ModelBackend. A second one beside it would check every wrong
    # password twice, and its timing would tell who exists.
    "allauth.account.auth_backends.AuthenticationBackend",
    "guardian.backends.ObjectPermissionBackend",
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.MD5PasswordHasher"  # tests alone: hashing must not be what they measure
    if TESTING
    else "django.contrib.auth.hashers.Argon2PasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": f"django.contrib.auth.password_validation.{name}"}
    for name in (
        "UserAttributeSimilarityValidator",
        "MinimumLengthValidator",
        "CommonPasswordValidator",
        "NumericPasswordValidator",
    )
]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "sessions_app:workplace"
ACCOUNT_LOGIN_METHODS = {"username", "email"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*", "password2*"]
ACCOUNT_ADAPTER = "accounts.login.Adapter"
ACCOUNT_FORMS = {"login": "accounts.forms.LoginForm"}
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
# A whole council logs in from one address (the town hall's). Wrong passwords are counted three times:
# per address, against trying many accounts; per account and address (`key`, see accounts.login), so that the tries
# of a stranger close the door for the stranger alone; per account from all unknown addresses, against many
# machines that guess together. Where somebody has logged in before, the last one does not count: so nobody can
# be locked out of the places he works at. One machine gets 60 guesses an hour at an account, all together 100.
ACCOUNT_RATE_LIMITS = {
    "login": "600/m/ip",
    "login_failed": "60/m/ip,5/5m/key",
    "login_from_afar": "100/h/key",
}
ANONYMOUS_USER_NAME = None

# Languages: German first, English complete; msgids are English.
LANGUAGE_CODE = "de"
LANGUAGES = [("de", "Deutsch"), ("en", "English")]
LOCALE_PATHS = [BASE_DIR / "locale"]
TIME_ZONE = "Europe/Berlin"
USE_TZ = True
FORMAT_MODULE_PATH = ["config.formats"]

# Files.
STATIC_URL = "static/"
STATICFILES_DIRS = [BASE_DIR / "static"]
# What stands behind the host name in printed addresses, where it is not the usual port: ":8000" in the demo.
PUBLIC_PORT = text("RATSSAAL_PUBLIC_PORT")
STATIC_ROOT = DATA / "static"
MEDIA_ROOT = DATA / "files"
STORAGES = {
    "default": {"BACKEND": "documents.storage.WholeFiles"},
    "staticfiles": {
        "BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"
        if TESTING or DEBUG
        else "whitenoise.storage.CompressedManifestStaticFilesStorage"
    },
}
WHITENOISE_USE_FINDERS = TESTING or DEBUG
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
# Live pages without a log-in that one process carries; who comes then asks every two seconds instead.
ANONYMOUS_SOCKETS = whole("ANONYMOUS_SOCKETS", 1_500)
UPLOAD_LIMIT = 50 * 1024 * 1024  # bytes of one uploaded file

# Security.
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = SECURE_SSL_REDIRECT = HTTPS
SECURE_HSTS_SECONDS = 31_536_000 if HTTPS else 0
if flag("BEHIND_PROXY"):
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")
    ALLAUTH_TRUSTED_PROXY_COUNT = 1  # else all the world would share the proxy's address, and its limits

# The minutes' signatures. Time stamps (RFC 3161) from these authorities, the first that answers; without any the demo's
# TEST authority. Certificates (a PEM file) of the trust services whose signatures and time stamps are believed here.
TIMESTAMP_URLS = addresses("TIMESTAMP_URLS")
TRUSTED_CERTIFICATES = existing_file("TRUSTED_CERTIFICATES")

# The video conference. Empty: "not configured" is said plainly and the sitting works without it.
JITSI_URL = origin("JITSI_URL")  # https://meet.example.org
JITSI_APP_ID = text("JITSI_APP_ID")
JITSI_APP_SECRET = secret_of("JITSI_APP_SECRET", 32)  # HS256 wants at least 32 bytes
JITSI_AUDIENCE = text("JITSI_AUDIENCE", "jitsi")
# The XMPP domain, claim `sub`. Empty: the host of JITSI_URL.
JITSI_DOMAIN = host_name("JITSI_DOMAIN", urlsplit(JITSI_URL).hostname or "")
JITSI_INTERNAL_URL = origin("JITSI_INTERNAL_URL", inside=True)  # Prosody's HTTP port, for the room's size
together("JITSI_URL", "JITSI_APP_ID", "JITSI_APP_SECRET", beside=("JITSI_DOMAIN", "JITSI_INTERNAL_URL"))

# Fields in the markup of KERN UX.
FORM_RENDERER = "config.forms.KernRenderer"


def content_security_policy(conference: str) -> dict[str, dict[str, list[str]]]:
    """Everything from here; script and frame of the conference from its origin, if there is one."""
    return {
        "DIRECTIVES": {
            "default-src": [SELF],
            "base-uri": [SELF],
            "connect-src": [SELF],
            "font-src": [SELF],
            "form-action": [SELF],
            "frame-ancestors": [NONE],
            "frame-src": [conference or NONE],
            "img-src": [SELF, "data:"],
            "object-src": [NONE],
            "script-src": [SELF, *([conference] if conference else [])],
            "style-src": [SELF],
        }
    }


CONTENT_SECURITY_POLICY = content_security_policy(JITSI_URL)

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name} {message}", "style": "{"}},
    "handlers": {"stderr": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["stderr"], "level": text("LOG_LEVEL", "WARNING")},
}
