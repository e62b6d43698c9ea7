"""What is said on the night of the canaries: step by step to its closed part, and to its end."""

import uuid

from journal.store import replay
from minutes.writing import write_passages
from sessions_app.live import SITTING, order_for, perform_now
from sessions_app.standing import sitting_of


class Desk:
    """Gives commands as people of the town do, through the one door."""

    def __init__(self, town, meeting):
        self.town, self.meeting = town, meeting

    def __call__(self, role, name, **given):
        actor = self.town.actor(role, self.town.users)
        perform_now(self.meeting.pk, order_for(actor, self.meeting.pk, name, given, uuid.uuid4()))


def to_the_closed_part(home, meeting, canaries):
    """Step by step: convened, opened, a public vote announced; the public excluded, a closed vote by roll call open."""
    public, closed, veiled, other = meeting.agenda_items.order_by("-public", "order")
    say, word = Desk(home, meeting), canaries.word
    yield from public_part(say, word, public)
    yield from agenda_behind_doors(say, word, closed, veiled, other)
    yield from urgent_item_behind_doors(say, word)
    yield say("clerk", "call_item", item=closed.pk)
    yield from motions_behind_doors(say, word, closed)
    yield from order_behind_doors(say, word, home.people["member"].pk)
    yield from votes_behind_doors(say, word, closed)
    texts = {public.pk: "Aussprache.", closed.pk: f"Es bietet {word('passage of the clerk')}."}
    write_passages(home.actor("clerk", home.users), meeting, texts)


def public_part(say, word, public):
    yield say("clerk", "convene")
    for role in ("member", "chair"):
        yield say(role, "arrive")
    yield say("member", "check_device", choice="no")
    yield say("chair", "open_sitting")
    yield say("member", "report_fault", fault="sound", text=f"Hier {word('words of a fault report')}")
    yield say("clerk", "call_item", item=public.pk)
    yield say("clerk", "open_vote", item=public.pk)
    yield say("member", "cast_ballot", vote=1, choice="yes")
    yield say("clerk", "close_vote", vote=1)
    yield say("chair", "announce_result", vote=1)
    yield say("chair", "exclude_public", reason=f"Schutz der {word('reason of the exclusion')}")


def agenda_behind_doors(say, word, closed, veiled, other):
    reason = f"wegen {word('reason of another order')}"
    yield say("clerk", "move_item", item=other.pk, before=closed.pk, reason=reason)
    reason = f"beides betrifft {word('reason of a joint debate')}"
    yield say("clerk", "combine_items", item=closed.pk, other=veiled.pk, reason=reason)
    urgent = {"title": f"Hilfe für {word('title of an urgent item')}", "reason": word("why it is urgent")}
    yield say("clerk", "propose_item", **urgent)
    yield say(
        "clerk", "take_back_proposal", item=proposed(say.meeting), reason=word("why it is urgent no more")
    )
    why = f"Rückruf von {word('reason of a decision on a fault')}"
    yield say("chair", "judge_disturbance", finding="irrelevant", reason=why)
    yield say("clerk", "postpone_item", item=veiled.pk, reason=f"Akte {word('reason of a postponement')}")
    yield say(
        "clerk",
        "refer_item",
        item=other.pk,
        to=f"Beirat {word('target of a referral')}",
        reason=word("reason of a referral"),
    )


def urgent_item_behind_doors(say, word):
    resolution = f"{word('resolution of an added item')} wird beauftragt."
    urgent = {"title": f"Kauf von {word('title of an added item')}", "reason": word("why an item was added")}
    yield say("clerk", "propose_item", **urgent, proposed_resolution=resolution)
    yield say("clerk", "open_urgency_vote", item=proposed(say.meeting))
    yield say("member", "cast_ballot", vote=2, choice="yes")
    yield say("clerk", "close_vote", vote=2)
    yield say("chair", "announce_result", vote=2)


def motions_behind_doors(say, word, closed):
    motion = {"item": closed.pk, "motion": 1, "reason": f"Wegen {word('reason of an order of voting')}"}
    for number in (1, 2):
        text = f"Nicht an {word(f'wording of closed motion {number}')}"
        yield say("member", "table_motion", item=closed.pk, kind="amendment", text=text)
    name = f"Fraktion {word('mover of a closed motion')}"
    yield say("clerk", "table_motion", item=closed.pk, kind="substantive", text="Anders.", mover_name=name)
    yield say("clerk", "move_motion", **motion)
    for number in (1, 2):
        reason = f"Akte {word(f'reason why closed motion {number} is settled')}"
        yield say("clerk", "settle_motion", item=closed.pk, motion=number, reason=reason)


def order_behind_doors(say, word, member):
    yield say("clerk", "begin_silence", reason=f"Gedenken an {word('reason of a moment of silence')}")
    yield say("clerk", "end_silence")
    called = {"measure": "call_to_order", "person": str(member)}
    yield say("chair", "take_order_measure", **called, reason=f"Über {word('reason of an order measure')}")
    seq = str(last_entry(say.meeting))
    given = {
        "text": f"Über {word('text of a correction')}",
        "reason": f"Laut {word('reason of a correction')}",
    }
    yield say("clerk", "correct_entry", seq=seq, **given)


def votes_behind_doors(say, word, closed):
    yield say("clerk", "open_vote", item=closed.pk, question=f"Erst {word('question of an annulled vote')}?")
    yield say("chair", "annul_vote", vote=3, reason=f"Anruf von {word('reason of an annulment')}")
    yield say("chair", "interrupt", reason=f"Gespräch mit {word('reason of an interruption')}")
    yield say("clerk", "resume")
    question = f"Soll {word('question of a closed vote')} den Zuschlag erhalten?"
    yield say("clerk", "open_vote", item=closed.pk, question=question, kind="roll_call")
    yield say("member", "cast_ballot", vote=4, choice="no")


def proposed(meeting):
    """The number of the urgent item that waits."""
    return sitting_of(meeting).state.moves.pending.item.id


def last_entry(meeting):
    return replay(SITTING, SITTING.key(meeting.pk)).seq


def to_the_end(home, meeting):
    list(ending(home, meeting))


def ending(home, meeting):
    """Step by step: the closed vote announced, the public readmitted, the sitting closed."""
    say = Desk(home, meeting)
    yield say("clerk", "close_vote", vote=4)
    yield say("chair", "announce_result", vote=4)
    yield say("chair", "readmit_public")
    yield say("chair", "close_sitting")
