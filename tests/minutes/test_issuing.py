"""What the office hands out: it says what the record says, and each reader gets no more than the own share."""

import io
from datetime import date

import pikepdf
import pypdfium2
import pytest
import signed as made
from django.core.cache import cache
from django.urls import reverse
from drafts import LETTERHEAD

from minutes.draft import Fact, Part
from minutes.issued import CopyDocument
from minutes.issuing.extract import extract_of
from minutes.issuing.invitation import invitation_for_all, supplement_of
from minutes.pdf.copy import certified_copy, signatures_in
from minutes.pdf.extract import CONFIRMED, render_extract
from minutes.studio import draft_for
from sessions_app.models import Location, Resolution
from sessions_app.standing import sitting_of
from tests.live.council import CANARY, NEIGHBOUR, eichenfurt
from tests.sessions_app.test_moves import voted
from tests.sessions_app.test_numbers import decided, en_bloc


def text_of(data):
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(data)]
    return " ".join(" ".join(pages).replace("\u00a0", " ").replace("\ufffe", "-").split())


@pytest.fixture
def town(db):
    cache.clear()
    return eichenfurt()


@pytest.fixture
def evening(town):
    """Carried in public, rejected in public, carried behind closed doors, where Dora is biased."""
    town.opened()
    decided(town, "Ö 3")
    decided(town, "Ö 4", choice="no", vote=2)
    town.do("vera", "exclude_public", reason="Grundstück")
    town.do("dora", "declare_recusal", item=town.item("N 1"), place="outside")
    decided(town, "N 1", vote=3)
    return town


def status(town, path, login=None, **more):
    return town.client(login, **more).get(path).status_code


def test_an_extract_says_of_a_resolution_what_the_minutes_say_and_its_number(evening):
    row = Resolution.objects.get(vote_number=1)
    extract = extract_of(row, confirmed=True)
    item = next(each for each in draft_for(evening.meeting, Part.PUBLIC).items if each.number == "Ö 3")
    assert (extract.decision, extract.item_title) == (item.decisions[0], item.title)
    assert Fact("Beschluss-Nr.", row.number) in extract.facts
    printed = text_of(render_extract(extract))
    head = draft_for(evening.meeting, Part.PUBLIC).anchor.head
    told = (row.number, row.text, "Mit 1 Ja gegen 0 Nein bei 0 Enthaltungen angenommen", head, CONFIRMED)
    assert [words for words in told if words not in printed] == []
    assert "Die Niederschrift ist noch nicht von allen unterschrieben." in printed


def test_of_several_items_in_one_vote_each_extract_has_its_own_wording(db):
    en_bloc()
    rows = (
        Resolution.objects.filter(vote_number=1).select_related("agenda_item").order_by("agenda_item__order")
    )
    told = [extract_of(row, confirmed=False) for row in rows]
    assert [each.item_number for each in told] == ["Ö 3", "Ö 4", "Ö 5"]
    assert [each.decision.wording for each in told] == [row.text for row in rows]
    assert len({each.decision.heading for each in told}) == 3


def test_everybody_has_the_extract_of_what_was_adopted_in_public_and_of_nothing_else(evening):
    public, rejected, closed = Resolution.objects.order_by("vote_number")
    path = "/beschluesse/{}/auszug.pdf"
    answers = [status(evening, path.format(row.pk)) for row in (public, rejected, closed)]
    assert answers == [200, 404, 404]
    assert status(evening, path.format(public.pk), host=NEIGHBOUR) == 404
    page = evening.client().get(f"/sitzungen/{evening.meeting.pk}/").content.decode()
    assert path.format(public.pk) in page
    assert path.format(closed.pk) not in page
    pdf = evening.client().get(path.format(public.pk)).content
    assert (CONFIRMED in text_of(pdf), CANARY in text_of(pdf)) == (False, False)


def test_the_extract_of_a_closed_resolution_is_for_its_members_and_not_for_who_is_biased_on_it(evening):
    closed = Resolution.objects.get(vote_number=3)
    path = f"/arbeitsplatz/beschluesse/{closed.pk}/auszug.pdf"
    answer = evening.client("anna").get(path)
    assert (answer.status_code, answer["Cache-Control"]) == (200, "private, no-store")
    assert (CANARY in text_of(answer.content), "vertraulich" in text_of(answer.content)) == (True, True)
    assert [status(evening, path, login) for login in ("dora", None)] == [403, 302]
    evening.council.memberships.filter(person=evening.people["bernd"]).update(ends_on=date(2020, 1, 1))
    assert status(evening, path, "bernd") == 404
    book = evening.client("olga").get(f"/arbeitsplatz/beschluesse/{closed.pk}/").content.decode()
    assert path in book


