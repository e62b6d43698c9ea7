"""Who comes back where nobody watched meanwhile is shown what is so."""

from sessions_app.relay.rendering import Scene
from sessions_app.relay.stage import Place, Stage
from sessions_app.screens import Viewer
from sessions_app.screens.audience import Audience


def test_what_another_process_showed_in_between_does_not_stay_on_the_screen(council):
    """Bernd asks for the floor and takes it back: here all is as it was, but she who comes saw him on the list."""
    council.opened().do("olga", "call_item", item=council.item("Ö 4"))
    place = Place(Scene(council.meeting.pk, Audience.MEMBER, "de"), Viewer(person=council.people["anna"].pk))

    def asked(stage, cursor):
        return stage.since(place, cursor, frozenset(), first=True)

    stage = Stage(council.meeting)
    before = asked(stage, 0)
    council.do("bernd", "request_floor")
    elsewhere = asked(Stage(council.meeting), before.seq)
    council.do("bernd", "withdraw_request")
    list(stage.show(stage.look_up(), [], frozenset()))
    after = asked(stage, elsewhere.seq)
    assert {**before.regions, **elsewhere.regions, **after.regions} == before.regions
    assert "agenda" not in after.regions  # which no speech can change
