"""A folder of tables as the source: what a town can take along from any system."""

import json
import os

import pytest
from django.core.management.base import CommandError

from documents.models import File
from oparl.importing import cells
from oparl.importing.folder import OUTSIDE
from oparl.importing.source import Broken
from oparl.importing.tables import NO_TABLE, NOT_PUBLIC, TOO_MANY_CELLS, Tables
from sessions_app.models import AgendaItem, Body, Meeting, Membership, Paper

PNG = b"\x89PNG\r\n\x1a\n"
TOWN = {
    "koerperschaft": "id,name\nhttps://www.neustadt.example,Stadt Neustadt\n",
    "gremien": "id,name\n1,Gemeinderat\n",
    "personen": "id,name\n7,Dr. Anna Amsel\n",
    "mitgliedschaften": "id,person,organization,role,votingRight,startDate\n1,7,1,Mitglied,ja,01.07.2024\n",
    "dateien": "id,name,path,public\n1,Niederschrift,dateien\\1.png,ja\n2,Geheim,dateien/2.png,\n3,Weg,../3.png,ja\n",
    "sitzungen": (
        "id;name;start;organization;resultsProtocol\n"
        '17;"Gemeinderat; öffentlich";31.1.2024 18:00 Uhr;1;1\n'
        "18;Ältestenrat;;1;\n"
    ),
    "tagesordnungspunkte": (
        "id;meeting;number;name;public;result;consultation\n"
        "1;17;1;Brücke über den Bach;ja;einstimmig beschlossen;5\n"
        "2;17;2;Grundstück;nein;;\n"
    ),
    "vorlagen": "id;name;date;public;originatorOrganization;Aktenzeichen\n9;Brücke;02.01.2024;1;1 | 1;A 7\n10;Geheimvorlage;;;;\n",
    "beratungen": "id\tpaper\tmeeting\tagendaItem\torganization\trole\n5\t9\t17\t1\t1\tEntscheidung\n",
}


@pytest.fixture
def folder(tmp_path):
    """The town's tables and its files; one table as Excel writes it."""
    made = tmp_path / "auszug"
    (made / "dateien").mkdir(parents=True)
    for name, table in TOWN.items():
        encoding = "cp1252" if name == "sitzungen" else "utf-8-sig"
        (made / f"{name}.csv").write_text(table, encoding=encoding)
    for number in (1, 2):
        (made / f"dateien/{number}.png").write_bytes(PNG + bytes([number]))
    (tmp_path / "3.png").write_bytes(PNG)
    return made


def test_a_town_comes_in_from_its_tables_with_its_files_and_nothing_closed(
    folder, command, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path / "files"
    said = command(str(folder), "--files")
    assert "lost: 0" in said
    assert "Left out: 3" in said
    assert OUTSIDE in said
    meeting, other = Meeting.objects.order_by("oparl_id")
    assert (meeting.oparl_id, meeting.name) == (
        "https://www.neustadt.example/Meeting/17",
        "Gemeinderat; öffentlich",
    )
    assert (meeting.starts_at.isoformat(), meeting.organization.name) == (
        "2024-01-31T17:00:00+00:00",
        "Gemeinderat",
    )
    assert meeting.agenda_published_at == meeting.starts_at
    assert (other.name, other.agenda_published_at, other.starts_at) == ("Ältestenrat", None, None)
    items = AgendaItem.objects.order_by("number").values_list("name", "public", "meeting__name")
    assert list(items) == [
        ("Brücke über den Bach", True, meeting.name),
        ("Grundstück", False, meeting.name),
    ]
    paper = Paper.objects.get()
    assert (paper.name, paper.extra["Aktenzeichen"]) == ("Brücke", "A 7")
    assert paper.consultations.get().agenda_item.number == "1"
    assert meeting.results_protocol.content.read() == PNG + bytes([1])
    assert [file.name for file in File.objects.exclude(content="")] == ["Niederschrift"]
    assert Membership.objects.get().voting_right
    assert Body.objects.get().name == "Stadt Neustadt"


def test_the_same_folder_once_more_changes_nothing_and_a_newer_one_is_told(
    folder, command, settings, tmp_path
):
    settings.MEDIA_ROOT = tmp_path / "files"
    command(str(folder), "--files")
    table = folder / "vorlagen.csv"
    table.write_text(table.read_text().replace("Brücke", "Steg"))
    (folder / "dateien/1.png").write_bytes(PNG + b"new")
    os.utime(folder / "dateien/1.png", (2_000_000_000, 2_000_000_000))
    report = tmp_path / "report.json"
    said = command(str(folder), "--files", "--report", str(report))
    assert "Files: 1 fetched" in said
    told = json.loads(report.read_text())
    assert told["counts"]["changed"] == {"file": 1, "paper": 1}
    assert told["fields"]["paper.name"] == 1
    assert Paper.objects.get().name == "Steg"
    assert File.objects.exclude(content="").get().content.read() == PNG + b"new"
    assert "Nothing changed." in command(str(folder))


@pytest.mark.parametrize(
    "table",
    [None, "id,name\nneustadt,Neustadt\n", "id,name\n", TOWN["koerperschaft"] + "https://x.example,B\n"],
)
def test_without_a_town_and_its_address_nothing_comes_in(folder, command, table):
    path = folder / "koerperschaft.csv"
    path.unlink() if table is None else path.write_text(table)
    with pytest.raises(CommandError, match=r"needs a table koerperschaft\.csv with one row"):
        command(str(folder))
    assert not Body.objects.exists()


def test_a_row_that_is_none_is_told_with_its_place_and_the_next_one_is_read(folder):
    (folder / "gremien.csv").write_text('id,name\n1,"Rat\nder Stadt"\n2,a,b\n\n3,c\n')
    (folder / "personen.csv").write_text(f"id,name\n1,a\n2,{'x' * 200_000}\n")
    things = list(Tables(folder))
    broken = [each for each in things if isinstance(each, Broken)]
    assert broken == [
        Broken("gremien.csv:4", TOO_MANY_CELLS),
        Broken("personen.csv:3", NO_TABLE),
        Broken("dateien.csv:3", NOT_PUBLIC),
        Broken("vorlagen.csv:3", NOT_PUBLIC),
    ]
    assert [each.data["name"] for each in things[1:5:2]] == ["Rat\nder Stadt", "c"]


def test_a_path_that_no_drive_knows_is_told_and_the_next_file_comes_in(folder, command, settings, tmp_path):
    settings.MEDIA_ROOT = tmp_path / "files"
    table = folder / "dateien.csv"
    table.write_text(
        table.read_text() + f"4,Lang,{'x' * 300}.png,ja\n5,Kreis,kreis.png,ja\n6,Danach,dateien/2.png,ja\n"
    )
    (folder / "kreis.png").symlink_to("kreis.png")
    said = command(str(folder), "--files")
    assert "does not give the file (404)" in said
    assert set(File.objects.exclude(content="").values_list("name", flat=True)) == {"Niederschrift", "Danach"}


@pytest.mark.parametrize(
    ("cell", "read"),
    [
        ("31.12.2024", "2024-12-31"),
        ("1.2.2024 9:05", "2024-02-01T09:05"),
        ("01.02.2024, 18:00:30 Uhr", "2024-02-01T18:00"),
        ("2024-02-01T18:00:00+01:00", "2024-02-01T18:00:00+01:00"),
        ("gestern", "gestern"),
    ],
)
def test_german_dates_are_read(cell, read):
    assert cells.moment_of(cell) == read
