"""The server as a whole: health, counters, caching, prefixes, names of hosts, headers, a new build, an orderly end."""

from __future__ import annotations

import gzip
import json
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import httpx
import pytest
from serving import WORLD, alive, build, fetch, get, raw, served

from kg.cli.serve import path
from kg.web.mounted import SCRIBES
from kg.web.settings import Settings

KG = Path(sys.executable).parent / "kg"
ALL = "SELECT ?s ?o { ?s <http://example.org/says> ?o } ORDER BY ?o"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build(tmp_path_factory.mktemp("app") / "build")


@pytest.fixture(scope="module")
def base(folder: Path) -> Iterator[str]:
    with served(folder) as url:
        yield url


def test_health_says_what_answers(base: str) -> None:
    said = fetch(f"{base}/health").json()
    assert said["status"] == "ok" and said["workers"] == 2 and said["generation"].startswith("000001-")


def test_counters_are_those_of_prometheus(base: str) -> None:
    get(base, "ASK {}")
    get(base, "ASK {")
    text = fetch(f"{base}/metrics").text
    lines = [line for line in text.splitlines() if not line.startswith("#")]
    values = dict(line.rsplit(" ", 1) for line in lines)
    assert all(float(value) >= 0 for value in values.values())
    assert float(values['kg_requests_total{route="/sparql",method="GET",status="400"}']) >= 1
    assert values['kg_workers{state="idle"}'] == "2"
    counts = [
        float(value) for name, value in values.items() if name.startswith('kg_request_seconds_bucket{route="/sparql"')
    ]
    assert counts == sorted(counts) and counts[-1] == float(values['kg_request_seconds_count{route="/sparql"}'])


