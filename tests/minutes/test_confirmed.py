"""A certificate with other words than the minutes, confirmed by the office: who may say so, and what the check makes of it."""

import installed
import pytest
import signed as made
from drafts import CHAIR
from installed import CLERK

from minutes import workflow
from minutes.findings import Fault, Proof
from minutes.matching import matched
from minutes.signing import Pkcs12Key, fingerprint, sign
from minutes.verify import verify
from minutes.ways import Way


@pytest.mark.django_db
@pytest.mark.parametrize("said", [True, False])
def test_the_check_counts_it_where_the_minutes_stream_says_so_and_nowhere_else(said):
    own = Pkcs12Key.opened_with(made.authority().issue("K. Neuhäuser", "", made.PIN), made.PIN)
    file = sign(made.sealed(), "chair", own, confirmed=True)
    certificate = fingerprint(own.certificate)
    installed.in_this_database(made.chain())
    installed.sealed_here(made.sealed())
    both = sign(file, "clerk", made.key_of(made.CLERK))
    signed = {"certificate": certificate, "way": Way.UPLOAD, "confirmed": said}
    installed.do(workflow.sign, installed.CHAIR, signs=made.sealed().sha256, sha256=file.sha256, **signed)
    installed.do(workflow.sign, CLERK, signs=file.sha256, sha256=both.sha256, certificate="c")
    alone = verify(both.data, made.authority().pem)
    told = {each.message: each.details for each in matched(alone).findings}
    assert Fault.WRONG_PERSON in [each.message for each in alone.findings]
    assert (Fault.WRONG_PERSON in told) is not said
    assert told.get(Proof.SIGNED_BY_CONFIRMED) == (
        {"name": "K. Neuhäuser", "expected": CHAIR} if said else None
    )
    assert matched(alone).genuine is said
