"""Reads what Prosody's HTTP endpoints say, with all their oddities as seen on a real one."""

import httpx


def read_size(answer: httpx.Response) -> int | None:
    """Participants of a room by `/room-size`, 0 for a room that is not there, None for anything odd.

    An empty 404 is an unknown room; a 404 with a page behind it is an unknown address.
    """
    if answer.status_code == httpx.codes.NOT_FOUND and not answer.content:
        return 0
    data = _json(answer)
    return _number(data.get("participants")) if isinstance(data, dict) else None


def read_census(answer: httpx.Response) -> dict[str, int] | None:
    """Participants by room name, without Jitsi's focus, by `/room-census`. None for anything odd.

    Where nobody is, the list is an empty object.
    """
    data = _json(answer)
    rows = data.get("room_census") if isinstance(data, dict) else None
    if rows == {}:
        return {}
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        return None
    counted = {_room(row): _number(row.get("participants")) for row in rows}
    return {room: number for room, number in counted.items() if number is not None}


def _room(row: dict[str, object]) -> str:
    """`rat` of `rat@conference.example.org`."""
    return str(row.get("room_name", "")).partition("@")[0]


def _number(value: object) -> int | None:
    """A room whose focus has not come yet counts as minus one."""
    if not isinstance(value, int) or isinstance(value, bool):
        return None
    return max(value, 0)


def _json(answer: httpx.Response) -> object:
    if answer.status_code != httpx.codes.OK:
        return None
    try:
        data: object = answer.json()
    except (ValueError, RecursionError):
        return None
    return data
