"""Files of strangers: read in bounds, named, renamed, kept."""

from __future__ import annotations

import gzip
from pathlib import Path

import pyoxigraph as ox
import pytest

from kg.errors import GraphFileError
from kg.graph import imports, iris
from kg.graph.imports import Import, inputs, keep, kept, stage, staged

NODES = '<x:a> <x:b> [ <x:c> _:n ] ; <x:d> "tab\\t, line\\n, \\u2028" .\n_:n <x:b> _:n .\n'


def take(out: Path, text: str, name: str = "north", file: str = "facts.ttl") -> Import:
    """Write a file, import it, keep it."""
    path = out / file
    data = text.encode()
    path.write_bytes(gzip.compress(data) if file.lower().endswith(".gz") else data)
    with staged(out) as folder:
        made = stage([path], name, folder, licence="CC0", source="somebody")
        keep(made, folder, out)
    return made


def lines(out: Path, name: str = "north") -> list[str]:
    return (out / "imports" / f"{name}.nq").read_text(encoding="utf-8").split("\n")[:-1]


@pytest.mark.parametrize("file", ["facts.ttl", "facts.trig", "FACTS.TTL.GZ"])
def test_a_file_is_kept_without_blank_nodes(file: str, tmp_path: Path) -> None:
    made = take(tmp_path, NODES, file=file)
    found = lines(tmp_path)
    assert made.statements == len(found) == 4 and found == sorted(found)
    assert not any("_:" in line for line in found)
    quads = list(ox.parse("\n".join(found).encode(), format=ox.RdfFormat.N_QUADS))
    assert {quad.graph_name.value for quad in quads} == {iris.imported_graph("north")}
    assert any(quad.object == ox.Literal("tab\t, line\n, \u2028") for quad in quads)


def test_the_same_file_gives_the_same_bytes_and_another_other_nodes(tmp_path: Path) -> None:
    for out in ("one", "two", "three"):
        (tmp_path / out).mkdir()
    made = [take(tmp_path / out, NODES + more) for out, more in (("one", ""), ("two", ""), ("three", "# more"))]
    assert made[0] == made[1] and lines(tmp_path / "one") == lines(tmp_path / "two")
    assert lines(tmp_path / "three") != lines(tmp_path / "one")
    assert inputs(tmp_path / "one") == inputs(tmp_path / "two") != inputs(tmp_path / "three")


def test_much_is_sorted_in_pieces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f'<x:{number % 7}> <x:b> "{number % 50}" .\n' for number in range(400))
    whole = take(tmp_path, text)
    before = lines(tmp_path)
    monkeypatch.setattr(imports, "CHUNK", 30)
    assert take(tmp_path, text) == whole and lines(tmp_path) == before
    assert whole.statements == 350 and whole.files[0].statements == 400
    assert sorted(path.name for path in (tmp_path / "imports").iterdir()) == ["north.json", "north.nq"]


def test_graphs_keep_names_that_can_be_recognised(tmp_path: Path) -> None:
    graphs = [
        iris.graph("a"),
        iris.CATALOGUE_GRAPH,
        iris.ONTOLOGY_GRAPH,
        iris.imported_graph("x"),
        "https://e.org/g?a b",
    ]
    text = "".join(
        f"<{iris.CATALOGUE}> <x:b> <{graph.replace(' ', '')}> <{graph.replace(' ', '')}> .\n" for graph in graphs
    )
    take(tmp_path, text + f"<x:a> <x:b> <{iris.CATALOGUE}s> _:g .\n", file="other.nq")
    root = iris.imported_graph("north")
    found = list(ox.parse("\n".join(lines(tmp_path)).encode(), format=ox.RdfFormat.N_QUADS))
    names = {quad.graph_name.value for quad in found}
    tail = iris.graph("a").rpartition("/")[2]
    assert {f"{root}/{tail}", f"{root}/catalogue", f"{root}/ontology", f"{root}/import/x"} < names
    assert all(name.startswith(root + "/") for name in names)
    assert sum(quad.subject.value == iris.imported("north") + "/catalogue" for quad in found) == 5
    assert sum(quad.object.value == quad.graph_name.value for quad in found) == 4
    assert sum(quad.object.value == iris.CATALOGUE + "s" for quad in found) == 1


