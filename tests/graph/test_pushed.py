"""What has been pushed is remembered, also after a crash."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg.errors import StoreError
from kg.graph.pushed import Journal, read

TARGET = "https://example.org/store"


def test_graphs_are_remembered_by_place(tmp_path: Path) -> None:
    with Journal(tmp_path, TARGET) as journal:
        journal.add("x:a", "1")
        journal.add("x:a", "2")
        journal.add("x:b", "1")
    with Journal(tmp_path, TARGET) as journal:
        assert journal.has("x:a", "2") and journal.has("x:b", "1") and not journal.has("x:a", "1")
    with Journal(tmp_path, TARGET + "2") as journal:
        assert not journal.has("x:b", "1")
    with Journal(tmp_path, TARGET, fresh=True) as journal:
        assert not journal.has("x:b", "1")


def test_a_cut_line_is_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "x.jsonl"
    path.write_text('{"to": "x"}\n{"graph": "x:a", "sha256": "1"}\n[]\n{"graph": "x:b", "sha', encoding="utf-8")
    assert read(path) == {"x:a": "1"}
    assert read(tmp_path / "none") == {}


def test_after_a_cut_line_more_is_remembered(tmp_path: Path) -> None:
    with Journal(tmp_path, TARGET) as journal:
        path = journal.path
    path.write_text('{"graph": "x:a", "sha256": "1"}\n{"graph": "x:b", "sha', encoding="utf-8")
    with Journal(tmp_path, TARGET) as journal:
        journal.add("x:c", "1")
    assert read(path) == {"x:a": "1", "x:c": "1"}


def test_two_pushes_to_one_place_do_not_mix(tmp_path: Path) -> None:
    with Journal(tmp_path, TARGET), pytest.raises(StoreError, match="under way"), Journal(tmp_path, TARGET):
        raise AssertionError
    with Journal(tmp_path, TARGET), Journal(tmp_path, TARGET + "2"):
        pass


def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    (tmp_path / "pushes").write_text("in the way")
    with pytest.raises(StoreError, match="cannot write"), Journal(tmp_path, TARGET):
        raise AssertionError


def test_secrets_of_a_url_are_not_written(tmp_path: Path) -> None:
    with Journal(tmp_path, TARGET + "?key=t0ken") as journal:
        assert "t0ken" not in journal.path.read_text() + str(journal.path)
