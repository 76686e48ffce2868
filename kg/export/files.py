"""Files that are written whole or not at all."""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import mkstemp

from kg.errors import ExportError


@contextmanager
def replaced(path: Path) -> Iterator[Path]:
    """A temporary file beside `path`, which takes its place if the block ends well; else it is removed.

    Raises:
        ExportError: if the disk is full or the place cannot be written.
    """
    temporary = None
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        handle, name = mkstemp(prefix=f".{path.name}.", dir=path.parent)
        os.close(handle)
        temporary = Path(name)
        yield temporary
        temporary.chmod(0o644)
        os.replace(temporary, path)
    except OSError as error:
        cure = "free some space, or choose a place that you may write to; an older file there is untouched"
        raise ExportError(f"cannot write {path}: {error.strerror or error}", cure=cure) from error
    finally:
        if temporary:
            temporary.unlink(missing_ok=True)
