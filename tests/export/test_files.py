"""Files and folders are written whole or not at all."""

from __future__ import annotations

import errno
import os
from pathlib import Path
from zipfile import ZipFile

import pytest

from kg.errors import ExportError
from kg.export.files import archive, inside, replaced, replaced_folder


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    for text in ("one", "two"):
        with replaced(path) as temporary:
            temporary.write_text(text)
        assert path.read_text() == text
    assert list(path.parent.iterdir()) == [path]


def test_a_link_is_followed(tmp_path: Path) -> None:
    real, link = tmp_path / "far" / "real.ttl", tmp_path / "link.ttl"
    real.parent.mkdir()
    real.write_text("old")
    link.symlink_to(real)
    with replaced(link) as temporary:
        assert temporary.parent == real.parent
        temporary.write_text("new")
    assert link.is_symlink() and real.read_text() == "new"
    assert list(real.parent.iterdir()) == [real]


def test_what_is_no_regular_file_is_refused(tmp_path: Path) -> None:
    pipe, link = tmp_path / "pipe", tmp_path / "link"
    os.mkfifo(pipe)
    link.symlink_to(pipe)
    for path in (pipe, link):
        with pytest.raises(ExportError, match=r"no regular file.*use - for standard output"), replaced(path):
            raise AssertionError("nothing is to be written")
    assert pipe.is_fifo() and link.is_symlink()
    assert sorted(tmp_path.iterdir()) == [link, pipe]


FAILURES = [
    (OSError(errno.ENOSPC, "No space left on device"), ExportError),
    (KeyError("x"), KeyError),
    (KeyboardInterrupt(), KeyboardInterrupt),
]


@pytest.mark.parametrize(("error", "raised"), FAILURES)
def test_what_fails_leaves_the_old_file(tmp_path: Path, error: BaseException, raised: type[BaseException]) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")
    with pytest.raises(raised), replaced(path) as temporary:
        temporary.write_text("half")
        raise error
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]


def fill(path: Path, *names: str) -> None:
    with replaced_folder(path) as folder:
        for name in names:
            (folder / name).parent.mkdir(exist_ok=True)
            (folder / name).write_text(name)


