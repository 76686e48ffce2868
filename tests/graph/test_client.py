"""Requests to strangers' stores: checked URLs, secrets that stay secret, repetition, redirects."""

from __future__ import annotations

import base64

import pytest
from stores import Front, Request

from kg.errors import EndpointError
from kg.graph.client import Client, Credentials, Reply, checked, shown

SECRET = "p4ss-词"


@pytest.mark.parametrize(
    ("url", "words"),
    [
        ("http://me:p4ss@127.0.0.1:7878", "holds credentials.*--user"),
        ("https://token@example.org/sparql", "holds credentials"),
        ("ftp://example.org", "no http or https URL"),
        ("127.0.0.1:7878", "no http or https URL"),
        ("http://", "no http or https URL"),
        ("http://example.org:port/", "malformed"),
        ("http://exa mple.org/", "no http or https URL"),
        ("http://[::1", "malformed"),
        ("", "no http or https URL"),
    ],
)
def test_a_url_that_is_none_or_holds_a_password_is_refused(url: str, words: str) -> None:
    with pytest.raises(EndpointError, match=words) as caught:
        checked(url)
    assert "p4ss" not in str(caught.value)


def test_a_url_is_kept_without_its_last_slash() -> None:
    assert checked(" https://example.org/sparql/?graph=x#a ") == "https://example.org/sparql?graph=x"
    assert shown("https://example.org/sparql?key=secret") == "https://example.org/sparql"


def test_secrets_are_hidden_wherever_they_stand() -> None:
    known = Credentials("me", SECRET)
    basic = base64.b64encode(f"me:{SECRET}".encode()).decode()
    assert SECRET not in repr(known) and "t0ken" not in repr(Credentials(token="t0ken"))
    assert known.hidden(f"denied {SECRET} and {basic}") == "denied *** and ***"
    reply = Reply(401, "text/plain", f"bad Basic {basic} {SECRET}".encode())
    with Client(known) as client:
        said = str(client.refused("http://127.0.0.1/", reply, "the query"))
    assert SECRET not in said and basic not in said
    assert "$KG_PASSWORD" in said


def test_credentials_are_sent() -> None:
    with Front(answer=lambda request: (200, {}, b"well")).up() as front:
        for known in (Credentials("me", SECRET), Credentials(token="t0ken"), Credentials()):
            with Client(known) as client:
                assert client.send("GET", front.url).body == b"well"
    sent = [request.headers.get("Authorization") for request in front.seen]
    assert sent == ["Basic " + base64.b64encode(f"me:{SECRET}".encode()).decode(), "Bearer t0ken", None]


def test_what_may_be_repeated_is_repeated() -> None:
    left = [(503, {}, b""), "cut", (502, {}, b""), (200, {}, b"well")]
    with Front(answer=lambda request: left.pop(0)).up() as front:  # type: ignore[arg-type]
        with Client(pause=0.001) as client:
            assert client.send("PUT", front.url, content=b"data").body == b"well"
        assert [request.body for request in front.seen] == [b"data"] * 4
        left[:] = [(503, {}, b""), (200, {}, b"well")]
        with Client(pause=0.001) as client:
            assert client.send("POST", front.url, repeatable=False).status == 503
        left[:] = [(503, {}, b"") for _ in range(9)]
        with Client(pause=0.001, attempts=3) as client:
            assert client.send("GET", front.url).status == 503
        assert len(left) == 6


def test_a_refusal_is_not_repeated() -> None:
    with Front(answer=lambda request: (401, {}, b"")).up() as front, Client(pause=0.001) as client:
        assert client.send("GET", front.url).status == 401
        assert len(front.seen) == 1


def test_redirects_stay_on_the_host() -> None:
    def answer(request: Request) -> tuple[int, dict[str, str], bytes]:
        goes = {"/old": "/new", "/away": other.url + "/new", "/round": "/round"}.get(request.path)
        return (307, {"Location": goes}, b"") if goes else (200, {}, request.body)

    with Front(answer=lambda request: (200, {}, b"caught")).up() as other, Front(answer=answer).up() as front:
        with Client(Credentials("me", SECRET)) as client:
            assert client.send("POST", front.url + "/old", content=b"data").body == b"data"
            with pytest.raises(EndpointError, match="redirects to"):
                client.send("GET", front.url + "/away")
            with pytest.raises(EndpointError, match="without end"):
                client.send("GET", front.url + "/round")
        assert other.seen == []


def test_an_answer_that_is_too_long_is_given_up() -> None:
    long = Front(answer=lambda request: (200, {}, b"x" * 100_000))
    with long.up() as front, Client(limit=1000) as client, pytest.raises(EndpointError, match="more than"):
        client.send("GET", front.url)


def test_words_of_a_server_are_one_short_line() -> None:
    assert Reply(500, "text/plain", b"one\n two\x00\x1b[31m" + b"x" * 9000).words.startswith("one two [31m")
    assert len(Reply(500, "text/plain", b"x" * 9000).words) == 300
    assert Reply(500, "text/html", b"<html>").words == ""


def test_parameters_are_added_to_those_of_the_url() -> None:
    with Front(answer=lambda request: (200, {}, b"")).up() as front, Client() as client:
        client.send("PUT", front.url + "/store?repo=a&x=%C3%A9", params={"graph": "https://example.org/g?a=1&b=词"})
        client.send("GET", front.url + "/store?repo=a")
        client.send("GET", front.url + "/store", params={"graph": "x:g"})
    first, second, third = (request.query for request in front.seen)
    assert first == "repo=a&x=%C3%A9&graph=https%3A%2F%2Fexample.org%2Fg%3Fa%3D1%26b%3D%E8%AF%8D"
    assert (second, third) == ("repo=a", "graph=x%3Ag")
