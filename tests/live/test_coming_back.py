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


def test_what_a_picture_leapt_over_does_not_stay_on_the_screen_though_others_watch(council):
    """As above, but Cem watches here all the time, and one picture shows both entries: nothing moved, for him. Bernd himself
    saw the card of who waits.
    """
    council.opened().do("olga", "call_item", item=council.item("Ö 4"))
    scene = Scene(council.meeting.pk, Audience.MEMBER, "de")
    anna, bernd, cem = (
        Place(scene, Viewer(person=council.people[name].pk)) for name in ("anna", "bernd", "cem")
    )
    stage, nobody = Stage(council.meeting), frozenset()
    before = {place: stage.since(place, 0, nobody, first=True) for place in (anna, bernd, cem)}
    council.do("bernd", "request_floor")
    other = Stage(council.meeting)
    elsewhere = {place: other.since(place, before[place].seq, nobody, first=True) for place in (anna, bernd)}
    council.do("bernd", "withdraw_request")
    list(stage.show(stage.look_up(), [cem], nobody))
    for place, seen in elsewhere.items():
        after = stage.since(place, seen.seq, nobody, first=True)
        assert {**before[place].regions, **seen.regions, **after.regions} == before[place].regions
        assert "agenda" not in after.regions
    assert stage.since(cem, before[cem].seq, nobody, first=False).regions == {}
