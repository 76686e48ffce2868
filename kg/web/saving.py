"""A report's folder: written whole or not at all, and only in the place of an earlier report of ours."""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp

from kg.errors import ExportError
from kg.export.files import ELSEWHERE, exchange, in_use, inside, listed, unwritten

SIGN = "report.json"
FILES = "files.txt"
"""The list of a report's files, by which a reader's own files are told from it."""
MADE_BY = "kg report"


@contextmanager
def fresh(out: Path, *, force: bool = False) -> Iterator[Path]:
    """An empty folder beside `out`, which takes its place if the block ends well; else it is removed.

    Args:
        force: replace an earlier report although files were added to it. A folder that is no report never is.

    Raises:
        ExportError: if `out` holds anything but a report, or the disk is full.
    """
    out, temporary = Path(os.path.realpath(out)), None
    try:
        check(out, force=force)
        out.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(mkdtemp(prefix=f".{out.name}.", dir=out.parent))
        yield temporary
        check(out, force=force)
        temporary.chmod(0o755)
        exchange(temporary, out)
    except OSError as error:
        raise unwritten(out, error) from error
    finally:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)


def check(out: Path, *, force: bool = False) -> None:
    """Refuse a place that a report must not take.

    Raises:
        ExportError: naming what is in the way.
    """
    if out.exists() and not out.is_dir():
        raise ExportError(f"{out} is a file", cure="name a folder; it may be a new one")
    if not out.is_dir():
        return
    if in_use(out):
        raise ExportError(f"{out} is the folder you are in", cure="name a folder in it")
    found = sorted(each.name for each in out.iterdir())
    if not found:
        return
    if not ours(out):
        raise ExportError(f"{out} holds {listed(found)} and is no report of kg", cure=ELSEWHERE)
    more = sorted(set(inside(out)) - set(files(out)))
    if more and not force:
        cure = "move it away, or give --force"
        raise ExportError(f"{out} holds {listed(more)}, which kg report did not write", cure=cure)


def ours(out: Path) -> bool:
    """Whether a folder is an earlier report."""
    try:
        said = json.loads((out / SIGN).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return False
    return isinstance(said, dict) and said.get("made_by") == MADE_BY and (out / FILES).is_file()


def files(out: Path) -> list[str]:
    """The files that a report was written with."""
    return (out / FILES).read_text(encoding="utf-8").splitlines()


def seal(folder: Path, said: Mapping[str, object]) -> None:
    """Write what a report is and which files it has."""
    text = json.dumps({"made_by": MADE_BY, **said}, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / SIGN).write_text(text + "\n", encoding="utf-8", newline="\n")
    names = sorted({*inside(folder), FILES})
    (folder / FILES).write_text("".join(f"{name}\n" for name in names), encoding="utf-8", newline="\n")
