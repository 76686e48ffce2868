"""HTTP to stores of strangers: bounded, timed, retried where that is safe; no secret in anything that is said.

Credentials go only to the host they were given for: redirects elsewhere are not followed.
"""

from __future__ import annotations

import time
from base64 import b64encode
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import IO, TYPE_CHECKING, Any, cast
from urllib.parse import urlencode, urlsplit, urlunsplit

from kg.errors import EndpointError

if TYPE_CHECKING:
    import httpx

CONNECT = 10.0
"""Seconds to wait for a connection."""
RETRIED = frozenset({429, 500, 502, 503, 504})
MOVED, KEPT_METHOD = frozenset({301, 302, 303, 307, 308}), frozenset({307, 308})
HOPS = 5
SAID = 300
"""Characters of a server's words that are shown."""
LIMIT = 512 * 2**20
"""Bytes of an answer, unpacked."""
CURES = {
    401: "give a user with --user and the password in $KG_PASSWORD, or a token in $KG_TOKEN",
    403: "these credentials may not do this: ask the store's administrator, or give others",
    404: "check the path of the URL (kg query --help and kg push --help show the usual ones)",
    405: "check the path of the URL: this one does not take such requests",
    413: "send less at once: kg push --batch N",
}


@dataclass(frozen=True, slots=True)
class Credentials:
    """A user with a password, or a bearer token. Their text never shows them."""

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)

    def headers(self) -> dict[str, str]:
        """The Authorization header, or nothing."""
        if self.user:
            return {"Authorization": "Basic " + b64encode(f"{self.user}:{self.password}".encode()).decode()}
        return {"Authorization": f"Bearer {self.token}"} if self.token else {}

    def hidden(self, text: str) -> str:
        """A text without the secrets, should a server have repeated them."""
        for secret in (self.password, self.token, *(value.split()[-1] for value in self.headers().values())):
            text = text.replace(secret, "***") if secret else text
        return text


@dataclass(frozen=True, slots=True)
class Reply:
    """What a server answered."""

    status: int
    type: str
    body: bytes
    maker: str = ""
    """What the server says it is, in small letters."""

    @property
    def words(self) -> str:
        """The beginning of the body as one line, "" where it is a web page."""
        if "html" in self.type:
            return ""
        text = self.body[: SAID * 4].decode("utf-8", "replace")
        return " ".join("".join(char if char.isprintable() else " " for char in text).split())[:SAID]


def checked(url: str) -> str:
    """An http or https URL without a slash at its end.

    Raises:
        EndpointError: if it is none, or holds a password.

    >>> checked("http://127.0.0.1:7878/")
    'http://127.0.0.1:7878'
    """
    try:
        parts = urlsplit(url.strip())
        usable = parts.scheme in ("http", "https") and bool(parts.hostname) and (parts.port or 1) > 0
    except ValueError as error:
        raise EndpointError(f"the URL of the store is malformed: {error}", cure="check it") from error
    if "@" in parts.netloc:
        cure = "take user and password out: give --user, and the password in $KG_PASSWORD or when asked"
        raise EndpointError(f"the URL {shown(url)} holds credentials", cure=cure)
    if not usable or any(char.isspace() for char in url.strip()):
        raise EndpointError(f"{shown(url)} is no http or https URL", cure="give one such as http://127.0.0.1:7878")
    return urlunsplit((parts.scheme, parts.netloc, parts.path.rstrip("/"), parts.query, ""))


def shown(url: str) -> str:
    """A URL as messages name it: without user, password and query, where secrets may stand.

    >>> shown("https://me:secret@example.org/sparql?key=1")
    'https://example.org/sparql'
    """
    parts = urlsplit(url.strip())
    return urlunsplit((parts.scheme, parts.netloc.rpartition("@")[2], parts.path, "", ""))


def extended(url: str, params: Mapping[str, str]) -> str:
    """A URL with parameters after those that it has.

    >>> extended("http://127.0.0.1/store?repo=a", {"graph": "x:g"})
    'http://127.0.0.1/store?repo=a&graph=x%3Ag'
    """
    parts = urlsplit(url)
    return parts._replace(query="&".join(filter(None, (parts.query, urlencode(params))))).geturl()


