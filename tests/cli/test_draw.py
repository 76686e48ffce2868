"""kg draw: files of every form, whole or not at all."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import Result

from kg import visualise
from kg.cli import draw

Run = Callable[..., Result]


@pytest.mark.parametrize("name", draw.NAMES)
def test_every_picture_as_page_and_drawing(run: Run, tmp_path: Path, name: str) -> None:
    for form, head in (("html", "<!DOCTYPE html>"), ("svg", "<?xml ")):
        out = tmp_path / f"{name}.{form}"
        assert run("draw", name, "--out", str(out), "--language", "en").output.strip() == str(out)
        assert out.read_text(encoding="utf-8").startswith(head)


def test_png_and_pdf(run: Run, tmp_path: Path) -> None:
    for form, head in (("png", b"\x89PNG"), ("pdf", b"%PDF")):
        out = tmp_path / f"map.{form}"
        run("draw", "map", "--out", str(out))
        assert out.read_bytes().startswith(head)


def test_the_command_knows_the_pictures_and_forms_there_are() -> None:
    assert list(draw.NAMES) == list(visualise.PICTURES)
    assert [form[1:] for form in draw.FORMS] == list(visualise.FORMS)


def test_filters(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.svg"
    run(
        "draw",
        "network",
        "--out",
        str(out),
        "--city",
        "天津",
        "--city",
        "Xuzhou",
        "--theme",
        "water",
        "--min-cities",
        "2",
    )
    text = out.read_text(encoding="utf-8")
    assert "徐州市" in text and "常州市" not in text and "水污染防治与水生态保护" in text and "扬尘" not in text


def test_an_odd_ending_or_name_is_refused_in_one_line(run: Run, tmp_path: Path) -> None:
    said = run("draw", "network", "--out", str(tmp_path / "a.gif"), code=2).output
    assert said == "kg: cannot draw a.gif. Cure: end the file in .html, .svg, .png, .pdf\n"
    assert "did you mean" in run("draw", "map", "--out", str(tmp_path / "a.svg"), "--city", "Tianjing", code=1).output
    assert list(tmp_path.iterdir()) == []


def test_where_there_is_nothing_to_draw_the_page_says_so(run: Run, tmp_path: Path) -> None:
    out = tmp_path / "a.html"
    said = run("draw", "upset", "--out", str(out), "--city", "天津", "--language", "en").output
    assert "only one city" in said and "only one city" in out.read_text(encoding="utf-8")
    assert (
        "only one city"
        in run("draw", "upset", "--out", str(tmp_path / "a.png"), "--city", "天津", "--language", "en", code=1).output
    )
    assert not (tmp_path / "a.png").exists()
