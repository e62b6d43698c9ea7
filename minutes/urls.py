"""Addresses of the minutes."""

from django.urls import path, register_converter

from minutes import list_page, pages
from minutes.draft import Part

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

STUDIO = "sitzungen/<int:pk>/niederschrift/"
urlpatterns = [
    path(STUDIO, pages.show, name="studio"),
    path(STUDIO + "texte/", pages.save, name="save"),
    path(STUDIO + "<part:part>/vorschau.pdf", pages.preview, name="preview"),
    path(STUDIO + "<part:part>/versiegeln/", pages.seal, name="seal"),
    path(STUDIO + "<part:part>/unterschreiben/", pages.sign, name="sign"),
    path(STUDIO + "<part:part>/niederschrift.pdf", pages.document, name="document"),
    path(STUDIO + "veroeffentlichen/", pages.publish, name="publish"),
    path("sitzungen/<int:pk>/anwesenheitsliste.pdf", list_page.attendance_list, name="attendance_list"),
    path("niederschriften/pruefen/", pages.verify, name="verify"),
]
