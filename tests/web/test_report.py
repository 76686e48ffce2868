"""A report on disk: whole or not at all, the same bytes again, every link leads somewhere, nothing hostile gets out."""

from __future__ import annotations

import csv
import json
import posixpath
import re
from collections.abc import Iterator
from dataclasses import replace
from hashlib import sha256
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import unquote, urlsplit

import factory
import pyoxigraph as ox
import pytest
from export.builds import build_of, hostile
from stores import oxigraph

from kg.errors import ExportError
from kg.graph import push
from kg.graph.client import Credentials
from kg.graph.remote import Remote
from kg.model import Evidence
from kg.vocabulary import KG
from kg.web import report, saving
from kg.web.links import Place, download, path
from kg.web.report import write


class Page(HTMLParser):
    """What a browser would make of a page: elements, links, anchors, text."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.words: list[str] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def handle_data(self, data: str) -> None:
        self.words.append(data)

    @property
    def links(self) -> list[str]:
        return [str(said[name]) for _, said in self.tags for name in ("href", "src") if said.get(name)]

    @property
    def anchors(self) -> set[str]:
        return {str(said["id"]) for _, said in self.tags if said.get("id")}


@pytest.fixture(scope="session")
def plain_report(plain_build: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of two small documents."""
    return write(plain_build, tmp_path_factory.mktemp("plain") / "report").folder


