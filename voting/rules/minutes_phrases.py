"""The rules on minutes in words: what each value in a profile means. Pure; msgids, the edge translates."""

from collections.abc import Mapping

from journal.events import N_
from voting.rules.minutes import Due, FinalBy, SignedBy
from voting.rules.schema import Content

TITLES: Mapping[str, str] = {
    "minutes.final_by": N_("When minutes are final"),
    "minutes.signed_by": N_("Who signs the minutes"),
    "minutes.due": N_("Until when the minutes are signed"),
    "minutes.objection_days": N_("Period for objections to the minutes"),
    "minutes.names_on_internet": N_("Names of those present on the Internet"),
    "minutes.debate_on_internet": N_("The debate on the Internet"),
    "minutes.roll_call_on_internet": N_("Roll calls on the Internet"),
}
MEANINGS: Mapping[tuple[str, Content], str] = {
    ("minutes.final_by", FinalBy.SIGNATURES): N_(
        "The minutes are final with the last signature. Objections that are upheld stand as corrections in the next "
        "minutes."
    ),
    ("minutes.final_by", FinalBy.APPROVAL): N_(
        "The minutes are final when a next meeting has approved them. The approval goes on its agenda by itself."
    ),
    ("minutes.final_by", FinalBy.OBJECTIONS): N_(
        "The minutes are final when the body has decided the objections and the time for them is over."
    ),
    ("minutes.signed_by", SignedBy.CHAIR): N_("Whoever presided signs, each for their own items."),
    ("minutes.signed_by", SignedBy.CHAIR_AND_CLERK): N_(
        "Whoever presided signs, each for their own items, and the clerk."
    ),
    ("minutes.signed_by", SignedBy.CHAIR_MEMBERS_AND_CLERK): N_(
        "Whoever presided signs, each for their own items, two members who took part, and the clerk."
    ),
    ("minutes.due", Due.TWO_WEEKS): N_("Within two weeks after the meeting."),
    ("minutes.due", Due.FOUR_WEEKS): N_("Within four weeks after the meeting."),
    ("minutes.due", Due.SIX_WEEKS): N_("Within six weeks after the meeting."),
    ("minutes.due", Due.ONE_MONTH): N_("Within one month after the meeting."),
    ("minutes.due", Due.NEXT_MEETING): N_("At the latest on the day of the next meeting."),
    ("minutes.due", None): N_("The law names no deadline for the minutes."),
    ("minutes.objection_days", None): N_(
        "No number of days is named: objections can be raised until the body has dealt with the minutes."
    ),
    ("minutes.names_on_internet", True): N_("The published minutes name those who were present or excused."),
    ("minutes.names_on_internet", False): N_(
        "The published minutes leave out the names of members who did not preside; the signed ones have them."
    ),
    ("minutes.debate_on_internet", True): N_("The published minutes hold the clerk’s account of the debate."),
    ("minutes.debate_on_internet", False): N_(
        "The published minutes leave out the debate and who spoke; the signed ones have it."
    ),
    ("minutes.roll_call_on_internet", True): N_(
        "The published minutes say how each member answered a roll call."
    ),
    ("minutes.roll_call_on_internet", False): N_(
        "The published minutes give the numbers of a roll call and no names; the signed ones have the names."
    ),
}
OBJECTION_DAYS = N_("Objections can be raised within %(number)d days after the last signature.")
