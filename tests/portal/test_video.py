"""Where films are played and at which second, and where tiles of a map lie: pure."""

import pytest

from portal.map import EDGE, HEIGHT, WIDTH, Place, drawn
from portal.video import clock, film_at, may_play

PLAYER = "https://www.youtube-nocookie.com/embed/abcdefghijk?start=754"
WATCHED = "https://www.youtube.com/watch?v=abcdefghijk&t=754s"
PEERTUBE = "https://video.stadt.example/videos/embed/8f3c2a1b9d?start=754s"
SHORT = "https://video.stadt.example/w/8f3c2a1b9d?start=754s"
FILE = "https://rat.example/2026/rat.mp4?x=1"
VIMEO = ("https://player.vimeo.com/video/12345678?dnt=1#t=754s", "https://vimeo.com/12345678#t=754s")


@pytest.mark.parametrize(
    ("address", "player", "link"),
    [
        ("https://www.youtube.com/watch?v=abcdefghijk&feature=share", PLAYER, WATCHED),
        ("https://youtu.be/abcdefghijk?si=1", PLAYER, WATCHED),
        ("https://www.youtube.com/live/abcdefghijk", PLAYER, WATCHED),
        ("https://vimeo.com/12345678", *VIMEO),
        ("https://video.stadt.example/w/8f3c2a1b9d", PEERTUBE, SHORT),
        ("https://video.stadt.example/videos/watch/8f3c2a1b9d", PEERTUBE, SHORT),
        (f"{FILE}#t=3", f"{FILE}#t=754", f"{FILE}#t=754"),
        ("https://rat.example/live.m3u8", *["https://rat.example/live.m3u8#t=754"] * 2),
        ("https://mediathek.example/sendung/77", "", "https://mediathek.example/sendung/77"),
        ("https://www.youtube.com/@stadt", "", "https://www.youtube.com/@stadt"),
        (
            "https://www.youtube.com/watch?v=%22%3E%3Cscript",
            "",
            "https://www.youtube.com/watch?v=%22%3E%3Cscript",
        ),
    ],
)
def test_an_address_is_played_and_linked_at_a_second(address, player, link):
    film = film_at(address)
    assert (film.played_at(754), film.at(754)) == (player, link)


def test_only_what_the_operator_named_is_played_within_the_page():
    named = ["www.youtube-nocookie.com", "rat.example:8443"]
    known = ("https://youtu.be/abcdefghijk", "https://rat.example:8443/rat.mp4")
    other = ("https://rat.example/rat.mp4", "https://vimeo.com/12345678", "https://www.youtube.com/@stadt")
    assert [may_play(film_at(each), named) for each in (*known, *other)] == [True, True, False, False, False]
    assert film_at("https://anna:geheim@rat.example:8443/rat.mp4").host == "rat.example:8443"


def test_a_second_is_said_as_players_say_it():
    assert [clock(second) for second in (0, 59, 754, 3725)] == ["0:00:00", "0:00:59", "0:12:34", "1:02:05"]


def test_all_places_stand_in_the_picture_with_their_tiles_beneath():
    corners = [Place(1, "Nord", 52.6, 13.1), Place(2, "Süd", 52.4, 13.7), Place(3, "Tor", 52.5163, 13.3777)]
    found = drawn(corners, "https://tiles.example/{z}/{x}/{y}.png")
    assert [(point.key, point.name) for point in found.points] == [(1, "Nord"), (2, "Süd"), (3, "Tor")]
    assert all(EDGE <= point.x <= WIDTH - EDGE and EDGE <= point.y <= HEIGHT - EDGE for point in found.points)
    assert found.points[0].y < found.points[2].y < found.points[1].y
    covered = {(x, y) for tile in found.tiles for x in (tile.x, tile.x + 255) for y in (tile.y, tile.y + 255)}
    assert min(x for x, _ in covered) <= 0
    assert max(x for x, _ in covered) >= WIDTH - 1
    assert min(y for _, y in covered) <= 0
    assert max(y for _, y in covered) >= HEIGHT - 1


def test_one_place_lies_in_the_middle_on_the_tile_that_all_such_maps_have_there():
    found = drawn([Place(1, "Brandenburger Tor", 52.516275, 13.377704)], "{z}/{x}/{y}")
    middle = [
        tile for tile in found.tiles if 0 <= WIDTH / 2 - tile.x < 256 and 0 <= HEIGHT / 2 - tile.y < 256
    ]
    assert [(found.points[0].x, found.points[0].y)] == [(WIDTH // 2, HEIGHT // 2)]
    assert [tile.address for tile in middle] == ["16/35203/21493"]


def test_without_a_place_there_is_no_map_and_the_ends_of_the_world_break_none():
    assert drawn([], "{z}/{x}/{y}") is None
    found = drawn([Place(1, "Pol", 90.0, 180.0), Place(2, "Pol", -90.0, -180.0)], "{z}/{x}/{y}")
    assert {tile.address.split("/")[0] for tile in found.tiles} == {"1"}
