"""What all audiences of one sitting were last shown. Used in one thread at a time; knows no sockets."""

from collections import deque
from collections.abc import Collection, Hashable, Iterable, Iterator
from dataclasses import dataclass, field, fields
from functools import cached_property
from operator import attrgetter

from journal.store import Page, Recorded
from sessions_app.hall import look_beside, wished_on
from sessions_app.models import Meeting
from sessions_app.relay.frame import Frame
from sessions_app.relay.outside import OutsideClock
from sessions_app.relay.rendering import Personal, Scene, Shown
from sessions_app.screens import (
    CARD_MOVED_BY_BALLOTS,
    MOVED_AT_DESK,
    MOVED_BY_BALLOTS,
    MOVED_BY_VOTES,
    NOTHING_RECENT,
    OF_VOTES,
    Viewer,
    card_moved_by_votes,
    followed_as,
    look,
    look_personally,
)
from sessions_app.screens.alike import Situations
from sessions_app.screens.audience import BESIDE_JOURNAL, INSIDERS, PERSONAL, Audience
from sessions_app.screens.log_lines import LINES, Recent
from sessions_app.screens.objects import Filed, PaperLink
from sessions_app.sitting.state import Sitting
from sessions_app.standing import filed_of, papers_of, sitting_of
from sessions_app.told import told_of
from voting.vote import Vote

# Asked at every glance while ballots come: what is the same object needs no second look.
_BESIDE_VOTES = attrgetter(*(each.name for each in fields(Sitting) if each.name != "votes"))
_BESIDE_BALLOTS = attrgetter(*(each.name for each in fields(Vote) if each.name != "ballots"))


def only_ballots(before: Sitting, after: Sitting) -> bool:
    """Whether nothing but ballots came in, at most."""
    return _without_ballots(before) == _without_ballots(after)


def _without_ballots(sitting: Sitting) -> tuple[object, ...]:
    last = sitting.last_vote
    return _BESIDE_VOTES(sitting), sitting.votes[:-1], last and _BESIDE_BALLOTS(last)


def voted_since(before: Sitting, after: Sitting) -> frozenset[int] | None:
    """Who cast a ballot in between; None if more than ballots came in."""
    if not only_ballots(before, after):
        return None
    if after.last_vote is None or before.last_vote is None:
        return frozenset()
    known = before.last_vote.ballots
    return frozenset(
        voter for voter, ballot in after.last_vote.ballots.items() if known.get(voter) is not ballot
    )


def _can_have_moved(
    before: Page[Sitting], after: Page[Sitting], voted: frozenset[int] | None
) -> tuple[Collection[str] | None, Collection[str] | None]:
    """The regions of the audiences and of the cards that the change can have moved; None: all.

    Where there are more entries than voters, something may have come and gone again.
    """
    if voted is not None:
        alone = len(voted) == after.seq - before.seq
        return MOVED_BY_BALLOTS if alone else MOVED_BY_VOTES, CARD_MOVED_BY_BALLOTS
    beside = (each.name for each in fields(Sitting) if each.name not in OF_VOTES)
    if all(getattr(before.state, name) == getattr(after.state, name) for name in beside):
        return MOVED_BY_VOTES, card_moved_by_votes(after.state)
    return None, None


def _either(one: Collection[str] | None, other: Collection[str] | None) -> Collection[str] | None:
    return None if one is None or other is None else {*one, *other}


