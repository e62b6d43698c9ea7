"""Addresses of this room: the System and all that is reached from it, and the page that tells people of it."""

from django.urls import path

from oparl import catalogue, extract, pages
from oparl.bulk import pages as bulk
from oparl.out import files, views
from oparl.out.kinds import LISTS, NAMES, folder

app_name = "oparl"
ROOT = "oparl/v1.1"
DOORS = {"access": "inline", "download": "attachment"}

urlpatterns = [
    path("offene-daten/", pages.open_data, name="open_data"),
    path("offene-daten/katalog.jsonld", catalogue.json_ld, name="json_ld"),
    path("offene-daten/katalog.ttl", catalogue.turtle, name="turtle"),
    *(
        path(f"offene-daten/{place}", view, name=f"{name}{of}")
        for beneath, of in (("gesamt/", ""), ("wahlperioden/<int:key>/", "_of_term"))
        for place, view, name in (
            (f"{beneath}ratsinformationen.jsonl.gz", bulk.lines, "lines"),
            (f"{beneath}<slug:name>.csv", bulk.table, "table"),
        )
    ),
    path("schema/oparl-ratssaal-1.json", pages.schema, name="schema"),
    path("sitzungen/<int:key>/protokollbuch.jsonl", extract.extract, name="extract"),
    path(f"{ROOT}/system", views.thing, {"kind": "system"}, name="system"),
    path(f"{ROOT}/body", views.bodies, name="bodies"),
    *(
        path(f"{ROOT}/{folder(kind)}/<int:key>", views.thing, {"kind": kind}, name=kind)
        for kind in NAMES
        if kind != "system"
    ),
    *(path(f"{ROOT}/body/<int:key>/{name.lower()}", views.listed, {"name": name}) for name in LISTS),
    *(
        path(f"{ROOT}/organization/<int:key>/{kind}", views.of_one, {"kind": kind})
        for kind in views.BY_ORGANIZATION
    ),
    *(path(f"{ROOT}/file/<int:key>/{name}", files.content, {"way": way}) for name, way in DOORS.items()),
]
