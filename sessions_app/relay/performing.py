"""What a message asks for is done: a command of the sitting by its journal's writer, anything else by its rows.

For what the desk does the whole hall waits; what a member does gathers with what others do in the same moment.
"""

from collections.abc import Mapping
from uuid import UUID

from journal.writer import submit
from sessions_app.admission import Ticket
from sessions_app.desk import displays
from sessions_app.live import SITTING, order_for, reads_rows
from sessions_app.relay.threads import doorway
from sessions_app.screens.audience import Audience


async def perform_for(ticket: Ticket, asked: Mapping[str, object], identity: UUID | None) -> int:
    """`identity`: the message's number, where it has one. Returns the seq of the receipt; 0 for what is no event. Raises Refused."""
    name, given = asked.get("do"), asked.get("with", {})
    if displays.is_order(name):
        await doorway.run(displays.carry_out, ticket.actor, ticket.meeting, str(name), given, identity)
        return 0
    asking = (ticket.actor, ticket.meeting.pk, name, given, identity)
    order = await doorway.run(order_for, *asking) if reads_rows(name) else order_for(*asking)
    at_desk = ticket.audience is Audience.DESK
    return (await submit(SITTING, SITTING.key(ticket.meeting.pk), order, urgent=at_desk)).seq
