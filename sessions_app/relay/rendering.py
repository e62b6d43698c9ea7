"""Regions as HTML: each rendered once for all who see the same, again only when its view object changed."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from operator import itemgetter

from django.template.loader import render_to_string
from django.utils import translation

from sessions_app.relay.frame import Frame
from sessions_app.screens.audience import Audience

KEPT = 500  # renderings of personal regions that are remembered
Leap = tuple[int, int, Collection[str] | None]


@dataclass(frozen=True)
class Scene:
    """What a rendering depends on besides the view object. `outside`: of members who were sent out of the room."""

    meeting: int
    audience: Audience
    language: str
    outside: bool = False

    def __hash__(self) -> int:
        return self._hash

    @cached_property
    def _hash(self) -> int:
        """Worked out once: it is looked up for every socket at every push."""
        return hash((self.meeting, self.audience, self.language, self.outside))


def render(scene: Scene, region: str, view: object) -> str:
    """The region as the page includes it, without what belongs to one page alone."""
    kind = region.partition("-")[0]  # seats-1, seats-2 … are of one kind
    context = {kind: view, "meeting": scene.meeting, "audience": scene.audience.value}
    with translation.override(scene.language):
        return render_to_string(f"sitting/regions/{kind}.html", context).strip()


@dataclass
class Shown:
    """What one audience was last shown in one language, and at which seq each region last changed.

    `frames` are the answers to cursors, made once for all who return with the same one; `page`: the seq of the sitting
    that was last looked at, -1 for none; `due`: the regions that can have changed since, None for all; `stood`: the
    number of that look for this audience; `leaps`: between which two looks entries were passed over, and what they can
    have moved and moved back.
    """

    scene: Scene
    page: int = -1
    due: Collection[str] | None = None
    views: dict[str, object] = field(default_factory=dict)
    html: dict[str, str] = field(default_factory=dict)
    versions: dict[str, int] = field(default_factory=dict)
    frames: dict[int, Frame] = field(default_factory=dict)
    stood: int = -1
    leaps: list[Leap] = field(default_factory=list)

    @property
    def seq(self) -> int:
        """Where this audience stands: the public learns nothing from entries that do not concern it."""
        return max(self.versions.values(), default=0)

    def update(self, seq: int, views: Mapping[str, object], *, whole: bool) -> Frame | None:
        """Takes the views after entry `seq`; the frame with what changed, if anything did.

        `whole`: they are all there are, and a region that is not among them is there no longer.
        """
        if whole:
            self._forget(self.views.keys() - views.keys())
        changed = {name: view for name, view in views.items() if self.views.get(name) != view}
        fresh = {name: render(self.scene, name, view) for name, view in changed.items()}
        self.views.update(changed)
        self.html.update(fresh)
        self.versions.update(dict.fromkeys(changed, seq))
        if not changed:
            return None
        self.frames.clear()
        return Frame(self.seq, fresh)

    def _forget(self, regions: Iterable[str]) -> None:
        for name in regions:
            del self.views[name], self.html[name], self.versions[name]

    def tell_again(self, regions: Collection[str] | None, seq: int) -> None:
        """These, or all, as if they had changed at `seq`: nobody knows what those who come have seen of them."""
        told = [name for name in self.html if regions is None or name in regions]
        self.versions.update(dict.fromkeys(told, seq))
        self.frames.clear()

    def look_at(self, seq: int, due: Collection[str] | None) -> None:
        """The audience stands at `seq` from now on; `due` is what the entries up to it can have moved."""
        if 0 <= self.stood < seq - 1:
            self.leaps.append((self.stood, seq, due))
        self.stood = seq

    def leapt_over(self, cursor: int) -> bool:
        """Whether who stands at `cursor` was shown by somebody else what was never shown here."""
        return self._leap_over(cursor) is not None

    def _leap_over(self, cursor: int) -> Leap | None:
        """They lie one behind the other: of an evening's thousands one is looked at."""
        behind = bisect_left(self.leaps, cursor, key=itemgetter(0))
        found = self.leaps[behind - 1] if behind else None
        return found if found and cursor < found[1] else None

    def since(self, cursor: int | None) -> Frame:
        """What changed after `cursor`, or may have changed back; everything, where nobody knows what the client has (None)."""
        place = -1 if cursor is None else cursor
        if place not in self.frames:
            leap = self._leap_over(place)
            again = leap[2] if leap else ()
            regions = {
                name: html
                for name, html in self.html.items()
                if self.versions[name] > place or again is None or name in again
            }
            self.frames[place] = Frame(self.seq, regions)
        return self.frames[place]


class Personal:
    """Personal regions, cached by what they show: all in the same situation share one rendering."""

    def __init__(self) -> None:
        self._known: dict[tuple[Scene, str, object], str] = {}

    def render(self, scene: Scene, region: str, view: object) -> str:
        place = (scene, region, view)
        if place not in self._known:
            if len(self._known) >= KEPT:
                self._known.clear()
            self._known[place] = render(scene, region, view)
        return self._known[place]
