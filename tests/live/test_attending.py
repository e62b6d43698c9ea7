"""Who is connected: a process knows its own people, marks them for the others, and asks for theirs alone."""

from django.core.cache import cache

from sessions_app.relay import attending
from sessions_app.relay.attending import Marks, connected_people

ROSTER = (1, 2, 3, 4)


def test_two_processes_know_of_each_other_and_marks_are_renewed_before_they_fade(monkeypatch):
    cache.clear()
    now, renewed = 1000.0, []
    monkeypatch.setattr(attending.time, "monotonic", lambda: now)
    set_many = cache.set_many
    monkeypatch.setattr(
        cache, "set_many", lambda marks, lasts: renewed.append(len(marks)) or set_many(marks, lasts)
    )
    one, other = Marks(7), Marks(7)
    seen = [one.connected({1, 2, 99}, ROSTER), other.connected({3}, ROSTER), one.connected({1, 2, 4}, ROSTER)]
    other.leave(3)
    now += attending.RENEWED / 2
    seen.append(other.connected({3}, ROSTER))
    assert seen == [{1, 2}, {1, 2, 3}, {1, 2, 3, 4}, {1, 2, 3, 4}]
    assert renewed == [3, 1, 1, 1]
    assert connected_people(7, ROSTER) == {1, 2, 3, 4}
