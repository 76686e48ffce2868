"""Processes that answer queries, started beforehand, and killed where a query takes more than it may.

pyoxigraph cannot be stopped from Python, so that what must end runs in a process of its own (kg.web.child).
"""

from __future__ import annotations

import asyncio
import json
import sys
import time
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections import Counter, deque
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from signal import SIGABRT, SIGKILL, SIGXCPU
from typing import TYPE_CHECKING, Any

from kg.errors import KgError
from kg.paths import CHECKOUT
from kg.web.child import LENGTH
from kg.web.limits import Costs

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Callable

    from kg.web.settings import Settings

CODE = """import sys, importlib
sys.path.insert(0, sys.argv.pop())
importlib.import_module(sys.argv.pop()).main()"""
START = 30.0
"""Seconds that a process may take to start."""
BUFFER = 2**20
AGED = 2.0
"""Seconds after which a slow query has waited long enough."""


class Stopped(KgError):
    """A query was stopped or could not start.

    Args:
        kind: "time", "memory", "crash" or "busy".
    """

    def __init__(self, kind: str, message: str, *, cure: str) -> None:
        super().__init__(message, cure=cure)
        self.kind = kind


@dataclass(eq=False)
class Worker:
    """A process with the streams to it."""

    process: Process

    @classmethod
    async def start(cls, memory: str, store: str, module: str, *, quiet: bool) -> Worker:
        """Start a process, which runs main() of a module, and wait until it is ready.

        Raises:
            Stopped: if it does not start.
        """
        command = (sys.executable, "-c", CODE, memory, store, module, str(CHECKOUT))
        said = DEVNULL if quiet else None
        process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=said, limit=BUFFER)
        worker, ready = cls(process), False
        try:
            async with asyncio.timeout(START):
                await worker.heard()
                ready = True
        except (TimeoutError, asyncio.IncompleteReadError) as error:
            raise Stopped("crash", "a query process did not start", cure="see the memory of the machine") from error
        finally:
            if not ready:
                worker.kill()
                await process.wait()
        return worker

    async def ask(self, task: dict[str, Any]) -> tuple[dict[str, Any], bytes]:
        """Send a task and wait for its answer."""
        said = json.dumps(task).encode()
        assert self.process.stdin
        self.process.stdin.write(LENGTH.pack(len(said)) + said)
        await self.process.stdin.drain()
        return await self.heard()

    async def heard(self) -> tuple[dict[str, Any], bytes]:
        """The next answer."""
        out = self.process.stdout
        assert out
        size = LENGTH.unpack(await out.readexactly(LENGTH.size))[0]
        head: dict[str, Any] = json.loads(await out.readexactly(size))
        return head, await out.readexactly(head["bytes"])

    def kill(self) -> None:
        """End the process, whatever it does."""
        with suppress(ProcessLookupError):
            self.process.kill()
        if self.process.stdin:
            self.process.stdin.close()

    async def ended(self) -> str:
        """Why a process has gone that nobody killed: "memory" or "crash"."""
        try:
            async with asyncio.timeout(1):
                code = await self.process.wait()
        except TimeoutError:
            return "crash"
        return "memory" if -code in (SIGABRT, SIGKILL) else "time" if -code == SIGXCPU else "crash"


@dataclass(eq=False, slots=True)
class Waiting:
    """One who waits for a worker: which client, whether the query was slow the last time, since when, the place."""

    client: str
    slow: bool
    since: float
    place: asyncio.Future[Worker]


