"""What everything that is written has in common: addresses, references, heads, embedded objects."""

from collections.abc import Callable, Iterable
from typing import Any

from django.db.models import Model

from oparl.models import OpenData
from oparl.out import addresses
from oparl.out.kinds import NAMES, TYPES
from oparl.out.saying import Json, said
from sessions_app.models import Body


class Desk:
    """Where the objects of one body are written, under one host (`home`; empty where only the content counts).

    `heads` remembers every object written, embedded ones too, whose times are still to be entered.
    """

    def __init__(self, body: Body, home: str = "") -> None:
        self.body, self.home = body, home
        self.open_data = OpenData.objects.filter(body=body).first() or OpenData(body=body)
        self.heads: list[tuple[str, int, Json]] = []
        self.orders: dict[int, int] = {}  # of agenda items that stand alone

    def url(self, kind: str, row: Model | int) -> str:
        return self.home + addresses.path_of(kind, row if isinstance(row, int) else row.pk)

    def urls(self, kind: str, rows: Iterable[Model]) -> list[str]:
        """References to rows, each once."""
        return list(dict.fromkeys(self.url(kind, row) for row in rows))

    def list_url(self, kind: str, row: Model, name: str) -> str:
        return self.home + addresses.list_path(kind, row.pk, name)

    def page(self, kind: str, key: int) -> str:
        path = addresses.page_path(kind, key)
        return self.home + path if path else ""

    def thing(self, kind: str, row: Model, **properties: Any) -> Json:
        """An object with those of the properties that have a value."""
        made = {"id": self.url(kind, row), "type": TYPES + NAMES[kind]} | said(**properties)
        self.heads.append((kind, row.pk, made))
        return made

    def embed(self, write: "Write", row: Any) -> Json | None:
        """A row as an object within another, or None for none."""
        return write(self, row, alone=False) if row else None

    def embed_all(self, write: "Write", rows: Iterable[Any]) -> list[Json]:
        """Each once."""
        return [write(self, row, alone=False) for row in {row.pk: row for row in rows}.values()]


Write = Callable[..., Json]
