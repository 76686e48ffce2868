"""Answers over HTTP: what is the same as before is not sent again; long ones go in pieces, as fast as they are read."""

from __future__ import annotations

import zlib
from typing import TYPE_CHECKING

from starlette.responses import Response

from kg.errors import QueryError

if TYPE_CHECKING:
    from collections.abc import Mapping

    from starlette.requests import Request
    from starlette.types import Receive, Scope, Send

PIECE = 65536
PACKED_FROM = 1400
"""Shorter answers fit into one packet as they are."""
CACHED = "no-cache"
"""Browsers keep an answer, and ask whether it is still the same."""


class Refusal(QueryError):
    """A page or words, in one of the forms of kg.web.scribe, that say what is amiss with a URL."""

    def __init__(self, form: str, body: bytes) -> None:
        super().__init__("the URL means nothing", cure="see what the answer says")
        self.form, self.body = form, body


class Pieces(Response):
    """A response whose body is sent piece by piece, so that what a slow client does not read is not held twice."""

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Send it."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        body = memoryview(self.body)
        for start in range(0, max(len(body), 1), PIECE):
            piece = bytes(body[start : start + PIECE])
            await send({"type": "http.response.body", "body": piece, "more_body": start + PIECE < len(body)})


def reply(
    request: Request,
    body: bytes,
    type_: str,
    *,
    validator: str = "",
    gzip: bool = False,
    vary: str = "Accept-Encoding",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """An answer, or that it is the one which the client has.

    Args:
        validator: what changes when the answer does; "" where that is not known, and then nobody keeps it.
        gzip: the body is packed with gzip already.
    """
    if validator and (same := unchanged(request, validator)):
        return same
    said = {**kept_as(validator), "Vary": vary, **(headers or {})}
    if gzip:
        said["Content-Encoding"] = "gzip"
    if type_.startswith("text/") and "charset" not in type_:
        type_ += "; charset=utf-8"
    return Pieces(body, headers=said, media_type=type_)


def kept_as(validator: str) -> dict[str, str]:
    """How an answer may be kept."""
    return {"ETag": f'W/"{validator}"', "Cache-Control": CACHED} if validator else {"Cache-Control": "no-store"}


def unchanged(request: Request, validator: str) -> Response | None:
    """304, if the client has the answer already."""
    said = request.headers.get("if-none-match", "")
    if request.method not in ("GET", "HEAD") or not said:
        return None
    known = {tag.strip().removeprefix("W/").strip('"') for tag in said.split(",")}
    return Response(status_code=304, headers=kept_as(validator)) if known & {validator, "*"} else None


def packed(body: bytes, gzip: bool) -> tuple[bytes, bool]:
    """A body, packed where the client takes that and it pays, and whether it is."""
    if len(body) < PACKED_FROM or not gzip:
        return body, False
    packer = zlib.compressobj(6, zlib.DEFLATED, 31)
    return packer.compress(body) + packer.flush(), True