def test_the_invitation_for_all_has_neutral_titles_and_names_place_access_and_stream(town):
    town.meeting.location = Location.objects.create(
        body=town.body, room="Ratssaal", street_address="Markt 1", description="Stufenlos über den Hof."
    )
    invitation = invitation_for_all(town.meeting, sitting_of(town.meeting).state)
    facts = {fact.label: fact.text for fact in invitation.facts}
    assert (facts["Ort"], facts["Zugang"]) == ("Ratssaal, Markt 1", "Stufenlos über den Hof.")
    assert facts["Öffentlichkeit"].endswith(f"/sitzungen/{town.meeting.pk}/live/")
    assert CANARY not in repr(invitation)
    public, closed = invitation.agenda
    assert {row.kind for row in public.rows} >= {"Entscheidung", "Kenntnisnahme"}
    assert closed.rows[0].title == "Grundstücksangelegenheit"
    assert "Dr. Vera Lindholt" in invitation.closing[-1]


def test_a_member_s_own_invitation_has_the_closed_titles_and_is_for_this_member_and_the_clerk(town):
    path = reverse("minutes:invitation", args=[town.meeting.pk])
    own = town.client("anna").get(f"{path}?an={town.person('anna')}")
    assert (CANARY in text_of(own.content), "Guten Tag Anna Albers," in text_of(own.content)) == (True, True)
    assert CANARY not in text_of(town.client("anna").get(path).content)
    answers = [status(town, f"{path}?an={asked}", "anna") for asked in (town.person("bernd"), "x", "0")]
    assert answers == [404, 404, 404]
    assert status(town, f"{path}?an={town.person('bernd')}", "olga") == 200
    assert f'{path}?an={town.person("anna")}"' in page_of(town, "anna")
    assert 'name="an"' in page_of(town, "olga")
    town.meeting.agenda_published_at = None
    town.meeting.save()
    assert [status(town, path, login) for login in ("olga", None)] == [404, 302]
    assert path not in page_of(town, "olga")


def page_of(town, login):
    return town.client(login).get(f"/arbeitsplatz/sitzungen/{town.meeting.pk}/").content.decode()


def test_what_the_council_adds_stands_in_the_supplement_and_not_in_the_invitation(town):
    town.opened()
    assert supplement_of(town.meeting, sitting_of(town.meeting).state) is None
    path = reverse("minutes:supplement", args=[town.meeting.pk])
    assert (status(town, path, "anna"), path in page_of(town, "anna")) == (404, False)
    town.do("olga", "propose_item", title="Deichschaden", reason="Hochwasser", proposed_resolution="Flicken.")
    voted(town, "anna")
    sitting = sitting_of(town.meeting).state
    supplement = supplement_of(town.meeting, sitting)
    assert [[row.title for row in part.rows] for part in supplement.agenda] == [["Deichschaden"], []]
    assert "Deichschaden" not in repr(invitation_for_all(town.meeting, sitting))
    assert path in page_of(town, "anna")


def test_of_minutes_that_are_not_signed_there_is_no_certified_copy(town):
    town.opened()
    path = reverse("minutes:certified", args=[town.meeting.pk, Part.PUBLIC])
    said = town.client("olga").get(path, follow=True).content.decode()
    assert "Es fehlen Unterschriften. Eine beglaubigte Abschrift" in said
    assert [status(town, path, login) for login in ("anna", None)] == [404, 302]


@pytest.fixture(scope="module")
def copy():
    document = CopyDocument(
        document_id="AB-1",
        letterhead=LETTERHEAD,
        subject="Beglaubigte Abschrift: Niederschrift",
        mark="Beglaubigte Abschrift",
        facts=(Fact("Prüfwert (SHA-256)", made.signed().sha256),),
        signatures=(),
        statement=("Die Übereinstimmung wird beglaubigt.",),
        issued_on=date(2026, 11, 2),
        time_zone="Europe/Berlin",
    )
    return certified_copy(document, made.signed().data)


def test_a_certified_copy_shows_every_page_and_tells_hash_signers_and_certificates(copy):
    original = made.signed()
    told = signatures_in(original.data, "Europe/Berlin")
    assert [each.name for each in told] == [signer.name for signer in original.signers]
    with pypdfium2.PdfDocument(original.data) as before, pypdfium2.PdfDocument(copy) as after:
        assert len(after) == len(before) + 1
        for page in range(len(before)):
            shown = after[page].get_textpage().get_text_bounded()
            assert "Beglaubigte Abschrift" in shown
            assert before[page].get_textpage().get_text_bounded() in shown
        note = after[len(before)].get_textpage().get_text_bounded().replace("\u00a0", " ")
    numbers = [each.certificate.rsplit(" ", 1)[1] for each in told]
    words = [original.sha256, *(each.name for each in told), *(each.at for each in told), *numbers]
    assert [each for each in words if each not in note.replace("\r\n", "") and each not in note] == []


def test_a_certified_copy_bears_no_signature_and_has_the_original_inside_unchanged(copy):
    with pikepdf.open(io.BytesIO(copy)) as pdf:
        assert list(pdf.attachments) == ["original.pdf"]
        assert pdf.attachments["original.pdf"].get_file().read_bytes() == made.signed().data
        assert {field.get("/V") for field in pdf.Root.AcroForm.Fields} == {None}
        assert str(pdf.docinfo["/Title"]) == "Beglaubigte Abschrift: Niederschrift"
