"""The administration's own pages: behind the one login that everybody uses, with its limits."""

import pytest
from django.contrib.admin import site
from django.contrib.auth.hashers import MD5PasswordHasher
from django.contrib.auth.models import Permission
from django.test import Client

from accounts.models import User
from sessions_app.models import Body
from tests.house.world import HOST, vogelheim

pytestmark = pytest.mark.django_db
PASSWORD = "ein langes Kennwort"
LOGIN = "/konto/login/?next=%2Fadmin%2F"


@pytest.fixture
def root(db):
    return User.objects.create_superuser(username="root", password=PASSWORD)


@pytest.fixture
def browser():
    return Client(headers={"host": HOST, "accept-language": "en"})


@pytest.mark.parametrize("address", ["/admin/", "/admin/login/?next=/admin/", "/admin/accounts/user/"])
def test_the_admin_has_no_login_of_its_own(browser, address):
    vogelheim()
    answer = browser.get(address, follow=True)
    assert answer.redirect_chain[-1][0].startswith("/konto/login/?next=")


def test_a_password_sent_to_the_admins_old_login_is_not_tried(browser, root):
    vogelheim()
    answer = browser.post("/admin/login/?next=/admin/", {"username": "root", "password": PASSWORD})
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, "/konto/login/")
    assert "_auth_user_id" not in browser.session


@pytest.mark.parametrize("founded", [True, False], ids=["with a town", "before there is any town"])
def test_a_superuser_comes_into_the_admin_through_the_login(browser, root, founded):
    if founded:
        vogelheim()
    assert browser.get(LOGIN).status_code == 200
    answer = browser.post(LOGIN, {"login": "root", "password": PASSWORD, "next": "/admin/"})
    assert (answer.status_code, answer["Location"]) == (302, "/admin/")
    assert browser.get("/admin/accounts/user/").status_code == 200


def test_somebody_without_the_right_meets_a_sentence(browser):
    town = vogelheim()
    browser.force_login(town.users["clerk"])
    answer = browser.get("/admin/", follow=True)
    assert answer.status_code == 403
    assert "Your login does not have the right that is needed here" in answer.content.decode()


def test_permissions_of_the_administration_count_with_the_one_backend(browser):
    staff = User.objects.create_user(username="amt", password=PASSWORD, is_staff=True)
    browser.force_login(staff)
    assert browser.get("/admin/accounts/user/").status_code == 403
    staff.user_permissions.add(Permission.objects.get(codename="view_user"))
    assert browser.get("/admin/accounts/user/").status_code == 200


def test_a_wrong_password_costs_one_check_whether_the_name_exists_or_not(browser, root, monkeypatch):
    vogelheim()
    hashed = []
    encode = MD5PasswordHasher.encode
    monkeypatch.setattr(
        MD5PasswordHasher, "encode", lambda *args, **kwargs: hashed.append(1) or encode(*args, **kwargs)
    )
    costs = []
    for name in ("root", "niemand"):
        hashed.clear()
        browser.post(LOGIN, {"login": name, "password": "falsch"})
        costs.append(len(hashed))
    assert costs == [1, 1]


def test_the_short_sign_of_a_municipality_is_chosen_once(rf):
    """Its files, mails and calendars bear it: with another one they would not be found again."""
    bodies, body = site.get_model_admin(Body), vogelheim().body
    fixed = ["slug" in bodies.get_readonly_fields(rf.get("/"), each) for each in (None, body)]
    assert fixed == [False, True]
