"""Addresses of the minutes."""

from django.urls import path, register_converter

from minutes import (
    life_pages,
    list_page,
    pages,
    passage_pages,
    published,
    signing_pages,
    text_blocks,
    verification,
)
from minutes.draft import Part
from minutes.issuing import inviting_page as inviting
from minutes.issuing import pages as issuing
from minutes.votes import pages as votes
from minutes.written import pages as written

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
STUDIO, PUBLISHED = "sitzungen/<int:pk>/niederschrift/", "niederschriften/<int:pk>/"
SIGN = STUDIO + "<part:part>/unterschreiben/"
TEXT_BLOCKS = "arbeitsplatz/textbausteine/"
urlpatterns = [
    path(STUDIO, pages.show, name="studio"),
    path(STUDIO + "texte/", passage_pages.save, name="save"),
    path(STUDIO + "texte/stand/", passage_pages.standing, name="standing"),
    path(STUDIO + "texte/<int:item>/", passage_pages.versions, name="versions"),
    path(STUDIO + "texte/<int:item>/einfuegen/", passage_pages.insert, name="insert"),
    path(STUDIO + "texte/<int:item>/waehlen/", passage_pages.choose, name="choose"),
    path(STUDIO + "texte/<int:item>/wiederherstellen/", passage_pages.restore, name="restore"),
    path(STUDIO + "<part:part>/vorschau.pdf", pages.preview, name="preview"),
    path(STUDIO + "<part:part>/versiegeln/", pages.seal, name="seal"),
    path(STUDIO + "<part:part>/unterschreiben/", pages.sign, name="sign"),
    path(STUDIO + "fortschritt/<uuid:token>/", pages.progress, name="progress"),
    path(SIGN + "karte/", signing_pages.sign_token, name="sign_token"),
    path(SIGN + "dienst/", signing_pages.sign_remote, name="sign_remote"),
    path(SIGN + "dienst/code/", signing_pages.send_code, name="send_code"),
    path(SIGN + "datei/", signing_pages.hand_out, name="hand_out"),
    path(SIGN + "hochladen/", signing_pages.sign_upload, name="sign_upload"),
    path(SIGN + "papier/", signing_pages.sign_on_paper, name="sign_on_paper"),
    path(STUDIO + "<part:part>/scan.pdf", signing_pages.scan, name="scan"),
    path(STUDIO + "<part:part>/zertifikat/", signing_pages.confirm, name="confirm_certificate"),
    path(STUDIO + "<part:part>/abschliessen/", pages.finish, name="finish"),
    path(STUDIO + "<part:part>/niederschrift.pdf", pages.document, name="document"),
    path(STUDIO + "<part:part>/unterzeichnende/", life_pages.choose_signers, name="choose_signers"),
    path(STUDIO + "<part:part>/einwendungen/", life_pages.enter_objection, name="enter_objection"),
    path(STUDIO + "<part:part>/einwendungen/<int:number>/", life_pages.rule, name="rule"),
    path(
        STUDIO + "<part:part>/einwendungen/<int:number>/vormerken/",
        life_pages.put_forward,
        name="put_forward",
    ),
    path(STUDIO + "<part:part>/genehmigung/", life_pages.approve, name="approve"),
    path(STUDIO + "<part:part>/genehmigung/vormerken/", life_pages.propose, name="propose"),
    path(STUDIO + "<part:part>/abschluss/", life_pages.conclude, name="conclude"),
    path(STUDIO + "fassung/", life_pages.make_version, name="make_version"),
    path(STUDIO + "fassung.pdf", life_pages.version, name="version"),
    path(STUDIO + "freigeben/", life_pages.release, name="release"),
    path(STUDIO + "veroeffentlichen/", life_pages.publish, name="publish"),
    path(STUDIO + "zurueckrufen/", life_pages.recall, name="recall"),
    path(STUDIO + "einwendungen/", life_pages.objections, name="objections"),
    path(PUBLISHED, published.show, name="published"),
    path(PUBLISHED + "pruefen/", published.check, name="check_published"),
    path(PUBLISHED + "niederschrift.pdf", published.document, name="published_document"),
    path("sitzungen/<int:pk>/anwesenheitsliste.pdf", list_page.attendance_list, name="attendance_list"),
    path("beschluesse/<int:key>/auszug.pdf", issuing.public_extract, name="public_extract"),
    path("arbeitsplatz/beschluesse/<int:key>/auszug.pdf", issuing.extract, name="extract"),
    path("arbeitsplatz/sitzungen/<int:key>/einladung.pdf", issuing.invitation, name="invitation"),
    path("arbeitsplatz/sitzungen/<int:key>/einladungen/", inviting.invitations, name="invitations"),
    path(
        "sitzungen/<int:key>/nachtrag-<int:number>.pdf", issuing.public_supplement, name="numbered_supplement"
    ),
    path(
        "arbeitsplatz/sitzungen/<int:key>/nachtrag-<int:number>.pdf",
        issuing.own_supplement,
        name="own_supplement",
    ),
    path("arbeitsplatz/sitzungen/<int:key>/ergaenzung.pdf", issuing.supplement, name="supplement"),
    path("arbeitsplatz/sitzungen/<int:key>/<part:part>/abschrift.pdf", issuing.certified, name="certified"),
    path(VOTES, votes.votes, name="votes"),
    path(VOTES + "<int:vote>/", votes.vote, name="vote"),
    path(VOTES + "<int:vote>/protokoll.<record:kind>", votes.vote_file, name="vote_file"),
    path(DESK_VOTES, votes.desk_votes, name="desk_votes"),
    path(DESK_VOTES + "<int:vote>/", votes.desk_vote, name="desk_vote"),
    path(DESK_VOTES + "<int:vote>/protokoll.<record:kind>", votes.desk_vote_file, name="desk_vote_file"),
    path("schriftlich/<int:key>/protokoll.<record:kind>", written.public_file, name="public_written_file"),
    path("arbeitsplatz/schriftlich/<int:key>/protokoll.<record:kind>", written.file, name="written_file"),
    path("schema/schriftliches-verfahren-1.json", written.schema, name="written_schema"),
    path("schema/abstimmungsprotokoll-1.json", votes.schema, name="vote_schema"),
    path("schema/pruefbericht-1.json", verification.schema, name="verification_schema"),
    path("niederschriften/pruefen/", verification.verify, name="verify"),
    path("niederschriften/pruefen/<uuid:token>/", verification.progress, name="verify_progress"),
    path("niederschriften/pruefen/zertifikate.pem", verification.certificates, name="certificates"),
    path(TEXT_BLOCKS, text_blocks.text_blocks, name="text_blocks"),
    path(TEXT_BLOCKS + "<int:key>/", text_blocks.text_block, name="text_block"),
    path(TEXT_BLOCKS + "<int:key>/loeschen/", text_blocks.delete_text_block, name="delete_text_block"),
]
