"""The log of a server: one line of JSON an event on stderr. No query text unless asked for, no credentials ever."""

from __future__ import annotations

import json
import logging
import sys
from datetime import UTC, datetime
from hashlib import sha256
from types import TracebackType
from typing import Any

NAME = "kg.serve"
SHOWN = 200
"""Characters of a path that are shown."""


class Lines(logging.Formatter):
    """Records as JSON, with the fields of `extra={"fields": …}`."""

    def format(self, record: logging.LogRecord) -> str:
        """One line."""
        moment = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
        said: dict[str, Any] = {"time": moment, "level": record.levelname.lower(), "event": record.getMessage()}
        said |= getattr(record, "fields", {})
        if record.exc_info:
            said["trace"] = self.formatException(record.exc_info)
        return json.dumps(said, ensure_ascii=True)


def begin(level: int = logging.INFO) -> None:
    """Send the log of the server, and the warnings of the libraries below it, to stderr."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Lines())
    for name, least in ((NAME, level), ("uvicorn", logging.WARNING), ("asyncio", logging.ERROR)):
        logger = logging.getLogger(name)
        logger.handlers, logger.propagate = [handler], False
        logger.setLevel(least)


def event(name: str, *, level: int = logging.INFO, **fields: Any) -> None:
    """Write an event with its fields."""
    logging.getLogger(NAME).log(level, name, extra={"fields": fields})


def broken(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Write down what ended a process."""
    logging.getLogger(NAME).error("broken", exc_info=(kind, error, trace))


def fingerprint(text: str, *, whole: bool = False) -> dict[str, Any]:
    """What the log says of a query: enough to know it again, not what it asks.

    >>> fingerprint("ASK {}")
    {'chars': 6, 'sha256': '819ea91ed5f12b38'}
    """
    known = {"chars": len(text), "sha256": sha256(text.encode()).hexdigest()[:16]}
    return {**known, "text": text} if whole else known
