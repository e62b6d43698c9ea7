"""Addresses of this room: the workplace, files, and the running sitting."""

from django.urls import path

from sessions_app import files
from sessions_app.pages import (
    agenda,
    carrying_over,
    check_in,
    corrections,
    display,
    local_rules,
    meetings,
    papers,
    past,
    resolutions,
    sitting,
    supplements,
    urgent,
    workplace,
    written,
)

app_name = "sessions_app"

MEETING = "arbeitsplatz/sitzungen/<int:key>/"
ITEM = f"{MEETING}punkte/<int:item>/"
SUPPLEMENT = f"{MEETING}nachtrag/"

urlpatterns = [
    path("dateien/<uuid:token>/<path:name>", files.file, name="file"),
    path("arbeitsplatz/", workplace.workplace, name="workplace"),
    path("arbeitsplatz/einlassnummer/", check_in.number, name="check_in_number"),
    path("arbeitsplatz/vorlagen/", papers.papers, name="papers"),
    path("arbeitsplatz/vorlagen/neu/", papers.register, name="register_paper"),
    path("arbeitsplatz/vorlagen/<int:key>/", papers.paper, name="paper"),
    path("arbeitsplatz/vorlagen/<int:key>/aendern/", papers.change, name="change_paper"),
    path("arbeitsplatz/vorlagen/<int:key>/zurueckziehen/", papers.withdraw, name="withdraw_paper"),
    path(
        "arbeitsplatz/vorlagen/<int:key>/dateien/<int:file>/loesen/",
        papers.remove_file,
        name="remove_paper_file",
    ),
    path("arbeitsplatz/regeln/", local_rules.rules, name="rules"),
    path("arbeitsplatz/regeln/<str:rule>/neu/", local_rules.adopt, name="adopt_rule"),
    path("arbeitsplatz/regeln/<int:key>/beenden/", local_rules.end, name="end_rule"),
    path("arbeitsplatz/beschluesse/", resolutions.resolutions, name="resolutions"),
    path("arbeitsplatz/beschluesse/nummern/", resolutions.numbering, name="numbering"),
    path("arbeitsplatz/beschluesse/dringlich/", urgent.record, name="urgent_decision"),
    path("arbeitsplatz/beschluesse/<int:key>/", resolutions.resolution, name="resolution"),
    path("arbeitsplatz/schriftlich/", written.procedures, name="written"),
    path("arbeitsplatz/schriftlich/neu/<int:organization>/", written.ask, name="ask_in_writing"),
    path("arbeitsplatz/schriftlich/<int:key>/", written.procedure, name="written_procedure"),
    path("arbeitsplatz/sitzungen/neu/", meetings.schedule, name="schedule"),
    path(MEETING, workplace.meeting, name="meeting"),
    path(f"{MEETING}aendern/", meetings.change, name="change_meeting"),
    path(f"{MEETING}offene-punkte/", carrying_over.carry, name="carry_over"),
    path(f"{MEETING}tagesordnung/", agenda.agenda, name="agenda"),
    path(f"{MEETING}tagesordnung/oeffentlich/", agenda.add, {"public": True}, name="add_public"),
    path(f"{MEETING}tagesordnung/nichtoeffentlich/", agenda.add, {"public": False}, name="add_closed"),
    path(f"{MEETING}vorschau/", agenda.preview, name="preview"),
    path(f"{MEETING}veroeffentlichen/", agenda.publish, name="publish"),
    path(SUPPLEMENT, supplements.supplement, name="supplement"),
    path(f"{SUPPLEMENT}oeffentlich/", supplements.add, {"public": True}, name="supplement_public"),
    path(f"{SUPPLEMENT}nichtoeffentlich/", supplements.add, {"public": False}, name="supplement_closed"),
    path(f"{SUPPLEMENT}punkte/<int:item>/", supplements.change, name="supplement_item"),
    path(f"{SUPPLEMENT}punkte/<int:item>/absetzen/", supplements.strike, name="strike_item"),
    path(f"{SUPPLEMENT}aenderungen/<int:change>/weglassen/", supplements.drop, name="drop_change"),
    path(ITEM, agenda.item, name="item"),
    path(f"{ITEM}verschieben/", agenda.move, name="move_item"),
    path(f"{ITEM}streichen/", agenda.remove, name="remove_item"),
    path(f"{ITEM}vorlagen/", agenda.add_paper, name="add_paper"),
    path(f"{ITEM}vorlagen/<int:consultation>/loesen/", agenda.remove_paper, name="remove_paper"),
    path(f"{ITEM}dateien/", agenda.add_file, name="add_file"),
    path(f"{ITEM}dateien/<int:file>/loesen/", agenda.remove_file, name="remove_file"),
    path("anzeige/", display.display, name="display"),
    path("anzeige/stand/", display.standing, name="display_standing"),
    path("sitzungen/<int:meeting>/pult/", sitting.desk, name="desk"),
    path("sitzungen/<int:meeting>/pult/eintraege/<int:entry>/", corrections.correct, name="correct"),
    path("sitzungen/<int:meeting>/einlass/", check_in.door, name="check_in"),
    path("sitzungen/<int:meeting>/einlass/nummer/", check_in.renew, name="renew_number"),
    path("sitzungen/<int:meeting>/zeitreise/", past.past, name="past"),
    path("sitzungen/<int:meeting>/platz/", sitting.member, name="member"),
    path("sitzungen/<int:meeting>/anzeige/", sitting.wall, name="wall"),
    path("sitzungen/<int:meeting>/live/", sitting.live, name="live"),
    path("sitzungen/<int:meeting>/live/stand/", sitting.standing, name="standing"),
    path("sitzungen/<int:meeting>/befehl/", sitting.perform, name="command", kwargs={"audience": "member"}),
    path("sitzungen/<int:meeting>/befehl/<str:audience>/", sitting.perform, name="perform"),
]
