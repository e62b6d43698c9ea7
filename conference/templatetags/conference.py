"""What the sitting's pages include: the frame for members, the status for the desk.

{% load conference %}{% conference_frame meeting_id part %}{% conference_status meeting_id %}

Both stand outside the regions that are pushed: nothing may redraw a running video.
"""

from django import template

from conference.client import Health
from conference.provider import provider

register = template.Library()


@register.inclusion_tag("conference/frame.html")
def conference_frame(meeting: int, part: str = "public") -> dict[str, object]:
    """The button, and the place where the video will be. `part` is the part the sitting is in now."""
    return {
        "meeting": meeting,
        "part": part,
        "configured": provider().configured,
    }


@register.inclusion_tag("conference/desk.html")
def conference_status(meeting: int) -> dict[str, object]:
    """The place where the desk reads how the video server is. The page never waits for it."""
    return {
        "meeting": meeting,
        "configured": provider().configured,
        "not_configured": Health.NOT_CONFIGURED.value,
    }
