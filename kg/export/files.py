"""Files and folders that are written whole or not at all."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkdtemp, mkstemp
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kg.errors import ExportError

CURE = "free some space, or choose a place that you may write to; an older file there is untouched"
ELSEWHERE = "choose a new or empty folder, or remove what is in this one"
LONG_AGO = (1980, 1, 1, 0, 0, 0)
"""The time that archives carry, the first that they can: the same files make the same archive."""


def unwritten(path: Path, error: OSError) -> ExportError:
    """The error of a disk that is full or a place that cannot be written."""
    return ExportError(f"cannot write {path}: {error.strerror or error}", cure=CURE)


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A temporary file beside `path`, which takes its place if the block ends well; else it is removed.

    Links are followed: the file that they lead to is replaced, beside itself.

    Raises:
        ExportError: if the disk is full, the place cannot be written, or it is a device, a pipe or a socket.
    """
    temporary = None
    try:
        if path.exists() and not path.is_file():
            raise ExportError(f"{path} is no regular file", cure="name a file, or use - for standard output")
        real = Path(os.path.realpath(path))
        real.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(prefix=f".{real.name}.", dir=real.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(0o644)
        os.replace(temporary, real)
    except OSError as error:
        raise unwritten(path, error) from error
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)


@contextmanager
def replaced_folder(path: Path, signs: Sequence[str] = ()) -> Iterator[Path]:
    """An empty folder beside `path`, which takes its place if the block ends well; else it is removed.

    A folder that is there already and holds other files keeps them where the new one is a flat row of files (tables),
    each of which then takes its place alone; a package of folders is not mixed with other files.

    Args:
        signs: the files by which an earlier package of the same kind is known; only such a one, or an empty folder, is
            replaced. None for tables.

    Raises:
        ExportError: if the disk is full, the place cannot be written, or a package would be mixed with other files.
    """
    path, temporary = Path(os.path.realpath(path)), None
    try:
        if path.exists() and not path.is_dir():
            raise ExportError(f"{path} is a file", cure="name a folder; it may be a new one")
        check_kind(path, signs)
        path.parent.mkdir(parents=True, exist_ok=True)
        temporary = Path(mkdtemp(prefix=f".{path.name}.", dir=path.parent))
        yield temporary
        if path.is_dir() and is_flat(temporary) and (in_use(path) or others(path, temporary)):
            move_in(temporary, path)
        else:
            check_ours(path, temporary)
            temporary.chmod(0o755)
            exchange(temporary, path)
    except OSError as error:
        raise unwritten(path, error) from error
    finally:
        if temporary:
            shutil.rmtree(temporary, ignore_errors=True)


def inside(folder: Path) -> list[str]:
    """The files of a folder and the folders below it, as paths relative to it, in order."""
    return sorted(str(each.relative_to(folder)) for each in folder.rglob("*") if not each.is_dir() or each.is_symlink())


def others(old: Path, new: Path) -> list[str]:
    """What a folder holds that another does not: files, and folders that are empty."""
    empty = (each for each in old.rglob("*") if each.is_dir() and not each.is_symlink() and not any(each.iterdir()))
    folders = {f"{each.relative_to(old)}{os.sep}" for each in empty}
    return sorted((set(inside(old)) - set(inside(new))) | folders)


def in_use(folder: Path) -> bool:
    """Whether this process works in a folder."""
    return Path.cwd().is_relative_to(folder)


def is_flat(folder: Path) -> bool:
    """Whether a folder holds files only."""
    return all(each.is_file() for each in folder.iterdir())


def move_in(new: Path, path: Path) -> None:
    """Put the finished files of a flat folder into another, beside what it holds.

    Raises:
        ExportError: if a folder of that name is in the way; nothing is moved then.
    """
    names = inside(new)
    for name in names:
        if (path / name).is_dir():
            raise ExportError(f"{path / name} is a folder", cure="remove it or choose another place")
    for name in names:
        (new / name).chmod(0o644)
        os.replace(new / name, path / name)


def check_kind(old: Path, signs: Sequence[str]) -> None:
    """Refuse to replace a folder that is not empty and lacks a sign of an earlier package.

    Raises:
        ExportError: naming the first thing in it.
    """
    found = sorted(each.name for each in old.iterdir()) if signs and old.is_dir() else []
    if found and not all((old / sign).is_file() for sign in signs):
        raise ExportError(f"{old} holds {listed(found)} and is no earlier package of this format", cure=ELSEWHERE)


def check_ours(old: Path, new: Path) -> None:
    """Refuse to replace a folder that holds what the new one does not, or that somebody works in.

    Raises:
        ExportError: naming the first such file.
    """
    if not old.is_dir():
        return
    if more := others(old, new):
        raise ExportError(f"{old} holds {listed(more)}, which this export does not write", cure=ELSEWHERE)
    if in_use(old):
        raise ExportError(f"{old} is the folder you are in", cure="name a folder in it")


def listed(names: Sequence[str]) -> str:
    """The first of some names, and how many more there are.

    >>> listed(["a", "b", "c"])
    'a and 2 more'
    """
    return f"{names[0]} and {len(names) - 1} more" if len(names) > 1 else names[0]


def exchange(new: Path, path: Path) -> None:
    """Put a finished folder in the place of another; if that fails, the old one stands where it stood."""
    if not path.exists():
        new.rename(path)
        return
    aside = Path(mkdtemp(prefix=f".{path.name}.", dir=path.parent))
    try:
        path.rename(aside / path.name)
        new.rename(path)
    finally:
        if not path.exists() and (aside / path.name).exists():
            (aside / path.name).rename(path)
        shutil.rmtree(aside, ignore_errors=True)


def archive(folder: Path, path: Path) -> None:
    """Write the files of a folder as a ZIP archive, in order and with a fixed time."""
    with ZipFile(path, "w", ZIP_DEFLATED) as target:
        for name in inside(folder):
            entry = ZipInfo(name.replace(os.sep, "/"), LONG_AGO)
            entry.compress_type, entry.external_attr, entry.create_system = ZIP_DEFLATED, 0o644 << 16, 3
            entry.file_size = (folder / name).stat().st_size
            with (folder / name).open("rb") as source, target.open(entry, "w") as sink:
                shutil.copyfileobj(source, sink, 1 << 20)
