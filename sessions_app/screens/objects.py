"""View objects: what one audience sees of a sitting, one object per region. Frozen and hashable.

A region is rendered by `templates/sitting/regions/<region>.html`, which receives its object under the
region's own name (`head`, `agenda`, …). The template cannot leak what the object does not contain, and a
region is rendered again only when its object is no longer equal to the one before.
Objects know no language: sentences are `Words`, which say themselves in the language that is active.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext

from voting.wording import Phrase


@dataclass(frozen=True)
class Words:
    """A sentence for a person: an English msgid and what fills its placeholders (`%(name)s`)."""

    msgid: str
    details: tuple[tuple[str, str | int | Words], ...] = ()

    def __str__(self) -> str:
        if not self.msgid:
            return ""
        sentence = gettext(self.msgid)
        return sentence % dict(self.details) if self.details else sentence


def words(msgid: str, **details: str | int | Words) -> Words:
    return Words(msgid, tuple(sorted(details.items())))


def said(phrase: Phrase) -> Words:
    """A sentence of the voting room as words of a screen."""
    values = {name: said(each) if isinstance(each, Phrase) else each for name, each in phrase.values.items()}
    return words(phrase.msgid, **values)


@dataclass(frozen=True)
class Option:
    """One choice of a field: the value that is sent and what the person reads."""

    value: str
    label: str | Words
    chosen: bool = False


@dataclass(frozen=True)
class Field:
    """An argument that the person fills in. `kind`: choice, text, lines, wording (at most `longest` characters), number,
    time, moment (day and time), ticks (any number of the options), fold: what is chosen already says its `label`, the
    other options and `more` fields stand behind a fold, unless one is required; several, people (folded): any.
    """

    name: str
    label: Words
    kind: str
    options: tuple[Option, ...] = ()
    value: str = ""
    required: bool = True
    more: tuple[Field, ...] = ()
    longest: int = 0


@dataclass(frozen=True)
class Action:
    """A form that performs one command: `<form data-live>`, a button with or without fields.

    `given` are the arguments already known (hidden). `primary`: the next step the desk will usually take.
    `about` completes the label for those who hear it: "Mark as present: Anna Berg". `hints` are what has to be
    known before pressing; `folded`: behind a fold, not pressed by the way; `despite`: its button, where it asks back.
    """

    do: str
    label: Words
    given: tuple[tuple[str, str], ...] = ()
    fields: tuple[Field, ...] = ()
    primary: bool = False
    danger: bool = False
    small: bool = False
    about: str = ""
    hints: tuple[Words, ...] = ()
    folded: bool = False
    despite: Words | None = None

    @property
    def shared(self) -> str:
        """The id of the form that does this for whomever it is pressed, where one serves a whole list of people."""
        return "-".join(("each", self.do, *(value for name, value in self.given if name != "person")))


@dataclass(frozen=True)
class Proof:
    """Region `proof`: the figure that stands for the whole record, to be compared with the signed minutes."""

    figure: str = ""


@dataclass(frozen=True)
class Notice:
    """Region `notice`: at most one thing everybody has to know now. `kind`: info, success, warning, danger.

    The page reads `text` out once when it changes. `other_day`: `until` is told with its date.
    """

    kind: str = ""
    text: Words | None = None
    detail: str | Words = ""
    until: datetime | None = None
    other_day: bool = False


@dataclass(frozen=True)
class AgendaLine:
    """`state`: pending, called, dealt (called, and left without a result), decided, noted, postponed, withdrawn,
    referred. `rejected`: the last result. `key`: the item's id. `remark`: why it left the agenda, or where to.
    """

    key: int
    number: str
    title: str
    public: bool
    state: str
    state_words: Words
    current: bool = False
    rejected: bool = False
    remark: str = ""
    call: Action | None = None


@dataclass(frozen=True)
class Agenda:
    """Region `agenda`. `closed_lines` is empty for those who may not know them; `has_closed_part` may be said.

    `changes`: what was changed in the sitting, with its reasons, as far as the audience may know.
    """

    public_lines: tuple[AgendaLine, ...] = ()
    closed_lines: tuple[AgendaLine, ...] = ()
    has_closed_part: bool = False
    changes: tuple[Words, ...] = ()


@dataclass(frozen=True)
class Urgency:
    """Region `urgency`: the item that is proposed as urgent and not yet decided; empty without one.

    The page reads `announcement` out once when it changes.
    """

    title: str = ""
    reason: str = ""
    proposed_resolution: str = ""
    announcement: Words | None = None


@dataclass(frozen=True)
class Moves:
    """Region `moves` (desk): the forms that change the agenda."""

    actions: tuple[Action, ...] = ()


@dataclass(frozen=True)
class PaperLink:
    """A paper of the current item, as a link to its page."""

    reference: str
    title: str
    url: str


@dataclass(frozen=True)
class PartLine:
    """A part of a text that is voted on part by part. `state`: tabled, voting, adopted, rejected."""

    label: Words
    text: str
    state: str
    state_words: Words


@dataclass(frozen=True)
class BlocLine:
    """An item that is decided in one vote with others."""

    number: str
    title: str
    proposed_resolution: str


@dataclass(frozen=True)
class Item:
    """Region `item`: what is being dealt with. `hidden`: the closed part, `over`: the meeting is closed, nothing else is
    set then.

    `together`: with what it is debated jointly; `no_vote`: that and why nothing is voted on. `parts`: the text, where
    it is voted on part by part. `demanded`: how the matter is voted on, because enough members demanded it. `bloc`:
    all that is decided in one vote; number and title are of all of them then.
    """

    hidden: bool = False
    over: bool = False
    key: int | None = None
    number: str = ""
    title: str | Words = ""
    public: bool = True
    proposed_resolution: str = ""
    papers: tuple[PaperLink, ...] = ()
    together: Words | None = None
    no_vote: Words | None = None
    parts: tuple[PartLine, ...] = ()
    demanded: Words | None = None
    bloc: tuple[BlocLine, ...] = ()


@dataclass(frozen=True)
class Count:
    """One line of the result: yes, no, abstain, invalid."""

    choice: str
    label: Words
    count: int


@dataclass(frozen=True)
class Voting:
    """Region `vote`. `state`: none, open, closed, announced, annulled. `hidden`: the closed part.

    While the vote is open there is progress (`received` of `entitled`) and never a tendency: no counts,
    no choices. After it, `counts` and the `verdict` sentence; who voted how is the region `names`.
    `about`: the motion that is voted on, or that the wording is the amended one; `on_motion`: it is a motion.
    `needed`: what a running vote needs, where that is more than the simple majority. `barred`: who has no vote in this
    matter for office's sake. `annulled`: why it is void; `repeats`: which annulled vote it repeats, and why that one
    is void. `resolution`: the number of the resolution that came of it. `biased`: who took part although biased, and
    whether that decided the vote.
    """

    state: str = "none"
    hidden: bool = False
    announcement: Words | None = None
    number: int | None = None
    about: Words | None = None
    on_motion: bool = False
    question: str = ""
    kind: str = ""
    kind_words: Words | None = None
    who_sees: Words | None = None
    opened_at: datetime | None = None
    received: int = 0
    entitled: int = 0
    progress: Words | None = None
    counts: tuple[Count, ...] = ()
    carried: bool | None = None
    verdict: Words | None = None
    needed: Words | None = None
    barred: Words | None = None
    annulled: Words | None = None
    repeats: Words | None = None
    resolution: Words | None = None
    biased: tuple[Words, ...] = ()

    @property
    def room(self) -> str:
        """How much room the question takes: "", long, longest. The wall shows it whole, the longer the smaller."""
        characters = len(self.question) + LINE * self.question.count("\n")
        return "longest" if characters > LONGEST else "long" if characters > LONG else ""


LONG, LONGEST, LINE = 500, 1500, 80  # characters; a line that is broken off takes the room of a whole one


@dataclass(frozen=True)
class Filed:
    """What rows know of a sitting and its state does not. `figure`: what stands for the record of a sitting that is
    closed; `numbers`: of the resolutions that came of the last vote, each with the number of its item; `elected`: of
    what came of the last election.
    """

    figure: str = ""
    numbers: tuple[tuple[str, str], ...] = ()
    elected: str = ""


@dataclass(frozen=True)
class NamedVote:
    """One elector: `choice` is empty and `choice_words` None while it must not be seen; `voted` may be.

    `way`: for the desk, how a ballot came in that was not cast on the voter's own device.
    """

    name: str
    group: str
    voted: bool
    choice: str = ""
    choice_words: Words | None = None
    way: Words | None = None


@dataclass(frozen=True)
class Names:
    """Region `names`: the electors of the vote; `counted`: how each voted.

    While the vote runs the desk sees of each whether they have voted, members who is still `missing` once they
    are few: a list that goes to every screen several times a second has to be short. `by_hand`: the hands as a sum.
    """

    counted: bool = False
    electors: tuple[NamedVote, ...] = ()
    missing: tuple[str, ...] = ()
    by_hand: Words | None = None


@dataclass(frozen=True)
class Connected:
    """Region `connected` (§ 2 Abs. 3 DigiSiVO NRW): whose device is connected. Never attendance.

    `names` for the desk alone. `missing`: who takes part remotely, and no device of theirs
    is connected.
    """

    count: int = 0
    names: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True)
class Actions:
    """Region `actions` (desk): what the commands would accept now; the primary one first.

    `over`: closed, the minutes are next. `gathering`: convened, and what comes next is somebody else's to do.
    `of_chair`: what whoever looks cannot do, and the chair does next.
    """

    actions: tuple[Action, ...] = ()
    over: bool = False
    gathering: bool = False
    of_chair: Words | None = None


@dataclass(frozen=True)
class Entries:
    """Region `entries` (desk): what can be entered besides agenda and votes.

    `ending` brings to an end what lasts now; `more` stands behind a fold.
    """

    ending: tuple[Action, ...] = ()
    more: tuple[Action, ...] = ()


@dataclass(frozen=True)
class You:
    """Region `you` (member, desk): the voting card and the own check-in. Holds no name, so that all who are
    in the same situation share one rendering.

    `state`: not_convened (`starts_at`), not_open, not_entitled (`reason`), in_hall (`reason`, and at last `result`: the
    vote is cast there and not here), open, recorded (`choice`, `recorded_at`),
    closed (`choice`, `result`). `options` are set while the person can vote or change the vote. `ballot` is the vote's number:
    a form that is being filled is left alone by pushes of the same ballot. `declarations`: a bias, a doubt.
    `votes`: has a vote in this body; who has none is not spoken to as a voter.
    """

    state: str = "not_open"
    votes: bool = False
    starts_at: datetime | None = None
    reason: Words | None = None
    ballot: int | None = None
    about: Words | None = None
    question: str = ""
    kind_words: Words | None = None
    who_sees: Words | None = None
    options: tuple[Option, ...] = ()
    choice: Words | None = None
    recorded_at: datetime | None = None
    result: Words | None = None
    present: str = ""
    presence_words: Words | None = None
    unconfirmed: bool = False
    actions: tuple[Action, ...] = ()
    declarations: tuple[Action, ...] = ()
