"""The process in which strangers' queries run: reads tasks, writes answers, and can be killed at any time.

A task is four bytes of length and JSON; an answer the same, and then as many bytes as its "bytes" says. What the graph
library prints goes to stderr, never among the answers.
"""

from __future__ import annotations

import json
import os
import struct
import sys
import zlib
from contextlib import suppress
from typing import IO, Any

import pyoxigraph as ox

from kg.graph.iris import BASE
from kg.graph.sparql import FROM, bare, only_this_graph
from kg.vocabulary import PREFIXES
from kg.web.opened import Opened

LENGTH = struct.Struct(">I")
PACKED_FROM = 1400
"""Shorter answers fit into one packet as they are."""
Found = ox.QuerySolutions | ox.QueryBoolean | ox.QueryTriples
Said = tuple[dict[str, Any], bytes]


class TooLarge(Exception):
    """An answer has more bytes than it may."""


class Bounded:
    """A file that holds at most so many bytes."""

    def __init__(self, most: int) -> None:
        self.most, self.parts, self.size = most, list[bytes](), 0

    def write(self, data: bytes) -> int:
        """Take bytes, or raise TooLarge."""
        self.size += len(data)
        if self.size > self.most:
            raise TooLarge
        self.parts.append(bytes(data))
        return len(data)

    def flush(self) -> None:
        """Nothing waits."""


def main() -> None:
    """Answer tasks until there are none.

    Arguments: bytes of memory for a query and largest bytes of a graph that is held in memory, with a comma between
    them; folder of the store to begin with, or "".
    """
    from kg.web import confine

    tasks, answers = sys.stdin.buffer, os.fdopen(os.dup(1), "wb", buffering=0)
    os.dup2(2, 1)
    confine.shut_off()
    memory, largest = map(int, sys.argv[1].split(","))
    opened = Opened(largest, lambda: confine.bound_memory(memory))
    opened.store(sys.argv[2])
    confine.bound_memory(memory + largest)  # until the graph is read
    with suppress(BrokenPipeError):  # nobody listens any more
        say(answers, {"ready": True}, b"")
        while task := heard(tasks):
            confine.bound_time(task["seconds"])
            say(answers, *answer(task, opened))


def heard(tasks: IO[bytes]) -> dict[str, Any] | None:
    """The next task, None at the end."""
    head = tasks.read(LENGTH.size)
    if len(head) < LENGTH.size:
        return None
    found: dict[str, Any] = json.loads(tasks.read(LENGTH.unpack(head)[0]))
    return found


def say(answers: IO[bytes], head: dict[str, Any], body: bytes) -> None:
    """Write an answer."""
    said = json.dumps({**head, "bytes": len(body)}).encode()
    left = memoryview(LENGTH.pack(len(said)) + said + body)
    while left:
        left = left[answers.write(left) :]


def answer(task: dict[str, Any], opened: Opened) -> Said:
    """The answer to a task: its form and bytes, or what kind of error it met and its words."""
    try:
        if not task["text"]:
            return {"form": ""}, b""
        only_this_graph(task["text"])
        return written(ask(opened.store(task["folder"]), task), task)
    except SyntaxError as error:
        return {"error": "syntax"}, str(error).encode()
    except PermissionError as error:
        return {"error": "service"}, str(error).encode()
    except TooLarge:
        return {"error": "large"}, b""
    except MemoryError:
        return {"error": "memory"}, b""
    except ValueError as error:
        return {"error": "value"}, str(error).encode()
    except (OSError, RuntimeError) as error:
        return {"error": "failed"}, str(error).encode()


def ask(store: ox.Store, task: dict[str, Any]) -> Found:
    """Evaluate. The graphs that the request names go before those of FROM; without either all are one."""
    text, given = task["text"], task["default"] or task["named"]
    if not given:
        union = not FROM.search(bare(text))
        return store.query(text, base_iri=BASE, prefixes=PREFIXES, use_default_graph_as_union=union)
    default: list[ox.NamedNode | ox.BlankNode | ox.DefaultGraph] = [ox.NamedNode(name) for name in task["default"]]
    named: list[ox.NamedNode | ox.BlankNode] = [ox.NamedNode(name) for name in task["named"]]
    return store.query(text, base_iri=BASE, prefixes=PREFIXES, default_graph=default, named_graphs=named)


def written(found: Found, task: dict[str, Any]) -> Said:
    """An answer in the form that was asked for, packed where that pays."""
    out = Bounded(task["most"])
    kind = "graphs" if isinstance(found, ox.QueryTriples) else "results"
    if not task[kind]:
        return {"error": "form"}, kind.encode()
    if isinstance(found, ox.QueryTriples):
        form = getattr(ox.RdfFormat, task[kind])
        ox.serialize(found, out, form, prefixes=PREFIXES if form == ox.RdfFormat.TURTLE else None)  # type: ignore[arg-type]
    else:
        found.serialize(out, getattr(ox.QueryResultsFormat, task[kind]))  # type: ignore[arg-type]
    if not task["gzip"] or out.size < PACKED_FROM:
        return {"kind": kind, "size": out.size}, b"".join(out.parts)
    packer = zlib.compressobj(1, zlib.DEFLATED, 31)
    packed = b"".join([*map(packer.compress, out.parts), packer.flush()])
    return {"kind": kind, "size": out.size, "gzip": True}, packed


if __name__ == "__main__":
    main()
