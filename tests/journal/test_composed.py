"""Questions composed once: they answer as Django would, each time for what is asked then."""

from datetime import timedelta

import pytest
from django.utils import timezone

from accounts.models import User
from journal.composed import Composed, among, given, read

STANDING = Composed(
    lambda: User.objects.filter(
        pk__in=among("keys", int), username__in=among("names", str), date_joined__gt=given("since")
    )
)


@pytest.mark.django_db
def test_the_same_question_is_answered_for_other_keys_and_another_time():
    users = {name: User.objects.create_user(name, is_staff=name == "anna") for name in ("anna", "bernd")}
    keys, names, now = {each.pk for each in users.values()}, set(users), timezone.now()

    def found(**values):
        asked = {"keys": keys, "names": names, "since": now - timedelta(days=1), **values}
        return {user.username: user for user in (read(User, row) for row in STANDING(**asked))}

    everybody = found()
    assert {name: vars(user)["is_staff"] for name, user in everybody.items()} == {
        "anna": True,
        "bernd": False,
    }
    assert everybody["anna"].date_joined == User.objects.get(username="anna").date_joined
    others = [
        {"keys": {users["bernd"].pk}},
        {"names": {"anna"}},
        {"keys": set()},
        {"since": now + timedelta(days=1)},
    ]
    assert [set(found(**values)) for values in others] == [{"bernd"}, {"anna"}, set(), set()]
