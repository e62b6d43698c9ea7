"""The rules in words: what each key is about, and what its value means. Pure; msgids, the edge translates."""

from collections.abc import Mapping

from journal.events import N_
from voting.elections.phrases import MEANINGS as OF_ELECTIONS
from voting.rules.majority import MORE_YES_THAN_NO, SPECIAL, UNANIMOUS, Majority
from voting.rules.requests import Way
from voting.rules.schema import Content, Origin, key_of

# What stands together, in the order of a lawyer's reading.
SUBJECTS: Mapping[str, tuple[str, ...]] = {
    N_("Convening and agenda"): (
        "convene.minority",
        "notice.period",
        "agenda.proposal_right",
        "agenda.publication",
        "agenda.urgent_items",
        "agenda.urgent_extension",
    ),
    N_("Public and quorum"): (
        "public.exclusion",
        "public.closed_results",
        "quorum.rule",
        "quorum.presumption",
        "quorum.second_meeting",
        "quorum.committee_council_majority",
        "quorum.bias",
        "recusal.leaves_the_room_in_closed_part",
    ),
    N_("Votes"): (
        "majority.simple",
        *map(key_of, SPECIAL),
        "majority.casting_vote",
        "ballot.abstention",
        "ballot.change_until_close",
        "vote.roll_call",
        "vote.roll_call_demand",
        "vote.secret",
        "vote.secret_demand",
        "vote.secret_first",
        "vote.written_procedure",
    ),
    N_("Elections"): (
        "election.ballot",
        "election.first_round",
        "election.second_round",
        "election.tie",
        "election.by_hand",
        "election.base",
        "election.no_votes",
        "election.half_invalid",
        "election.next_round",
        "election.alone",
    ),
    N_("Seats and committees"): (
        "committee.seats",
        "committee.seats_method",
        "committee.chairs",
        "committee.chairs_method",
        "committee.citizens",
        "committee.substitutes",
    ),
    N_("Minutes"): (
        "minutes.content",
        "minutes.signers",
        "minutes.deadline",
        "minutes.approval",
        "minutes.member_vote",
        "minutes.audio",
    ),
    N_("Taking part by video"): ("digital.basis", "digital.chair", "digital.secret"),
}
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
TITLES: Mapping[str, str] = {
    "convene.minority": N_("Who may demand a meeting"),
    "notice.period": N_("Period of notice"),
    "agenda.proposal_right": N_("Who may propose items"),
    "agenda.publication": N_("Publication of the agenda"),
    "agenda.urgent_items": N_("Urgent items"),
    "agenda.urgent_extension": N_("Vote on urgency"),
    "public.exclusion": N_("Exclusion of the public"),
    "public.closed_results": N_("Publication of closed resolutions"),
    "quorum.rule": N_("Quorum"),
    "quorum.presumption": N_("Presumption of a quorum"),
    "quorum.second_meeting": N_("Quorum in a second meeting"),
    "quorum.committee_council_majority": N_("Council members in committees"),
    "quorum.bias": N_("Quorum and bias"),
    "recusal.leaves_the_room_in_closed_part": N_("Biased members in the closed part"),
    "majority.simple": N_("Majority for resolutions"),
    **{key_of(kind): KINDS[kind] for kind in SPECIAL},
    "majority.casting_vote": N_("Casting vote of the chair"),
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
    "committee.seats_method": N_("Method for the seats"),
    "committee.chairs": N_("Chairs of the committees"),
    "committee.chairs_method": N_("Method for the chairs"),
    "committee.citizens": N_("Citizens in committees"),
    "committee.substitutes": N_("Substitutes"),
    "minutes.content": N_("Content of the minutes"),
    "minutes.signers": N_("Signatures"),
    "minutes.deadline": N_("Deadline of the minutes"),
    "minutes.approval": N_("Approval and objections"),
    "minutes.member_vote": N_("Recording one’s own vote"),
    "minutes.audio": N_("Sound recordings"),
    "digital.basis": N_("When video is allowed"),
    "digital.chair": N_("The chair"),
    "digital.secret": N_("Secret votes and elections"),
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
    Way.BY_RESOLUTION: N_("The council resolves on it by a majority."),
    Way.NEVER: N_(
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
    ("ballot.change_until_close", True): N_(
        "In an open vote members may change their vote until it is closed."
    ),
    ("ballot.change_until_close", False): N_("A vote that is cast cannot be changed."),
    **OF_ELECTIONS,
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


def meaning_of(key: str, content: Content) -> tuple[str, dict[str, int]]:
    """The msgid that says what a value of `schema.RULES` means, and what fills its placeholders."""
    if key == "quorum.second_meeting":
        return _SECOND_MEETING[content == 1], {"number": int(str(content))}
    if (key, content) in _MEANINGS:
        return _MEANINGS[key, content], {}
    if key in _OF_DEMANDS:
        return DEMANDS[content], {}
    return (METHODS if key.startswith("committee.") else MAJORITIES)[content], {}
