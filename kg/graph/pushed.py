"""What has been pushed where, in the build folder: one line a graph, added when it has arrived. No secrets."""

from __future__ import annotations

import json
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import IO, Any

from kg.errors import StoreError
from kg.graph.client import shown

FOLDER = "pushes"


class Journal:
    """The graphs that one build folder has sent to one place, by the hash of what was sent.

    Args:
        fresh: forget what was sent before.

    Raises:
        StoreError: if the folder cannot be written, or another push to the same place is under way.
    """

    def __init__(self, build: Path, target: str, *, fresh: bool = False) -> None:
        self.path = build / FOLDER / f"{sha256(target.encode()).hexdigest()[:20]}.jsonl"
        self._target, self._fresh = shown(target), fresh
        self._done: dict[str, str] = {}

    def __enter__(self) -> Journal:
        from filelock import FileLock, Timeout

        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            self._lock = FileLock(self.path.with_suffix(".lock"))
            self._lock.acquire(timeout=0)
            if self._fresh:
                self.path.unlink(missing_ok=True)
            self._done = read(self.path)
            self._cut = self.path.is_file() and not self.path.read_bytes().endswith(b"\n")
            self._handle: IO[str] = self.path.open("a", encoding="utf-8")
        except Timeout as error:
            message = f"another push to {self._target} is under way"
            raise StoreError(message, cure="wait for it to end") from error
        except OSError as error:
            message = f"cannot write {self.path.parent}: {error.strerror or error}"
            raise StoreError(message, cure="check the permissions and the space of the build folder") from error
        self._write({"to": self._target})
        return self

    def has(self, graph: str, digest: str) -> bool:
        """Whether a graph was sent as it is."""
        return self._done.get(graph) == digest

    def add(self, graph: str, digest: str) -> None:
        """A graph has arrived."""
        self._write({"graph": graph, "sha256": digest})

    def _write(self, line: dict[str, str]) -> None:
        self._handle.write("\n" * self._cut + json.dumps(line, ensure_ascii=False) + "\n")
        self._cut = False
        self._handle.flush()

    def __exit__(self, *_: object) -> None:
        self._handle.close()
        self._lock.release()


def read(path: Path) -> dict[str, str]:
    """Graph -> hash of what was sent; a line that a crash has cut is passed over."""
    done: dict[str, str] = {}
    with suppress(FileNotFoundError), path.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            with suppress(ValueError, KeyError, TypeError):
                said: dict[str, Any] = json.loads(line)
                done[str(said["graph"])] = str(said["sha256"])
    return done
