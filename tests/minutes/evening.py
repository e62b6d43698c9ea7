"""One whole evening as the journal holds it: two parts, arrivals, votes of every kind, interruptions."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from journal.chain import genesis, link, moment
from journal.events import Event, to_wire
from minutes.draft import Anchor
from minutes.drafting import About
from sessions_app.sitting.assembly import Mode
from sessions_app.sitting.events import agenda, attendance, course
from sessions_app.sitting.plan import Item, ItemKind, Member, Officer, Plan
from voting.events import BallotCast, ResultAnnounced, VoteAnnulled, VoteClosed, VoteOpened
from voting.rules.majority import Majority
from voting.rules.profiles import load_profile
from voting.vote import Choice, VoteKind, Voter

from drafts import LETTERHEAD  # isort: skip

START = datetime(2026, 10, 15, 15, 50, tzinfo=UTC)
STREAM = "sitting:7"
SECRET = "Verkauf des Grundstücks Mühlengasse an Familie GEHEIM"
YES, NO, ABSTAIN = Choice.YES, Choice.NO, Choice.ABSTAIN
REGISTER = (Voter(1, "Kim Vorsitz"), Voter(2, "Anna Albrecht"), Voter(4, "Emil Ersatz"))
PLAN = Plan(
    meeting=7,
    body_name="Stadt Lindenau am See",
    organization_name="Rat der Stadt Lindenau am See",
    place="Rathaus, Ratssaal",
    items=(
        Item(id=11, number="Ö 1", title="Haushalt", paper_reference="VL-1", proposed_resolution="Der Haushalt wird beschlossen."),
        Item(id=12, number="Ö 2", title="Bericht", kind=ItemKind.INFORMATION),
        Item(id=13, number="Ö 3", title="Radweg"),
        Item(id=14, number="Ö 4", title="Spielplatz"),
        Item(id=15, number="Ö 5", title="Brunnen"),
        Item(id=16, number="Ö 6", title="Anfragen"),
        Item(id=17, number="Ö 7", title="Verschiedenes"),
        Item(id=21, number="N 1", title=SECRET, public=False, public_title="Grundstücksangelegenheit", paper_reference="VL-GEHEIM"),
        Item(id=22, number="N 2", title=f"{SECRET} II", public=False),
    ),
    members=(
        Member(person=1, name="Kim Vorsitz", role="Bürgermeisterin", order=1),
        Member(person=2, name="Anna Albrecht", group="CDU", order=2),
        Member(person=3, name="Bernd Fehlt", group="SPD", order=3),
        Member(person=4, name="Emil Ersatz", group="SPD", substitute_of=3, order=4),
        Member(person=5, name="Nora Nie", group="CDU", substitute_of=2, order=5),
        Member(person=6, name="Rita Rat", voting_right=False, order=6),
        Member(person=8, name="Siri Sach", role="sachkundige Bürgerin", voting_right=False, order=7),
    ),
    chair=1,
    clerk=Officer(name="Claudia Wörner"),
    statutory_number=5,
    profile=load_profile("nrw"),
)  # fmt: skip
ABOUT = About(document_id="RAT-2026-12", letterhead=LETTERHEAD, meeting_number=12)


@dataclass(frozen=True)
class Recorded:
    seq: int
    at: datetime
    event: Event


def opened(number, item, question, kind=VoteKind.OPEN, register=REGISTER):
    return VoteOpened(number=number, subject=item, question=question, vote_kind=kind, majority=Majority.SIMPLE,
                      rule_id="more_yes_than_no", rule_source="§ 50 Abs. 1 GO NRW", ballot_change=True, register=register)  # fmt: skip


def closed(yes, no, abstain=0, not_voted=0):
    base = yes + no
    return VoteClosed(yes=yes, no=no, abstain=abstain, not_voted=not_voted, base=base, threshold=base // 2 + 1,
                      rule_id="more_yes_than_no", carried=yes > no)  # fmt: skip


EVENTS = (
    course.SittingConvened(plan=PLAN),
    attendance.MemberArrived(person=1),
    attendance.MemberArrived(person=2),
    attendance.MemberArrived(person=8),
    attendance.MemberLeft(person=8),  # came and went before the opening
    course.SittingOpened(present=2, required=3, quorate=False),
    attendance.MemberArrived(person=4, mode=Mode.REMOTE),
    agenda.ItemCalled(item=11),
    opened(1, 11, "Der Haushalt wird beschlossen.", VoteKind.ROLL_CALL),
    BallotCast(voter=1, choice=YES),
    BallotCast(voter=2, choice=NO),
    closed(1, 1, 0, 1),
    ResultAnnounced(),
    opened(2, 11, "Der Haushalt wird beschlossen."),
    BallotCast(voter=1, choice=YES),
    closed(1, 0, 2),
    VoteAnnulled(reason="Gerät von Emil Ersatz gestört"),
    opened(3, 11, "Der Haushalt wird beschlossen."),
    VoteAnnulled(reason="falsche Frage"),
    opened(4, 11, "Der Haushalt wird beschlossen."),
    closed(2, 1),
    ResultAnnounced(),
    course.SittingInterrupted(reason="Beratung der Fraktionen"),
    course.SittingResumed(),
    agenda.ItemCalled(item=12),
    agenda.ItemNoted(item=12),
    agenda.ItemPostponed(item=13, reason="Unterlagen fehlen"),
    agenda.ItemWithdrawn(item=14),
    agenda.ItemReferred(item=15, to="Bauausschuss"),
    agenda.ItemCalled(item=16),
    agenda.ItemWithdrawn(item=22, reason="GEHEIM erledigt"),
    agenda.PublicExcluded(reason="§ 48 Abs. 2 GO NRW"),
    agenda.ItemCalled(item=21),
    opened(5, 21, SECRET),
    BallotCast(voter=1, choice=YES),
    closed(3, 0, 1),
    ResultAnnounced(),
    course.SittingInterrupted(reason="GEHEIM"),
    course.SittingResumed(),
    agenda.PublicReadmitted(),
    attendance.MemberArrived(person=4, mode=Mode.ROOM),
    attendance.MemberArrived(person=6),
    course.SittingClosed(present=3),
)


def history(events=EVENTS):
    """Five minutes lie between two entries."""
    return [
        Recorded(seq, START + timedelta(minutes=5 * (seq - 1)), event) for seq, event in enumerate(events, 1)
    ]


def links(recorded=None):
    made, prev = [], genesis(STREAM)
    for each in recorded or history():
        made.append(link(prev, seq=each.seq, at=moment(each.at), by="person:1", kind=each.event.kind,
                         salt=f"{each.seq:064x}", data=to_wire(each.event)))  # fmt: skip
        prev = made[-1].hash
    return made


def anchor():
    last = links()[-1]
    return Anchor(stream=STREAM, seq=last.seq, head=last.hash)