class Client:
    """Sends requests to one store.

    Args:
        timeout: seconds that one request may take.
        attempts: how often a request that may be repeated is sent at most.
        pause: seconds before the second attempt; doubled each time.
        limit: bytes of an answer.
    """

    def __init__(
        self,
        credentials: Credentials | None = None,
        *,
        timeout: float = 60.0,
        attempts: int = 4,
        pause: float = 0.5,
        limit: int = LIMIT,
    ) -> None:
        import httpx

        self.credentials = credentials or Credentials()
        self.timeout, self.attempts, self.pause, self.limit = timeout, attempts, pause, limit
        self._http = httpx.Client(follow_redirects=False, headers={"User-Agent": "kg", **self.credentials.headers()})

    def close(self) -> None:
        """Close the connections."""
        self._http.close()

    def send(
        self,
        method: str,
        url: str,
        *,
        params: Mapping[str, str] | None = None,
        headers: Mapping[str, str] | None = None,
        content: bytes | IO[bytes] | None = None,
        repeatable: bool = True,
    ) -> Reply:
        """Send a request; whatever the status, the reply.

        Args:
            params: added to the query that the URL has.
            content: the body; an open file is read again from its start at each attempt.
            repeatable: the request may reach the server twice.

        Raises:
            EndpointError: if no reply comes, it is too long, takes too long, or leads to another host.
        """
        import httpx

        for attempt in range(1, self.attempts + 1):
            last = attempt == self.attempts or not repeatable
            try:
                reply = self._follow(method, url, params, headers, content)
                if last or reply.status not in RETRIED:
                    return reply
            except (httpx.ReadTimeout, httpx.WriteTimeout) as error:
                raise self.slow(url) from error
            except httpx.TransportError as error:
                if last:
                    raise self.unreachable(url, error) from error
            except (httpx.InvalidURL, httpx.DecodingError) as error:
                raise EndpointError(f"{shown(url)} cannot be read: {error}", cure="check the URL") from error
            time.sleep(self.pause * 2 ** (attempt - 1))
        raise AssertionError("the last attempt returns or raises")

    def _follow(self, method: str, url: str, params: Any, headers: Any, content: bytes | IO[bytes] | None) -> Reply:
        until = time.monotonic() + self.timeout
        target = extended(url, params or {})
        for _ in range(HOPS):
            reply, location = self._once(method, target, headers, content, until)
            if not location:
                return reply
            if origin(location) != origin(url):
                cure = "give that address if you trust it; credentials are not sent on by themselves"
                raise EndpointError(f"{shown(url)} redirects to {shown(location)}", cure=cure)
            if method != "GET" and reply.status not in KEPT_METHOD:
                raise EndpointError(f"{shown(url)} has moved to {shown(location)}", cure="give that address")
            target = location
        raise EndpointError(f"{shown(url)} redirects without end", cure="check the URL")

    def _once(
        self, method: str, url: str, headers: Any, content: bytes | IO[bytes] | None, until: float
    ) -> tuple[Reply, str]:
        import httpx

        if content is not None and not isinstance(content, bytes):
            content.seek(0)
        left = max(until - time.monotonic(), 0.001)
        limits = httpx.Timeout(left, connect=min(CONNECT, left))
        body = cast(Any, content)
        with self._http.stream(method, url, headers=headers, content=body, timeout=limits) as answer:
            location = answer.headers.get("location", "") if answer.status_code in MOVED else ""
            type_ = answer.headers.get("content-type", "").partition(";")[0].strip().lower()
            maker = answer.headers.get("server", "") + " fuseki" * ("fuseki-request-id" in answer.headers)
            reply = Reply(answer.status_code, type_, self._read(answer, url, until), maker.lower())
            return reply, str(answer.url.join(location)) if location else ""

    def _read(self, answer: httpx.Response, url: str, until: float) -> bytes:
        body = bytearray()
        for chunk in answer.iter_bytes():
            body += chunk
            if len(body) > self.limit:
                message = f"{shown(url)} answers with more than {self.limit >> 20} MB"
                raise EndpointError(message, cure="ask for less, with LIMIT or more conditions")
            if time.monotonic() > until:
                raise self.slow(url)
        return bytes(body)

    def slow(self, url: str) -> EndpointError:
        """The error of a server that takes too long."""
        cure = "ask for less, give more time (--timeout SECONDS), or see whether the store is busy"
        return EndpointError(f"{shown(url)} did not answer within {self.timeout:g} seconds", cure=cure)

    def unreachable(self, url: str, error: Exception) -> EndpointError:
        """The error of a server that is not there, or goes away."""
        import httpx

        met = isinstance(error, httpx.ReadError | httpx.RemoteProtocolError | httpx.WriteError)
        what = "closed the connection" if met else "cannot be reached"
        why = self.credentials.hidden(str(error) or type(error).__name__)
        return EndpointError(
            f"{shown(url)} {what}: {why}", cure="see whether the store is running and the URL is right"
        )

    def refused(self, url: str, reply: Reply, doing: str) -> EndpointError:
        """The error of a status that is no success."""
        said = f": {self.credentials.hidden(reply.words)}" if reply.words else ""
        cure = CURES.get(reply.status, "try again later" if reply.status in RETRIED else "check the URL and the store")
        return EndpointError(f"{shown(url)} refuses {doing} with HTTP {reply.status}{said}", cure=cure)

    def __enter__(self) -> Client:
        return self

    def __exit__(self, *_: object) -> None:
        with suppress(OSError):
            self.close()


def origin(url: str) -> tuple[str, str | None, int | None]:
    """Scheme, host and port of a URL."""
    parts = urlsplit(url)
    return parts.scheme, parts.hostname, parts.port or {"http": 80, "https": 443}.get(parts.scheme)
