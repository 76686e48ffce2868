"""The graph on disk.

A build folder holds generations and a pointer:

    build/current                the name of the generation that answers
    build/generations/NAME/      graph.nq, store/ (pyoxigraph), manifest.json
    build/.lock                  held by the one build that writes
    build/.building-*            a build under way, or the rubbish of one that was killed

A generation is made beside the others and becomes the current one by replacing the pointer, which is atomic. Whatever
ends a build early leaves the pointer, and so the graph, as it was. The generation before stays until the next build,
for readers that have it open.
"""

from __future__ import annotations

import json
import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from hashlib import file_digest
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING, Any

import pyoxigraph as ox

from kg.errors import StoreError
from kg.graph import nquads

if TYPE_CHECKING:
    from rdflib import Dataset

POINTER, GENERATIONS, LOCK, UNFINISHED = "current", "generations", ".lock", ".building-"
GRAPH, STORE, MANIFEST = "graph.nq", "store", "manifest.json"
CURE = "run kg build"


def current(out: Path) -> Path:
    """Folder of the generation that answers.

    Raises:
        StoreError: if there is none.
    """
    try:
        name = (out / POINTER).read_text(encoding="utf-8").strip()
    except (FileNotFoundError, NotADirectoryError) as error:
        raise StoreError(f"no graph at {out}", cure=CURE) from error
    except OSError as error:
        raise StoreError(f"cannot read {out / POINTER}: {error.strerror}", cure="check the permissions") from error
    generation = out / GENERATIONS / name
    if not name or not (generation / STORE).is_dir():
        raise StoreError(f"the graph at {out} is incomplete: no {generation.name or 'generation'}", cure=CURE)
    return generation


def manifest(out: Path) -> dict[str, Any]:
    """What the current generation was made from: inputs with their hashes, versions, counts.

    Raises:
        StoreError: if there is no graph or its manifest is broken.
    """
    path = current(out) / MANIFEST
    try:
        found: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise StoreError(f"cannot read {path}: {error}", cure="run kg build --force") from error
    return found


def open_store(out: Path) -> ox.Store:
    """The current graph, read-only; any number of processes may have it open, also during a build.

    Raises:
        StoreError: if there is none, or it is broken.
    """
    generation = current(out)
    try:
        return ox.Store.read_only(str(generation / STORE))
    except (OSError, RuntimeError) as error:
        raise StoreError(f"cannot open the graph at {out}: {error}", cure="run kg build --force") from error


def dataset(out: Path) -> Dataset:
    """The current graph as an rdflib Dataset over the same store; its default graph is the union of all graphs."""
    from oxrdflib import OxigraphStore
    from rdflib import Dataset

    return Dataset(store=OxigraphStore(store=open_store(out)), default_union=True)


@contextmanager
def locked(out: Path, waiting: Callable[[str], None] | None = None) -> Iterator[None]:
    """Hold a build folder for writing; a second build waits, having said so through `waiting`."""
    from filelock import FileLock, Timeout

    try:
        out.mkdir(parents=True, exist_ok=True)
        lock = FileLock(out / LOCK)
        try:
            lock.acquire(timeout=0)
        except Timeout:
            if waiting:
                waiting(f"another build is writing {out}: waiting for it to end")
            lock.acquire()
    except OSError as error:
        raise StoreError(
            f"cannot write to {out}: {error.strerror or error}", cure="choose another folder, that you may write to"
        ) from error
    try:
        yield
    finally:
        lock.release()


@contextmanager
def generation(out: Path) -> Iterator[Path]:
    """A new folder to fill; it becomes the current generation if the block ends well, else it is removed.

    Call it with the folder locked.

    Raises:
        StoreError: if the disk is full or the folder cannot be written.
    """
    sweep(out)
    try:
        folder = Path(mkdtemp(prefix=UNFINISHED, dir=out))
    except OSError as error:
        raise full(out, error) from error
    try:
        yield folder
        publish(out, folder)
    except OSError as error:
        raise full(out, error) from error
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def full(path: Path, error: OSError | RuntimeError) -> StoreError:
    """The error of a disk that is full or cannot be written."""
    cure = "free some space or choose another folder; the graph and its imports are as they were"
    return StoreError(f"cannot write to {path}: {getattr(error, 'strerror', '') or error}", cure=cure)


def load(folder: Path) -> None:
    """Load a generation's graph.nq into its store and make it quick to read.

    Raises:
        StoreError: if the store cannot be written.
    """
    try:
        store = ox.Store(str(folder / STORE))
        try:
            store.bulk_load(path=str(folder / GRAPH), format=ox.RdfFormat.N_QUADS)
        except MemoryError:  # a text is longer than what the parser holds
            store.bulk_extend(nquads.quads(folder / GRAPH))
        store.optimize()
        store.flush()
    except (OSError, RuntimeError) as error:
        raise full(folder, error) from error


def sha256_of(path: Path) -> str:
    """SHA-256 of a file's bytes, as sha256sum prints it."""
    with path.open("rb") as handle:
        return file_digest(handle, "sha256").hexdigest()


def seal(folder: Path, made: dict[str, Any]) -> None:
    """Write the manifest of a generation, with the hash of its graph."""
    said = {**made, "graph_sha256": sha256_of(folder / GRAPH)}
    text = json.dumps(said, ensure_ascii=False, indent=1, sort_keys=True)
    (folder / MANIFEST).write_text(text + "\n", encoding="utf-8")


def publish(out: Path, folder: Path) -> None:
    """Make a finished folder the current generation."""
    root = out / GENERATIONS
    root.mkdir(exist_ok=True)
    taken = [int(path.name) for path in root.iterdir() if path.name.isdigit()]
    name = f"{max(taken, default=0) + 1:06d}"
    folder.chmod(0o755)
    folder.rename(root / name)
    fresh = out / f"{UNFINISHED}{POINTER}"
    with fresh.open("w", encoding="utf-8") as handle:
        handle.write(name + "\n")
        handle.flush()
        os.fsync(handle.fileno())
    os.replace(fresh, out / POINTER)


def sweep(out: Path) -> None:
    """Remove what builds that did not end well have left, and all generations but the current one.

    The current one stays, and with it whatever its readers have open, until the build after the next.
    """
    for path in out.glob(UNFINISHED + "*"):
        shutil.rmtree(path, ignore_errors=True) if path.is_dir() else path.unlink(missing_ok=True)
    try:
        kept = current(out).name
    except StoreError:
        kept = ""
    root = out / GENERATIONS
    for path in root.iterdir() if root.is_dir() else ():
        if path.name != kept:
            shutil.rmtree(path, ignore_errors=True)
