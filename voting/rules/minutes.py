"""How minutes become final, who signs them, and until when: the rules that a profile can name. Pure."""

from enum import StrEnum


class FinalBy(StrEnum):
    """What makes minutes final: the signatures (§ 52 Abs. 1 GO NRW), the approval (Genehmigung, Art. 54 Abs. 2 BayGO),
    or that objections (Einwendungen) are decided and no more can come (§ 61 Abs. 3 HGO, § 38 Abs. 2 GemO).
    """

    SIGNATURES = "signatures"
    APPROVAL = "approval"
    OBJECTIONS = "objections"


class SignedBy(StrEnum):
    """Who signs: everybody who led (Vorsitz); also the clerk (Schriftführung); also two members who took part."""

    CHAIR = "chair"
    CHAIR_AND_CLERK = "chair_and_clerk"
    CHAIR_MEMBERS_AND_CLERK = "chair_members_and_clerk"


class Due(StrEnum):
    """Until when the minutes have to be signed, counted from the day on which the sitting was closed."""

    TWO_WEEKS = "two_weeks"
    FOUR_WEEKS = "four_weeks"
    SIX_WEEKS = "six_weeks"
    ONE_MONTH = "one_month"
    NEXT_MEETING = "next_meeting"
