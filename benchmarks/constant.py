"""The floor of a kept page: Django answers with as many bytes that never change, and nothing else.

`application` has our settings, middleware and all; BARE=1 leaves the middleware away: no Django does less.
"""

import os

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")

from django.conf import settings
from django.core.asgi import get_asgi_application
from django.http import HttpRequest, HttpResponse
from django.urls import path

settings.ROOT_URLCONF = "benchmarks.constant"
if os.environ.get("BARE"):
    settings.MIDDLEWARE = [
        "allauth.account.middleware.AccountMiddleware"
    ]  # it insists, and does next to nothing
CONTENT = b"x" * int(os.environ.get("SIZE", "0"))


def constant(request: HttpRequest) -> HttpResponse:  # noqa: ARG001 (a view)
    return HttpResponse(CONTENT, headers={"Content-Length": len(CONTENT)})


application = get_asgi_application()  # sets Django up: the import below needs it

from config.urls import urlpatterns as ours  # noqa: E402

urlpatterns = [path("constant/", constant), *ours]
