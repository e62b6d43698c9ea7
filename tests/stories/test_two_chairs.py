"""From a closed sitting that two people led to minutes that anybody can verify: signed by both chairs and the clerk,
sealed, released by two, published, checked without the installation, and found out when one digit is changed.
"""

import json
import os
import re
import subprocess
import sys
from io import BytesIO, StringIO
from pathlib import Path

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect
from pyhanko.pdf_utils.generic import NameObject, StreamObject
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader

from config.demo.evening import PIN
from journal.store import history
from minutes.draft import Part
from minutes.findings import NOT_GENUINE, Fault
from minutes.signing_keys import issue_test_key
from minutes.studio import file_of
from sessions_app.live import SITTING
from sessions_app.models import LocalRule
from sessions_app.sitting.events.attendance import MemberArrived
from sessions_app.sitting.events.course import SittingClosed, SittingOpened
from tests.stories.test_evening import life, panel, published_minutes, release_and_publish
from tests.stories.town import word
from voting.events import BallotCast, VoteClosed

pytestmark = [pytest.mark.story, pytest.mark.xdist_group("stories: two chairs")]

ROOT = Path(__file__).parents[2]
PRESENT = ("vera", "anna", "bernd", "cem", "dora", "eva", "fritz")
STRIP = re.compile(r"Ja\s+Nein\s+Enthaltung\s+ohne Stimme\s+Ergebnis\s+(\d+)\s+(\d+)\s+(\d+)\s+(\d+)")
ANSWERS = {"yes": "Ja", "no": "Nein", "abstain": "Enthaltung"}
# The stand-alone tool as a stranger runs it, file after file: none of the installation's libraries can be imported.
ALONE = """
import runpy, sys
for name in ("django", "channels", "reportlab", "polib", "PIL"):
    sys.modules[name] = None
tool, *files = sys.argv[1:]
sys.path.insert(0, tool.rpartition("/")[0])
for file in files:
    sys.argv = [tool, file, "--trust", "trusted.pem", "--journal", "journal.jsonl", "--json"]
    try:
        runpy.run_path(tool, run_name="__main__")
    except SystemExit as end:
        print("===", end.code)
"""


@pytest.fixture
def evening(town_with_keys):
    """Closed; Anna led from the end of Ö 3 on. The Internet is not to show who voted how."""
    town = town_with_keys
    issue_test_key(town.people.by_login["anna"], PIN)
    LocalRule.objects.filter(key="minutes.roll_call_on_internet").delete()
    town.opened(*PRESENT)
    for number in ("Ö 1", "Ö 3"):
        town.do("olga", "call_item", item=town.item(number))
    vote(town, "vera", 1, "Ö 3", "open", yes=PRESENT[:5], no=PRESENT[5:])
    town.do("olga", "hand_over_chair", person=town.person("anna"))
    town.do("olga", "call_item", item=town.item("Ö 4"))
    vote(town, "anna", 2, "Ö 4", "roll_call", yes=PRESENT[:2], no=PRESENT[2:5], abstain=PRESENT[5:])
    town.do("anna", "close_sitting")
    return town


def vote(town, chair, number, item, kind, **ballots):
    town.do(chair, "open_vote", item=town.item(item), kind=kind)
    for choice, logins in ballots.items():
        for login in logins:
            town.do(login, "cast_ballot", vote=number, choice=choice)
    town.do(chair, "close_vote", vote=number)
    town.do(chair, "announce_result", vote=number)


def test_minutes_of_two_chairs_are_signed_sealed_published_and_verified_by_a_stranger(
    evening, open_window, tmp_path
):
    windows = {login: evening.let_in(open_window(), login) for login in ("olga", "vera", "anna")}
    visitor = open_window()
    sealed_and_signed(evening, windows)
    release_and_publish(windows["vera"].page, windows["olga"].page)
    expect(life(windows["olga"].page)).to_contain_text(word("the names in roll calls"))

    signed = file_of(evening.meeting, Part.PUBLIC).content.read()
    says_what_the_journal_says(evening, signed, names=True)
    pdf = published_minutes(evening, visitor, tmp_path)
    says_what_the_journal_says(evening, pdf.read_bytes(), names=False)
    changed = tmp_path / "changed.pdf"
    changed.write_bytes(with_one_digit_changed(pdf.read_bytes()))
    dropped_into_the_page(visitor, changed, NOT_GENUINE, Fault.VOTES_NOT_PRINTED.value)
    a_stranger_verifies(evening, visitor, tmp_path, pdf, signed, changed)


def sealed_and_signed(town, windows):
    studio = f"/sitzungen/{town.meeting.pk}/niederschrift/"
    clerk = windows["olga"].page
    clerk.goto(studio)
    panel(clerk, "Public part").locator("summary", has_text=word("Seal this part …")).click()
    panel(clerk, "Public part").get_by_role("button", name=word("Save and seal")).click()
    for window in windows.values():
        window.page.goto(studio)
        part = panel(window.page, "Public part")
        part.get_by_label(word("PIN of your signing key")).fill(PIN)
        part.get_by_role("button", name=word("Sign"), exact=True).click()
        expect(window.page.get_by_text(word("You have signed the document."))).to_be_visible()
    clerk.reload()
    expect(panel(clerk, "Public part")).to_contain_text("mit Siegel und Zeitstempel abgeschlossen")


