"""Connections that do not wait for ever: for a request, for its body, for a client to read its answer."""

from __future__ import annotations

import asyncio
from typing import Any

import h11
from uvicorn.protocols.http.h11_impl import H11Protocol

REQUEST = 10.0
"""Seconds for the head of a request, once a client has connected or begun to send."""
BODY = 20.0
"""Seconds for a body."""
STALLED = 30.0
"""Seconds in which a client must have read something of a long answer."""
IGNORED = 4 * 2**20
"""Bytes of a body that are read on after the request was refused, so that the client sees why."""


class Connection(H11Protocol):
    """uvicorn's, with clocks."""

    def __init__(self, *args: Any, **extra: Any) -> None:
        super().__init__(*args, **extra)
        self.clock: asyncio.TimerHandle | None = None
        self.stall: asyncio.TimerHandle | None = None
        self.ignored, self.heard = 0, False

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """A client has connected."""
        super().connection_made(transport)
        self._time(REQUEST)

    def data_received(self, data: bytes) -> None:
        """Bytes of a request, or of a body that nobody wants any more."""
        before = self.cycle
        super().data_received(data)
        self.heard = self.heard or self.cycle is not before
        if self.transport.is_closing():
            return
        if self.conn.their_state is h11.SEND_BODY:
            if self.cycle is not before:
                self.ignored = 0
                self._time(BODY)
            if self.cycle.response_complete:
                self.ignored += len(data)
                if self.ignored > IGNORED:
                    self.transport.abort()
        elif self.conn.their_state is h11.IDLE:
            if self.clock is None:
                self._time(REQUEST)
        else:
            self._untime()

    def connection_lost(self, exc: Exception | None) -> None:
        """The client has gone."""
        self._untime()
        self.resume_writing()
        super().connection_lost(exc)

    def pause_writing(self) -> None:
        """The client does not read what it gets."""
        super().pause_writing()
        if self.stall is None:
            self.stall = self.loop.call_later(STALLED, self.transport.abort)

    def resume_writing(self) -> None:
        """The client has read on."""
        if self.stall is not None:
            self.stall.cancel()
            self.stall = None
        super().resume_writing()

    def timeout_keep_alive_handler(self) -> None:
        """Nothing came for a while: close, and do not wait for what is still unread."""
        super().timeout_keep_alive_handler()
        self.loop.call_later(STALLED, self.transport.abort)

    def _time(self, seconds: float) -> None:
        self._untime()
        self.clock = self.loop.call_later(seconds, self._late)

    def _untime(self) -> None:
        if self.clock is not None:
            self.clock.cancel()
            self.clock = None

    def _late(self) -> None:
        """The request did not come in time."""
        self.clock = None
        if self.conn.our_state is h11.IDLE and self.conn.their_state is h11.IDLE and not self.heard:
            said = b"the request did not come in time\n"
            head = f"HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: {len(said)}\r\n\r\n"
            self.transport.write(head.encode() + said)
            self.transport.close()
            return
        self.transport.abort()
