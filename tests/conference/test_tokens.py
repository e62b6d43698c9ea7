"""Our tokens against what a real Prosody with Jitsi's plugins was seen to accept, row by row."""

import base64
import json
import re
from datetime import UTC, datetime, timedelta

import jwt
import pytest
from hypothesis import given
from hypothesis import strategies as st

from conference.tokens import Guest, Issuer, Role, issue_token, make_claims, pseudonym

NOW = datetime(2026, 11, 26, 17, 0, 30, 999_000, tzinfo=UTC)
ISSUER = Issuer(app_id="ratsinfo", secret="s" * 32, audience="jitsi", domain="meet.musterstadt.test")
ROOM = "sitzung-0123456789abcdef"
PARTS = [False, True]


def guest(role=Role.PARTICIPANT, name="Erika Beispiel"):
    return Guest(id="a1b2c3", name=name, role=role)


def token(role=Role.PARTICIPANT, *, closed=False, now=NOW):
    return issue_token(ISSUER, guest(role), ROOM, now, closed=closed)


def decoded(part, *, index):
    text = part.split(".")[index]
    return json.loads(base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)))


def header(made):
    return decoded(made, index=0)


def claims(made):
    return decoded(made, index=1)


every_token = pytest.mark.parametrize(
    "made", [token(role, closed=closed) for role in Role for closed in PARTS], ids=lambda made: made[-6:]
)


@every_token
def test_header_typ_is_exactly_jwt_and_alg_is_hs256(made):
    assert header(made) == {"typ": "JWT", "alg": "HS256"}


@every_token
def test_iss_aud_and_sub_are_one_string_each(made):
    said = claims(made)
    assert (said["iss"], said["aud"], said["sub"]) == ("ratsinfo", "jitsi", "meet.musterstadt.test")


@every_token
def test_room_is_exactly_one_name_in_lower_case(made):
    assert claims(made)["room"] == ROOM


@every_token
def test_no_pattern_stands_in_the_context(made):
    assert "room" not in claims(made)["context"]


@every_token
def test_exp_is_there_as_a_number_eight_minutes_ahead(made):
    said = claims(made)
    assert type(said["exp"]) is int
    assert said["exp"] - said["iat"] == 480


@every_token
def test_nbf_lies_45_seconds_back_because_prosody_has_no_leeway(made):
    said = claims(made)
    assert said["iat"] == int(NOW.timestamp())
    assert said["iat"] - said["nbf"] == 45


@every_token
def test_only_the_known_claims_are_there(made):
    assert set(claims(made)) == {"iss", "aud", "sub", "room", "iat", "nbf", "exp", "context"}
    assert set(claims(made)["context"]) <= {"user", "features"}


@every_token
def test_a_wrong_secret_or_a_changed_claim_has_no_valid_signature(made):
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(made, "t" * 32, algorithms=["HS256"], options={"verify_exp": False})
    head, _body, signature = made.split(".")
    changed = json.dumps(claims(made) | {"room": "other"}).encode()
    forged = f"{head}.{base64.urlsafe_b64encode(changed).decode().rstrip('=')}.{signature}"
    with pytest.raises(jwt.InvalidSignatureError):
        jwt.decode(forged, ISSUER.secret, algorithms=["HS256"], options={"verify_exp": False})


@pytest.mark.parametrize("closed", PARTS)
def test_the_moderator_claim_is_true_within_context_user(closed):
    user = claims(token(Role.MODERATOR, closed=closed))["context"]["user"]
    assert user == {"id": "a1b2c3", "name": "Erika Beispiel", "moderator": True, "lobby_bypass": True}


@pytest.mark.parametrize("closed", PARTS)
def test_a_member_has_name_and_id_and_no_feature(closed):
    assert claims(token(closed=closed))["context"] == {
        "user": {"id": "a1b2c3", "name": "Erika Beispiel"},
        "features": {
            "recording": False,
            "livestreaming": False,
            "transcription": False,
            "outbound-call": False,
        },
    }


@every_token
def test_nobody_records_or_streams_from_within_the_conference_in_either_part(made):
    features = claims(made)["context"]["features"]
    named = ("recording", "livestreaming", "transcription", "outbound-call")
    assert [features[each] for each in named] == [False] * 4


@pytest.mark.parametrize(
    "room",
    ["*", "", "Rat", "bürgerrat", "rat.*", "ratssitzung%-%d+", "rat rat", "[stadt]rat", "rat\n", "a|b"],
)
def test_a_room_that_could_mean_more_than_one_is_never_issued(room):
    with pytest.raises(ValueError, match="one room"):
        make_claims(ISSUER, guest(), room, NOW, closed=False)


@pytest.mark.parametrize("domain", ["*", "", "Meet.Example.org", "a b", ".", "a..b", "example.org\n"])
def test_a_domain_that_could_mean_more_than_one_is_never_issued(domain):
    issuer = Issuer(app_id="a", secret="s" * 32, audience="jitsi", domain=domain)
    with pytest.raises(ValueError, match="one domain"):
        make_claims(issuer, guest(), ROOM, NOW, closed=False)


@given(room=st.text(max_size=12))
def test_whatever_is_issued_is_a_plain_name(room):
    try:
        said = make_claims(ISSUER, guest(), room, NOW, closed=False)
    except ValueError:
        return
    assert re.fullmatch(r"[a-z0-9-]+", said["room"])


def test_a_token_is_dead_after_eight_minutes_and_a_fresh_one_is_not():
    old = token(now=datetime.now(UTC) - timedelta(minutes=8, seconds=1))
    with pytest.raises(jwt.ExpiredSignatureError):
        jwt.decode(old, ISSUER.secret, algorithms=["HS256"], audience="jitsi")
    fresh = token(now=datetime.now(UTC))
    assert jwt.decode(fresh, ISSUER.secret, algorithms=["HS256"], audience="jitsi")["room"] == ROOM


def test_the_id_is_the_same_within_a_meeting_and_another_one_in_the_next():
    key = b"k" * 32
    assert pseudonym(key, 42, "person:7") == pseudonym(key, 42, "person:7")
    others = {pseudonym(key, 43, "person:7"), pseudonym(key, 42, "person:8"), pseudonym(b"l", 42, "person:7")}
    assert pseudonym(key, 42, "person:7") not in others
    assert re.fullmatch(r"[0-9a-f]{32}", pseudonym(key, 42, "person:7"))


def test_the_secret_does_not_show_when_the_issuer_is_printed():
    assert ISSUER.secret not in repr(ISSUER)
