"""Time stamps from authorities that are down, slow, wrong or dishonest: the next one is asked, and nothing hangs."""

import asyncio
import socket
import time
from datetime import timedelta

import chain
import httpx
import pytest
import signed as made
from asn1crypto import tsp
from drafts import CHAIR

from journal.events import Refused
from minutes.authority import new_authority
from minutes.authority_stamps import answer, issue_stamping_key
from minutes.canonical_cms import kept_stamp
from minutes.exactness import exactly_stamped
from minutes.fetching import NoAnswerError, fetch, read_within
from minutes.sealing import opened
from minutes.timestamps import Sources, Stamper, StampRefusal

DIGEST = b"\x07" * 32


def stamp(*urls, **more):
    stamper = Stamper(chain.sources(urls=urls, **more))
    return stamper, asyncio.run(stamper.async_timestamp(DIGEST, "sha256"))


def refused(*urls, **more):
    with pytest.raises(Refused) as found:
        stamp(*urls, **more)
    return found.value.refusal


def test_a_request_is_as_the_standard_says_and_the_answer_is_kept_in_one_spelling():
    with chain.server(chain.answering) as (url, asked):
        stamper, token = stamp(url + "/tsa")
    ((path, kind, body),) = asked
    read = tsp.TimeStampReq.load(body)
    assert (path, kind) == ("/tsa", "application/timestamp-query")
    assert (read["version"].native, read["cert_req"].native) == ("v1", True)
    assert read["message_imprint"]["hash_algorithm"]["algorithm"].native == "sha256"
    assert read["nonce"].native > 0
    place = b"<" + token.dump().hex().upper().encode() + b"00>"
    path = {each.dump() for each in stamper.path}
    assert exactly_stamped(place, path)
    assert not exactly_stamped(place, {stamper.path[0].dump()})


@pytest.mark.parametrize(
    "reply",
    [
        lambda _: 500,
        lambda _: 302,
        lambda _: b"",
        lambda _: b"<html>Welcome</html>",
        lambda _: b"0\x03\x02\x01\x05",
        lambda _: b"\x30" * 100_000,
        lambda _: bytes.fromhex("30053003020102"),
        lambda asked: rejected(chain.answering(asked)),
        lambda asked: changed(asked, nonce=7),
        lambda asked: changed(asked, message_imprint={"hash_algorithm": {"algorithm": "sha256"}, "hashed_message": b"x" * 32}),
        lambda asked: changed(asked, message_imprint={"hash_algorithm": {"algorithm": "sha3_256"}, "hashed_message": DIGEST}),
        lambda asked: given(asked, chain.stamping_key(), now=chain.days(0) - timedelta(minutes=30)),
        lambda asked: given(asked, issue_stamping_key(new_authority())),
        lambda asked: broken(chain.answering(asked)),
    ],
    ids=[
        "fault", "redirect", "empty", "page", "number", "huge", "rejected", "rejected all the same", "nonce", "hash", "algorithm", "clock",
        "unknown authority", "broken signature",
    ],
)  # fmt: skip
def test_a_wrong_answer_is_none_and_the_second_authority_takes_over(reply):
    with chain.server(reply) as (wrong, asked), chain.server(chain.answering) as (right, _):
        assert refused(wrong) is StampRefusal.NO_STAMP
        assert len(asked) == 2  # tried again, then given up
        assert stamp(wrong, right)[1]["content_type"].native == "signed_data"


def given(asked, key, now=None):
    return asyncio.run(answer(asked, key, now=now))


def changed(asked, **fields):
    """An honest answer to another question."""
    request = tsp.TimeStampReq.load(asked)
    for name, value in fields.items():
        request[name] = value
    return chain.answering(request.dump())


def rejected(reply):
    read = tsp.TimeStampResp.load(reply)
    return tsp.TimeStampResp({
        "status": {"status": "rejection"}, "time_stamp_token": read["time_stamp_token"]
    }).dump()  # fmt: skip


def broken(reply):
    return reply[:-1] + bytes([reply[-1] ^ 1])


def test_an_authority_that_fails_once_is_asked_again():
    with chain.server(lambda _: 503, chain.answering) as (url, asked):
        assert stamp(url)[1]
        assert len(asked) == 2


def test_an_authority_that_does_not_answer_is_left_after_a_while():
    """It takes the connection and says nothing."""
    with socket.create_server(("127.0.0.1", 0)) as silent:
        url = f"http://127.0.0.1:{silent.getsockname()[1]}"
        assert refused(url, seconds=0.05) is StampRefusal.NO_STAMP


def test_an_authority_that_answers_drop_by_drop_is_left_as_well():
    drops = httpx.Response(200, content=iter([b"x"] * 5000))
    with pytest.raises(NoAnswerError, match="too long"):
        read_within(drops, "url", time.monotonic() - 1, 10_000)


def test_an_answer_that_is_too_large_is_not_read_to_its_end():
    with chain.server(lambda _: b"x" * 5000) as (url, _), pytest.raises(NoAnswerError, match="too large"):
        fetch(url, seconds=5, limit=4_999)


def test_what_is_no_address_is_no_authority():
    for url in ("file:///etc/passwd", "http://", "nix", "http://127.0.0.1:1/"):
        assert refused(url) is StampRefusal.NO_STAMP


def test_without_an_authority_it_is_said():
    with pytest.raises(Refused) as found:
        asyncio.run(Stamper(Sources()).async_timestamp(DIGEST, "sha256"))
    assert found.value.refusal is StampRefusal.NO_AUTHORITY


def test_who_signs_while_all_authorities_are_down_has_signed_and_is_told():
    with chain.server(lambda _: 503) as (url, _):
        signed = chain.signing(chain.sealed().data, "chair", CHAIR, chain.sources(urls=(url,)))
    assert (signed.stamped, opened(signed.data).signed) == (False, ("chair",))


def test_who_signs_with_an_authority_has_a_time_stamp_in_the_signature():
    with chain.server(chain.answering) as (url, asked):
        signed = chain.signing(chain.sealed().data, "chair", CHAIR, chain.sources(urls=(url,)))
    assert (signed.stamped, len(asked)) == (True, 1)


def test_a_token_that_is_spelled_in_another_way_is_written_in_ours():
    """Many authorities write the algorithm of RSA without the hash, and send certificates that nobody needs."""
    stamper, token = stamp()
    more = token.copy()
    extra = made.key_of(CHAIR).maker().signing_cert
    more["content"]["certificates"] = [*(each.chosen for each in token["content"]["certificates"]), extra]
    assert kept_stamp(more, stamper.path) == kept_stamp(token, stamper.path)
    place = b"<" + more.dump(force=True).hex().upper().encode() + b">"
    assert not exactly_stamped(place, {each.dump() for each in stamper.path})
