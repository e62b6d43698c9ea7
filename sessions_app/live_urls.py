"""Where the WebSockets are."""

from django.urls import path, re_path

from sessions_app.consumers import MeetingConsumer

websocket_urlpatterns = [
    path("ws/sitzungen/<int:meeting>/<str:audience>/", MeetingConsumer.as_asgi()),
    re_path(r"", MeetingConsumer.as_asgi()),  # any other address is told that there is nothing
]
