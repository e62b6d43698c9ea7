"""What a reader sees of an agenda: frozen objects in which what the reader may not see does not exist."""

from dataclasses import dataclass
from datetime import datetime
from uuid import UUID


@dataclass(frozen=True, kw_only=True)
class FileView:
    """A file (Anlage) as a link. `size` in bytes; `external_url` where only the source has the content."""

    token: UUID
    name: str
    file_name: str
    size: int | None
    mime_type: str
    external_url: str
    public: bool
    signed: bool = False

    @property
    def kind(self) -> str:
        """The type as people know it: "PDF"."""
        return self.mime_type.rsplit("/", 1)[-1].upper()

    @property
    def address_name(self) -> str:
        """What stands last in its address, for those who save it."""
        return self.file_name or "datei"


@dataclass(frozen=True, kw_only=True)
class PaperView:
    """A paper (Vorlage) of an item, with its main file first."""

    id: int
    reference: str
    name: str
    public: bool
    files: tuple[FileView, ...]


@dataclass(frozen=True, kw_only=True)
class ResolutionView:
    """An announced result (Beschluss). `sentence` tells it with its arithmetic; empty if no paragraph is known.
    `meeting` and the number of the `vote` lead to its record. `heading` says what `text` is: the wording as adopted, or
    as put to the vote. `resolution` is its number (Beschlussnummer), `standing` says whether it may be carried out;
    both are empty where that is not known. `extract` leads to it by itself (Beschlussauszug); 0 for a rejected proposal.
    Of an `election` there are no numbers of Yes and No: `text` is what was elected to, `sentence` the result.
    """

    meeting: int
    vote: int
    heading: str
    text: str
    carried: bool
    yes: int
    no: int
    abstain: int
    sentence: str
    resolution: str = ""
    standing: str = ""
    extract: int = 0
    election: bool = False

    @property
    def yes_and_no(self) -> int:
        return self.yes + self.no

    @property
    def cast(self) -> int:
        """Valid votes, and at least one: the length of the bar."""
        return max(1, self.yes_and_no + self.abstain)


@dataclass(frozen=True, kw_only=True)
class ItemView:
    """One agenda item (TOP). Of a veiled one only number and neutral title exist, and `id` is None.

    `running`: it is being dealt with now; a called item that is not was left without a result.
    """

    id: int | None
    number: str
    title: str
    public: bool
    kind: str = ""
    state: str = ""
    state_label: str = ""
    running: bool = False
    result: str = ""
    proposed_resolution: str = ""
    public_name: str = ""
    papers: tuple[PaperView, ...] = ()
    files: tuple[FileView, ...] = ()
    resolutions: tuple[ResolutionView, ...] = ()


@dataclass(frozen=True, kw_only=True)
class AgendaView:
    """An agenda (Tagesordnung) in its two parts, as one reader may see it.

    `shown` is False while it is a draft that this reader may not see; `entitled`: the closed part is readable.
    """

    shown: bool
    published_at: datetime | None
    version: int
    entitled: bool = False
    public: tuple[ItemView, ...] = ()
    closed: tuple[ItemView, ...] = ()

    @property
    def is_draft(self) -> bool:
        return self.published_at is None

    @property
    def files(self) -> int:
        """How many files a reader can open from here."""
        items = (*self.public, *self.closed)
        return sum(len(item.files) + sum(len(paper.files) for paper in item.papers) for item in items)
