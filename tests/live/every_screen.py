"""A whole evening on six screens: after every fifth step each is what a reload would show.

Collected by test_on_postgresql alone; on SQLite the stories play whole evenings.
"""

from asgiref.sync import sync_to_async

from journal.store import replay
from sessions_app.live import SITTING
from sessions_app.models import AgendaItem, Meeting, Resolution
from sessions_app.projections import check_rows, rebuild
from tests.live.council import CANARY, PUBLIC_LOGINS
from tests.live.screen import words_of

COURSE = [
    ("olga", "convene", {}),
    *((login, "arrive", {"mode": "room"}) for login in PUBLIC_LOGINS if login not in {"anna", "karla"}),
    ("anna", "arrive", {"mode": "room"}),
    ("karla", "arrive", {"mode": "remote"}),
    ("vera", "open_sitting", {}),
    ("olga", "call_item", {"item": "Ö 1"}),
    ("olga", "note_item", {"item": "Ö 1"}),
    ("olga", "call_item", {"item": "Ö 3"}),
    ("olga", "set_speaking_time", {"per_speech": 5, "per_group": 10}),
    ("anna", "request_floor", {}),
    ("bernd", "request_floor", {"purpose": "point_of_order"}),
    ("olga", "request_floor", {"person": "eva"}),
    ("vera", "give_floor", {"person": "anna"}),
    ("bernd", "request_floor", {"purpose": "question"}),
    ("vera", "give_floor", {"person": "bernd", "purpose": "question"}),
    ("vera", "end_speech", {"person": "bernd", "purpose": "question"}),
    ("olga", "close_speakers_list", {}),
    ("bernd", "withdraw_request", {"purpose": "point_of_order"}),
    ("vera", "open_vote", {"item": "Ö 3", "kind": "open"}),
    ("anna", "cast_ballot", {"vote": 1, "choice": "yes"}),
    ("bernd", "cast_ballot", {"vote": 1, "choice": "no"}),
    ("bernd", "cast_ballot", {"vote": 1, "choice": "abstain"}),
    ("olga", "cast_ballot", {"vote": 1, "choice": "no", "voter": "eva"}),
    ("vera", "close_vote", {"vote": 1}),
    ("vera", "announce_result", {"vote": 1}),
    ("olga", "interrupt", {"reason": "Pause", "until": "23:59"}),
    ("lukas", "leave", {}),
    ("nils", "arrive", {"mode": "room"}),
    ("vera", "resume", {}),
    ("olga", "move_item", {"item": "Ö 7", "before": "Ö 5", "reason": "Gäste warten."}),
    ("olga", "combine_items", {"item": "Ö 5", "other": "Ö 4", "reason": "Zusammenhang."}),
    ("olga", "move_item", {"item": "N 2", "before": "N 1", "reason": f"Notar {CANARY}"}),
    ("olga", "call_item", {"item": "Ö 4"}),
    ("vera", "open_vote", {"item": "Ö 4", "kind": "roll_call", "question": "Variante 2?"}),
    ("nils", "cast_ballot", {"vote": 2, "choice": "yes"}),
    ("vera", "annul_vote", {"vote": 2, "reason": "Das Netz war gestört."}),
    ("olga", "refer_item", {"item": "Ö 4", "to": "Bauausschuss", "reason": "Vorberatung"}),
    ("vera", "exclude_public", {"reason": f"Grundstück {CANARY}"}),
    ("olga", "call_item", {"item": "N 1"}),
    ("anna", "request_floor", {}),
    ("olga", "give_floor", {"person": "anna"}),
    ("vera", "open_vote", {"item": "N 1"}),
    ("anna", "cast_ballot", {"vote": 3, "choice": "yes"}),
    ("vera", "close_vote", {"vote": 3}),
    ("vera", "announce_result", {"vote": 3}),
    ("olga", "interrupt", {"reason": f"Beratung {CANARY}"}),
    ("olga", "resume", {}),
    ("vera", "readmit_public", {}),
    ("olga", "postpone_item", {"item": "Ö 9", "reason": "Die Zeit ist um."}),
    ("vera", "close_sitting", {}),
]


def given(council, words):
    """The numbers behind the names of a step."""
    read = dict.fromkeys(("item", "before", "other"), council.item)
    read |= {"voter": council.person, "person": council.person}
    return {name: read[name](value) if name in read else value for name, value in words.items()}


async def test_every_screen_shows_the_truth_all_evening(council, screens):
    desk, clerk = await screens("desk", "vera"), await screens("desk", "olga")
    anna, english = await screens("member", "anna"), await screens("member", "eva", language="en")
    wall, public = await screens("wall"), await screens("public")
    for number, (login, name, words) in enumerate(COURSE, 1):
        arguments = await sync_to_async(given)(council, words)
        await sync_to_async(council.do)(login, name, **arguments)
        if number % 5 == 0 or number == len(COURSE):
            for screen in (desk, clerk, anna, english, wall, public):
                await screen.shows_the_truth()

    assert CANARY in words_of(anna)
    assert CANARY in words_of(desk)
    assert CANARY not in words_of(wall, public)
    await sync_to_async(rows_agree)(council)


def rows_agree(council):
    key = SITTING.key(council.meeting.pk)
    page = replay(SITTING, key)
    assert check_rows(key, page.state) == []
    projected = rows(council)
    Meeting.objects.filter(pk=council.meeting.pk).update(state="planned", ends_at=None)
    AgendaItem.objects.update(state="pending", result="", starts_at=None)
    Resolution.objects.all().delete()
    assert len(check_rows(key, page.state)) > 3
    rebuild(key, page.state, page.at)
    assert rows(council) == projected
    assert projected[0] == [("closed", page.state.closed_at)]
    assert [row[1:3] for row in projected[2]] == [(1, False), (3, True)]


def rows(council):
    meetings = Meeting.objects.filter(pk=council.meeting.pk).values_list("state", "ends_at")
    items = AgendaItem.objects.order_by("pk").values_list("pk", "state", "result", "starts_at")
    resolutions = Resolution.objects.order_by("vote_number")
    fields = ("agenda_item", "vote_number", "carried", "text", "yes", "no", "abstain", "adopted_at", "entry")
    return list(meetings), list(items), list(resolutions.values_list(*fields))
