"""The catalogue and the files agree, or the error names file and row."""

from __future__ import annotations

from hashlib import sha256
from pathlib import Path

import pytest

from kg.catalogue import COLUMNS, FILE, Row, documents, load
from kg.errors import CorpusError

HEAD = ",".join(COLUMNS)
TEXT = "到2025年,全市浓度下降。"
HASH = sha256(TEXT.encode()).hexdigest()
GOOD = f"a.txt,某方案,120000 220300,plan,look-back,2023-04-03,某局,某网,{HASH}"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    return tmp_path


def listed(corpus: Path, *rows: str, head: str = HEAD) -> Path:
    (corpus / FILE).write_text("\n".join((head, *rows)) + "\n", encoding="utf-8")
    return corpus


def test_a_row_says_what_is_known(corpus: Path) -> None:
    (row,) = load(listed(corpus, GOOD))
    assert row == Row("a.txt", "某方案", ("120000", "220300"), "plan", "look-back", "2023-04-03", "某局", "某网", HASH)
    assert row.id == "a"


def test_a_folder_without_a_catalogue(corpus: Path) -> None:
    assert load(corpus) == (Row("a.txt", sha256=HASH),)


def test_what_is_empty_is_left_open(corpus: Path) -> None:
    assert load(listed(corpus, "a.txt,,,,,,,,")) == (Row("a.txt", sha256=HASH),)


def test_more_columns_in_any_order_and_a_byte_order_mark(corpus: Path) -> None:
    (corpus / FILE).write_text(f"note,{HEAD}\nmine,{GOOD}\n", encoding="utf-8-sig")
    assert load(corpus)[0].title == "某方案"


def test_rows_come_in_the_order_of_their_ids(corpus: Path) -> None:
    (corpus / "sub").mkdir()
    (corpus / "sub" / "0.md").write_text(TEXT, encoding="utf-8")
    assert [row.file for row in load(listed(corpus, GOOD, "sub/0.md,,,,,,,,"))] == ["sub/0.md", "a.txt"]


def test_what_is_beside_the_documents(corpus: Path) -> None:
    for name in ("README.md", ".hidden.txt", "LICENSE"):
        (corpus / name).write_text("x", encoding="utf-8")
    assert documents(listed(corpus, GOOD)) == ["a.txt"]


@pytest.mark.parametrize(
    ("rows", "words"),
    [
        ((), r"catalogue.csv: a.txt is not listed"),
        ((GOOD, "b.txt,,,,,,,,"), "line 3: there is no file b.txt"),
        ((GOOD, GOOD), "line 3: a.txt stands in line 2 too"),
        ((GOOD.replace(HASH, "0" * 64),), f"line 2: a.txt has SHA-256 {HASH}, not 000"),
        ((GOOD.replace(HASH, "beef"),), "line 2: a.txt: 'beef' is no SHA-256"),
        ((GOOD.replace("120000", "12000"),), "line 2: a.txt: '12000' is no city code"),
        ((GOOD.replace("120000", "999999"),), "line 2: a.txt: no division has the code 999999"),
        ((GOOD.replace("220300", "120000"),), "line 2: a.txt: a city is named twice"),
        ((GOOD.replace("plan", "poem"),), "line 2: a.txt: 'poem' is no type"),
        ((GOOD.replace("2023-04-03", "2023-4-3"),), "line 2: a.txt: '2023-4-3' is no date"),
        (("../a.txt,,,,,,,,",), "line 2: '../a.txt' is no path inside"),
        (("/etc/a.txt,,,,,,,,",), "line 2: '/etc/a.txt' is no path inside"),
        (("./a.txt,,,,,,,,",), "line 2: './a.txt' is no path inside"),
        ((r"sub\a.txt,,,,,,,,",), "is no path inside"),
        ((",,,,,,,,",), "line 2: '' is no path inside"),
        (("a.txt,,",), "line 2: not as many cells as columns"),
        ((GOOD + ",more",), "line 2: not as many cells as columns"),
    ],
)
def test_errors_name_file_and_row(corpus: Path, rows: tuple[str, ...], words: str) -> None:
    with pytest.raises(CorpusError, match=words) as caught:
        load(listed(corpus, *rows))
    assert "Cure: " in str(caught.value)


def test_a_missing_column(corpus: Path) -> None:
    with pytest.raises(CorpusError, match="lacks the column cities, sha256"):
        load(listed(corpus, head="file,title,type,exercise,issued,publisher,source"))


def test_a_catalogue_that_is_no_csv_in_utf_8(corpus: Path) -> None:
    (corpus / FILE).write_bytes(b"\xff\xfe\xba")
    with pytest.raises(CorpusError, match="cannot read"):
        load(corpus)
    with pytest.raises(CorpusError, match="unexpected end of data"):
        load(listed(corpus, 'a.txt,"open'))


def test_two_files_of_one_name(corpus: Path) -> None:
    (corpus / "a.md").write_text(TEXT, encoding="utf-8")
    with pytest.raises(CorpusError, match=r"a.md and a.txt have the same name"):
        load(corpus)


def test_a_file_that_cannot_be_read(corpus: Path) -> None:
    (corpus / "b.pdf").write_bytes(b"%PDF")
    with pytest.raises(CorpusError, match=r"b.pdf: kg does not read .pdf"):
        load(corpus)


def test_no_folder_and_nothing_in_it(tmp_path: Path) -> None:
    with pytest.raises(CorpusError, match="is no folder"):
        load(tmp_path / "none")
    with pytest.raises(CorpusError, match="holds no documents"):
        load(tmp_path)


def test_the_corpus_and_its_catalogue_agree() -> None:
    rows = load(Path(__file__).parents[1] / "corpus")
    assert len(rows) == 5
    assert all(row.title and row.cities and row.type and row.exercise and row.issued for row in rows)
    assert sorted(code for row in rows for code in row.cities) == sorted(
        ("120000", "120000", "220300", "370700", "320300", "320400", "320900", "321200")
    )
