"""All settings of Ratssaal, read from the environment.

Two sizes of one program. Without any setting: one process, SQLite, in-process channel layer, all state
in one folder (`RATSSAAL_DATA`, default `var/`). `DATABASE_URL` and `REDIS_URL` alone make the large size.
A variable that is set but cannot be understood stops the start with a sentence that names it.
"""

import sys
from pathlib import Path
from urllib.parse import urlsplit

from csp.constants import NONE, SELF

from config.environment import (
    addresses,
    database,
    existing_file,
    flag,
    host_name,
    host_names,
    mail_server,
    mailboxes,
    needed_for,
    origin,
    own_secret,
    pattern,
    secret_of,
    sender,
    some_of,
    sqlite,
    text,
    tiles,
    together,
    whole,
    words,
)

BASE_DIR = Path(__file__).resolve().parent.parent
TESTING = "pytest" in sys.modules


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
    "django.contrib.sitemaps",
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
    "mail",
    "sessions_app",
    "minutes",
    "conference",
    "portal",
    "portal.search",
    "oparl",
    "config",
]

MIDDLEWARE = [
    "oparl.out.headers.open_to_all",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "csp.middleware.CSPMiddleware",
    "django.middleware.http.ConditionalGetMiddleware",
    "accounts.pace.keep_pace",
    "config.kept_pages.names.say_for_whom",
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
        name: {
            "BACKEND": "django.core.cache.backends.redis.RedisCache",
            "LOCATION": REDIS_URL,
            "KEY_PREFIX": prefix,
        }
        for name, prefix in (("default", ""), ("pace", "pace"))
    }
else:
    CHANNEL_LAYERS = {"default": {"BACKEND": "channels.layers.InMemoryChannelLayer"}}
    # Room enough that a flood of wrong passwords does not push the counts of the others out. Each has its own, so that
    # nobody's counts are pushed out by crawlers.
    CACHES = {
        name: {"BACKEND": "config.cache.SteadyCache", "LOCATION": name, "OPTIONS": {"MAX_ENTRIES": most}}
        for name, most in (("default", 100_000), ("pace", 20_000))
    }

# Seconds until work that goes on is told on a page of its own (documents/slowly.py); tests wait for its end.
PATIENCE = None if TESTING else 1.0

# The search's index: the database's own, or an OpenSearch server like https://user:password@search.example.org:9200
OPENSEARCH_URL = text("OPENSEARCH_URL") and addresses("OPENSEARCH_URL")[0]
# How long the list of all words stays in memory (portal/search/wordlist.py); new words join it at once.
WORDS_SECONDS = whole("WORDS_SECONDS", 0 if TESTING else 3_600)
# How long a public page that nothing has changed is kept (config/kept_pages/), and how often one address may ask
# (accounts/pace.py): pages, and downloads that are made when they are asked for. 0: not at all, without a limit.
PAGE_SECONDS = whole("PAGE_SECONDS", 0 if TESTING else 60)
REQUESTS_A_MINUTE = whole("REQUESTS_A_MINUTE", 0 if TESTING else 1_200)
DOWNLOADS_A_MINUTE = whole("DOWNLOADS_A_MINUTE", 0 if TESTING else 30)

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
# Days for which the administration's own log is kept: who changed what in /admin/. All other terms each body chooses.
ADMIN_LOG_DAYS = whole("ADMIN_LOG_DAYS", 365)
FONT = BASE_DIR / "minutes/pdf/fonts/NotoSans-Regular.ttf"  # of the reader's name on closed files
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