@dataclass(eq=False)
class Pool:
    """Workers, those who wait for one, and whose queries run.

    Use it as an asynchronous context: it starts its processes, and ends them all.
    """

    settings: Settings
    store: Callable[[], str] = str
    """Says which store is the current one, for processes to open when they start."""
    module: str = "kg.web.child"
    """What its processes run."""
    quiet: bool = True
    """Whether what they say on stderr is dropped, as the words of strangers' queries should be."""
    idle: deque[Worker] = field(default_factory=deque)
    everyone: set[Worker] = field(default_factory=set)
    waiting: deque[Waiting] = field(default_factory=deque)
    running: Counter[str] = field(default_factory=Counter)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    killed: Counter[str] = field(default_factory=Counter)
    costs: Costs = field(default_factory=Costs)
    slow: int = 0

    async def __aenter__(self) -> Pool:
        await asyncio.gather(*(self._add() for _ in range(self.settings.workers)))
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in [*self.tasks]:
            task.cancel()
        await asyncio.gather(*self.tasks, return_exceptions=True)
        for worker in self.everyone:
            worker.kill()
        await asyncio.gather(*(worker.process.wait() for worker in self.everyone))
        self.everyone.clear()

    async def answer(self, task: dict[str, Any], client: str = "") -> tuple[dict[str, Any], bytes]:
        """The answer to a task. If the caller is cancelled, the query ends with it.

        Raises:
            Stopped: if it took more than it may, or there were too many before it.
        """
        seconds, key = task["seconds"], hash(task["text"])
        async with self._worker(client, self.costs.slow(key)) as worker:
            began = time.monotonic()
            try:
                async with asyncio.timeout(seconds):
                    return await worker.ask(task)
            except TimeoutError as error:
                raise stopped("time", seconds) from error
            except (asyncio.IncompleteReadError, ConnectionError) as error:
                raise stopped(await worker.ended(), seconds) from error
            finally:
                self.costs.note(key, time.monotonic() - began)

    @asynccontextmanager
    async def _worker(self, client: str, slow: bool) -> AsyncIterator[Worker]:
        """A worker for one task; it comes back only if the task ended well."""
        worker = await self._free(client, slow)
        self.slow += slow
        why = "left"
        try:
            yield worker
            why = ""
        except Stopped as error:
            why = error.kind
            raise
        finally:
            if why:
                self.killed[why] += 1
                self._drop(worker)
            else:
                self.idle.append(worker)
            self.slow -= slow
            self._done(client)
            self._hand_out()

    def _drop(self, worker: Worker) -> None:
        """End a process, and start another in its place."""
        worker.kill()
        self.everyone.discard(worker)
        self._later(self._replace(worker))

    async def _free(self, client: str, slow: bool) -> Worker:
        now = time.monotonic()
        entry = Waiting(client, slow, now, asyncio.get_running_loop().create_future())
        if self.idle and self._may(entry, now):
            self.running[client] += 1
            return self.idle.pop()
        if len(self.waiting) >= self.settings.queue:
            raise stopped("busy", 0)
        self.waiting.append(entry)
        placed = False
        try:
            async with asyncio.timeout(self.settings.patience):
                worker = await entry.place
            placed = True
            return worker
        except TimeoutError as error:
            raise stopped("busy", 0) from error
        finally:
            if not placed:
                self._leave(entry)

    def _leave(self, entry: Waiting) -> None:
        """Take one who waits no more out of the queue, and back the worker that was just given."""
        if entry in self.waiting:
            self.waiting.remove(entry)
        if entry.place.done() and not entry.place.cancelled():
            self._done(entry.client)
            self.idle.append(entry.place.result())
            self._hand_out()

    def _may(self, entry: Waiting, now: float) -> bool:
        """Whether one who waits may have a worker now: not all of them, and slow ones leave some to quick ones."""
        if self.running[entry.client] >= self.settings.most:
            return False
        return not entry.slow or self.slow < max(1, self.settings.workers // 2) or now - entry.since > AGED

    def _done(self, client: str) -> None:
        self.running[client] -= 1
        if not self.running[client]:
            del self.running[client]

    def _hand_out(self) -> None:
        """Give idle workers to those who wait: quick ones first, then as they came."""
        now = time.monotonic()
        for entry in sorted(self.waiting, key=lambda entry: entry.slow and now - entry.since < AGED):
            if not self.idle:
                return
            if not entry.place.done() and self._may(entry, now):
                self.waiting.remove(entry)
                self.running[entry.client] += 1
                entry.place.set_result(self.idle.pop())

    async def _add(self) -> None:
        worker = await Worker.start(
            f"{self.settings.memory},{self.settings.held}", self.store(), self.module, quiet=self.quiet
        )
        self.everyone.add(worker)
        self.idle.append(worker)
        self._hand_out()

    async def _replace(self, worker: Worker) -> None:
        await worker.process.wait()
        pause = 0.1
        while True:
            try:
                return await self._add()
            except (Stopped, OSError):
                await asyncio.sleep(pause)
                pause = min(2 * pause, 10)

    def _later(self, work: Any) -> None:
        task = asyncio.get_running_loop().create_task(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)


def stopped(kind: str, seconds: float) -> Stopped:
    """The error of a query that was stopped.

    >>> str(stopped("time", 30))
    'the query was stopped after 30 seconds. Cure: ask for less: more conditions, fewer open patterns, a LIMIT'
    """
    cure = "ask for less: more conditions, fewer open patterns, a LIMIT"
    return {
        "time": Stopped("time", f"the query was stopped after {seconds:g} seconds", cure=cure),
        "memory": Stopped("memory", "the query was stopped: it needs more memory than it may have", cure=cure),
        "crash": Stopped("crash", "the query was stopped: its process broke down", cure="nest it less deeply"),
        "busy": Stopped("busy", "too many queries are waiting", cure="ask again in a few seconds"),
    }[kind]