@pytest.fixture(scope="session")
def plain_build(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two documents of two cities."""
    return build_of(tmp_path_factory.mktemp("build"), (factory.plan("a"), factory.plan("b", factory.SOUTH)))


@pytest.fixture(scope="session")
def hostile_report(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The report of a document in which everything is hostile."""
    bad = "<img src=x onerror=alert(1)>\"'</script>"
    plan = hostile("../<b>x")
    city = replace(factory.NORTH, code="", name=bad)
    facts = {
        name: tuple(replace(each, city=city) for each in getattr(plan, name))
        for name in ("targets", "measures", "programmes", "duties", "citations")
    }
    document = replace(plan.document, source="javascript:alert(1)", cities=(city,))
    build = build_of(tmp_path_factory.mktemp("bad"), [replace(plan, document=document, **facts)])
    return write(build, tmp_path_factory.mktemp("hostile") / "report").folder


def pages(folder: Path) -> Iterator[tuple[str, Page]]:
    """The pages that are ours; the pictures are those of kg.visualise."""
    for each in sorted(folder.rglob("*.html")):
        if not each.name.startswith("pictures-"):
            yield str(each.relative_to(folder)), Page(each.read_text(encoding="utf-8"))


def hashes(folder: Path) -> dict[str, str]:
    """Every file and its hash."""
    return {
        str(each.relative_to(folder)): sha256(each.read_bytes()).hexdigest()
        for each in sorted(folder.rglob("*"))
        if each.is_file()
    }


def test_every_link_leads_to_a_file_and_an_anchor(plain_report: Path) -> None:
    anchors = {name: page.anchors for name, page in pages(plain_report)}
    checked = 0
    for name, page in pages(plain_report):
        for link in page.links:
            parts = urlsplit(link)
            if parts.scheme in ("data", "https"):
                continue
            assert not parts.scheme and not parts.netloc and not link.startswith("/"), link
            target = (
                posixpath.normpath(posixpath.join(posixpath.dirname(name), unquote(parts.path))) if parts.path else name
            )
            assert (plain_report / target).is_file(), f"{name}: {link}"
            if parts.fragment and target in anchors:
                assert parts.fragment in anchors[target], f"{name}: {link}"
            checked += 1
    assert checked > 500


def test_marks_of_pictures_lead_to_words(plain_report: Path) -> None:
    seen = 0
    for each in plain_report.rglob("pictures-*.html"):
        for link in re.findall(r"documents/[\w.-]+\.html#c\d+-\d+", each.read_text(encoding="utf-8")):
            target, _, anchor = link.partition("#")
            assert anchor in Page((each.parent / target).read_text(encoding="utf-8")).anchors, f"{each.name}: {link}"
            seen += 1
    assert seen > 10


def test_nothing_is_loaded_from_elsewhere(plain_report: Path) -> None:
    for name, page in pages(plain_report):
        for tag, said in page.tags:
            assert tag not in ("iframe", "object", "embed", "base"), name
            assert not any(key.startswith("on") or key == "style" for key in said), f"{name}: {said}"
            if tag in ("script", "link", "img") and said.get("rel") != "alternate":
                source = said.get("src") or said.get("href") or ""
                assert not source.startswith(("http", "//")), name
            if tag == "script" and not said.get("src"):
                assert said.get("type") == "application/json", name


def test_pages_say_their_language_and_have_landmarks(plain_report: Path) -> None:
    for name, page in pages(plain_report):
        tags = dict.fromkeys(tag for tag, _ in page.tags)
        (html,) = (said for tag, said in page.tags if tag == "html")
        assert html["lang"] == ("en" if name.startswith("en/") else "zh-Hans"), name
        assert sum(tag == "h1" for tag, _ in page.tags) == (2 if name == "index.html" else 1), name
        assert {"main", "title"} <= set(tags), name
        if name != "index.html":
            assert {"header", "nav", "footer"} <= set(tags), name
            assert [said for tag, said in page.tags if said.get("class") == "skip"], name
        ids = [said["id"] for _, said in page.tags if said.get("id")]
        assert len(ids) == len(set(ids)), name
        assert all("alt" in said for tag, said in page.tags if tag == "img"), name


def test_the_languages_have_the_same_pages(plain_report: Path) -> None:
    zh, en = (
        {str(each.relative_to(plain_report / tongue)) for each in (plain_report / tongue).rglob("*")}
        for tongue in ("zh", "en")
    )
    assert zh == en and len(zh) > 30


def test_the_same_build_gives_the_same_bytes(plain_build: Path, plain_report: Path, tmp_path: Path) -> None:
    again = write(plain_build, tmp_path / "again").folder
    assert hashes(again) == hashes(plain_report)


def test_what_is_hostile_stays_text(hostile_report: Path) -> None:
    seen = 0
    for name, page in pages(hostile_report):
        for tag, said in page.tags:
            assert tag != "img" or name.endswith("pictures.html"), name
            assert not any(key.startswith("on") for key in said), f"{name}: {said}"
            for key in ("href", "src", "action"):
                assert not str(said.get(key) or "").lower().startswith(("javascript:", "vbscript:")), name
        seen += "<img src=x onerror=alert(1)>" in "".join(page.words)
    assert seen > 10
    for name in (str(each.relative_to(hostile_report)) for each in hostile_report.rglob("*")):
        assert ".." not in name and "<" not in name and name.isascii()
    for each in (hostile_report / "data").rglob("*.js"):
        text = each.read_text(encoding="utf-8")
        assert "<" not in text and "\u2028" not in text and text.startswith("kgData(") and text.endswith(");\n")


def test_data_scripts_are_one_call_with_json(plain_report: Path) -> None:
    for each in (plain_report / "data").rglob("*.js"):
        name = str(each.relative_to(plain_report)).removesuffix(".js")
        text = each.read_text(encoding="utf-8").removeprefix("kgData(").removesuffix(");\n")
        assert json.loads(f"[{text}]")[0] == name


def test_the_graph_in_the_page_is_the_graph(plain_build: Path, plain_report: Path) -> None:
    text = (plain_report / "data" / "graph.js").read_text(encoding="utf-8").removeprefix("kgData(").removesuffix(");\n")
    quads = set(ox.parse(json.loads(f"[{text}]")[1].encode(), format=ox.RdfFormat.TRIG))
    (nq,) = plain_build.rglob("graph.nq")
    assert quads == set(ox.parse(path=str(nq), format=ox.RdfFormat.N_QUADS))


def test_downloads_hold_the_facts_of_the_page(plain_report: Path) -> None:
    place = Place("city", factory.NORTH.code)
    with (plain_report / download(place, "csv")).open(encoding="utf-8", newline="") as handle:
        rows = list(csv.DictReader(handle))
    plan = factory.plan("a")
    count = sum(len(getattr(plan, n)) for n in ("targets", "measures", "programmes", "duties", "citations", "mentions"))
    assert len(rows) == count and {row["doc"] for row in rows} == {"a"}
    triples = set(ox.parse(path=str(plain_report / download(place, "ttl")), format=ox.RdfFormat.TURTLE))
    said = {triple.subject.value for triple in triples if triple.predicate.value == KG.evidence}
    assert said == {row["iri"] for row in rows}
    for row in rows:
        assert factory.RAW[int(row["start"]) : int(row["end"])] == row["quote"].removeprefix("'")


def test_the_document_page_holds_the_whole_text(plain_report: Path) -> None:
    html = (plain_report / path(Place("document", "a"), "zh")).read_text(encoding="utf-8")
    text = html[html.index('id="text"') : html.index("<aside")]
    inner = Page(text[text.index(">") + 1 :])
    for line in factory.RAW.splitlines():
        assert line in "".join(inner.words)


class Halt(Exception):
    """Something that goes wrong in the middle."""


@pytest.mark.parametrize("error", [Halt, KeyboardInterrupt, OSError])
def test_a_report_that_fails_leaves_the_old_one(
    plain_build: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, error: type[BaseException]
) -> None:
    out = tmp_path / "out"
    out.mkdir()
    saving.seal(out, {"old": True})
    before = hashes(out)

    def fail(*_: object) -> None:
        raise error

    monkeypatch.setattr(report.Report, "subjects", fail)
    with pytest.raises((error, ExportError)):
        write(plain_build, out)
    assert hashes(out) == before and [each.name for each in tmp_path.iterdir()] == ["out"]


def test_only_a_report_is_replaced(plain_build: Path, tmp_path: Path) -> None:
    out = tmp_path / "out"
    out.mkdir()
    (out / "thesis.docx").write_text("years of work")
    for force in (False, True):
        with pytest.raises(ExportError, match=r"thesis\.docx"):
            write(plain_build, out, force=force)
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(ExportError, match="is a file"):
        write(plain_build, file)
    assert (out / "thesis.docx").read_text() == "years of work" and file.read_text() == "x"


def test_files_that_a_reader_added_are_kept_unless_forced(tmp_path: Path) -> None:
    out = tmp_path / "out"
    with saving.fresh(out) as folder:
        (folder / "index.html").write_text("1")
        saving.seal(folder, {})
    (out / "notes.txt").write_text("mine")
    with pytest.raises(ExportError, match=r"notes\.txt"), saving.fresh(out):
        raise AssertionError("not reached")
    with saving.fresh(out, force=True) as folder:
        saving.seal(folder, {})
    assert not (out / "notes.txt").exists() and not (out / "index.html").exists()


def test_the_report_of_an_endpoint_is_that_of_the_build(plain_build: Path, plain_report: Path, tmp_path: Path) -> None:
    with oxigraph("--union-default-graph") as url:
        push.push(plain_build, push.way(url, Credentials(), timeout=60), Credentials(), timeout=60)
        distant = write(Remote(url), tmp_path / "distant").folder
    assert hashes(distant) == hashes(plain_report)


def test_one_language_alone(plain_build: Path, tmp_path: Path) -> None:
    folder = write(plain_build, tmp_path / "en", languages=("en",), pictures=False).folder
    assert not (folder / "zh").exists()
    for name, page in pages(folder):
        assert not [link for link in page.links if "/zh/" in link or link.startswith("zh/")], name


def test_a_search_for_pairs_reads_few_chunks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kg.web import index

    monkeypatch.setattr(index, "CHUNK", 40)
    made = index.Index(tmp_path)
    for number in range(6):
        plan, end = factory.plan(f"d{number}"), len(factory.RAW)
        clause = Evidence(f"d{number}", end, end + 4, f"扬尘{number}。")
        made.add(replace(plan, raw=factory.RAW + clause.quote, clauses=(*plan.clauses, clause)))
    made.finish()

    def brought(name: str) -> object:
        text = (tmp_path / "data" / "search" / f"{name}.js").read_text(encoding="utf-8")
        return json.loads(f"[{text.removeprefix('kgData(').removesuffix(');' + chr(10))}]")[1]

    said = brought("index")
    assert isinstance(said, dict) and said["chunks"] >= 6
    shard = brought(f"pairs-{ord('尘') % said['shards']}")
    assert isinstance(shard, dict)
    (chunk,) = shard["尘3"]
    assert "扬尘3" in json.dumps(brought(f"text-{chunk}"), ensure_ascii=False)
