"""What stands together where rules are shown, in the order of a lawyer's reading. Pure."""

from collections.abc import Mapping

from journal.events import N_
from voting.rules import participation_phrases as of_residents
from voting.rules.majority import SPECIAL
from voting.rules.matters import Matter
from voting.rules.schema import key_of, mayor_key

SUBJECTS: Mapping[str, tuple[str, ...]] = {
    N_("Convening and agenda"): (
        "convene.minority",
        "notice.period",
        "notice.form",
        "notice.by",
        "agenda.proposal_right",
        "agenda.publication",
        "agenda.public_by",
        "agenda.urgent_items",
        "agenda.urgent_extension",
    ),
    N_("Public and quorum"): (
        "public.exclusion",
        "public.closed_results",
        "public.broadcast",
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
    N_("Matters without the mayor’s vote"): tuple(map(mayor_key, Matter)),
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
        "committee.seats_by",
        "committee.seats_method",
        "committee.majority_first",
        "committee.chairs",
        "committee.chairs_method",
        "committee.citizens",
        "committee.substitutes",
    ),
    N_("Urgent decisions, objections to resolutions"): (
        "urgency.deciders",
        "objection.committee",
        "objection.committee_days",
        "objection.mayor_days",
        "objection.again_days",
        "objection.legality",
    ),
    N_("Minutes"): (
        "minutes.content",
        "minutes.signers",
        "minutes.signed_by",
        "minutes.deadline",
        "minutes.due",
        "minutes.approval",
        "minutes.final_by",
        "minutes.objection_days",
        "minutes.names_on_internet",
        "minutes.debate_on_internet",
        "minutes.roll_call_on_internet",
        "minutes.member_vote",
        "minutes.audio",
    ),
    N_("Taking part by video"): ("digital.basis", "digital.chair", "digital.secret"),
    **of_residents.SUBJECT,
}
