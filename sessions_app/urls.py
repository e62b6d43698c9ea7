"""Addresses of this room."""

from django.urls import path

from sessions_app.pages import sitting

app_name = "sessions_app"
urlpatterns = [
    path("sitzungen/<int:meeting>/pult/", sitting.desk, name="desk"),
    path("sitzungen/<int:meeting>/platz/", sitting.member, name="member"),
    path("sitzungen/<int:meeting>/anzeige/", sitting.wall, name="wall"),
    path("sitzungen/<int:meeting>/live/", sitting.live, name="live"),
    path("sitzungen/<int:meeting>/live/stand/", sitting.standing, name="standing"),
    path("sitzungen/<int:meeting>/befehl/", sitting.perform, name="command", kwargs={"audience": "member"}),
    path("sitzungen/<int:meeting>/befehl/<str:audience>/", sitting.perform, name="perform"),
]
