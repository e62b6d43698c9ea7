"""Bias at the desk, and what a vote says of somebody biased who took part in it. Sitting → view objects."""

from collections.abc import Iterable, Mapping

from accounts.actor import Actor
from journal.events import N_
from sessions_app.screens.buttons import accepts
from sessions_app.screens.moves import ANYTHING
from sessions_app.screens.objects import Action, Field, Option, Words, words
from sessions_app.sitting.bias import Weight, took_part
from sessions_app.sitting.commands import recusal
from sessions_app.sitting.state import Sitting
from voting.vote import Vote

_WEIGHED: Mapping[Weight, str] = {
    Weight.DECISIVE: N_(
        "%(name)s was biased and took part in this vote. Without that vote the result would be another one (%(source)s)."
    ),
    Weight.SAME: N_(
        "%(name)s was biased and took part in this vote. Without that vote the result would be the same (%(source)s)."
    ),
    Weight.UNKNOWN: N_(
        "%(name)s was biased and could take part in this vote. Hands and papers are counted as a sum: whether that decided "
        "the result is not recorded (%(source)s)."
    ),
}
_TOOK_PART = N_(
    "%(name)s was biased and took part in this vote (%(source)s). Whether that decided it stands in the minutes."
)
_FOUND = N_("Enter a bias that was found out after a vote")
_FACT_ALONE = N_("The vote stays as it was. Its record then says whether the result would be another one.")


def biased_in(sitting: Sitting, vote: Vote, *, weighed: bool = True) -> tuple[Words, ...]:
    """A sentence for each; none before the vote is counted. Not `weighed` where no ballot is named: whose vote decided has
    voted with the majority.
    """
    source = sitting.rules.recusal.source
    told = (
        (each.name, _WEIGHED[each.weight] if weighed else _TOOK_PART) for each in took_part(sitting, vote)
    )
    return tuple(words(sentence, name=name, source=source) for name, sentence in told)


def found_later(sitting: Sitting, by: Actor, who: Field) -> Iterable[Action]:
    """The form, once there is a vote in which somebody could have taken part."""
    votes = [vote for vote in sitting.votes if _can_be_found(sitting, by, vote)]
    if votes:
        which = Field(
            "vote", words(N_("Vote")), "choice", tuple(_option(sitting, vote) for vote in votes[::-1])
        )
        reason = Field("reason", words(N_("How was it found out?")), "text")
        yield Action("find_bias", words(_FOUND), fields=(who, which, reason), hints=(words(_FACT_ALONE),))


def _can_be_found(sitting: Sitting, by: Actor, vote: Vote) -> bool:
    return any(
        accepts(recusal.find_bias, sitting, by, person=each.person, vote=vote.number, reason=ANYTHING)
        for each in vote.register
    )


def _option(sitting: Sitting, vote: Vote) -> Option:
    item = sitting.find_subject(vote.subject)
    label = words(N_("Vote %(vote)s: %(item)s"), vote=vote.number, item=item.number if item else "")
    return Option(str(vote.number), label)