def says_what_the_journal_says(town, pdf, *, names):
    """Every number and name of the generated blocks, read back by a library that had no part in the file."""
    text = " ".join(" ".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages).split())
    entries = list(history(SITTING.key(town.meeting.pk)))
    of = lambda kind: [each for each in entries if isinstance(each.event, kind)]  # noqa: E731 (short)
    person = {each.pk: each.name for each in town.people.by_login.values()}
    counts = [each.event for each in of(VoteClosed)]
    assert [tuple(map(int, found)) for found in STRIP.findall(text)] == [
        (each.yes, each.no, each.abstain, each.not_voted) for each in counts
    ]
    arrived = [person[each.event.person] for each in of(MemberArrived)]
    assert len(arrived) == len(PRESENT)
    assert [name for name in arrived if name not in text] == []
    (opened,), (closed,) = of(SittingOpened), of(SittingClosed)
    for moment in (opened.at, closed.at):
        assert f"{timezone.localtime(moment):%H:%M}" in text
    called = [each.event for each in of(BallotCast) if each.seq > of(VoteClosed)[0].seq]
    rows = [f"{person[each.voter]} {ANSWERS[each.choice.value]}" for each in called]
    assert [row for row in rows if (row in text) is not names] == []
    assert {each.seq for each in of(VoteClosed)} <= set(map(int, re.findall(r"Eintrag (\d+)", text)))


def a_stranger_verifies(town, visitor, folder, pdf, signed, changed):
    """Offline, with nothing but the files, the certificates from the page, and the exported journal."""
    roots = visitor.page.request.get("/niederschriften/pruefen/zertifikate.pem")
    (folder / "trusted.pem").write_bytes(roots.body())
    key = SITTING.key(town.meeting.pk)
    call_command("export_journal", key, str(folder / "journal.jsonl"), "--public", stdout=StringIO())
    (folder / "signed.pdf").write_bytes(signed)
    version, whole, forged = told(folder, pdf, folder / "signed.pdf", changed)
    assert (version["genuine"], faults(version)) == (True, set())
    assert [each["kind"] for each in version["signatures"]] == ["seal", "stamp"]
    assert version["signatures"][0]["baseline"] == "B-LTA"
    assert (whole["genuine"], faults(whole)) == (True, set())
    assert (version["original"]["sha256"], version["original"]["size"]) == (whole["sha256"], len(signed))
    people = [each for each in whole["signatures"] if each["kind"] == "signature"]
    assert [(each["field"], each["baseline"]) for each in people] == [
        ("clerk", "B-LTA"),
        ("chair", "B-LTA"),
        ("chair_2", "B-LTA"),
    ]
    assert [each["role"].partition("(")[2] for each in people[1:]] == ["Ö 1 – Ö 3)", "Ö 3 – Ö 4)"]
    assert [each["kind"] for each in whole["signatures"][3:]] == ["seal", "stamp"]
    assert {"votes_not_printed", "changed_later"} <= faults(forged)
    assert not {"vote_differs", "chain_broken", "export_differs"} & faults(forged)


def told(folder, *files):
    """What the tool says of each file, as programs read it."""
    tool = str(ROOT / "tools" / "verify_minutes.py")
    done = subprocess.run(
        [sys.executable, "-c", ALONE, tool, *map(str, files)],
        cwd=folder,
        env={"PATH": os.defpath, "LC_ALL": "C.UTF-8"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return [json.loads(each) for each in re.split(r"^=== \d$", done.stdout, flags=re.MULTILINE)[:-1]]


def faults(report):
    return {each["code"] for each in report["findings"] if each["fault"]}


def with_one_digit_changed(pdf):
    """A forger's update: the first number of Yes reads one more. What was signed is there, byte for byte."""
    writer = IncrementalPdfFileWriter(BytesIO(pdf))
    pages = [each.get_object() for each in writer.root["/Pages"]["/Kids"]]
    page = next(each for each in pages if b"(5)" in each["/Contents"].data)
    changed = page["/Contents"].data.replace(b"(5)", b"(6)", 1)
    page[NameObject("/Contents")] = writer.add_object(StreamObject(stream_data=changed))
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    assert out.getvalue().startswith(pdf)
    return out.getvalue()


def dropped_into_the_page(visitor, file, verdict, reason):
    visitor.page.goto("/niederschriften/pruefen/")
    visitor.page.set_input_files("input[name=file]", file)
    visitor.button("Check").click()
    expect(visitor.page.get_by_role("heading", name=word(verdict))).to_be_visible()
    expect(visitor.page.locator(".minutes-finding--fault", has_text=word(reason))).to_be_visible()