@pytest.mark.parametrize(
    ("text", "file", "words"),
    [
        ("<x:a> <x:b> <x:c> .\n<x:a> <x:b> 'c .\n", "facts.ttl", r"facts\.ttl, line 2: .*Cure: correct the line"),
        ("<x:a> <x:b> <c> .\n", "facts.ttl", "line 1: .*write IRIs in full"),
        ("<x:a> <x:b> <x:c> <x:g> .\nnonsense\n", "facts.nq", "line 2"),
        ("<x:a> <x:b> <<( <x:a> <x:b> <x:c> )>> .\n", "facts.ttl", "triples as terms"),
        ("", "facts.ttl", "no statements"),
        ("<x:a> <x:b> <x:c> .\n", "facts.csv", "of no known format.*--format"),
        ("<x:a> <x:b> <x:c> .\n", "facts", "of no known format"),
    ],
)
def test_what_is_broken_is_refused_with_its_place(text: str, file: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(GraphFileError, match=words):
        take(tmp_path, text, file=file)
    assert list((tmp_path / "imports").iterdir()) == []


def test_a_base_makes_relative_iris_whole(tmp_path: Path) -> None:
    take(tmp_path, "@base <https://example.org/> . <a> <b> <c> .\n")
    assert lines(tmp_path)[0].startswith("<https://example.org/a>")


def test_bounds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    text = "".join(f"<x:a> <x:b> <x:{number}> .\n" for number in range(100))
    for name, value, words in (("MAX_BYTES", 1000, "more than 0 MB"), ("MAX_STATEMENTS", 99, "more than 99 statements"),
                               ("MAX_SECONDS", -1.0, "seconds to read")):  # fmt: skip
        with monkeypatch.context() as patch, pytest.raises(GraphFileError, match=words):
            patch.setattr(imports, name, value)
            take(tmp_path, text, file="facts.ttl.gz")


@pytest.mark.parametrize("file", ["facts.ttl", "facts.nq"])
def test_a_literal_that_no_parser_holds_is_refused_in_one_line(file: str, tmp_path: Path) -> None:
    text = f'<x:a> <x:b> <x:c> .\n<x:a> <x:b> "{"长" * (6 * 2**20)}" .\n'
    with pytest.raises(GraphFileError, match=r"after statement 1: .*longer than 16 MB.* Cure: ") as caught:
        take(tmp_path, text, file=file)
    assert "\n" not in str(caught.value)


def test_odd_files(tmp_path: Path) -> None:
    (tmp_path / "cut.ttl.gz").write_bytes(gzip.compress(b"<x:a> <x:b> <x:c> .\n" * 5000)[:-30])
    (tmp_path / "plain.ttl.gz").write_bytes(b"<x:a> <x:b> <x:c> .\n")
    for path, words in (
        ("cut.ttl.gz", "is broken"),
        ("plain.ttl.gz", "is broken"),
        ("none.ttl", "is no file"),
        (".", "is no file"),
    ):
        with staged(tmp_path) as folder, pytest.raises(GraphFileError, match=words):
            stage([tmp_path / path], "north", folder)


@pytest.mark.parametrize("name", ["", "../up", "a/b", ".hidden", "a b", "x" * 61, "-x"])
def test_names_are_names(name: str, tmp_path: Path) -> None:
    with staged(tmp_path) as folder, pytest.raises(GraphFileError, match="no name for an import"):
        stage([], name, folder)


def test_several_files_under_one_name(tmp_path: Path) -> None:
    paths = [tmp_path / "a.ttl", tmp_path / "b.nt"]
    for path in paths:
        path.write_text(f"<x:{path.stem}> <x:b> _:n .\n", encoding="utf-8")
    with staged(tmp_path) as folder:
        keep(stage(paths, "北方", folder), folder, tmp_path)
    (made,) = kept(tmp_path)
    assert [file.file for file in made.files] == ["a.ttl", "b.nt"] and made.statements == 2
    assert len({line.split(" ")[2] for line in lines(tmp_path, "北方")}) == 2


def test_an_import_that_somebody_changed_is_found_out(tmp_path: Path) -> None:
    take(tmp_path, NODES)
    assert kept(tmp_path, without="north") == []
    (tmp_path / "imports" / "north.nq").write_text("<x:a> <x:b> <x:c> <x:g> .\n")
    with pytest.raises(GraphFileError, match=r"broken.*kg import --remove north"):
        kept(tmp_path)
    (tmp_path / "imports" / "north.json").write_text("[]")
    with pytest.raises(GraphFileError, match="broken"):
        kept(tmp_path)
