"""What the public is told of minutes: who signed them, unless their version leaves such names out."""

import json
from datetime import UTC, datetime, timedelta
from importlib import import_module

from journal.events import to_wire
from journal.store import Recorded
from minutes.draft import Part
from minutes.life.events import MinutesPublished, MinutesRecalled, PublicVersionMade
from minutes.paper import MinutesSignedOnPaper
from minutes.published_rows import told_by
from minutes.workflow import MinutesSealed, MinutesSigned, Signer

BEGIN = datetime(2026, 5, 4, 18, tzinfo=UTC)
SIGNERS = (
    Signer(1, "Vera Vorn", "chair"),
    Signer(2, "Olga Ober", "clerk"),
    Signer(3, "Anna Amsel", "member"),
)


def sealed(part=Part.PUBLIC):
    return MinutesSealed(part=part, sha256="a", sitting_seq=1, sitting_head="h", signers=SIGNERS)


def signed(person, part=Part.PUBLIC):
    return MinutesSigned(part=part, person=person, sha256="b", certificate="c")


def told(*events):
    return told_by(Recorded(n, BEGIN + timedelta(hours=n), "x", event) for n, event in enumerate(events))


def names(row):
    return [each["name"] for each in row["signatures"]]


PUBLISHED = MinutesPublished(sha256="b")


def test_who_signed_and_when_in_that_order_and_the_closed_part_is_no_matter_of_the_public():
    row = told(sealed(), sealed(Part.CLOSED), signed(2, Part.CLOSED), signed(3), signed(1), PUBLISHED)
    assert row == {
        "published_at": BEGIN + timedelta(hours=5),
        "recalled_at": None,
        "signatures": [
            {"name": "Anna Amsel", "role": "member", "at": "2026-05-04T21:00:00+00:00", "ink": False},
            {"name": "Vera Vorn", "role": "chair", "at": "2026-05-04T22:00:00+00:00", "ink": False},
        ],
    }


def test_members_are_not_named_where_the_version_names_none_and_named_again_where_a_later_one_does():
    made = [PublicVersionMade(sha256="v", sha512="w", left_out=left_out) for left_out in (("names",), ())]
    assert names(told(sealed(), signed(1), signed(3), made[0], PUBLISHED)) == ["Vera Vorn"]
    recalled = MinutesRecalled(sha256="v", name="Olga Ober", reason="Irrtum")
    assert names(told(sealed(), signed(1), signed(3), made[0], recalled, made[1])) == [
        "Vera Vorn",
        "Anna Amsel",
    ]


def test_ink_and_a_recall_are_told():
    paper = MinutesSignedOnPaper(part=Part.PUBLIC, persons=(1, 2), scan="s", before="a", sha256="b", seal="f")
    recalled = MinutesRecalled(sha256="b", name="Olga Ober", reason="Irrtum")
    row = told(sealed(), paper, PUBLISHED, recalled)
    assert [each["ink"] for each in row["signatures"]] == [True, True]
    assert (row["published_at"], row["recalled_at"]) == (None, BEGIN + timedelta(hours=3))
    assert told(sealed(), paper, PUBLISHED, recalled, PUBLISHED)["recalled_at"] is None


def test_the_migration_tells_the_same_of_the_events_of_its_time_by_itself():
    """Its own code: what is live today may read them otherwise tomorrow."""
    events = [
        sealed(),
        sealed(Part.CLOSED),
        signed(2, Part.CLOSED),
        signed(3),
        MinutesSignedOnPaper(part=Part.PUBLIC, persons=(1, 9), scan="s", before="a", sha256="b", seal="f"),
        PublicVersionMade(sha256="b", sha512="c"),
        PUBLISHED,
        MinutesRecalled(sha256="b", name="Olga Ober", reason="Irrtum"),
    ]
    migration = import_module("minutes.migrations.0003_minutes_that_are_published")
    for changes in ([], [PublicVersionMade(sha256="b", sha512="c", left_out=("names",)), PUBLISHED]):
        said = [*events, *changes]
        book = [
            (BEGIN + timedelta(hours=n), each.kind, json.dumps(to_wire(each))) for n, each in enumerate(said)
        ]
        assert migration.row_of(book) == told(*said)
