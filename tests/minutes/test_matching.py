"""Minutes against this installation: true signatures do not make a document the one that was signed here."""

from dataclasses import replace
from functools import cache

import forging as forged
import pytest
import signed as made
from drafts import CHAIR, CLERK, SIGNERS
from installed import another_journal, in_this_database, sealed_here, whole_installation

from minutes.matching import matched
from minutes.sealing import seal
from minutes.signing import Pkcs12Key, sign
from minutes.verify import verify

pytestmark = pytest.mark.django_db


report_on = cache(lambda data: verify(data, made.authority().pem))  # says nothing of this installation yet


def against_here(data):
    return matched(report_on(data))


def faults(report):
    assert report.genuine is False
    return [each.code for each in report.findings if each.is_fault]


def rewritten(**changes):
    """Other words of the clerk over the true record, sealed as the program seals; `changes` of the draft."""
    draft = replace(forged.short(), passages=("Der Rat lobt die Kämmerin.",), **changes)
    return made.sealed(draft)


def by_one_hand(document):
    """One person with one trusted key signs for both."""
    first = sign(document, "chair", made.key_of(CLERK))
    return sign(first, "clerk", made.key_of(CLERK)).data


def test_the_document_that_was_signed_here_is_genuine():
    whole_installation()
    report = against_here(made.signed().data)
    assert report.genuine
    assert [each.code for each in report.findings][-2:] == ["journal_matches", "document_matches"]


def test_altered_minutes_that_name_their_own_signer_twice_are_not_the_document_signed_here():
    whole_installation()
    mine = tuple(replace(each, name=CLERK) for each in SIGNERS)
    assert faults(against_here(by_one_hand(rewritten(signers=mine)))) == ["another_document"]


def test_altered_minutes_signed_by_the_true_signers_are_not_the_document_signed_here():
    whole_installation()
    first = sign(rewritten(), "chair", made.key_of(CHAIR))
    assert faults(against_here(sign(first, "clerk", made.key_of(CLERK)).data)) == ["another_document"]


def test_minutes_of_a_sitting_that_has_none_here_are_not_genuine():
    in_this_database(made.chain())
    assert faults(against_here(made.signed().data)) == ["another_document"]


@pytest.mark.parametrize(
    ("document", "missing"),
    [
        (made.sealed, ["not_signed"] + ["signature_missing"] * 2),
        (made.signed_by_chair, ["signature_missing"]),
    ],
)
def test_a_state_with_signatures_missing_is_told_as_an_earlier_state(document, missing):
    whole_installation()
    assert faults(against_here(document().data)) == [*missing, "earlier_state"]


@pytest.mark.parametrize("until", [95, 96])
def test_a_journal_that_is_shorter_or_another_is_found(until):
    in_this_database(another_journal(until))
    assert "journal_differs" in faults(against_here(made.signed().data))


def test_what_is_only_sealed_here_does_not_make_a_signed_file_the_document():
    in_this_database(made.chain())
    sealed_here(made.sealed())
    assert faults(against_here(made.signed().data)) == ["another_document"]


def test_elsewhere_it_is_said_that_the_signers_could_not_be_compared():
    report = against_here(made.signed().data)
    assert report.genuine
    assert [each.code for each in report.findings][-2:] == ["journal_elsewhere", "signers_not_compared"]


def convened(chair, clerk):
    """The chain with a convening of these people in front, and its draft."""
    plan = {"chair": 1, "members": [{"person": 1, "name": chair}], "clerk": {"person": 2, "name": clerk}}
    return made.relinked({1: ("sitting_convened", {"plan": plan})})


def shown(links):
    draft = forged.short(made.anchored(links))
    sealed = seal(draft, made.record_of(draft, links, lambda each: each.kind != "ballot_cast"))
    first = sign(sealed, "chair", made.key_of(CHAIR))
    return against_here(sign(first, "clerk", made.key_of(CLERK)).data)


def test_elsewhere_the_signers_are_those_of_the_convening_that_the_record_shows():
    report = shown(convened(CHAIR, CLERK))
    assert report.genuine
    assert [each.code for each in report.findings][-1] == "journal_elsewhere"


def test_elsewhere_signers_who_are_not_those_of_the_convening_are_found():
    assert faults(shown(convened("Vera Vorsitz", CLERK))) == ["signer_differs"]
    assert faults(shown(convened(CHAIR, "Olga Schrift"))) == ["signer_differs"]
    assert faults(shown(made.relinked({1: ("sitting_convened", {"plan": 7})}))) == ["signer_differs"] * 2


def test_a_certificate_of_another_organization_does_not_sign_for_this_body():
    other = Pkcs12Key.opened_with(made.authority().issue(CLERK, "Stadt Nachbarheim", "1"), "1")
    data = sign(made.signed_by_chair(), "clerk", other).data
    report = against_here(data)
    assert faults(report) == ["wrong_organization"]
    (found,) = (each for each in report.findings if each.is_fault)
    assert found.details["organization"] == "Stadt Nachbarheim"
