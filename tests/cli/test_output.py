"""Rows as table, CSV and JSON."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kg.cli.output import show_rows, without_empty

COLUMNS = ("city", "value", "note", "stretch")
ROWS = [("南京市", 30.0, None, True), ("淮安市", 0.5, "a,[b]", False)]


def test_a_piped_table_is_aligned_and_plain(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(COLUMNS, ROWS)
    assert capsys.readouterr().out.splitlines() == [
        "city    value  note   stretch",
        "南京市  30            yes",
        "淮安市  0.5    a,[b]",
    ]


def test_csv_is_exact(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(COLUMNS, ROWS, "csv")
    assert capsys.readouterr().out == 'city,value,note,stretch\n南京市,30,,true\n淮安市,0.5,"a,[b]",false\n'


def test_json_keeps_types(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(COLUMNS[:2], [("南京市", None)], "json")
    assert capsys.readouterr().out == '[\n {\n  "city": "南京市",\n  "value": null\n }\n]\n'


def test_no_rows_are_said_on_stderr_only(capsys: pytest.CaptureFixture[str]) -> None:
    show_rows(COLUMNS, [])
    captured = capsys.readouterr()
    assert (captured.out, captured.err) == ("", "no rows\n")
    show_rows(COLUMNS, [], "csv")
    assert capsys.readouterr().out == "city,value,note,stretch\n"


def test_empty_columns_are_left_out_of_tables() -> None:
    assert without_empty(("a", "b"), [["", "1"], ["", "2"]]) == (["b"], [["1"], ["2"]])


def test_a_terminal_gets_a_drawn_table() -> None:
    master, slave = os.openpty()
    code = "from kg.cli.output import show_rows\nshow_rows(('city', 'note'), [('南京市', '[b]')])"
    subprocess.run([sys.executable, "-c", code], stdout=slave, check=True, env={**os.environ, "TERM": "xterm"})
    os.close(slave)
    drawn = os.read(master, 10000).decode()
    os.close(master)
    assert "─" in drawn and "[b]" in drawn and "南京市" in drawn
