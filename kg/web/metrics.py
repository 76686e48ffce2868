"""Counters of a server in the text form of Prometheus."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

TYPE = "text/plain; version=0.0.4; charset=utf-8"
EDGES = (0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0)
"""Upper edges of the times of answers, in seconds."""
Labels = tuple[tuple[str, str], ...]


@dataclass
class Metrics:
    """What has happened since the start."""

    requests: Counter[Labels] = field(default_factory=Counter)
    queries: Counter[str] = field(default_factory=Counter)
    times: dict[str, list[int]] = field(default_factory=dict)
    seconds: Counter[str] = field(default_factory=Counter)
    sent: int = 0

    def request(self, route: str, method: str, status: int, seconds: float, size: int) -> None:
        """Count a request that was answered."""
        self.requests[(("route", route), ("method", method), ("status", str(status)))] += 1
        self.times.setdefault(route, [0] * (len(EDGES) + 1))[bisect_left(EDGES, seconds)] += 1
        self.seconds[route] += seconds  # type: ignore[assignment]
        self.sent += size

    def text(self, gauges: Mapping[str, tuple[str, Iterable[tuple[Labels, float]]]]) -> str:
        """All counters, and values of now by name with what they are."""
        lines = [*family("kg_requests_total", "counter", "Requests answered.", self.requests.items())]
        outcomes = ((((("outcome", name),)), count) for name, count in self.queries.items())
        lines += family("kg_queries_total", "counter", "Queries by what became of them.", outcomes)
        lines += family("kg_sent_bytes_total", "counter", "Bytes of answers.", [((), self.sent)])
        for name, (about, values) in gauges.items():
            lines += family(name, "gauge", about, values)
        lines += ["# HELP kg_request_seconds Time until an answer was sent.", "# TYPE kg_request_seconds histogram"]
        for route, counts in sorted(self.times.items()):
            lines += self.histogram(route, counts)
        return "\n".join(lines) + "\n"

    def histogram(self, route: str, counts: list[int]) -> Iterable[str]:
        """The times of a route, summed up from edge to edge."""
        total = 0
        for edge, count in zip((*map(str, EDGES), "+Inf"), counts, strict=True):
            total += count
            yield f"kg_request_seconds_bucket{labelled((('route', route), ('le', edge)))} {total}"
        yield f"kg_request_seconds_sum{labelled((('route', route),))} {self.seconds[route]:.6f}"
        yield f"kg_request_seconds_count{labelled((('route', route),))} {total}"


def family(name: str, kind: str, about: str, values: Iterable[tuple[Labels, float]]) -> Iterable[str]:
    """The lines of one metric.

    >>> list(family("kg_workers", "gauge", "Processes.", [((("state", "idle"),), 3)]))[-1]
    'kg_workers{state="idle"} 3'
    """
    yield f"# HELP {name} {about}"
    yield f"# TYPE {name} {kind}"
    yield from (f"{name}{labelled(labels)} {value}" for labels, value in sorted(values))


def labelled(labels: Labels) -> str:
    """Labels in braces, their values escaped."""
    escaped = ((name, value.replace("\\", r"\\").replace("\n", r"\n").replace('"', r"\"")) for name, value in labels)
    inside = ",".join(f'{name}="{value}"' for name, value in escaped)
    return f"{{{inside}}}" if inside else ""
