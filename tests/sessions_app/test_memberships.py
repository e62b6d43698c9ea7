"""Grants follow dated memberships, and at the edge they end with the day."""

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.grants import grant, grants_of
from accounts.models import User
from sessions_app.actors import actor_for
from sessions_app.desk.memberships import keep_in_step
from sessions_app.models import Body, Membership, Organization, Person

pytestmark = pytest.mark.django_db


@pytest.fixture
def council():
    body = Body.objects.create(name="Stadt A", short_name="A", slug="a")
    return Organization.objects.create(body=body, name="Rat")


@pytest.fixture
def anna(council):
    user = User.objects.create_user("anna")
    return Person.objects.create(body=council.body, user=user, name="Anna")


def seat(person, council, *, ended=False, **more):
    yesterday = timezone.localdate() - timedelta(days=1)
    return Membership.objects.create(
        person=person, organization=council, ends_on=yesterday if ended else None, **more
    )


def named(council, *codenames):
    return {f"{codename}:organization:{council.pk}" for codename in codenames}


def test_a_seat_gives_what_members_may_and_a_presiding_seat_more(anna, council):
    seat(anna, council, presides=True)
    assert keep_in_step(anna) == 2
    assert grants_of(anna.user) == named(council, "member_of", "preside_over")
    assert keep_in_step(anna) == 0


def test_an_ended_seat_takes_the_grants_away(anna, council):
    mandate = seat(anna, council, presides=True)
    keep_in_step(anna)
    mandate.ends_on = timezone.localdate() - timedelta(days=1)
    mandate.save()
    assert keep_in_step(anna) == 2
    assert grants_of(anna.user) == set()


def test_who_left_yesterday_may_nothing_today_even_before_the_nightly_run(anna, council):
    seat(anna, council, ended=True, presides=True)
    grant(anna.user, "member_of", council)
    grant(anna.user, "preside_over", council)
    assert actor_for(anna.user, council.body).grants == set()


def test_who_left_and_came_back_may(anna, council):
    seat(anna, council, ended=True)
    seat(anna, council)
    keep_in_step(anna)
    assert actor_for(anna.user, council.body).grants == named(council, "member_of")


def test_presiding_by_hand_without_a_seat_stays(anna, council):
    grant(anna.user, "preside_over", council)
    assert keep_in_step(anna) == 0
    assert actor_for(anna.user, council.body).grants == named(council, "preside_over")


def test_who_has_no_login_is_passed_over(council):
    person = Person.objects.create(body=council.body, name="Ohne Konto")
    seat(person, council)
    assert keep_in_step(person) == 0


def test_the_nightly_run_says_how_many_changed(anna, council, capsys):
    seat(anna, council)
    call_command("keep_grants")
    assert "1" in capsys.readouterr().out
    assert grants_of(anna.user) == named(council, "member_of")