def test_a_folder_takes_the_place_of_one_with_the_same_files(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "out"
    fill(path, "a.csv", "inner/b.csv")
    (path / "a.csv").write_text("old")
    fill(path, "a.csv", "inner/b.csv", "c.csv")
    assert inside(path) == ["a.csv", "c.csv", "inner/b.csv"]
    assert (path / "a.csv").read_text() == "a.csv"
    assert list(path.parent.iterdir()) == [path]
    assert path.stat().st_mode & 0o777 == 0o755


def test_a_package_is_not_mixed_with_other_files(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.mkdir()
    (path / "thesis.docx").write_text("mine")
    with pytest.raises(ExportError, match=r"holds thesis\.docx, which this export does not write.*empty folder"):
        fill(path, "inner/a.csv")
    assert inside(path) == ["thesis.docx"]
    assert list(tmp_path.iterdir()) == [path]


SIGNS = ("sign.json", "graph.nq")


def pack(path: Path, *names: str) -> None:
    with replaced_folder(path, SIGNS) as folder:
        (folder / "inner").mkdir()
        for name in (*SIGNS, "README.md", "inner/a.csv", *names):
            (folder / name).write_text(name)


def test_a_package_replaces_only_a_package(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.mkdir()
    pack(path)
    pack(path, "b.csv")
    assert "b.csv" in inside(path)
    for lost in SIGNS:
        mine = tmp_path / lost
        mine.mkdir()
        for name in ("README.md", *set(SIGNS) - {lost}):
            (mine / name).write_text("mine")
        with pytest.raises(ExportError, match=r"holds README\.md and 1 more and is no earlier package.*empty folder"):
            pack(mine)
        assert (mine / "README.md").read_text() == "mine"
    assert {each.name for each in tmp_path.iterdir()} == {"out", *SIGNS}


def test_an_empty_folder_of_the_user_stays(tmp_path: Path) -> None:
    pack(tmp_path / "out")
    fill(tmp_path / "tables", "a.csv")
    for name in ("out", "tables"):
        (tmp_path / name / "notes" / "later").mkdir(parents=True)
    with pytest.raises(ExportError, match=r"holds notes.later., which this export does not write"):
        pack(tmp_path / "out")
    fill(tmp_path / "tables", "a.csv")
    assert all((tmp_path / name / "notes" / "later").is_dir() for name in ("out", "tables"))


def test_tables_may_stand_beside_other_files(tmp_path: Path) -> None:
    path = tmp_path / "out"
    path.mkdir()
    (path / "thesis.docx").write_text("mine")
    (path / "a.csv").write_text("old")
    fill(path, "a.csv", "b.csv")
    assert {name: (path / name).read_text() for name in inside(path)} == {
        "a.csv": "a.csv",
        "b.csv": "b.csv",
        "thesis.docx": "mine",
    }
    (path / "c.csv").mkdir()
    with pytest.raises(ExportError, match=r"c\.csv is a folder"):
        fill(path, "a.csv", "c.csv")
    assert list(tmp_path.iterdir()) == [path]


@pytest.mark.parametrize(("error", "raised"), FAILURES)
def test_what_fails_leaves_the_old_folder(tmp_path: Path, error: BaseException, raised: type[BaseException]) -> None:
    path = tmp_path / "out"
    fill(path, "a.csv")
    with pytest.raises(raised), replaced_folder(path) as folder:
        (folder / "a.csv").write_text("half")
        raise error
    assert (path / "a.csv").read_text() == "a.csv"
    assert list(tmp_path.iterdir()) == [path]


def test_the_old_folder_comes_back_where_the_new_one_cannot_take_its_place(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "out"
    fill(path, "a.csv")
    rename = Path.rename

    def refuse(self: Path, target: Path) -> Path:
        if target == path and self.parent == tmp_path:
            raise OSError(errno.EACCES, "Permission denied")
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(ExportError, match="an older file there is untouched"):
        fill(path, "a.csv", "b.csv")
    assert inside(path) == ["a.csv"]
    assert list(tmp_path.iterdir()) == [path]


def test_places_that_are_no_folder_or_in_use(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("")
    with pytest.raises(ExportError, match="is a file"):
        fill(tmp_path / "file", "a.csv")
    with pytest.raises(ExportError, match="may write to"):
        fill(tmp_path / "file" / "out", "a.csv")
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(ExportError, match="the folder you are in"):
        fill(Path("."), "inner/a.csv")
    fill(Path("."), "a.csv")
    assert inside(tmp_path / "here") == ["a.csv"]


def test_a_link_to_a_folder_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "real")
    fill(tmp_path / "link", "a.csv")
    assert (tmp_path / "link").is_symlink()
    assert inside(tmp_path / "real") == ["a.csv"]


def test_archives_are_the_same_whenever_they_are_made(tmp_path: Path) -> None:
    fill(tmp_path / "out", "b.csv", "inner/甲.csv")
    archive(tmp_path / "out", tmp_path / "one.zip")
    for name in inside(tmp_path / "out"):
        os.utime(tmp_path / "out" / name, (10**9, 10**9))
    archive(tmp_path / "out", tmp_path / "two.zip")
    assert (tmp_path / "one.zip").read_bytes() == (tmp_path / "two.zip").read_bytes()
    with ZipFile(tmp_path / "one.zip") as read:
        assert read.namelist() == ["b.csv", "inner/甲.csv"]
        assert read.read("inner/甲.csv").decode() == "inner/甲.csv"
        assert {entry.date_time for entry in read.infolist()} == {(1980, 1, 1, 0, 0, 0)}