def test_every_answer_is_safe_to_show(base: str) -> None:
    for where in ("/", "/health", "/sparql", "/nothing", "/sparql?query=x"):
        said = fetch(base + where).headers
        assert said["x-content-type-options"] == "nosniff" and said["referrer-policy"] == "no-referrer"
        policy = said["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "frame-ancestors 'none'" in policy
        assert "server" not in said and "access-control-allow-origin" not in said


def test_the_same_answer_is_not_sent_twice(base: str) -> None:
    first = get(base, ALL)
    tag = first.headers["etag"]
    again = fetch(f"{base}/sparql", params={"query": ALL}, headers={"If-None-Match": tag})
    assert (again.status_code, again.content, again.headers["etag"]) == (304, b"", tag)
    other = fetch(f"{base}/sparql", params={"query": ALL}, headers={"If-None-Match": tag, "Accept": "text/csv"})
    assert other.status_code == 200 and other.headers["etag"] != tag
    assert "Accept" in first.headers["vary"]


@pytest.mark.parametrize("function", ["RAND()", "NOW()", "UUID()", "STRUUID()"])
def test_what_changes_is_not_kept(base: str, function: str) -> None:
    query = f"SELECT ({function} AS ?x) {{}}"
    replies = [get(base, query) for _ in range(2)]
    assert replies[0].content != replies[1].content
    assert all("etag" not in reply.headers and reply.headers["cache-control"] == "no-store" for reply in replies)


def test_long_answers_are_packed_for_those_who_take_it(base: str) -> None:
    query = "SELECT * { ?s ?p ?o . ?t ?q ?r }"
    packed = fetch(f"{base}/sparql", params={"query": query}, headers={"Accept-Encoding": "gzip"})
    plain = fetch(f"{base}/sparql", params={"query": query}, headers={"Accept-Encoding": "identity"})
    assert packed.headers["content-encoding"] == "gzip" and "content-encoding" not in plain.headers
    assert packed.content == plain.content
    assert int(packed.headers["content-length"]) < len(plain.content) / 5


def test_head_is_get_without_a_body(base: str) -> None:
    reply = httpx.head(f"{base}/sparql", params={"query": ALL})
    assert reply.status_code == 200 and reply.content == b"" and int(reply.headers["content-length"]) > 0


@pytest.mark.parametrize("cut", [True, False])
def test_under_a_prefix_whether_the_proxy_cuts_it_off_or_not(folder: Path, cut: bool) -> None:
    with served(folder, prefix="/kg") as base:
        root = base.removesuffix("/kg") if cut else base
        assert fetch(f"{root}/health").json()["status"] == "ok"
        assert alive(root)
        assert "/kg/sparql>" in fetch(f"{root}/sparql").text
        assert fetch(root + "/").headers["location"] == "/kg/zh/index.html"
        assert fetch(f"{root}x/health").status_code == 404 if not cut else True


def test_a_server_on_loopback_knows_its_names(folder: Path) -> None:
    with served(folder, names=("plans.example.org",)) as base:
        for name, status in (("127.0.0.1:1", 200), ("LOCALHOST", 200), ("plans.example.org", 200), ("evil.test", 421)):
            assert fetch(f"{base}/health", headers={"Host": name}).status_code == status
    assert "evil.test" not in Settings(folder).hosts and Settings(folder, host="0.0.0.0").hosts == frozenset()


def test_pages_of_other_sites_read_only_where_that_is_wanted(base: str, folder: Path) -> None:
    cross = {"Origin": "https://a.example", "Sec-Fetch-Site": "cross-site"}
    assert httpx.post(f"{base}/sparql", data={"query": "ASK {}"}, headers=cross).status_code == 403
    assert "access-control-allow-origin" not in httpx.options(f"{base}/sparql", headers=cross).headers
    with served(folder, cors="*") as open_base:
        reply = httpx.post(f"{open_base}/sparql", data={"query": "ASK {}"}, headers=cross)
        assert reply.status_code == 200 and reply.headers["access-control-allow-origin"] == "*"
        asked = httpx.options(f"{open_base}/sparql", headers={**cross, "Access-Control-Request-Method": "POST"})
        assert asked.status_code == 204 and "POST" in asked.headers["access-control-allow-methods"]
        assert "access-control-allow-origin" not in fetch(f"{open_base}/health", headers=cross).headers


def test_a_new_build_answers_without_a_restart(tmp_path: Path) -> None:
    folder = build(tmp_path / "build")
    with served(folder) as base:
        before = get(base, ALL)
        build(folder, WORLD + ":three { :c :says 'new' }")
        until = time.monotonic() + 5
        while (after := get(base, ALL)).headers["etag"] == before.headers["etag"]:
            assert time.monotonic() < until, "the new build was not noticed"
            time.sleep(0.1)
        assert "new" in after.text and "new" not in before.text
        assert fetch(f"{base}/health").json()["generation"].startswith("000002-")
        old = fetch(f"{base}/sparql", params={"query": ALL}, headers={"If-None-Match": before.headers["etag"]})
        assert old.status_code == 200


def test_a_build_that_has_gone_is_said_without_its_path(tmp_path: Path) -> None:
    folder = build(tmp_path / "build")
    with served(folder) as base:
        assert alive(base)
        (folder / "current").rename(folder / "gone")
        time.sleep(0.7)
        reply, health = get(base, ALL), fetch(f"{base}/health")
        assert reply.status_code == health.status_code == 503
        assert str(tmp_path) not in reply.text
        (folder / "gone").rename(folder / "current")
        assert alive(base)


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_a_signal_ends_it_once_answers_under_way_are_out(folder: Path, number: signal.Signals) -> None:
    command = [str(KG), "serve", "--store", str(folder), "--port", "0", "--workers", "2"]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True)
    assert process.stderr
    begun = json.loads(process.stderr.readline())
    assert begun["event"] == "listening" and begun["host"] == "127.0.0.1"
    base = f"http://127.0.0.1:{begun['port']}"
    secret = "SELECT * { ?s <http://example.org/says> '秘密' }"
    assert get(base, secret).status_code == 200
    children = subprocess.run(["pgrep", "-P", str(process.pid)], capture_output=True, text=True).stdout.split()
    process.send_signal(number)
    said = process.stderr.read()
    assert process.wait(15) in (0, -number)
    lines = [json.loads(line) for line in said.splitlines()]
    assert [line for line in lines if line["level"] == "error"] == []
    events = [line["event"] for line in lines]
    assert events[-1] == "stopped" and "stopping" in events
    request = next(line for line in lines if line["event"] == "request")
    assert request["status"] == 200 and request["query"]["chars"] == len(secret)
    assert "秘密" not in said and "says" not in said and "\\u79d8" not in said
    assert len(children) == 2 + SCRIBES
    assert not any(Path(f"/proc/{child}").exists() for child in children)


def test_what_cannot_be_listened_to_is_said(folder: Path, base: str) -> None:
    port = base.rpartition(":")[2]
    done = subprocess.run([str(KG), "serve", "--store", str(folder), "--port", port], capture_output=True, text=True)
    assert done.returncode == 1 and "cannot listen" in done.stderr and "Traceback" not in done.stderr
    missing = [str(KG), "serve", "--store", str(folder / "none"), "--port", "0"]
    done = subprocess.run(missing, capture_output=True, text=True)
    assert done.returncode == 1 and "no graph at" in done.stderr and "Traceback" not in done.stderr


def test_prefixes_are_paths() -> None:
    assert path("kg/") == "/kg" and path("") == path("/") == "" and path("/a/b-c") == "/a/b-c"
    for wrong in ("/a/../b", "//x//y", '/"><script>', "/a b"):
        with pytest.raises(Exception, match="no path"):
            path(wrong)


def test_gzip_is_what_it_says(base: str) -> None:
    query = "SELECT+*+%7B%3Fs+%3Fp+%3Fo.%3Ft+%3Fq+%3Fr%7D"
    head = f"GET /sparql?query={query} HTTP/1.0\r\nAccept-Encoding: gzip\r\nHost: localhost\r\n\r\n"
    said, _, body = raw(base, head.encode()).partition(b"\r\n\r\n")
    assert b"content-encoding: gzip" in said.lower()
    assert json.loads(gzip.decompress(body))["results"]["bindings"]
