"""The rules in words: what each key is about, and what its value means. Pure; msgids, the edge translates."""

from collections.abc import Mapping

from journal.events import N_
from voting.elections.phrases import MEANINGS as OF_ELECTIONS
from voting.rules import participation_phrases as of_residents
from voting.rules.deadlines import RULES as RULES_OF_DEADLINES
from voting.rules.majority import MORE_YES_THAN_NO, SPECIAL, UNANIMOUS, Majority
from voting.rules.matters import Matter
from voting.rules.minutes_phrases import MEANINGS as OF_MINUTES
from voting.rules.minutes_phrases import OBJECTION_DAYS
from voting.rules.minutes_phrases import TITLES as TITLES_OF_MINUTES
from voting.rules.requests import Way as Demanding
from voting.rules.schema import Content, Origin, key_of, mayor_key
from voting.rules.urgency import Way

DEADLINES = ("notice.by", "agenda.public_by")
# The kinds of resolution, by what the law demands for them.
KINDS: Mapping[Majority, str] = {
    Majority.SIMPLE: N_("Simple majority"),
    Majority.MAIN_BYLAW: N_("Main by-law: adopting or changing it"),
    Majority.MAYOR_REMOVAL: N_("Removal of the mayor"),
    Majority.DEPUTY_REMOVAL: N_("Removal of a deputy mayor"),
    Majority.REMOTE_MEETING: N_("Meetings by video"),
    Majority.JOINT_PROPOSAL: N_("Joint proposal for the committees"),
    Majority.URGENCY: N_("Vote on urgency"),
    Majority.OTHER: N_("Majority demanded by another rule"),
}
# The matters in which a law may keep the mayor off the register.
MATTERS: Mapping[Matter, str] = {
    Matter.AGENDA: N_("Convening and agenda"),
    Matter.COMMITTEES: N_("Committees: forming, filling, chairs"),
    Matter.JOINT_PROPOSAL: N_("Joint proposal for the committees"),
    Matter.MAYOR_CLAIMS: N_("Claims against the mayor, conduct of the mayor’s office"),
    Matter.OVERSIGHT: N_("Oversight: inspection of files, statement of the mayor"),
    Matter.MAYOR_REMOVAL: N_("Removal of the mayor"),
    Matter.PORTFOLIOS: N_("Portfolios of the deputies, staff in leading positions"),
    Matter.DISCHARGE: N_("Annual accounts and discharge"),
}
TITLES: Mapping[str, str] = {
    "convene.minority": N_("Who may demand a meeting"),
    "notice.period": N_("Period of notice"),
    "notice.form": N_("Form of the invitation"),
    "notice.by": N_("Last day of the invitation"),
    "agenda.proposal_right": N_("Who may propose items"),
    "agenda.publication": N_("Publication of the agenda"),
    "agenda.public_by": N_("Last day of the public announcement"),
    "agenda.urgent_items": N_("Urgent items"),
    "agenda.urgent_extension": N_("Vote on urgency"),
    "public.exclusion": N_("Exclusion of the public"),
    "public.closed_results": N_("Publication of closed resolutions"),
    "public.broadcast": N_("Broadcasts and recordings on the Internet"),
    "quorum.rule": N_("Quorum"),
    "quorum.presumption": N_("Presumption of a quorum"),
    "quorum.second_meeting": N_("Quorum in a second meeting"),
    "quorum.committee_council_majority": N_("Council members in committees"),
    "quorum.bias": N_("Quorum and bias"),
    "recusal.leaves_the_room_in_closed_part": N_("Biased members in the closed part"),
    "majority.simple": N_("Majority for resolutions"),
    **{key_of(kind): KINDS[kind] for kind in SPECIAL},
    "majority.casting_vote": N_("Casting vote of the chair"),
    **{mayor_key(matter): title for matter, title in MATTERS.items()},
    "ballot.abstention": N_("Abstention"),
    "ballot.change_until_close": N_("Changing one’s vote"),
    "vote.roll_call": N_("Roll-call vote"),
    "vote.roll_call_demand": N_("Demanding a roll call"),
    "vote.secret": N_("Secret vote"),
    "vote.secret_demand": N_("Demanding a secret vote"),
    "vote.secret_first": N_("Secret vote and roll call"),
    "vote.written_procedure": N_("Resolutions by circulation"),
    "election.ballot": N_("Open or secret election"),
    "election.first_round": N_("First round"),
    "election.second_round": N_("Second round"),
    "election.tie": N_("Tie in an election"),
    "election.by_hand": N_("Election by show of hands"),
    "election.base": N_("Number needed"),
    "election.no_votes": N_("No in an election"),
    "election.half_invalid": N_("Many invalid ballots"),
    "election.next_round": N_("When nobody reaches the number needed"),
    "election.alone": N_("When nobody stands against"),
    "committee.seats": N_("Allocation of seats"),
    "committee.seats_by": N_("What seats go by"),
    "committee.seats_method": N_("Method for the seats"),
    "committee.majority_first": N_("A group with more than half"),
    "committee.chairs": N_("Chairs of the committees"),
    "committee.chairs_method": N_("Method for the chairs"),
    "committee.citizens": N_("Citizens in committees"),
    "committee.substitutes": N_("Substitutes"),
    "urgency.deciders": N_("Urgent decision in place of the council"),
    "objection.committee": N_("Objection to a committee’s resolution"),
    "objection.committee_days": N_("Objection period for committees"),
    "objection.mayor_days": N_("Objection by the mayor"),
    "objection.again_days": N_("New decision after an objection"),
    "objection.legality": N_("Objection to unlawful resolutions"),
    "minutes.content": N_("Content of the minutes"),
    "minutes.signers": N_("Signatures"),
    "minutes.deadline": N_("Deadline of the minutes"),
    "minutes.approval": N_("Approval and objections"),
    "minutes.member_vote": N_("Recording one’s own vote"),
    "minutes.audio": N_("Sound recordings"),
    **TITLES_OF_MINUTES,
    **of_residents.TITLES,
    "digital.basis": N_("When video is allowed"),
    "digital.chair": N_("The chair"),
    "digital.secret": N_("Secret votes and elections"),
}
# Who may take an urgent decision.
WAYS: Mapping[Way, str] = {
    Way.MAIN_COMMITTEE: N_("The main committee"),
    Way.FINANCE_COMMITTEE: N_("The finance committee"),
    Way.MAYOR: N_("The mayor"),
    Way.MAYOR_AND_MEMBER: N_("The mayor with one council member"),
    Way.MAYOR_AND_CHAIR: N_("The mayor with the chair of the council"),
    Way.MAYOR_AND_DEPUTY: N_("The mayor with a deputy"),
}
# What a majority means, whatever it is demanded for.
MAJORITIES: Mapping[Content, str] = {
    MORE_YES_THAN_NO: N_(
        "Carried is what gets more Yes than No votes. Abstentions and invalid votes do not count; a tie is a "
        "rejection."
    ),
    "more_than_half_of_votes": N_("More than half of the votes cast have to be Yes, abstentions included."),
    "more_than_half_of_present": N_("More than half of those present with a vote have to vote Yes."),
    "more_than_half_of_statutory": N_(
        "More than half of the statutory number of members have to vote Yes, however many are present."
    ),
    "more_than_half_of_elected": N_(
        "More than half of the statutory number of council members have to vote Yes. The mayor does not count."
    ),
    "two_thirds_of_yes_and_no": N_("At least two thirds of the Yes and No votes have to be Yes."),
    "two_thirds_of_votes": N_("At least two thirds of the votes cast have to be Yes, abstentions included."),
    "two_thirds_of_present": N_("At least two thirds of those present with a vote have to vote Yes."),
    "two_thirds_of_statutory": N_(
        "At least two thirds of the statutory number of members have to vote Yes, however many are present."
    ),
    "two_thirds_of_elected": N_(
        "At least two thirds of the statutory number of council members have to vote Yes. The mayor does not count."
    ),
    "three_quarters_of_statutory": N_(
        "At least three quarters of the statutory number of members have to vote Yes, however many are present."
    ),
    UNANIMOUS: N_("Nobody may vote No, and somebody has to vote Yes. Abstentions do no harm."),
    "all_of_present": N_("All who are present with a vote have to vote Yes."),
    "all_of_statutory": N_("All members that the law provides for have to vote Yes."),
    None: N_(
        "This law names no majority for it here. Whoever opens the vote chooses the majority and enters the paragraph."
    ),
}
# How many have to demand a kind of vote, whichever it is.
DEMANDS: Mapping[Content, str] = {
    "one_tenth_of_statutory": N_("At least one tenth of the statutory number of members has to demand it."),
    "one_fifth_of_statutory": N_("At least one fifth of the statutory number of members has to demand it."),
    "one_quarter_of_statutory": N_(
        "At least one quarter of the statutory number of members has to demand it."
    ),
    "one_third_of_statutory": N_("At least one third of the statutory number of members has to demand it."),
    "one_fifth_of_present": N_("At least one fifth of those present with a vote has to demand it."),
    "one_quarter_of_present": N_("At least one quarter of those present with a vote has to demand it."),
    "one_third_of_present": N_("At least one third of those present with a vote has to demand it."),
    Demanding.BY_RESOLUTION: N_("The council resolves on it by a majority."),
    Demanding.NEVER: N_(
        "Votes are never secret; only elections are. A motion for a secret vote is refused on the screen."
    ),
    None: N_("The law names no number. The desk enters the one that the rules of procedure name."),
}
METHODS: Mapping[Content, str] = {
    "hare_niemeyer": N_("Hare/Niemeyer: the largest remainders."),
    "d_hondt": N_("d’Hondt: the highest numbers."),
    "sainte_lague": N_("Sainte-Laguë/Schepers: the highest numbers, divided by odd numbers."),
    None: N_("The law names no method; local rules or an agreement do."),
}
# What a value means that the program acts on. A number fills `%(number)d`.
_MEANINGS: Mapping[tuple[str, Content], str] = {
    ("agenda.urgent_extension", "simple"): N_("An item is urgent if there are more Yes than No votes."),
    ("agenda.urgent_extension", None): N_(
        "The majority that the law demands cannot be counted here yet: an urgent item is refused on the screen, "
        "and the matter has to be settled outside the program."
    ),
    ("quorum.rule", "more_than_half_of_statutory"): N_(
        "More than half of the statutory number of members has to be present. Vacant seats do not lower it."
    ),
    ("quorum.rule", "at_least_half_of_statutory"): N_(
        "At least half of the statutory number of members has to be present."
    ),
    ("quorum.presumption", True): N_("A quorum once found is presumed until a lack of it is found."),
    ("quorum.presumption", False): N_("Nothing is presumed: there has to be a quorum at every vote."),
    ("quorum.committee_council_majority", True): N_(
        "A committee has a quorum only while more council members than expert citizens are present."
    ),
    ("quorum.committee_council_majority", False): N_("The law asks for no majority of council members."),
    ("recusal.leaves_the_room_in_closed_part", True): N_("Whoever is biased leaves the room."),
    ("recusal.leaves_the_room_in_closed_part", False): N_("Whoever is biased may stay in the room."),
    ("majority.casting_vote", True): N_("At a tie the ballot of whoever presides decides."),
    ("majority.casting_vote", False): N_("Nobody has a casting vote: a tie is a rejection."),
    ("ballot.abstention", True): N_("Members may abstain."),
    ("ballot.abstention", False): N_("Nobody may abstain: whoever is present has to vote Yes or No."),
    ("vote.secret_first", True): N_(
        "A demand for a secret vote is decided first, and takes the place of a roll call."
    ),
    ("vote.secret_first", False): N_("A secret vote does not take the place of a roll call by law."),
    ("vote.written_procedure", "nobody_objects"): N_(
        "Simple matters may be decided in writing; a motion is adopted if no member objects within the period."
    ),
    ("vote.written_procedure", "four_fifths_agree"): N_(
        "Only in an epidemic that was found by the law: if four fifths of the members agree to decide in writing, more Yes "
        "than No votes decide."
    ),
    ("vote.written_procedure", "never"): N_("Resolutions by circulation are not provided for."),
    ("vote.written_procedure", None): N_(
        "Resolutions by circulation only within narrow limits, which the program does not know for certain: none is opened here."
    ),
    ("public.broadcast", True): N_(
        "Public parts of meetings may be broadcast on the Internet, and recordings of them be published there."
    ),
    ("public.broadcast", False): N_("Meetings are neither broadcast on the Internet nor recorded for it."),
    ("ballot.change_until_close", True): N_(
        "In an open vote members may change their vote until it is closed."
    ),
    ("ballot.change_until_close", False): N_("A vote that is cast cannot be changed."),
    ("urgency.deciders", "main_committee_or_mayor_with_member"): N_(
        "If the council cannot be convened in time, the main committee decides; if it cannot either, the mayor with "
        "one council member. The council approves or reverses it in its next meeting."
    ),
    ("urgency.deciders", "main_committee_or_mayor_with_deputy"): N_(
        "In urgent cases the main committee decides; if it cannot be convened in time, the mayor with a deputy."
    ),
    ("urgency.deciders", "finance_committee"): N_("In urgent cases the finance committee decides."),
    ("urgency.deciders", "mayor_alone"): N_("In urgent cases the mayor decides and tells the council."),
    ("urgency.deciders", "mayor_with_chair"): N_(
        "In urgent cases the mayor decides with the chair of the council."
    ),
    ("objection.committee", True): N_(
        "Within a period the mayor, or one fifth of the committee’s members, may object; the council decides."
    ),
    ("objection.committee", False): N_("The law gives nobody an objection to a committee’s resolution here."),
    ("objection.committee_days", None): N_("A committee’s resolution may be carried out at once."),
    ("objection.mayor_days", None): N_("The law names no number of days for the mayor’s objection here."),
    ("objection.again_days", None): N_("The law names no number of days for the new decision here."),
    ("objection.legality", True): N_(
        "A resolution that breaks the law is objected to and suspended; if the council stands by it, the supervisory "
        "authority decides."
    ),
    ("objection.legality", False): N_("The law knows no objection to unlawful resolutions here."),
    **OF_ELECTIONS,
    **OF_MINUTES,
    **of_residents.MEANINGS,
}
# What a number of days means.
_DAYS: Mapping[str, str] = {
    "objection.committee_days": N_(
        "A committee’s resolution may be carried out when %(number)d days have passed without an objection."
    ),
    "objection.mayor_days": N_("The mayor may object to a resolution of the council within %(number)d days."),
    "objection.again_days": N_(
        "After the mayor’s objection the council decides again within %(number)d days."
    ),
    "minutes.objection_days": OBJECTION_DAYS,
    **of_residents.DAYS,
}
_OF_MAYOR = frozenset(map(mayor_key, Matter))
_MAYOR = {
    True: N_("The mayor has no vote here: not on the register, and not in the number of members by law."),
    False: N_("The law does not keep the mayor from voting here."),
}
_OF_DEMANDS = frozenset({"vote.roll_call_demand", "vote.secret_demand"})
_SECOND_MEETING = {
    False: N_("If a matter comes up again after a lack of quorum, %(number)d members present suffice."),
    True: N_("If a matter comes up again after a lack of quorum, any number may decide."),
}
# The states by their ISO signs.
STATES: Mapping[str, str] = {
    "NW": N_("North Rhine-Westphalia"),
    "BY": N_("Bavaria"),
    "HE": N_("Hesse"),
    "BW": N_("Baden-Württemberg"),
    "NI": N_("Lower Saxony"),
    "BB": N_("Brandenburg"),
}
ORIGINS: Mapping[Origin, str] = {
    Origin.LAW: N_("Law of the state"),
    Origin.PRESET: N_("Preset of this program"),
    Origin.MAIN_BYLAW: N_("Main by-law"),
    Origin.RULES_OF_PROCEDURE: N_("Rules of procedure"),
}


