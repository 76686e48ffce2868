"""Rows as table, CSV and JSON."""

from __future__ import annotations

import os
import subprocess
import sys
from contextlib import suppress
from pathlib import Path

import pytest

from kg.cli.output import show_rows, width, without_empty

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


def test_csv_cells_are_no_formulas(capsys: pytest.CaptureFixture[str]) -> None:
    """The same guard as that of exports: numbers, signs that stand alone and other texts are as they are."""
    show_rows(
        ("title", "value", "sign"),
        [("=HYPERLINK(A1)", -5, "-"), ("＋1", -0.5, "'无废城市'"), ("@x", None, "-5")],
        "csv",
    )
    said = capsys.readouterr().out
    assert said == "title,value,sign\n'=HYPERLINK(A1),-5,-\n'＋1,-0.5,'无废城市'\n'@x,,'-5\n"
    show_rows(("title",), [("=1",)], "json")
    assert '"=1"' in capsys.readouterr().out


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


def test_no_color_means_no_bold_either(built: Path) -> None:
    for arguments in (["info"], ["show", "天津"], ["query", "pm25-targets"]):
        plain, drawn = (on_terminal(built, arguments, colour) for colour in ({"NO_COLOR": "1"}, {}))
        assert "\x1b" in drawn
        assert "\x1b" not in plain


def test_info_fits_a_terminal(built: Path) -> None:
    graph, *lines = on_terminal(built, ["info"], {"NO_COLOR": "1"}).splitlines()
    assert graph.startswith("graph: ")
    assert max(map(width, lines)) <= 80


def on_terminal(built: Path, arguments: list[str], colour: dict[str, str]) -> str:
    """What kg prints on a terminal of 80 columns."""
    master, slave = os.openpty()
    known = {name: value for name, value in os.environ.items() if name not in ("NO_COLOR", "COLUMNS")}
    environment = {**known, "TERM": "xterm", "KG_STORE": str(built), "COLUMNS": "80", **colour}
    command = [sys.executable, "-c", "from kg.cli import main; main(prog_name='kg')", *arguments]
    said = b""
    with subprocess.Popen(command, stdout=slave, stderr=slave, env=environment):
        os.close(slave)
        with suppress(OSError):  # Linux ends a terminal that nobody writes to with an error
            while data := os.read(master, 65536):
                said += data
    os.close(master)
    return said.decode("utf-8")
