"""Addresses of the minutes."""

from django.urls import path, register_converter

from minutes import list_page, pages
from minutes.draft import Part
from minutes.issuing import pages as issuing
from minutes.votes import pages as votes

app_name = "minutes"


class PartConverter:
    """`oeffentlich` or `nichtoeffentlich` in an address."""

    regex = "oeffentlich|nichtoeffentlich"
    words = {"oeffentlich": Part.PUBLIC, "nichtoeffentlich": Part.CLOSED}

    def to_python(self, value: str) -> Part:
        return self.words[value]

    def to_url(self, value: Part | str) -> str:
        return next(word for word, part in self.words.items() if part is Part(value))


register_converter(PartConverter, "part")


class RecordConverter:
    """In which form the record of a vote is asked for."""

    regex = "pdf|json|csv"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(RecordConverter, "record")

VOTES, DESK_VOTES = "sitzungen/<int:meeting>/abstimmungen/", "sitzungen/<int:meeting>/pult/abstimmungen/"
STUDIO = "sitzungen/<int:pk>/niederschrift/"
urlpatterns = [
    path(STUDIO, pages.show, name="studio"),
    path(STUDIO + "texte/", pages.save, name="save"),
    path(STUDIO + "<part:part>/vorschau.pdf", pages.preview, name="preview"),
    path(STUDIO + "<part:part>/versiegeln/", pages.seal, name="seal"),
    path(STUDIO + "<part:part>/unterschreiben/", pages.sign, name="sign"),
    path(STUDIO + "<part:part>/abschliessen/", pages.finish, name="finish"),
    path(STUDIO + "<part:part>/niederschrift.pdf", pages.document, name="document"),
    path(STUDIO + "veroeffentlichen/", pages.publish, name="publish"),
    path("sitzungen/<int:pk>/anwesenheitsliste.pdf", list_page.attendance_list, name="attendance_list"),
    path("beschluesse/<int:key>/auszug.pdf", issuing.public_extract, name="public_extract"),
    path("arbeitsplatz/beschluesse/<int:key>/auszug.pdf", issuing.extract, name="extract"),
    path("arbeitsplatz/sitzungen/<int:key>/einladung.pdf", issuing.invitation, name="invitation"),
    path("arbeitsplatz/sitzungen/<int:key>/ergaenzung.pdf", issuing.supplement, name="supplement"),
    path("arbeitsplatz/sitzungen/<int:key>/<part:part>/abschrift.pdf", issuing.certified, name="certified"),
    path(VOTES, votes.votes, name="votes"),
    path(VOTES + "<int:vote>/", votes.vote, name="vote"),
    path(VOTES + "<int:vote>/protokoll.<record:kind>", votes.vote_file, name="vote_file"),
    path(DESK_VOTES, votes.desk_votes, name="desk_votes"),
    path(DESK_VOTES + "<int:vote>/", votes.desk_vote, name="desk_vote"),
    path(DESK_VOTES + "<int:vote>/protokoll.<record:kind>", votes.desk_vote_file, name="desk_vote_file"),
    path("schema/abstimmungsprotokoll-1.json", votes.schema, name="vote_schema"),
    path("niederschriften/pruefen/", pages.verify, name="verify"),
]
