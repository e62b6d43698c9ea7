"""The partials that the sitting's pages include, and the headers that let the frame have a camera."""

import pytest
from django.template import engines
from django.test import RequestFactory

from conference.headers import policy
from tests.conference.prosody_contract import prosody

PAGE = "{% load conference %}{% conference_frame 42 part %}{% conference_status 42 %}"


def page(part="public"):
    request = RequestFactory().get("/", headers={"host": "testserver"})
    request.tenant = None
    request.user = None
    return " ".join(engines["django"].from_string(PAGE).render({"part": part}, request).split())


@pytest.fixture(autouse=True)
def english(settings):
    settings.LANGUAGE_CODE = "en"


def test_the_frame_knows_both_doors_and_the_part(jitsi):
    said = page("closed")
    assert 'data-public="/sitzungen/42/video/public/zugang/"' in said
    assert 'data-closed="/sitzungen/42/video/closed/zugang/"' in said
    assert 'data-part="closed"' in said
    assert 'name="csrfmiddlewaretoken"' in said


def test_there_is_a_way_past_the_video_and_back(jitsi):
    said = page()
    assert '<a class="kern-link" id="conference-before" href="#conference-after">Skip the video</a>' in said
    assert 'id="conference-after" href="#conference-before"' in said


def test_the_page_says_that_the_sitting_works_without_video(jitsi):
    assert "made on this page, with or without video." in page()


def test_a_page_with_a_frame_asks_jitsi_nothing_and_names_it_nowhere(jitsi):
    with prosody({}) as (address, asked):
        jitsi.JITSI_INTERNAL_URL = address
        said = page()
    assert asked == []
    assert "meet.musterstadt.test" not in said


def test_not_configured_is_said_plainly_and_there_is_no_button(settings):
    settings.JITSI_URL = ""
    said = page()
    assert said.count("No video conference is set up here. The meeting works without it.") == 2
    assert "<button" not in said
    assert "<script" not in said


def test_nothing_inline_stands_in_the_frame(jitsi):
    said = page()
    assert "style=" not in said
    assert "onclick" not in said
    assert "<script>" not in said


def test_camera_and_microphone_belong_to_the_conference_alone():
    said = policy("https://meet.musterstadt.test")
    assert 'camera=(self "https://meet.musterstadt.test")' in said
    assert 'microphone=(self "https://meet.musterstadt.test")' in said
    assert 'display-capture=(self "https://meet.musterstadt.test")' in said
    assert "geolocation=()" in said


def test_without_jitsi_nobody_has_a_camera_here():
    assert "camera=(), microphone=(), display-capture=()" in policy("")


def test_every_answer_carries_the_policy(client, town, jitsi):
    answer = client.get(f"/sitzungen/{town.meeting.pk}/video/lage/")
    assert 'camera=(self "https://meet.musterstadt.test")' in answer.headers["Permissions-Policy"]
    assert "camera" in client.get("/", headers={"host": "127.0.0.1"}).headers["Permissions-Policy"]
