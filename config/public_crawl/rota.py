"""Where the watch goes on: each round that came to its end is remembered, so that the next one knows what is new, whose
turn it is, and what has to be looked at again because something was found there.
"""

from collections.abc import Iterable, Iterator

from django.utils.translation import gettext

from config.models import Rota
from config.public_crawl.changes import changed, fingerprints
from config.public_crawl.closed import name_of
from config.public_crawl.tonight import NIGHTS, Tonight
from config.public_crawl.watch import Read
from documents.models import File
from sessions_app.models import Body

MOST = 500  # places that are looked at again


class Turn:
    """One round: `tonight` is what it reads, `again` the addresses where the last one found something."""

    def __init__(self, body: Body, *, whole: bool) -> None:
        self._rota = Rota.objects.filter(body=body).first() or Rota(body=body)
        self._rows = fingerprints(body)
        self._found: list[str] = []
        self._suspects: set[str] = set()
        self.again: list[str] = self._rota.again
        self.tonight = Tonight() if whole else self._share(body)

    def _share(self, body: Body) -> Tonight:
        """Before the first round everything is new, and has its turn within NIGHTS nights like all that is old."""
        fresh = changed(self._rota.rows, self._rows) if self._rota.rows else {}
        names = {name_of(model, key) for model, keys in fresh.items() for key in keys}
        tonight = Tonight(self._rota.share, NIGHTS, fresh, names | set(self._rota.suspects))
        files = File.objects.filter(owner=body.slug).order_by("-pk").values_list("pk", "token")
        tokens = dict(files.iterator())
        chosen = {str(tokens[key]) for key in tonight.keys(File, list(tokens))}
        return Tonight(tonight.share, NIGHTS, fresh, tonight.suspects, chosen)

    def __str__(self) -> str:
        if self.tonight.nights == 1:
            return gettext("This round reads everything.")
        fresh = sum(map(len, self.tonight.fresh.values()))
        return gettext(
            "This round reads the lists, the newest, %(fresh)d rows that are new, changed or belong to such, and part %(share)d of %(nights)d of all others."
        ) % {"fresh": fresh, "share": self.tonight.share + 1, "nights": self.tonight.nights}

    def noted(self, read: Iterable[Read]) -> Iterator[Read]:
        for seen, finding in read:
            if finding and len(self._found) < MOST:
                self._found.append(seen.path)
                self._suspects.update(finding.rows)
            yield seen, finding

    def ended(self) -> None:
        """A round that read everything takes no turn away."""
        self._rota.rows, self._rota.again, self._rota.suspects = (
            self._rows,
            self._found,
            sorted(self._suspects),
        )
        if self.tonight.nights > 1:
            self._rota.share = (self._rota.share + 1) % NIGHTS
        self._rota.save()
