"""What is tried for the parameters of addresses in one night."""

from collections.abc import Sequence

from django.db.models import Model

from config.public_crawl.tonight import Tonight
from config.public_crawl.values import Rows
from documents.models import File
from sessions_app.models import Body


class RowsOfTonight(Rows):
    """What is tried of the rows of one body. What belongs to another thing is tried with its own, and with one that is a
    stranger to it: each with each would be millions.
    """

    def __init__(self, body: Body, tonight: Tonight) -> None:
        super().__init__(body)
        self._tonight = tonight
        self._kept: dict[type[Model], list[int]] = {}

    def keys_of(self, model: type[Model]) -> list[int]:
        if model not in self._kept:
            self._kept[model] = self._tonight.keys(model, sorted(super().keys_of(model), reverse=True))
        return self._kept[model]

    def files(self) -> Sequence[object]:
        chosen = set(self.keys_of(File))
        closed = self.closed_files().values_list("pk", "token")
        return [super().files()[0], *(token for key, token in closed if key in chosen)]

    def beside(self, keys: Sequence[object], before: tuple[object, ...]) -> Sequence[object]:
        stranger = sum(value for value in before if isinstance(value, int)) + self._tonight.share
        return list(dict.fromkeys((keys[0], keys[stranger % len(keys)], keys[-1])))
