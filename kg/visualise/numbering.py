"""PDF files whose objects are numbered by their first mention: the library numbers those of fonts by chance."""

from __future__ import annotations

import re

REFERENCE = re.compile(rb"\b(\d+) 0 R\b")
ENTRY = re.compile(rb"(\d{10}) (\d{5}) ([nf])")
ENTRIES = re.compile(rb"(?:^ *(/\S+) \d+ 0 R\n){2,}", re.M)
"""Entries of a dictionary that each name an object: their order means nothing and is by chance, too."""
STREAM = b"\nstream\n"


def renumbered(data: bytes) -> bytes:
    """The same document, the same bytes for every order in which its objects were numbered.

    What has no plain table of objects stays as it is.
    """
    head, body, trailer = _parts(data)
    if not body:
        return data
    order: dict[int, int] = {}
    queue = [int(found[1]) for found in REFERENCE.finditer(trailer)]
    while queue:
        number = queue.pop(0)
        if number in order or number not in body:
            continue
        order[number] = len(order) + 1
        queue += [int(found[1]) for found in REFERENCE.finditer(body[number].partition(STREAM)[0])]

    def named(found: re.Match[bytes]) -> bytes:
        return b"%d 0 R" % order.get(int(found[1]), 0)

    out, places = bytearray(head), []
    for number, new in order.items():
        said, mark, stream = body[number].partition(STREAM)
        places.append(len(out))
        out += b"%d 0 obj\n" % new + REFERENCE.sub(named, said) + mark + stream
    start = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f\r\n" % (len(order) + 1)
    out += b"".join(b"%010d 00000 n\r\n" % place for place in places)
    sized = re.sub(rb"/Size \d+", b"/Size %d" % (len(order) + 1), REFERENCE.sub(named, trailer))
    return bytes(out) + b"trailer\n" + sized + b"\nstartxref\n%d\n%%%%EOF" % start


def _parts(data: bytes) -> tuple[bytes, dict[int, bytes], bytes]:
    """What stands before the objects, each object without its first line, and the trailer's dictionary."""
    at = data.rfind(b"\nxref\n")
    table, _, trailer = data[at + 1 :].partition(b"trailer\n")
    places = [int(found[1]) for found in ENTRY.finditer(table) if found[3] == b"n"]
    if at < 0 or not places:
        return b"", {}, b""
    body: dict[int, bytes] = {}
    ordered = sorted(places)
    for place, end in zip(ordered, [*ordered[1:], at + 1], strict=True):
        number, _, rest = data[place:end].partition(b" 0 obj\n")
        said, mark, stream = rest.partition(STREAM)
        body[int(number)] = ENTRIES.sub(_sorted, said) + mark + stream
    return data[: ordered[0]], body, trailer.partition(b"\nstartxref")[0]


def _sorted(found: re.Match[bytes]) -> bytes:
    return b"".join(sorted(found[0].splitlines(keepends=True)))
