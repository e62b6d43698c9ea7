"""What keeps the installation sees of the mail, and can do about it."""

import pytest
from django.test import Client

from accounts.models import User
from mail.models import Mail
from portal.models import Subscriber, Subscription
from tests.house.world import HOST, found
from tests.mail.letters import asked, of_kind_test

pytestmark = pytest.mark.django_db
OUTBOX = "/admin/mail/mail/"


@pytest.fixture
def operator():
    client = Client(headers={"host": HOST})
    client.force_login(User.objects.create_superuser(username="root"))
    return client


def test_what_was_given_up_or_interrupted_is_sent_again_on_demand_and_nothing_else(operator):
    rows = {state: asked(state) for state in ("given_up", "unclear", "sent")}
    for state, row in rows.items():
        Mail.objects.filter(pk=row.pk).update(state=state, tries=8, said="450 full")
    assert "450 full" in operator.get(OUTBOX).content.decode()
    chosen = {"action": "send_again", "_selected_action": [row.pk for row in rows.values()]}
    operator.post(OUTBOX, chosen)
    assert dict(Mail.objects.values_list("key", "state")) == {
        "given_up": "waiting", "unclear": "waiting", "sent": "sent",
    }  # fmt: skip


def test_who_asks_to_be_forgotten_is_taken_out_with_what_was_to_be_sent(operator, monkeypatch):
    of_kind_test(monkeypatch)
    reader = Subscriber.objects.create(
        body=found("Vogelheim", HOST).body, email="a@example.org", language="de"
    )
    Subscription.objects.create(subscriber=reader)
    asked(f"subscriber:{reader.pk}:news:1", reader.email)
    asked("other", "b@example.org")
    operator.post("/admin/portal/subscriber/", {
        "action": "delete_selected", "_selected_action": [reader.pk], "post": "yes",
    })  # fmt: skip
    assert (Subscriber.objects.count(), list(Mail.objects.values_list("key", flat=True))) == (0, ["other"])
