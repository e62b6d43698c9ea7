"""The public's addresses: permanent, German, without a query where a thing has a page."""

from django.urls import path

from portal import agenda_pdf, frame, front, meetings, organizations, papers, rules, searching
from portal.seats import page as seats

app_name = "portal"
urlpatterns = [
    path("", front.front, name="front"),
    path("sitzungen/", meetings.meetings, name="meetings"),
    path("sitzungen/<int:key>/", meetings.meeting, name="meeting"),
    path("sitzungen/<int:key>/tagesordnung.pdf", agenda_pdf.agenda_pdf, name="agenda_pdf"),
    path("gremien/", organizations.organizations, name="organizations"),
    path("gremien/<int:key>/", organizations.organization, name="organization"),
    path("gremien/<int:key>/regeln/", rules.rules, name="rules_of"),
    path("gremien/<int:key>/regeln.pdf", rules.rules_pdf, name="rules_of_pdf"),
    path("regeln/", rules.rules, name="rules"),
    path("regeln/regeln.pdf", rules.rules_pdf, name="rules_pdf"),
    path("personen/<int:key>/", organizations.person, name="person"),
    path("vorlagen/", papers.papers, name="papers"),
    path("vorlagen/<int:key>/", papers.paper, name="paper"),
    path("suche/", searching.search, name="search"),
    path("werkzeuge/sitzverteilung/", seats.seats, name="seats"),
    path("farben.css", frame.colours, name="colours"),
    path("impressum/", frame.imprint, name="imprint"),
    path("datenschutz/", frame.privacy, name="privacy"),
    path("barrierefreiheit/", frame.accessibility, name="accessibility"),
]
