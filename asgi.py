"""Where HTTP and WebSocket meet. Runs under daphne and under uvicorn alike."""

import os
from functools import lru_cache

import django

from config.garbage import search_seldom, settle

search_seldom()
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings")
django.setup(set_prefix=False)  # the imports below need it

from channels.routing import ProtocolTypeRouter, URLRouter  # noqa: E402
from channels.security.websocket import AllowedHostsOriginValidator  # noqa: E402
from channels.sessions import CookieMiddleware  # noqa: E402

from config.bodies import BoundedBodies  # noqa: E402
from config.kept_pages.application import KeptPages  # noqa: E402
from config.one_thread import InOneThread  # noqa: E402
from config.under_daphne import settle_in  # noqa: E402
from journal.hub import lifespan  # noqa: E402
from sessions_app.live_urls import websocket_urlpatterns  # noqa: E402

sockets = AllowedHostsOriginValidator(CookieMiddleware(URLRouter(websocket_urlpatterns)))
sockets.valid_origin = lru_cache(sockets.valid_origin)  # thousands come from one page; the list is fixed
pages = KeptPages(BoundedBodies(InOneThread()))
application = ProtocolTypeRouter({"http": pages, "websocket": sockets, "lifespan": lifespan})
settle()
settle_in()