# By whether the days lie whole between.
_DEADLINES = {
    True: N_(
        "At least %(number)d full days lie between that day and the day of the meeting. Weekends and holidays count as "
        "every day."
    ),
    False: N_(
        "At the latest %(number)d days before the day of the meeting. Weekends and holidays count as every day."
    ),
}
_NO_DEADLINE = N_("The law names no number of days; the rules of procedure do.")


def meaning_of(key: str, content: Content) -> tuple[str, dict[str, int]]:
    """The msgid that says what a value of `schema.RULES` means, and what fills its placeholders."""
    if key in DEADLINES:
        deadline = RULES_OF_DEADLINES.get(str(content))
        return (_DEADLINES[deadline.full], {"number": deadline.days}) if deadline else (_NO_DEADLINE, {})
    if key == "quorum.second_meeting":
        return _SECOND_MEETING[content == 1], {"number": int(str(content))}
    if key in _DAYS and content is not None:
        return _DAYS[key], {"number": int(str(content))}
    return _sentence(key, content), {}


def _sentence(key: str, content: Content) -> str:
    """Of a value in which no number is to be filled in."""
    if key in _OF_MAYOR:
        return _MAYOR[bool(content)]
    if (key, content) in _MEANINGS:
        return _MEANINGS[key, content]
    if key in _OF_DEMANDS:
        return DEMANDS[content]
    return (METHODS if key.startswith("committee.") else MAJORITIES)[content]
