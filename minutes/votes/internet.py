"""The record of a vote as it may stand on the Internet (DP-05, DP-06): without what the rules keep off, as in the public
version of the minutes. The votes of a roll call are the matter of `is_told_to_all`.
"""

from dataclasses import replace

from minutes.public_version import masked_text, names_to_hide, without_names
from minutes.votes.record import VoteRecord
from sessions_app.sitting.internet import NAMES, ROLL_CALL, left_out_by
from sessions_app.sitting.state import Sitting
from voting.vote import VoteKind


def for_the_internet(record: VoteRecord, sitting: Sitting) -> VoteRecord:
    """A correction is free text and may name anybody: where names are kept off, that there is one is all that is said."""
    of_votes = {NAMES, ROLL_CALL} if record.kind == VoteKind.ROLL_CALL.value else {NAMES}
    left_out = tuple(each for each in left_out_by(sitting.rules.minutes) if each in of_votes)
    if not left_out:
        return record
    silent = tuple(replace(each, text="", reason="") for each in record.corrections)
    shown = replace(record, left_out=left_out, corrections=silent)
    return _without_names(shown, names_to_hide(sitting)) if NAMES in left_out else shown


def _without_names(record: VoteRecord, hidden: tuple[str, ...]) -> VoteRecord:
    """Neither register nor reasons; of a roll call that is still heard live, those who vote."""
    return replace(
        record,
        lines=record.electors if record.named else (),
        about=without_names(record.about, hidden),
        biased=without_names(record.biased, hidden),
        question=masked_text(record.question, hidden),
        annulment_reason=masked_text(record.annulment_reason, hidden),
        tellers=tuple(replace(each, teller=without_names(each.teller, hidden)) for each in record.tellers),
    )
