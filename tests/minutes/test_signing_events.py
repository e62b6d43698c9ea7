"""Before and beside the signatures, as events: certificates that the office confirms, the file handed out, ink on paper."""

import pytest

from accounts.actor import Actor
from journal.events import Refused
from minutes import confirming, handing_out, paper
from minutes.confirming import ConfirmingRefusal
from minutes.draft import Part
from minutes.lasting import scan_in, statement_on
from minutes.paper import PaperRefusal
from minutes.workflow import Document, Minutes, MinutesRefusal, Phase, Signer
from tests.cast import EVENING

SHOWN = {"certificate": "f" * 64, "owner": "K. Neuhäuser", "organization": "", "issuer": "Dienst"}
CHAIR = Actor(user=1, person=11, name="Katharina", grants=frozenset({"preside_over:organization:5"}))
CLERK = Actor(user=2, person=10, name="Claudia", grants=frozenset({"clerk_of:organization:5"}))
ANNA = Actor(user=3, person=3, name="Anna", grants=frozenset())
SCAN = "a" * 64


def sealed(**more):
    signers = (Signer(11, "Katharina", "chair"), Signer(10, "Claudia", "clerk"))
    return Minutes(public=Document(**{"phase": Phase.SEALED, "signers": signers, "sha256": "before", **more}))


def refusal(command, minutes, by, **given):
    with pytest.raises(Refused) as refused:
        command(minutes, by, part=Part.PUBLIC, **given)
    return refused.value


def shown():
    minutes = sealed()
    for certificate in ("f" * 64, "e" * 64):
        given = {**SHOWN, "certificate": certificate}
        minutes = confirming.show_certificate(minutes, CHAIR, part=Part.PUBLIC, **given).apply(
            minutes, EVENING
        )
    return minutes


def confirmed(minutes, by, **more):
    given = {
        "organization": 5,
        "part": Part.PUBLIC,
        "person": 11,
        "certificate": SHOWN["certificate"],
        **more,
    }
    return confirming.confirm_certificate(minutes, by, **given).apply(minutes, EVENING)


def test_the_clerk_confirms_the_chairs_certificate_and_nothing_was_signed():
    document = confirmed(shown(), CLERK).public
    assert [(each.person, each.owner, each.confirmed_by) for each in document.shown] == [
        (11, "K. Neuhäuser", "Claudia"),
        (11, "K. Neuhäuser", ""),
    ]
    assert (document.phase, document.signed_by) == (Phase.SEALED, ())


@pytest.mark.parametrize(
    ("by", "more", "why"),
    [
        (CHAIR, {}, ConfirmingRefusal.YOUR_OWN),
        (ANNA, {}, ConfirmingRefusal.NOT_YOURS),
        (CLERK, {"certificate": "0" * 64}, ConfirmingRefusal.UNKNOWN),
        (CLERK, {"person": 12}, ConfirmingRefusal.UNKNOWN),
    ],
)
def test_nobody_else_confirms_and_nothing_else(by, more, why):
    with pytest.raises(Refused) as refused:
        confirmed(shown(), by, **more)
    assert refused.value.refusal is why


def test_the_file_is_handed_out_protected_before_the_first_signature():
    given = {"before": "before", "sha256": "protected", "seal": "s"}
    after = handing_out.hand_out(sealed(), CHAIR, part=Part.PUBLIC, **given).apply(sealed(), EVENING).public
    assert (after.sha256, after.protected, after.phase) == ("protected", True, Phase.SEALED)
    assert handing_out.needs_protection(sealed().public)
    assert not handing_out.needs_protection(after)
    assert not handing_out.needs_protection(sealed(signed_by=(11,)).public)
    assert refusal(handing_out.hand_out, sealed(), ANNA, **given).refusal is MinutesRefusal.NOT_A_SIGNER
    other = {**given, "before": "another"}
    assert refusal(handing_out.hand_out, sealed(), CHAIR, **other).refusal is MinutesRefusal.ANOTHER_FILE


INK = {
    "organization": 5,
    "persons": frozenset({10, 11}),
    "scan": SCAN,
    "before": "before",
    "sha256": "after",
    "seal": "s",
}


def test_when_all_have_signed_on_paper_the_minutes_are_signed():
    signed = paper.sign_on_paper(sealed(), CLERK, part=Part.PUBLIC, **INK).apply(sealed(), EVENING).public
    assert (signed.phase, signed.signed_by, signed.paper) == (Phase.SIGNED, (11, 10), SCAN)
    assert (signed.sha256, signed.life.signed_at) == ("after", EVENING)


@pytest.mark.parametrize(
    ("state", "by", "more", "why"),
    [
        ({}, CHAIR, {}, MinutesRefusal.NOT_THE_CLERK),
        ({"phase": Phase.DRAFT}, CLERK, {}, MinutesRefusal.NOT_SEALED),
        ({"phase": Phase.SIGNED}, CLERK, {}, PaperRefusal.SIGNED_HERE),
        ({"signed_by": (11,)}, CLERK, {}, PaperRefusal.SIGNED_HERE),
        ({"protected": True}, CLERK, {}, PaperRefusal.SIGNED_HERE),
        ({}, CLERK, {"persons": frozenset({10})}, PaperRefusal.NOT_ALL),
        ({}, CLERK, {"before": "another"}, MinutesRefusal.ANOTHER_FILE),
    ],
)
def test_paper_is_refused_with_what_to_do(state, by, more, why):
    assert refusal(paper.sign_on_paper, sealed(**state), by, **{**INK, **more}).refusal is why


def test_only_a_whole_statement_names_a_scan():
    assert scan_in(statement_on(SCAN)) == SCAN
    assert [scan_in(each) for each in ("", SCAN, statement_on("x"), statement_on(SCAN + "0"))] == [""] * 4
