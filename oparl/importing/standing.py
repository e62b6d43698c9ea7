"""How far a server is read, in rows: an interrupted run goes on at its page, a finished one asks for changes alone."""

from collections.abc import Iterable, Iterator
from datetime import datetime, timedelta

from django.utils import timezone

from oparl.importing import reach
from oparl.importing.api import LISTS
from oparl.importing.kinds import MODELS
from oparl.importing.source import Begin, Turned
from oparl.models import Mirror, MirroredList, Taken
from sessions_app.models import Body

# Changes are asked for again from a day before: clocks that differ, zones that were forgotten, commits that came late.
OVERLAP = timedelta(days=1)
# Servers of OParl 1.0 need not say what vanished from a list: so often all lists are read whole.
WHOLE_EVERY = timedelta(days=7)
MOST_ASKED = 500  # missing objects asked for one by one in one run; the others have their turn in the next


class Mirrored:
    """The standing of one body with one server. A `dry` one looks, and notes nothing."""

    def __init__(self, body: Body, address: str, *, whole: bool = False, dry: bool = False) -> None:
        self._body, self._whole, self._dry = body, whole, dry
        self._mirror = _mirror(body, address[:500])
        self.began: datetime = self._mirror.began or timezone.now()
        self._begun: list[str] = []
        self._ended: set[str] = set()
        if not dry:
            self._mirror.began = self.began
            self._mirror.save()

    def begin(self, name: str, url: str) -> Begin | None:
        self._begun.append(name)
        known = self._list(name)
        if known.read and known.read >= self.began:
            self._ended.add(name)
            return None
        since = self._since(known)
        if known.following and not self._whole:
            return Begin(known.following, since if known.filtered else None)
        known.began = None
        return Begin(reach.since(url, since), since) if since else Begin(url)

    def _list(self, name: str) -> MirroredList:
        found = self._mirror.lists.filter(name=name).first() if self._mirror.pk else None
        return found or MirroredList(mirror=self._mirror, name=name)

    def _since(self, known: MirroredList) -> datetime | None:
        """From when on changes are asked for; None where everything is due."""
        lately = known.read_whole and known.read_whole > self.began - WHOLE_EVERY
        if self._whole or known.deaf or known.read is None or not lately:
            return None
        return known.read - OVERLAP

    def keep(self, turned: Iterable[Turned]) -> None:
        """Notes pages whose objects are in the same transaction."""
        for page in turned:
            known = self._list(page.name)
            begun_here = not known.following or (self._whole and not page.filtered)
            known.began = self.began if begun_here or known.began is None else known.began
            known.following, known.filtered = page.following, page.filtered
            known.deaf = known.deaf or page.deaf
            if not page.following:
                self._ended.add(page.name)
                known.read = known.began
                known.read_whole = known.read_whole if page.filtered else known.began
            known.save()

    def missing(self) -> Iterator[tuple[str, str]]:
        if self._dry:
            return
        for name in self._begun:
            known = self._list(name)
            if name not in LISTS or known.read is None or known.read != known.read_whole:
                continue
            rows = Taken.objects.filter(body=self._body, kind=LISTS[name], seen__lt=known.read_whole)
            gone = MODELS[LISTS[name]].objects.filter(deleted=True, oparl_id__isnull=False)
            rows = rows.exclude(oparl_id__in=gone.values("oparl_id"))
            yield from list(rows.order_by("seen", "pk").values_list("kind", "oparl_id")[:MOST_ASKED])

    def finish(self) -> None:
        """The run has come to its end; the lists that broke off go on where they were."""
        self._mirror.began = None
        self._mirror.save()

    def unfinished(self) -> list[str]:
        """The lists that this run could not read to the end."""
        return [name for name in self._begun if name not in self._ended]


def _mirror(body: Body, address: str) -> Mirror:
    return Mirror.objects.filter(body=body, address=address).first() or Mirror(body=body, address=address)
