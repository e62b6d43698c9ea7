"""The signed evening's journal and its minutes' stream, as an installation holds them."""

import uuid
from datetime import datetime

import signed as made

from accounts.actor import Actor
from journal.chain import link
from journal.rows import Addition, append, lock_stream
from journal.store import perform
from minutes import workflow
from minutes.book import MINUTES
from minutes.draft import Part
from minutes.life import publishing
from minutes.workflow import Signer

COUNCIL = 5
CHAIR = Actor(user=1, person=11, name="Katharina", grants=frozenset())
CLERK = Actor(user=2, person=10, name="Claudia", grants=frozenset({f"clerk_of:organization:{COUNCIL}"}))
SIGNERS = (Signer(11, "Katharina", "chair"), Signer(10, "Claudia", "clerk"))


def in_this_database(links):
    additions = [Addition(each, datetime.fromisoformat(each.at), uuid.uuid4()) for each in links]
    append(lock_stream(made.STREAM), additions)


def another_journal(until):
    """So many entries of which the last is another."""
    before = made.chain()[: until - 1]
    other = link(before[-1].hash, seq=until, at=before[-1].at, by="x", kind="note", salt="00", data={})
    return [*before, other]


def do(command, by, **arguments):
    act(command, by, part=Part.PUBLIC, **arguments)


def act(command, by, **arguments):
    perform(MINUTES, MINUTES.key(12), command, by, uuid.uuid4(), **arguments)


def sealed_here(file):
    last = made.chain()[-1]
    do(
        workflow.seal,
        CLERK,
        organization=COUNCIL,
        sitting_closed=True,
        sha256=file.sha256,
        sitting_seq=last.seq,
        sitting_head=last.hash,
        signers=SIGNERS,
        passages={},
        sitting_now=last.hash,
    )


def signed_here(first, second):
    """Chair and clerk signed what `sealed_here` sealed."""
    for by, before, file in ((CHAIR, made.sealed(), first), (CLERK, first, second)):
        do(workflow.sign, by, signs=before.sha256, sha256=file.sha256, certificate="c")


def whole_installation():
    """The sitting and its minutes, sealed and signed twice."""
    in_this_database(made.chain())
    sealed_here(made.sealed())
    signed_here(made.signed_by_chair(), made.signed())


def published_here():
    sha256, place = made.signed().sha256, {"organization": COUNCIL}
    act(publishing.make_public_version, CLERK, sha256=sha256, sha512="", left_out=(), **place)
    for somebody in (CLERK, CHAIR):
        act(publishing.release, somebody, sha256=sha256, **place)
    do(publishing.publish, CLERK, **place)