# Mail. Without both nothing is sent, and the pages say so. {body} is the short sign of the municipality.
MAIL_SERVER = mail_server("EMAIL_URL")
EMAIL_FROM = sender("EMAIL_FROM", "body")
together("EMAIL_URL", "EMAIL_FROM", beside=())
EMAIL_BACKEND = f"django.core.mail.backends.{MAIL_SERVER.backend}.EmailBackend"
EMAIL_HOST, EMAIL_PORT = MAIL_SERVER.host, MAIL_SERVER.port
EMAIL_HOST_USER, EMAIL_HOST_PASSWORD = MAIL_SERVER.user, MAIL_SERVER.password
EMAIL_USE_TLS, EMAIL_USE_SSL = MAIL_SERVER.starttls, MAIL_SERVER.tls
EMAIL_FILE_PATH = MAIL_SERVER.folder
EMAIL_TIMEOUT = 20  # seconds
# Who is told by mail when the watch over what is public finds something, or a command by timer fails; and after how many
# days without a whole round of the watch (crawl_as_public) they are told that nobody watches.
OPERATORS = mailboxes("OPERATORS")
WATCH_DAYS = whole("WATCH_DAYS", 2)
# So many days after the minutes were sealed, whose signature is missing is reminded by mail.
MINUTES_REMINDER_DAYS = whole("MINUTES_REMINDER_DAYS", 7)

# The minutes' signatures. Time stamps (RFC 3161) from these authorities, the first that answers; without any the demo's
# TEST authority. Certificates (a PEM file) of the trust services whose signatures and time stamps are believed here.
TIMESTAMP_URLS = addresses("TIMESTAMP_URLS")
TRUSTED_CERTIFICATES = existing_file("TRUSTED_CERTIFICATES")
# In which ways people sign, the first one as the page's first: file (a deposited key file), token (a card or an HSM),
# remote (a trust service), upload (any program), paper (with ink; the clerk uploads the scan).
SIGNING_WAYS = some_of("SIGNING_WAYS", ("file", "token", "remote", "upload", "paper"), "file upload")
# Keys on cards and in HSMs. Patterns: {body} and {user} are short name and log-in, {person} the number of the row.
PKCS11_MODULE = existing_file("PKCS11_MODULE")
PKCS11_TOKEN = pattern("PKCS11_TOKEN", "{user}", "body", "user", "person")
PKCS11_KEY = pattern("PKCS11_KEY", "{user}", "body", "user", "person")
PKCS11_ENVIRONMENT = words("PKCS11_ENVIRONMENT")  # names of variables that the module reads
PKCS11_SEAL_TOKEN = pattern("PKCS11_SEAL_TOKEN", "", "body")
PKCS11_SEAL_KEY = pattern("PKCS11_SEAL_KEY", "", "body")
PKCS11_SEAL_PIN_FILE = pattern("PKCS11_SEAL_PIN_FILE", "", "body")
together("PKCS11_SEAL_TOKEN", "PKCS11_SEAL_KEY", "PKCS11_SEAL_PIN_FILE", beside=())
together("PKCS11_MODULE", beside=("PKCS11_SEAL_TOKEN",))
# Remote signing (CSC API, version 1): the address up to /csc/v1, and how this installation logs in there.
CSC_URL = "".join(addresses("CSC_URL")[:1])
CSC_CLIENT_ID = text("CSC_CLIENT_ID")
CSC_USER = text("CSC_USER")
CSC_SECRET = text("CSC_SECRET")
CSC_SIGNER = pattern("CSC_SIGNER", "", "body", "user", "person")
needed_for("token", "PKCS11_MODULE")
needed_for("remote", "CSC_URL")
needed_for("remote", "CSC_SECRET")
needed_for("remote", "CSC_USER" if text("CSC_USER") else "CSC_CLIENT_ID")

# From where livestreams and recordings may be played within the public page, once the reader has agreed; others are links.
# YouTube is www.youtube-nocookie.com, Vimeo is player.vimeo.com; a PeerTube or a file server has its own name.
VIDEO_HOSTS = host_names("VIDEO_HOSTS")

# Where tiles of a map come from, best from a server of one's own: its host learns who looks at the map. Empty: no map,
# the places stand in a list. TILES_CREDIT: whom their licence wants named.
TILES_URL = tiles("TILES_URL")
TILES_CREDIT = text("TILES_CREDIT", "© OpenStreetMap")

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
