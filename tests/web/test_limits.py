"""Requests that mean harm: each is refused or stopped in the way it should be, and the service is alive after it."""

from __future__ import annotations

import json
import socket
import threading
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from http.client import HTTPConnection
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from urllib.parse import quote, urlsplit

import httpx
import pytest
from serving import alive, build, connected, get, raw, served

from kg.web import connection

MB = 2**20
FACTS = ":g { " + " ".join(f":s{n} :p{n % 7} :o{n % 50} , '{'词' * 20}{n}' ." for n in range(3000)) + " }"
PRODUCT = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"
SORTED = "SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?f ?a"
LONG = "SELECT * { ?a ?b ?c . ?d ?e ?f }"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("hostile") / "build", "PREFIX : <http://example.org/>\n" + FACTS)


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[str]:
    with served(folder, timeout=1.0, memory=200 * MB, result=4 * MB, patience=3.0) as url:
        yield url
        assert alive(url)


@pytest.mark.parametrize(
    ("query", "status", "words"),
    [
        (PRODUCT, 504, "after 1 seconds"),
        (SORTED, 507, "more memory"),
        (LONG, 507, "more than 4,194,304 bytes"),
        ("SELECT * { ?s ?p ?o FILTER(REGEX(CONCAT(STR(?o), STR(?s)), '(词|词词)*(a*)*b{1000}$')) }", (200, 504), ""),
        ("SELECT (REPLACE('a', 'a', 'aaaaaaaaaa') AS ?x) (REGEX('a', '((a{1,900}){1,900}){1,900}') AS ?y) {}", 200, ""),
        ("ASK {" + "{" * 30_000 + "}" * 30_000 + "}", 500, "broke down"),
        ("SELECT * { ?s " + "(" * 20_000 + "<x:p>" + ")" * 20_000 + " ?o }", 500, "broke down"),
        ("SELECT * { ?s (<x:p>|!<x:q>)* ?o . ?o (<x:p>|!<x:q>)* ?r . ?r !<x:a>* ?t }", (504, 507), ""),
        ("ASK { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 403, "SERVICE is refused"),
        ("ASK { ?s ?p '" + "\x00" + "' }", 400, "number 0"),
    ],
    ids=["product", "sorted", "long", "regex", "repeated", "braces", "paths", "closure", "service", "nul"],
)
def test_queries_that_take_too_much(base: str, query: str, status: int | tuple[int, ...], words: str) -> None:
    began = time.monotonic()
    reply = httpx.post(f"{base}/sparql", data={"query": query}, timeout=20)
    assert reply.status_code in (status if isinstance(status, tuple) else (status,)), reply.text
    assert words in reply.text and time.monotonic() - began < 6
    assert alive(base)


def test_strings_that_double_stay_within_memory(base: str) -> None:
    binds = " ".join(f"BIND(CONCAT(?x{n}, ?x{n}) AS ?x{n + 1})" for n in range(40))
    query = f"SELECT (STRLEN(?x40) AS ?n) {{ BIND('aaaaaaaaaa' AS ?x0) {binds} }}"
    reply = httpx.post(f"{base}/sparql", data={"query": query}, timeout=20)
    assert reply.status_code in (504, 507) and alive(base)


def test_loopback_is_not_asked(base: str) -> None:
    asked: list[str] = []

    class Trap(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked.append(self.path)
            self.send_error(500)

        do_GET = do_POST

        def log_message(self, *_: object) -> None:
            pass

    trap = HTTPServer(("127.0.0.1", 0), Trap)
    threading.Thread(target=trap.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    target = f"http://127.0.0.1:{trap.server_port}/"
    for query in (
        f"SELECT * {{ SERVICE <{target}> {{ ?s ?p ?o }} }}",
        f"SELECT * {{ ?a ?p ?b FILTER(?a!=?b||?a<?b)SERVICE#>\n<{target}>{{?s ?p ?o}} }}",
        f"LOAD <{target}>",
        f"SELECT * FROM <{target}> FROM NAMED <{target}x> {{ ?s ?p ?o }}",
    ):
        assert httpx.post(f"{base}/sparql", data={"query": query}).status_code in (200, 400, 403)
        httpx.get(f"{base}/sparql", params={"query": "ASK {}", "default-graph-uri": target})
    trap.shutdown()
    trap.server_close()
    assert asked == [] and alive(base)


def test_a_client_that_leaves_takes_its_query_along(folder: Path) -> None:
    with served(folder, timeout=30.0, workers=1, share=1) as url:
        with connected(url) as line:
            query = quote(PRODUCT)
            line.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
            time.sleep(0.4)
        began = time.monotonic()
        assert alive(url) and time.monotonic() - began < 5
        assert 'kg_queries_stopped{why="left"} 1' in httpx.get(f"{url}/metrics").text


def test_those_who_come_too_many_wait_or_come_again(folder: Path) -> None:
    with served(folder, timeout=1.5, workers=2, queue=3, share=2, patience=10.0) as url:
        with ThreadPoolExecutor(12) as crowd:
            replies = list(crowd.map(lambda n: get(url, PRODUCT + f" # {n}"), range(12)))
        codes = [reply.status_code for reply in replies]
        assert codes.count(504) == 5 and codes.count(503) == 7
        assert all(int(reply.headers["retry-after"]) > 0 for reply in replies if reply.status_code == 503)
        assert alive(url)


def test_one_client_leaves_room_for_others(folder: Path) -> None:
    with served(folder, timeout=2.0, workers=2, proxies=("127.0.0.1",)) as url, ThreadPoolExecutor(4) as crowd:
        greedy = [
            crowd.submit(
                httpx.get,
                f"{url}/sparql",
                params={"query": PRODUCT + f"#{n}"},
                headers={"X-Forwarded-For": "10.0.0.1"},
                timeout=30,
            )
            for n in range(3)
        ]
        time.sleep(0.5)
        began = time.monotonic()
        other = httpx.get(f"{url}/sparql", params={"query": "ASK {}"}, headers={"X-Forwarded-For": "10.0.0.2"})
        assert other.status_code == 200 and time.monotonic() - began < 1.5
        assert {each.result().status_code for each in greedy} <= {503, 504}


def test_those_who_ask_too_often_are_told_when_to_come_again(folder: Path) -> None:
    with served(folder, rate=5.0) as url, httpx.Client() as client:
        replies = [client.get(f"{url}/sparql?query=ASK%20%7B%7D") for _ in range(40)]
        codes = [reply.status_code for reply in replies]
        assert 20 <= codes.count(200) <= 30 and set(codes) == {200, 429}
        assert int(replies[-1].headers["retry-after"]) >= 1
        assert client.get(f"{url}/health").status_code == 200
        time.sleep(0.5)
        assert client.get(f"{url}/sparql?query=ASK%20%7B%7D").status_code == 200


def test_a_body_of_100_mb_is_refused_early(base: str) -> None:
    parts = urlsplit(base)
    assert parts.hostname
    line = HTTPConnection(parts.hostname, parts.port, timeout=20)
    line.putrequest("POST", "/sparql")
    line.putheader("Content-Type", "application/sparql-query")
    line.putheader("Content-Length", str(100 * MB))
    line.endheaders()
    reply = line.getresponse()
    assert reply.status == 413 and b"1,048,576 bytes" in reply.read()
    with pytest.raises(OSError):
        for _ in range(100):
            line.sock.sendall(b" " * MB)
    line.close()
    assert alive(base)


def test_a_body_without_a_length_is_counted(base: str) -> None:
    def endless() -> Iterator[bytes]:
        yield b"ASK {"
        for _ in range(3000):
            yield b" " * 1024

    reply = httpx.post(f"{base}/sparql", content=endless(), headers={"Content-Type": "application/sparql-query"})
    assert reply.status_code == 413 and alive(base)


@pytest.mark.parametrize(
    "request_",
    [
        b"GET / HTTP/1.1\r\n\r\n",
        b"\x16\x03\x01\x02\x00\x01\x00\x01\xfc\x03\x03",
        b"GET /sparql?query=%FF%FE HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /%2e%2e/%2e%2e/etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /static/..%2f..%2fapp.py HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /static//etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /static/%00 HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /zh/cities/..%2F..%2Findex HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET /" + b"a" * 100_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET / HTTP/1.1\r\nHost: localhost\r\nX: " + b"a" * 100_000 + b"\r\n\r\n",
        b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 20_000 + b"\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nASK{}",
        b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
        b"BREW /sparql HTTP/1.1\r\nHost: localhost\r\n\r\n",
        b"GET http://evil.test/ HTTP/1.1\r\nHost: evil.test\r\n\r\n",
        b"GET /sparql HTTP/1.1\r\nHost: <script>\r\n\r\n",
    ],
    ids=range(18),
)
def test_requests_that_are_none(base: str, request_: bytes) -> None:
    said = raw(base, request_)
    assert said.startswith(b"HTTP/1.1 4") or said == b""
    assert b"root:" not in said and b"Traceback" not in said and b"<script>" not in said
    assert alive(base)


def test_heads_that_come_drop_by_drop_are_not_waited_for(base: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "REQUEST", 1.0)
    monkeypatch.setattr(connection, "BODY", 1.0)
    began, lines = time.monotonic(), [connected(base) for _ in range(100)]
    for line in lines[:50]:
        line.sendall(b"GET / HTTP/1.1\r\nHost:")
    for line in lines[50:90]:
        line.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/sparql-query\r\n"
            b"Content-Length: 9\r\n\r\nA"
        )
    assert alive(base)
    for line in lines:
        line.settimeout(10)
        try:
            heard = line.recv(1000)
            assert heard == b"" or heard.startswith(b"HTTP/1.1 408"), heard
        except ConnectionError:
            pass
        line.close()
    assert time.monotonic() - began < 8 and alive(base)


def test_answers_that_nobody_reads_are_not_held(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(connection, "STALLED", 1.0)
    with served(folder, result=64 * MB, timeout=20.0) as url:
        line = socket.socket()
        line.setsockopt(socket.SOL_SOCKET, socket.SO_RCVBUF, 4096)
        parts = urlsplit(url)
        line.connect((parts.hostname, parts.port))
        query = "SELECT%20*%20%7B%3Fa%20%3Fb%20%3Fc.%3Fd%20%3Fe%20%3Ff%7D%20LIMIT%2060000"
        line.sendall(f"GET /sparql?query={query} HTTP/1.1\r\nHost: localhost\r\n\r\n".encode())
        time.sleep(4)
        line.settimeout(5)
        got = 0
        with pytest.raises(ConnectionError):
            while part := line.recv(65536):
                got += len(part)
            raise ConnectionResetError
        assert got < 10 * MB and alive(url)
        line.close()


def test_what_strangers_write_stays_one_line_of_the_log(base: str, caplog: pytest.LogCaptureFixture) -> None:
    from kg.web.log import Lines

    with caplog.at_level("INFO", logger="kg.serve"):
        httpx.get(base + '/a%0A{"event":"fake"}%22%1b[31m')
        until = time.monotonic() + 10  # the server writes its line after it has answered
        while not (lines := [line for line in map(Lines().format, caplog.records) if "fake" in line]):
            assert time.monotonic() < until
            time.sleep(0.01)
    line = lines[0]
    assert "\n" not in line and "\x1b" not in line and json.loads(line)["event"] == "request"
