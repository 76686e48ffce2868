"""A build into real stores: whole, counted, resumed, by both ways."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import factory
import pyoxigraph as ox
import pytest
from stores import Front, Request, only, oxigraph

from kg.errors import EndpointError, StoreError
from kg.graph import iris, push, store
from kg.graph.client import Credentials
from kg.graph.push import Pushed, Way, counts, inserts, way
from kg.graph.quads import Builder
from kg.graph.remote import Remote

NOBODY = Credentials()


def build(out: Path, *docs: str, text: str = "") -> Path:
    """A small graph without the ontology."""
    with store.locked(out), store.generation(out) as folder:
        builder = Builder(units={})
        made = [factory.plan(doc) for doc in docs]
        made = [replace(plan, raw=plan.raw + text, document=replace(plan.document, title=plan.document.title + text))
                for plan in made]  # fmt: skip
        lines = [line for plan in made for line in builder.plan(plan)] + builder.catalogue({})
        (folder / store.GRAPH).write_text("".join(lines), encoding="utf-8")
        store.load(folder)
        (folder / store.MANIFEST).write_text("{}")
    return out


def send(out: Path, url: str, known: Credentials = NOBODY, *, by_update: bool = False, **options: Any) -> Pushed:
    to = way(url, known, by_update=by_update, timeout=30)
    return push.push(out, to, known, timeout=30, **options)


def quads(source: Any) -> set[ox.Quad]:
    """What a store has, but what it says of pushes."""
    found = source.quads_for_pattern(None, None, None)
    return {quad for quad in found if not quad.graph_name.value.startswith(push.MARKS)}


@pytest.mark.parametrize("by_update", [False, True])
def test_what_is_pushed_is_the_build(by_update: bool, tmp_path: Path) -> None:
    odd = "\u0001\u007f\\u0022 \\ \" ' \r\n\t\u2028𠮷\ufffe"
    out = build(tmp_path, "a", "b", text=odd)
    seen: list[tuple[str, int, int]] = []
    with oxigraph() as url:
        done = send(out, url, by_update=by_update, batch=50, progress=lambda *each: seen.append(each))
        assert quads(Remote(url)) == quads(store.open_store(out))
    assert (done.sent, done.kept, done.left, done.warning) == (["a", "b", "catalogue"], [], [], "")
    assert sorted(each[1:] for each in seen) == [(1, 3), (2, 3), (3, 3)]
    assert "3 graphs sent" in str(done) and f"{done.statements} statements" in str(done)


@pytest.mark.parametrize("by_update", [False, True])
def test_only_what_has_changed_is_sent_again(by_update: bool, tmp_path: Path) -> None:
    out = build(tmp_path, "a", "b")
    other = ox.NamedNode("https://example.org/other")
    with oxigraph() as url:
        to = way(url, NOBODY, timeout=30)
        push.Sender(push.Client(), to).send("https://example.org/other", _file(tmp_path, b"<x:a> <x:b> <x:c> .\n"))
        send(out, url, by_update=by_update)
        assert send(out, url, by_update=by_update).kept == ["a", "b", "catalogue"]
        assert send(out, url, by_update=by_update, fresh=True).sent == ["a", "b", "catalogue"]
        build(tmp_path, "a", "c")
        done = send(out, url, by_update=by_update)
        assert (done.sent, done.kept, done.left) == (["c", "catalogue"], ["a"], [iris.graph("b")])
        assert iris.graph("b") in counts(Remote(url))
        done = send(out, url, by_update=by_update, prune=True)
        assert done.pruned == [iris.graph("b")] and done.left == [] and "1 removed" in str(done)
        assert set(counts(Remote(url))) == {iris.graph("a"), iris.graph("c"), iris.CATALOGUE_GRAPH}
        assert set(push.marks(Remote(url))) == set(counts(Remote(url)))
        assert len(list(Remote(url).quads_for_pattern(None, None, None, other))) == 1


@pytest.mark.parametrize("by_update", [False, True])
def test_what_another_build_sent_since_is_sent_over(by_update: bool, tmp_path: Path) -> None:
    one, two = build(tmp_path / "one", "a", text="甲"), build(tmp_path / "two", "a", text="乙")
    with oxigraph() as url:
        for out in (one, two, one):
            assert send(out, url, by_update=by_update).sent == ["a", "catalogue"]
            assert quads(Remote(url)) == quads(store.open_store(out))
        assert send(one, url, by_update=by_update).kept == ["a", "catalogue"]
        assert set(push.marks(Remote(url))) == {iris.graph("a"), iris.CATALOGUE_GRAPH}


def test_a_push_that_dies_leaves_no_false_mark(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("kg.graph.client.time.sleep", lambda seconds: None)
    one, two = build(tmp_path / "one", "a", text="甲"), build(tmp_path / "two", "a", text="乙")
    with oxigraph() as url, Front(behind=url).up() as front:
        send(one, front.url)
        front.answer = cutting(2, "cut")  # the old mark and the graph are overwritten, the new mark is not made
        with pytest.raises(EndpointError, match="closed the connection"):
            send(two, front.url)
        front.answer = lambda request: None
        assert send(one, front.url).sent == ["a"]
        assert quads(Remote(url)) == quads(store.open_store(one))


def _file(folder: Path, data: bytes) -> Any:
    path = folder / "graph.nt"
    path.write_bytes(data)
    return path.open("rb")


def test_a_store_that_forgot_is_filled_again(tmp_path: Path) -> None:
    out = build(tmp_path, "a", "b")
    with oxigraph() as url:
        send(out, url)
        port = int(url.rpartition(":")[2])
    with oxigraph(port=port) as url:
        assert send(out, url).sent == ["a", "b", "catalogue"]


def cutting(after: int, reply: tuple[int, dict[str, str], bytes] | str) -> Any:
    """An answer of a front whose server fails from the given PUT or update on."""
    seen: list[str] = []

    def answer(request: Request) -> Any:
        if request.method == "PUT" or request.path == "/update":
            seen.append(request.path)
        return reply if len(seen) > after else None

    return answer


@pytest.mark.parametrize("by_update", [False, True])
@pytest.mark.parametrize("reply", ["cut", (500, {}, b"no space left on device")])
def test_a_store_that_dies_half_way_is_gone_on_with(
    by_update: bool, reply: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("kg.graph.client.time.sleep", lambda seconds: None)
    out = build(tmp_path, "a", "b", "c")
    with oxigraph() as url, Front(behind=url).up() as front:
        front.answer = cutting(4 if by_update else 2, reply)
        with pytest.raises(EndpointError, match=r"closed the connection|no space left"):
            send(out, front.url, by_update=by_update)
        front.answer = lambda request: None
        done = send(out, front.url, by_update=by_update)
        assert done.kept and done.sent
        assert len(done.kept) + len(done.sent) == 4
        assert quads(Remote(url)) == quads(store.open_store(out))


def test_a_store_that_loses_statements_is_found_out(tmp_path: Path) -> None:
    out = build(tmp_path, "a", "b")

    def answer(request: Request) -> Any:
        lost = request.method == "PUT" and iris.graph("b")[-8:] in request.query
        return (204, {}, b"") if lost else None

    with oxigraph() as url, Front(behind=url, answer=answer).up() as front:
        with pytest.raises(
            EndpointError, match=r"1 graphs in the store are not as they were sent: b: \d+ here, 0 there"
        ):
            send(out, front.url)
        front.answer = lambda request: None
        assert send(out, front.url).sent == ["b"]


def test_a_wrong_password_is_said_and_appears_nowhere(tmp_path: Path) -> None:
    out = build(tmp_path, "a")
    with oxigraph() as url, Front(behind=url, answer=only("me", "right")).up() as front:
        for known in (Credentials("me", "wr0ng-secret"), NOBODY):
            with pytest.raises(EndpointError, match=r"HTTP 401.*KG_PASSWORD") as caught:
                send(out, front.url, known)
            assert "wr0ng" not in str(caught.value)
        assert send(out, front.url, Credentials("me", "right")).sent == ["a", "catalogue"]
    for path in (out / "pushes").iterdir():
        assert "right" not in path.read_text() and "Basic" not in path.read_text()


def test_the_ways_of_other_stores_follow_from_the_base(tmp_path: Path) -> None:
    out = build(tmp_path, "a")
    fuseki = {"/plans/query": "/query", "/plans/data": "/store", "/plans/update": "/update"}
    rdf4j = {f"/repositories/plans{here}": there for here, there in
             {"": "/query", "/rdf-graphs/service": "/store", "/statements": "/update"}.items()}  # fmt: skip
    for by_update in (False, True):
        with oxigraph() as url, Front(url, rdf4j).up() as front:
            assert send(out, front.url + "/repositories/plans", by_update=by_update, fresh=True).sent
        with oxigraph() as url, Front(url, fuseki).up() as front:
            pass_on = front.pass_on

            def as_fuseki(request: Request, pass_on: Any = pass_on) -> Any:
                status, headers, data = pass_on(request)
                return status, {**headers, "Fuseki-Request-Id": "1"}, data

            front.answer = as_fuseki
            assert send(out, front.url + "/plans", by_update=by_update, fresh=True).sent
            assert send(out, front.url + "/plans/query", by_update=by_update).kept


def test_places_can_be_given_one_by_one(tmp_path: Path) -> None:
    out = build(tmp_path, "a")
    with oxigraph() as url, Front(url, {"/q": "/query", "/u": "/update", "/g": "/store"}).up() as front:
        for given in ({"update": front.url + "/u"}, {"graph_store": front.url + "/g"}):
            to = way("", NOBODY, query=front.url + "/q", timeout=30, **given)
            assert push.push(out, to, NOBODY, fresh=True, timeout=30).sent == ["a", "catalogue"]
        with pytest.raises(EndpointError, match=r"does not take graphs.*--graph-store URL"):
            push.push(out, way("", NOBODY, query=front.url + "/q", graph_store=front.url + "/n", timeout=9), NOBODY,
                      fresh=True, timeout=9)  # fmt: skip
        with pytest.raises(EndpointError, match="HTTP 404"):
            way(front.url, NOBODY, timeout=9)


def test_a_store_without_union_is_filled_with_a_warning(tmp_path: Path) -> None:
    def answer(request: Request) -> Any:
        plain = request.body.replace(b"&union-default-graph=true", b"")
        return front.pass_on(replace(request, body=plain, headers={**request.headers}))

    with oxigraph() as url, Front(url).up() as front:
        front.answer = answer
        done = send(build(tmp_path, "a"), front.url)
        assert done.sent == ["a", "catalogue"] and "union of its graphs" in done.warning


def test_inserts_are_small_and_whole() -> None:
    lines = [f'<x:s> <x:p> "{number}" .\n' for number in range(10)]
    parts = list(inserts("x:g", iter(lines), batch=4))
    assert [part.count("<x:s>") for part in parts] == [4, 4, 2]
    assert [part.count("<x:s>") for part in inserts("x:g", iter(lines), most=2 * len(lines[0]))] == [2] * 5
    assert list(inserts("x:g", iter([]))) == []
    long = f'<x:s> <x:p> "{"x" * 99}" .\n'
    assert len(list(inserts("x:g", iter([long, long]), most=10))) == 2


def test_nothing_to_push(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="run kg build"):
        push.push(tmp_path, Way(Remote("http://127.0.0.1:9")), NOBODY, timeout=1)


@pytest.mark.parametrize("by_update", [False, True])
def test_the_query_of_a_url_is_kept(by_update: bool, tmp_path: Path) -> None:
    out = build(tmp_path, "a")
    with oxigraph() as url, Front(behind=url).up() as front:
        send(out, front.url + "?repo=a", by_update=by_update)
        assert quads(Remote(url)) == quads(store.open_store(out))
        given = {"update": front.url + "/update?repo=a"} if by_update else {"graph_store": front.url + "/store?repo=a"}
        to = way("", NOBODY, query=front.url + "/query?repo=a", timeout=30, **given)
        push.push(out, to, NOBODY, timeout=30, fresh=True)
    assert front.seen and all(request.query.startswith("repo=a") for request in front.seen)
    assert {request.path for request in front.seen} <= {"", "/", "/query", "/sparql", "/store", "/update"}
