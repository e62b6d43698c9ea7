"""Where each room's addresses begin."""

from allauth.account.decorators import secure_admin_login
from django.contrib import admin
from django.urls import include, path
from django.views.decorators.csrf import csrf_exempt
from django.views.generic import RedirectView
from django.views.i18n import set_language

from config.keeping.page import terms

handler500 = "config.faults.server_error"
# Without a token on every page visitors get no cookie; nothing but a choice of language can be forged here.
language = csrf_exempt(set_language)
login = RedirectView.as_view(pattern_name="account_login")
# One login with its limits for all: the admin's own has none.
admin.site.login = secure_admin_login(admin.site.login)  # type: ignore[method-assign]  # as allauth has it

urlpatterns = [
    path("", include("portal.urls")),
    path("", include("sessions_app.urls")),
    path("", include("minutes.urls")),
    path("", include("conference.urls")),
    path("", include("documents.urls")),
    path("", include("oparl.urls")),
    path("arbeitsplatz/aufbewahrung/", terms, name="terms"),
    # Accounts are made and passwords reset by the administration: these two doors lead to the login.
    path("konto/signup/", login),
    path("konto/password/reset/", login),
    path("konto/", include("allauth.account.urls")),
    path("sprache/", language, name="set_language"),
    path("admin/", admin.site.urls),
]
