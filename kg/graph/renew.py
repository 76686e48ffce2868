"""A build with other imports: its own lines as they are, the imports anew; made and published as a build is."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from kg.errors import GraphFileError
from kg.graph import imports, merge, own_part, store
from kg.graph.imports import FOLDER, Import

REPLACED = "; it replaces the import of that name, which had {} statements"
Waiting = Callable[[str], None]


def add(
    out: Path,
    files: Sequence[Path],
    name: str,
    *,
    form: str = "",
    licence: str = "",
    source: str = "",
    waiting: Waiting | None = None,
    progress: Callable[[str, int, int], None] | None = None,
) -> str:
    """Import files under a name into a build; an import that had the name goes. Returns what to say of it.

    Args:
        form: one of kg.graph.imports.FORMATS; "" takes it from each name.
        licence: an IRI or words.
        source: who says so: an IRI or words.

    Raises:
        GraphFileError: if a file is broken, too large or of no known format.
        ValidationError: if what they say is not valid; nothing has changed then.
        StoreError: if there is no graph, or the folder cannot be written.
    """
    imports.check_name(name)
    store.current(out)
    try:
        with store.locked(out, waiting), imports.staged(out) as folder:
            made = imports.stage(
                list(files), name, folder, form=form, licence=licence, source=source, progress=progress
            )
            before = statements(out, name)
            others = imports.kept(out, without=name)
            paths = [*merge.kept_with_files(out, others), (made, folder / f"{name}.nq")]
            with store.generation(out) as generation:
                said = renew(out, generation, sorted(paths, key=lambda pair: pair[0].name))
                imports.keep(made, folder, out)
                seal(out, generation, said)
    except OSError as error:
        raise store.full(out, error) from error
    return f"{said['imported'][name]['said']}{REPLACED.format(before) if before else ''}"


def statements(out: Path, name: str) -> int:
    """How many statements the import of a name has in its files; 0 if there is none or it is broken."""
    try:
        return int(json.loads((out / FOLDER / f"{name}.json").read_text(encoding="utf-8"))["statements"])
    except (OSError, ValueError, TypeError, KeyError):
        return 0


def remove(out: Path, name: str, waiting: Waiting | None = None) -> None:
    """Take an import out of a build.

    Raises:
        GraphFileError: if there is none of that name.
    """
    with store.locked(out, waiting):
        path = out / FOLDER / f"{name}.json"
        if not imports.NAME.fullmatch(name) or not path.is_file():
            known = ", ".join(sorted(each.stem for each in (out / FOLDER).glob("*.json"))) or "none"
            raise GraphFileError(f"there is no import {name!r}", cure=f"the imports are: {known}")
        made = imports.kept(out, without=name)
        with store.generation(out) as generation:
            said = renew(out, generation, merge.kept_with_files(out, made))
            path.unlink()
            path.with_suffix(".nq").unlink(missing_ok=True)
            seal(out, generation, said)


def renew(out: Path, generation: Path, made: Sequence[tuple[Import, Path]]) -> dict[str, Any]:
    """Fill a new generation with the build's own lines and these imports; returns what its manifest says of them."""
    own_part.write(store.current(out), store.manifest(out), generation / store.GRAPH)
    store.load(generation)
    return merge.take_along(generation, made)


def seal(out: Path, generation: Path, said: dict[str, Any]) -> None:
    """Write the manifest of a generation that differs from the current one in its imports alone."""
    before = {name: value for name, value in store.manifest(out).items() if name not in ("catalogue", "own_bytes")}
    store.seal(generation, {**before, **said, "imports": imports.inputs(out)})
