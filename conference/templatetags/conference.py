"""What the sitting's pages include: the frame for members, the status for the desk.

{% load conference %}{% conference_frame meeting_id part %}{% listening_frame meeting_id part door %}
{% conference_status meeting_id %}

They stand outside the regions that are pushed: nothing may redraw a running video.
"""

from django import template
from django.urls import reverse

from conference.health import Health
from conference.provider import provider
from sessions_app.sitting.state import Part

register = template.Library()


@register.inclusion_tag("conference/frame.html")
def conference_frame(meeting: int, part: str = "public") -> dict[str, object]:
    """The button, and the place where the video will be. `part` is the part the sitting is in now."""
    doors = {name: reverse("conference:ticket", args=[meeting, name]) for name in Part}
    return {"meeting": meeting, "part": part, "configured": provider().configured, "doors": doors}


@register.inclusion_tag("conference/frame.html")
def listening_frame(meeting: int, part: str, door: str) -> dict[str, object]:
    """The same for a guest who sees and hears and nothing else; `door` is where the ticket is asked for."""
    doors = {Part.PUBLIC: door}
    return {
        "meeting": meeting,
        "part": part,
        "configured": provider().configured,
        "doors": doors,
        "listens": True,
    }


@register.inclusion_tag("conference/desk.html")
def conference_status(meeting: int) -> dict[str, object]:
    """The place where the desk reads how the video server is. The page never waits for it."""
    return {
        "meeting": meeting,
        "configured": provider().configured,
        "not_configured": Health.NOT_CONFIGURED.value,
    }