@dataclass(frozen=True)
class Place:
    """Where a socket sits: what it is shown depends on nothing else."""

    scene: Scene
    viewer: Viewer

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Worked out once: a thousand places are looked up at every push."""
        return hash((self.scene, self.viewer))


@dataclass
class Card:
    """The personal regions last shown at one place, and the seq at which one of them last changed.

    `untold`: those that one socket has asked for ahead of the picture that the others still wait for.
    """

    html: dict[str, str]
    version: int
    untold: dict[str, str] = field(default_factory=dict)


class Stage:
    def __init__(self, meeting: Meeting) -> None:
        self.meeting = meeting
        self.page: Page[Sitting] = sitting_of(meeting)
        self._shown: dict[Scene, Shown] = {}
        self._cards: dict[Place, Card] = {}
        self._right: set[Place] = (
            set()
        )  # whose card is what the page says: nothing to look at when they return
        # Whoever shows may leave off before the last turn: whose card was not right before the page moved on.
        self._owed: set[Place] = set()
        self._followed: set[Place] = set()
        self._watched: set[Scene] = set()
        self.desk_is_next = False
        self._situations, self._alike = Situations(), dict[Hashable, dict[str, str]]()
        self._situations.look_at(self.page.state)
        self._personal = Personal()
        self._joint: dict[tuple[int, Frame | None, tuple[tuple[str, str], ...]], Frame] = {}
        self._outside = OutsideClock(meeting.pk)
        self._recorded: deque[Recorded] = deque(maxlen=LINES)
        self._read_to = 0
        self._papers: dict[bool, tuple[PaperLink, ...]] = {}
        self._papers_of: tuple[int, ...] = ()
        self._filed_at, self._known = -1, Filed()

    def look_up(self) -> Page[Sitting]:
        """The sitting as it stands, without showing it yet."""
        return sitting_of(self.meeting)

    def show(
        self, page: Page[Sitting], places: Iterable[Place], people: frozenset[int]
    ) -> Iterator[dict[Place, Frame]]:
        """Moves on to `page`; the frames for those who see news, in turns: what all who look on see, then what each
        alone sees, and last the desk, whose screen says most and takes longest.

        Scenes that nobody watches stay as they are, and so do the cards, until somebody comes back to them.
        """
        places = set(places)
        before = self.page
        self._owed, self._followed = places - self._right, places
        voted = voted_since(before.state, page.state)
        only, of_card = _can_have_moved(before, page, voted)
        if before.state.leadership != page.state.leadership:
            self._cards.clear()  # who presides again would get the card from before, which is not on the screen
        if page.seq != before.seq:
            self._right = {place for place in self._right if not self._may_have_news(place, voted)}
        self.page = page
        self._situations.look_at(page.state)
        self._alike.clear()
        self._watched = {place.scene for place in places}
        self._joint.clear()
        at_desk = MOVED_AT_DESK if voted is None and only is not None else only
        for scene, shown in self._shown.items():
            shown.due = _either(shown.due, at_desk if scene.audience is Audience.DESK else only)
        desk = {place for place in places if place.scene.audience is Audience.DESK}
        if voted is None:
            yield self._common(places - desk, people, before.seq)
            self.desk_is_next = True
            yield self._own(places - desk, of_card)
        else:
            self.desk_is_next = True
            yield self._frames(places - desk, people, voted, of_card)
        self.desk_is_next = False
        yield self._frames(desk, people, voted, of_card)

    def _common(self, places: Collection[Place], people: frozenset[int], before: int) -> dict[Place, Frame]:
        """What all of an audience see. Whoever has a card stands where it stood until the card has come."""
        news = self._show_scenes(places, people)
        seen = {
            scene: Frame(0 if scene.outside else before, frame.regions) if PERSONAL[scene.audience] else frame
            for scene, frame in news.items()
            if frame is not None
        }
        return {place: seen[place.scene] for place in places if place.scene in seen}

    def _own(self, places: Collection[Place], of_card: Collection[str] | None) -> dict[Place, Frame]:
        """The cards that moved; all who have one have come as far as the journal now."""
        return {
            place: self._joined(place, None, self._show_card(place, of_card) or {})
            for place in places
            if PERSONAL[place.scene.audience]
        }

    def _frames(
        self,
        places: Collection[Place],
        people: frozenset[int],
        voted: frozenset[int] | None,
        of_card: Collection[str] | None,
    ) -> dict[Place, Frame]:
        """The news of these places. Of the cards the regions `of_card` can have changed."""
        news = self._show_scenes(places, people)
        frames: dict[Place, Frame] = {}
        for place in places:
            common = news[place.scene]
            own = self._show_card(place, of_card) if self._may_have_news(place, voted) else None
            if common is not None or own is not None:
                frames[place] = self._joined(place, common, own or {})
        return frames

    def since_all(self, asked: Iterable[tuple[Place, int, bool]], people: frozenset[int]) -> list[Frame]:
        """The answers to many at once: place, cursor, and whether it is the first asking."""
        return [self.since(place, cursor, people, first=first) for place, cursor, first in asked]

    def since(self, place: Place, cursor: int, people: frozenset[int], *, first: bool) -> Frame:
        """What the place has to be shown that stands at `cursor`; 0 knows nothing yet.

        On its first asking it is also shown what no number of the journal tells about.
        """
        if place.scene not in self._watched & self._shown.keys():
            self._show_again(place.scene, people)
        if place not in self._right:
            self._show_ahead(place)
        shown, card = self._shown[place.scene], self._cards[place]
        known = cursor if 0 < cursor <= self._seq(place.scene) else None  # sent out: never
        frame = shown.since(known)
        own = card.html if known is None or card.version > known or shown.leapt_over(known) else {}
        if first:
            own = {**own, **{name: shown.html[name] for name in BESIDE_JOURNAL & shown.html.keys()}}
        return self._joined(place, frame, own)

    def _seq(self, scene: Scene) -> int:
        """Insiders stand at the journal's seq, where their picture was left off at that of the picture; the others where
        something last changed for them; who was sent out stands nowhere, and is shown everything whenever he asks and
        when he is called back in.
        """
        if scene.outside:
            return 0
        shown = self._shown[scene]
        return shown.page if scene.audience in INSIDERS else shown.seq

    def _joined(self, place: Place, common: Frame | None, own: dict[str, str]) -> Frame:
        """Both in one frame, the same one for all who are shown the same: it is encoded once."""
        seq = self._seq(place.scene)
        if common is not None and common.seq == seq and not own:
            return common
        key = (seq, common, tuple(own.items()))
        if key not in self._joint:
            self._joint[key] = Frame(seq, {**(common.regions if common else {}), **own})
        return self._joint[key]

    def _show_scenes(self, places: Collection[Place], people: frozenset[int]) -> dict[Scene, Frame | None]:
        return {scene: self._show_scene(scene, people) for scene in {place.scene for place in places}}

    def _show_scene(self, scene: Scene, people: frozenset[int]) -> Frame | None:
        """Looks at what can have changed since it was last shown."""
        shown = self._shown.get(scene) or Shown(scene)
        seen = shown.due
        sitting, audience = self.page.state, followed_as(scene.audience, sent_out=scene.outside)
        links, recent, wished = (
            self._links(audience),
            self._recent(audience),
            wished_on(audience, self.meeting.pk),
        )
        views = look(sitting, audience, links, recent, only=seen, wished=wished, filed=self._filed())
        views |= look_beside(self.meeting.pk, sitting, audience, people)
        now = self._now(audience)
        news = shown.update(now, views, whole=seen is None)
        shown.look_at(now, seen)
        shown.due, shown.page = frozenset(), self.page.seq  # not before: where this failed, it is due still
        self._shown[scene] = shown
        return news

    def _show_again(self, scene: Scene, people: frozenset[int]) -> None:
        """To the first who come back. What may have moved is told them even where it is again as it was: a page of theirs,
        or another process, may have shown it as it stood in between.
        """
        shown = self._shown.get(scene)
        due = shown.due if shown else ()
        self._show_scene(scene, people)
        if shown:
            shown.tell_again(due, self._now(followed_as(scene.audience, sent_out=scene.outside)))
        self._watched.add(scene)

    def _filed(self) -> Filed:
        """Read once for all who watch."""
        if self._filed_at != self.page.seq:
            self._filed_at, self._known = self.page.seq, filed_of(self.meeting.pk, self.page.state)
        return self._known

    def _now(self, audience: Audience) -> int:
        """The version of what changes now: the public's own, so that it cannot count what is hidden from it."""
        return self.page.seq if audience in INSIDERS else self._outside.at(self.page)

    def _may_have_news(self, place: Place, voted: frozenset[int] | None) -> bool:
        """Where ballots alone came in, the cards of those who cast none are what they were."""
        waiting = place in self._owed or place.scene.audience is not Audience.MEMBER
        return waiting or voted is None or place.viewer.person in voted

    def _show_ahead(self, place: Place) -> None:
        """For the one who asks. Where the last picture was left off, the same person's other sockets are still owed it."""
        fresh = self._show_card(place) or {}
        if place in self._followed:
            self._cards[place].untold = fresh
            self._right.discard(place)

    def _show_card(self, place: Place, only: Collection[str] | None = None) -> dict[str, str] | None:
        """Brings the personal regions up to date, `only` those that can have changed; those that did."""
        card = self._cards.setdefault(place, Card({}, 0))
        told = self._told(place, None if place in self._owed else only)
        self._right.add(place)
        self._owed.discard(place)
        fresh = {name: html for name, html in told.items() if card.html.get(name) != html}
        untold, card.untold = card.untold, {}
        if fresh:
            card.html.update(fresh)
            card.version = self.page.seq
        return untold | fresh or None

    def _told(self, place: Place, only: Collection[str] | None) -> dict[str, str]:
        """The personal regions as they are now: worked out once for all members in the same situation."""
        scene, viewer = place.scene, place.viewer
        member = scene.audience is Audience.MEMBER
        asked = [name for name in PERSONAL[scene.audience] if only is None or name in only]
        situation = self._situations.of(viewer.person, to_vote=asked == ["you"]) if member else viewer
        known = self._alike.setdefault((scene, situation), {})
        missing = [name for name in asked if name not in known]
        if missing:
            views = look_personally(self.page.state, scene.audience, viewer, only=missing)
            known |= {name: self._personal.render(scene, name, view) for name, view in views.items()}
        return {name: known[name] for name in asked}

    def _links(self, audience: Audience) -> tuple[PaperLink, ...]:
        items = self.page.state.dealt_with
        if items != self._papers_of or not self._papers:
            self._papers = {
                public_only: papers_of(items, public_only=public_only) for public_only in (True, False)
            }
            self._papers_of = items
        return self._papers[audience not in INSIDERS]

    def _recent(self, audience: Audience) -> Recent:
        if audience is not Audience.DESK:
            return NOTHING_RECENT
        if self._read_to < self.page.seq:
            self._recorded.extend(told_of(self.meeting.pk, self._read_to, self.page.seq))
            self._read_to = self.page.seq
        return Recent(tuple(self._recorded), self.page.seq)
