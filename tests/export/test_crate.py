"""The package to deposit, read by rocrate, and held against its own checksums and schemas."""

from __future__ import annotations

import json
import subprocess
from hashlib import sha256
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import factory
import openpyxl
import polars
import pyoxigraph as ox
import pytest
from export.builds import build_of
from rocrate.rocrate import ROCrate

from kg import export
from kg.export import cells, codebook, notes
from kg.export.choices import select
from kg.export.files import inside
from kg.graph import renew
from kg.graph.store import open_store
from kg.graph.write import write

POLARS = {"string": polars.String, "integer": polars.Int64, "number": polars.Float64, "boolean": polars.Boolean}


@pytest.fixture(scope="module")
def crate(built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("crate") / "out"
    export.write("crate", path, built)
    return path


def load(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_rocrate_reads_it(crate: Path) -> None:
    read = ROCrate(crate)
    assert read.name == f"{notes.TITLE} / {notes.TITLE_ZH}"
    assert read.root_dataset["license"].id == "https://creativecommons.org/licenses/by/4.0/"
    files = {entity.id for entity in read.data_entities}
    assert files == set(inside(crate)) - {"ro-crate-metadata.json"}
    assert read.metadata["conformsTo"] == "https://w3id.org/ro/crate/1.1"
    assert read.get("#kg")["version"]


def test_what_rocrate_reads_it_writes(crate: Path, tmp_path: Path) -> None:
    ROCrate(crate).write(tmp_path / "copy")
    assert set(inside(tmp_path / "copy")) == set(inside(crate))


def test_every_entity_that_is_named_is_described(crate: Path) -> None:
    entities = load(crate / "ro-crate-metadata.json")["@graph"]
    ids = [entity["@id"] for entity in entities]
    assert len(ids) == len(set(ids))

    def named(value: object) -> set[str]:
        if isinstance(value, dict):
            return {value["@id"]} if set(value) == {"@id"} else set().union(*map(named, value.values()))
        return set().union(*map(named, value)) if isinstance(value, list) else set()

    assert named([list(entity.values()) for entity in entities]) - {"https://w3id.org/ro/crate/1.1"} <= set(ids)
    sizes = {entity["@id"]: entity.get("contentSize") for entity in entities if entity["@type"] == "File"}
    assert all(size == str((crate / name).stat().st_size) for name, size in sizes.items() if size)


def test_checksums(crate: Path) -> None:
    done = subprocess.run(["sha256sum", "-c", "--strict", "SHA256SUMS"], cwd=crate, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout
    assert len(done.stdout.splitlines()) == len(inside(crate)) - 1


def test_the_data_package_describes_what_is_there(crate: Path) -> None:
    package = load(crate / "datapackage.json")
    assert len({each["name"] for each in package["resources"]}) == len(package["resources"])
    for resource in package["resources"]:
        data = (crate / resource["path"]).read_bytes()
        assert resource["bytes"] == len(data)
        assert resource["hash"] == "sha256:" + sha256(data).hexdigest()
    tables = [each for each in package["resources"] if "schema" in each]
    assert [each["name"] for each in tables] == list(codebook.TABLES)
    for table in tables:
        check_table(crate, table)


def check_table(crate: Path, table: dict[str, Any]) -> None:
    """The CSV file and the Parquet file are as the schema says, and say the same."""
    fields = {each["name"]: each for each in table["schema"]["fields"]}
    frame = polars.read_csv(crate / table["path"], schema={n: POLARS[f["type"]] for n, f in fields.items()})
    for name, field in fields.items():
        assert not field["constraints"]["required"] or frame[name].null_count() == 0
        enum = field["constraints"].get("enum")
        assert enum is None or set(frame[name].drop_nulls()) <= set(enum)
    other = polars.read_parquet(crate / "parquet" / f"{table['name']}.parquet")
    texts = polars.col(polars.String).map_elements(cells.plain, return_dtype=polars.String)
    assert frame.with_columns(texts).rows() == other.rows()
    documents = set(polars.read_parquet(crate / "parquet" / "documents.parquet")["doc"])
    for key in table["schema"].get("foreignKeys", ()):
        assert set(frame[key["fields"]].drop_nulls()) <= documents


def test_the_graph_is_in_it(crate: Path, built: Path, tmp_path: Path) -> None:
    (graph,) = export.write("nq", tmp_path / "graph.nq", built)
    assert (crate / "graph.nq").read_bytes() == graph.read_bytes()


def test_a_filtered_package(built: Path, tmp_path: Path) -> None:
    selection = select(open_store(built), cities=["天津"], kinds=["target"])
    export.write("crate", tmp_path / "part.zip", built, selection=selection)
    with ZipFile(tmp_path / "part.zip") as read:
        read.extractall(tmp_path / "part")
    part = ROCrate(tmp_path / "part")
    assert "city: 天津市 (120000); kind: target" in part.description
    targets = polars.read_parquet(tmp_path / "part" / "parquet" / "targets.parquet")
    assert set(targets["city"]) == {"天津市"} and set(targets["status"]) == {"target"}
    quads = list(ox.parse(path=str(tmp_path / "part" / "graph.nq"), format=ox.RdfFormat.N_QUADS))
    kind = ox.NamedNode("http://www.w3.org/1999/02/22-rdf-syntax-ns#type")
    target = ox.NamedNode("https://w3id.org/kg-cn-plans/ontology#Target")
    assert sum(quad.predicate == kind and quad.object == target for quad in quads) == targets.height


@pytest.mark.parametrize(("issued", "date"), [("2021-08", "2021-08"), ("", notes.RELEASED)])
def test_the_date_is_not_the_clocks(tmp_path: Path, issued: str, date: str) -> None:
    from dataclasses import replace

    plan = factory.plan("a")
    build = build_of(tmp_path / "build", [replace(plan, document=replace(plan.document, issued=issued))])
    export.write("crate", tmp_path / "out", build)
    entities = {each["@id"]: each for each in load(tmp_path / "out" / "ro-crate-metadata.json")["@graph"]}
    assert entities["./"]["datePublished"] == date
    assert f"- date: {date}: the " in (tmp_path / "out" / "README.md").read_text(encoding="utf-8")
    cff = (tmp_path / "out" / "CITATION.cff").read_text(encoding="utf-8")
    assert ("date-released" in cff) == (len(date) == 10)


def test_a_hostile_package_is_a_package(hostile_build: Path, tmp_path: Path) -> None:
    export.write("crate", tmp_path / "out", hostile_build)
    assert len(ROCrate(tmp_path / "out").data_entities) == len(inside(tmp_path / "out")) - 1
    done = subprocess.run(["sha256sum", "-c", "--quiet", "SHA256SUMS"], cwd=tmp_path / "out", check=False)
    assert done.returncode == 0


@pytest.fixture(scope="module")
def with_imports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A build that holds two imports: one says all of itself, one nothing."""
    folder = tmp_path_factory.mktemp("imports")
    (folder / "build").mkdir()
    write([factory.plan("a", factory.SOUTH)], folder / "build", {"versions": {"kg": "0"}})
    for name in ("north", "south"):
        (folder / f"{name}.nt").write_text(
            f'<http://ex.org/{name}> <http://www.w3.org/2000/01/rdf-schema#label> "{name}" .\n', encoding="utf-8"
        )
    odbl = "https://opendatacommons.org/licenses/odbl/1-0/"
    renew.add(folder / "build", [folder / "north.nt"], "north", licence=odbl, source="武汉组\n# [x](y)")
    renew.add(folder / "build", [folder / "south.nt"], "south")
    return folder / "build"


def test_imports_keep_their_licences(with_imports: Path, tmp_path: Path) -> None:
    odbl = "https://opendatacommons.org/licenses/odbl/1-0/"
    crate = tmp_path / "out"
    export.write("crate", crate, with_imports)
    terms = f"licence: {odbl}; source: 武汉组 # [x](y)"
    nothing = "licence: not stated; source: not stated"
    rest = "CC-BY-4.0 is for the rest, not for "
    readme = (crate / "README.md").read_text(encoding="utf-8")
    assert f"- import north: {terms}\n- import south: {nothing}\n" in readme and rest in readme
    assert f"{rest}what was imported from elsewhere: north ({terms}); south ({nothing})." in (
        crate / "LICENSE"
    ).read_text(encoding="utf-8")
    read = ROCrate(crate)
    assert read.root_dataset["license"].id == "https://creativecommons.org/licenses/by/4.0/"
    assert rest in read.description
    north, south = read.root_dataset["isBasedOn"]
    assert (north["name"], north["license"].id, north["creditText"]) == ("north", odbl, "武汉组 # [x](y)")
    assert (south["name"], south["license"]) == ("south", "not stated")
    test_every_entity_that_is_named_is_described(crate)
    package = load(crate / "datapackage.json")
    assert [each["title"] for each in package["licenses"][1:]] == [f"import north: {odbl}", "import south: not stated"]
    assert package["licenses"][1]["path"] == odbl and "武汉组" in package["sources"][0]["title"]
    export.write("xlsx", tmp_path / "out.xlsx", with_imports)
    sheet = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)["notes"]
    said = dict(row[:2] for row in sheet.iter_rows(values_only=True))
    assert said["import north"] == terms and rest in said["licence"]


def test_without_imports_nothing_is_said_of_them(crate: Path) -> None:
    assert "isBasedOn" not in load(crate / "ro-crate-metadata.json")["@graph"][1]
    for name in ("README.md", "LICENSE", "ro-crate-metadata.json"):
        assert "import" not in (crate / name).read_text(encoding="utf-8").replace("important", "").replace(
            "import_name", ""
        )
