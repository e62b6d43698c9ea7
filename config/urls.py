"""Where each room's addresses begin."""

from django.contrib import admin
from django.urls import include, path

urlpatterns = [
    path("", include("portal.urls")),
    path("", include("sessions_app.urls")),
    path("", include("minutes.urls")),
    path("", include("conference.urls")),
    path("", include("documents.urls")),
    path("konto/", include("allauth.account.urls")),
    path("sprache/", include("django.conf.urls.i18n")),
    path("admin/", admin.site.urls),
]
