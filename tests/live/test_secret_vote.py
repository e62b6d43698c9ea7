"""A secret vote through the door: demanded, granted, paper by paper into the urn, counted by two, in the public record."""

import pytest

from journal.events import Refused
from journal.store import history, replay
from sessions_app.live import SITTING
from tests.live.council import PUBLIC_LOGINS, eichenfurt
from voting.vote import VotePhase

pytestmark = pytest.mark.django_db


def refusal(council, *given, **named):
    with pytest.raises(Refused) as caught:
        council.do(*given, **named)
    return caught.value.refusal.code


def test_a_secret_vote_from_the_demand_to_the_public_record():
    council = eichenfurt().opened()
    item = council.item("Ö 3")
    council.do("olga", "call_item", item=item)
    assert refusal(council, "vera", "open_vote", item=item, kind="secret") == "secrecy_not_granted"
    council.do("anna", "table_motion", item=item, kind="secret_vote", text="")
    council.do("olga", "find_support", motion=1, item=item, supporters=4)
    council.do("vera", "open_vote", item=item, kind="secret")
    assert refusal(council, "anna", "cast_ballot", vote=1, choice="yes") == "on_paper_alone"

    voters = {f"voters_{each.person}": "1" for each in state(council).vote.register}
    council.do("olga", "hand_in_papers", vote=1, **voters)
    papers = len(voters)
    numbers = {"vote": 1, "yes": papers - 3, "no": 1, "abstain": 1, "invalid": 1}
    assert refusal(council, "vera", "close_vote", vote=1) == "not_counted"
    council.do("olga", "count_papers", teller="Olga", **numbers)
    assert refusal(council, "olga", "count_papers", teller="Olga", **numbers) == "same_teller"
    council.do("olga", "count_papers", teller="Paul", **numbers)
    council.do("vera", "close_vote", vote=1)
    council.do("vera", "announce_result", vote=1)

    (vote,) = state(council).votes
    tally = vote.tally
    assert (tally.yes, tally.no, tally.abstain, tally.invalid, tally.not_voted) == (papers - 3, 1, 1, 1, 0)
    assert (vote.phase, vote.ballots, vote.evidence) == (VotePhase.ANNOUNCED, {}, "teller_counted/1")
    happened = [each.event for each in history(SITTING.key(council.meeting.pk))]
    assert not [each for each in happened if getattr(each, "choice", None)]
    told = council.client().get(f"/sitzungen/{council.meeting.pk}/abstimmungen/1/protokoll.json").json()
    assert (told["vote"]["kind"], told["vote"]["evidence"]) == ("secret", "teller_counted/1")
    assert (told["counts"]["yes"], told["counts"]["invalid"]) == (papers - 3, 1)
    assert told["sources"] == {"device": 0, "desk": 0, "phone": 0, "paper": papers, "hands": 0}
    assert told["ballots_named"] is False
    assert len(PUBLIC_LOGINS) >= papers


def state(council):
    return replay(SITTING, SITTING.key(council.meeting.pk)).state
