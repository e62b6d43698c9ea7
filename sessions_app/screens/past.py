"""Views of a sitting as it was: the same regions, and nothing in them can be pressed."""

from dataclasses import fields, is_dataclass, replace
from typing import Any

from sessions_app.screens import look
from sessions_app.screens.audience import Audience
from sessions_app.screens.log_lines import Recent
from sessions_app.screens.motion_buttons import TableForm
from sessions_app.screens.objects import Action
from sessions_app.sitting.state import Sitting


def look_back(sitting: Sitting, audience: Audience, recent: Recent) -> dict[str, object]:
    """What the audience saw, by region. Papers are left out: their rows may have changed since."""
    return {name: _still(view) for name, view in look(sitting, audience, (), recent).items()}


def _still(view: Any) -> Any:
    """The view without its actions and forms."""
    if isinstance(view, Action | TableForm):
        return None
    if isinstance(view, tuple):
        return tuple(_still(each) for each in view if not isinstance(each, Action))
    if is_dataclass(view) and not isinstance(view, type):
        return replace(view, **{each.name: _still(getattr(view, each.name)) for each in fields(view)})
    return view
