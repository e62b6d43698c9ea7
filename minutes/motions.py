"""The motions on an item as blocks of the minutes: wording, author and result (LAW-41). Pure."""

from collections.abc import Mapping

from minutes.draft import Motion
from sessions_app.sitting import motions
from sessions_app.sitting.motions import BY_SUPPORT, MotionKind, MotionState
from sessions_app.sitting.plan import Item
from sessions_app.sitting.state import Sitting

KINDS = {
    MotionKind.AMENDMENT: "Änderungsantrag",
    MotionKind.SUBSTANTIVE: "Sachantrag",
    MotionKind.ALTERNATIVE: "Alternativvorschlag",
    MotionKind.END_OF_DEBATE: "Antrag zur Geschäftsordnung auf Schluss der Aussprache",
    MotionKind.END_OF_SPEAKERS: "Antrag zur Geschäftsordnung auf Schluss der Rednerliste",
    MotionKind.POSTPONEMENT: "Antrag zur Geschäftsordnung auf Vertagung",
    MotionKind.REFERRAL: "Antrag zur Geschäftsordnung auf Verweisung",
    MotionKind.SECRET_VOTE: "Antrag zur Geschäftsordnung auf geheime Abstimmung",
    MotionKind.ROLL_CALL: "Antrag zur Geschäftsordnung auf namentliche Abstimmung",
    MotionKind.PROCEDURAL: "Antrag zur Geschäftsordnung",
}
OUTCOMES = {
    MotionState.TABLED: "Über den Antrag wird nicht abgestimmt.",
    MotionState.ADOPTED: "Der Antrag wird angenommen.",
    MotionState.REJECTED: "Der Antrag wird abgelehnt.",
    MotionState.WITHDRAWN: "Der Antrag wird zurückgezogen.",
}


def motions_on(sitting: Sitting, item: Item, tabled: Mapping[tuple[int, int], int]) -> tuple[Motion, ...]:
    """As they were tabled. `tabled` tells the journal's entry of each by item and number."""
    found = sorted(sitting.motions.on(item.id), key=lambda each: each.number)
    return tuple(
        Motion(
            heading=f"Antrag {each.number}: {KINDS[each.kind]} · {each.mover_name}",
            wording=each.text,
            outcome=_outcome(each) + _reach(sitting, each),
            seq=tabled[each.item, each.number],
        )
        for each in found
    )


def _outcome(motion: motions.Motion) -> str:
    if motion.state is MotionState.SUPERSEDED:
        return f"Über den Antrag wird nicht abgestimmt; er ist erledigt. Grund: {motion.remark}"
    if motion.kind is MotionKind.ALTERNATIVE and motion.state is MotionState.ADOPTED:
        return "Der Antrag wird angenommen; der Beschlussvorschlag ist damit erledigt."
    if motion.supporters is None:
        return OUTCOMES[motion.state]
    return f"{_support(motion)} {_GRANTED[motion.state]}"


def _reach(sitting: Sitting, motion: motions.Motion) -> str:
    """What a granted demand holds for, where it was tabled on several items called for one vote."""
    several = motion.together and motion.kind in BY_SUPPORT and motion.state is MotionState.ADOPTED
    numbers = ", ".join(each.number for each in sitting.items if each.id in motion.together)
    return f" Das gilt für die Abstimmung über {numbers}." if several else ""


def _support(motion: motions.Motion) -> str:
    """How many demanded it, those of them who were named, and how many it takes by which paragraph."""
    named = f", darunter {', '.join(motion.backers)}" if motion.backers else ""
    source = f" ({motion.source})" if motion.source else ""
    return f"Unterstützung: {motion.supporters}{named}, erforderlich: {motion.required}{source}."


_GRANTED = {
    MotionState.ADOPTED: "Dem Antrag wird entsprochen.",
    MotionState.REJECTED: "Dem Antrag wird nicht entsprochen.",
    MotionState.WITHDRAWN: "Dem Antrag wird entsprochen; er wird danach zurückgezogen.",
}
