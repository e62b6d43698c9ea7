"""The public's addresses: permanent, German, without a query where a thing has a page."""

from django.urls import path

from portal import frame

app_name = "portal"
urlpatterns = [
    path("", frame.front, name="front"),
    path("sitzungen/", frame.front, name="meetings"),
    path("gremien/", frame.front, name="organizations"),
    path("vorlagen/", frame.front, name="papers"),
    path("farben.css", frame.colours, name="colours"),
    path("impressum/", frame.imprint, name="imprint"),
    path("datenschutz/", frame.privacy, name="privacy"),
    path("barrierefreiheit/", frame.accessibility, name="accessibility"),
]
