"""How often a client may ask, answers that are kept, and which queries are known to be slow."""

from __future__ import annotations

import time
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Generic, TypeVar

BURST = 4
"""Seconds of rest that a client may save up."""
CLIENTS = 10_000
"""Clients that are remembered."""
SLOW = 0.02
"""Seconds from which a query is slow."""
REMEMBERED = 10_000
"""Queries whose time is remembered."""
T = TypeVar("T")


@dataclass
class Rates:
    """How often each client may ask.

    Args:
        rate: requests a second; 0 for any.
    """

    rate: float
    clock: Callable[[], float] = time.monotonic
    seen: OrderedDict[str, tuple[float, float]] = field(default_factory=OrderedDict)

    def wait(self, client: str) -> float:
        """Seconds that a client has to wait before it may ask; 0.0: it may, and has.

        >>> rates = Rates(1, clock=lambda: 0.0)
        >>> [rates.wait("a") for _ in range(5)], rates.wait("b")
        ([0.0, 0.0, 0.0, 0.0, 1.0], 0.0)
        """
        if not self.rate:
            return 0.0
        now, most = self.clock(), max(1.0, self.rate * BURST)
        left, last = self.seen.pop(client, (most, now))
        left = min(most, left + (now - last) * self.rate)
        self.seen[client] = (left - 1, now) if left >= 1 else (left, now)
        if len(self.seen) > CLIENTS:
            self.seen.popitem(last=False)
        return 0.0 if left >= 1 else (1 - left) / self.rate


@dataclass
class Kept(Generic[T]):
    """Answers that were given lately, up to so many bytes. One may take an eighth of them."""

    most: int
    size: int = 0
    held: OrderedDict[Hashable, tuple[T, int]] = field(default_factory=OrderedDict)

    def get(self, key: Hashable) -> T | None:
        """An answer, if it is kept."""
        if key not in self.held:
            return None
        self.held.move_to_end(key)
        return self.held[key][0]

    def put(self, key: Hashable, answer: T, size: int) -> None:
        """Keep an answer; the ones not asked for the longest go.

        >>> kept = Kept[str](16)
        >>> kept.put("a", "x", 2); kept.put("b", "x", 3); kept.get("a"), kept.get("b")
        ('x', None)
        """
        if size > self.most // 8:
            return
        self.size += size - self.held.pop(key, (answer, 0))[1]
        self.held[key] = (answer, size)
        while self.size > self.most:
            self.size -= self.held.popitem(last=False)[1][1]


@dataclass
class Costs:
    """How long queries took the last time."""

    seconds: OrderedDict[int, float] = field(default_factory=OrderedDict)

    def slow(self, key: int) -> bool:
        """Whether a query is known to be slow."""
        return self.seconds.get(key, 0.0) > SLOW

    def note(self, key: int, seconds: float) -> None:
        """Remember a query."""
        self.seconds[key] = seconds
        self.seconds.move_to_end(key)
        if len(self.seconds) > REMEMBERED:
            self.seconds.popitem(last=False)
