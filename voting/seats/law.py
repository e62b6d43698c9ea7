"""Which law names which method: a draft, as no lawyer has checked it yet (Entwurf). Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from voting.seats.allocation import Method


@dataclass(frozen=True)
class Provision:
    """What a state's law says. `method` None: the law leaves it to the rules of procedure or to an agreement."""

    source: str
    method: Method | None = None


# By rule profile. Committee seats where no agreement comes about.
COMMITTEE_SEATS: Mapping[str, Provision] = {
    "nrw": Provision("§ 50 Abs. 3 GO NRW", Method.HARE_NIEMEYER),
    "by": Provision("Art. 33 GO Bayern"),
    "he": Provision("§ 62 Abs. 2 HGO"),
    "bw": Provision("§ 40 Abs. 2 GemO BW"),
    "ni": Provision("§ 71 NKomVG", Method.D_HONDT),
    "bb": Provision("§ 41 BbgKVerf", Method.HARE_NIEMEYER),
}
# Committee chairs where no agreement comes about: access by d'Hondt.
COMMITTEE_CHAIRS: Mapping[str, Provision] = {
    "nrw": Provision("§ 58 Abs. 5 GO NRW", Method.D_HONDT),
    "ni": Provision("§ 71 Abs. 8 NKomVG", Method.D_HONDT),
}
