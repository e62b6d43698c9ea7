"""The door of tonight's meeting: a number is read on its page, and what the page then says."""

import uuid

from django.contrib.messages import get_messages

from journal.store import replay
from sessions_app.desk.check_in import own_number
from sessions_app.live import SITTING


def stream(council):
    return replay(SITTING, SITTING.key(council.meeting.pk))


def present(council):
    return stream(council).state.present


def number_of(council, login):
    return own_number(council.actor(login), council.body).number


def door(council):
    return f"/sitzungen/{council.meeting.pk}/einlass/"


def scan(council, number, *, login="olga", leaving=False, **given):
    """A number read on a freshly opened page: what the page then says."""
    client, address = council.client(login), door(council) + ("?gehen" if leaving else "")
    answer = client.post(address, {"number": number, "id": uuid.uuid4().hex, **given})
    assert (answer.status_code, answer["Location"]) == (303, address)
    page = client.get(answer["Location"])
    (said,) = [str(each) for each in get_messages(page.wsgi_request)]
    assert said in page.content.decode()
    assert f'value="{number}"' not in page.content.decode()  # the field is empty for the next
    return said.partition(", ")[2] or said if said.startswith("Gute") else said
