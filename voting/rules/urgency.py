"""Who may take an urgent decision in place of the council (Dringlichkeitsentscheidung, Eilentscheidung). Pure."""

from collections.abc import Mapping
from enum import StrEnum


class Way(StrEnum):
    """Who decides: Hauptausschuss, Finanzausschuss, Bürgermeisterin oder Bürgermeister allein oder gemeinsam mit einem
    Ratsmitglied, mit dem Vorsitz der Vertretung, mit einer Stellvertretung.
    """

    MAIN_COMMITTEE = "main_committee"
    FINANCE_COMMITTEE = "finance_committee"
    MAYOR = "mayor"
    MAYOR_AND_MEMBER = "mayor_and_member"
    MAYOR_AND_CHAIR = "mayor_and_chair"
    MAYOR_AND_DEPUTY = "mayor_and_deputy"


# The rules that a profile can name.
DECIDERS: Mapping[str, tuple[Way, ...]] = {
    "main_committee_or_mayor_with_member": (Way.MAIN_COMMITTEE, Way.MAYOR_AND_MEMBER),
    "main_committee_or_mayor_with_deputy": (Way.MAIN_COMMITTEE, Way.MAYOR_AND_DEPUTY),
    "finance_committee": (Way.FINANCE_COMMITTEE,),
    "mayor_alone": (Way.MAYOR,),
    "mayor_with_chair": (Way.MAYOR_AND_CHAIR,),
}
