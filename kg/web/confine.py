"""What a process that runs strangers' queries cannot do: take more than its share, open sockets, start programs.

The limits are the system's own. On Linux a filter of system calls refuses sockets and programs, whatever a query has
found a way to ask for; elsewhere the check of the text stands alone.
"""

from __future__ import annotations

import ctypes
import platform
import signal
import struct
import sys
from contextlib import suppress

NO_NEW_PRIVILEGES, DIE_WITH_PARENT, FILTER = 38, 1, 22
"""prctl: PR_SET_NO_NEW_PRIVS, PR_SET_PDEATHSIG, PR_SET_SECCOMP."""
REFUSED = {"x86_64": (0xC000003E, (41, 59, 322)), "aarch64": (0xC00000B7, (198, 221, 281))}
"""By machine: its number in the filter, and those of socket, execve and execveat."""
LOAD, EQUAL, RETURN = 0x20, 0x15, 0x06
ALLOW, DENY, PERMISSION = 0x7FFF0000, 0x00050000, 1


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("code", ctypes.c_char_p))


def program(machine: str) -> bytes:
    """The filter as instructions of eight bytes: code, jump if true, jump if false, value.

    >>> len(program("x86_64")) // 8
    8
    """
    number, calls = REFUSED[machine]
    steps = [(LOAD, 0, 0, 4), (EQUAL, 0, len(calls) + 1, number), (LOAD, 0, 0, 0)]
    steps += [(EQUAL, len(calls) - at, 0, call) for at, call in enumerate(calls)]
    steps += [(RETURN, 0, 0, ALLOW), (RETURN, 0, 0, DENY | PERMISSION)]
    return b"".join(struct.pack("=HBBI", *step) for step in steps)


def shut_off() -> bool:
    """Take sockets and programs from this process for good; whether the system could."""
    if sys.platform != "linux":
        return False
    libc = ctypes.CDLL(None, use_errno=True)
    libc.prctl(DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    if platform.machine() not in REFUSED:
        return False
    code = program(platform.machine())
    held = _Program(len(code) // 8, code)
    if libc.prctl(NO_NEW_PRIVILEGES, 1, 0, 0, 0):
        return False
    return not libc.prctl(FILTER, 2, ctypes.byref(held), 0, 0)


def bound_memory(more: int) -> bool:
    """Let this process write to so many bytes beyond what it has; whether the system can hold it to that.

    Address space alone (RLIMIT_AS) would count what allocators and RocksDB only reserve.
    """
    try:
        import resource

        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        with open("/proc/self/statm", encoding="ascii") as handle:
            held = int(handle.read().split()[5]) * resource.getpagesize()
        resource.setrlimit(resource.RLIMIT_DATA, (held + more, resource.RLIM_INFINITY))
    except (ImportError, OSError, ValueError):
        return False
    return True


def bound_time(seconds: float) -> None:
    """Have this process killed once it has computed so much longer: should nobody be left to stop it."""
    with suppress(ImportError, OSError, ValueError):
        import resource

        used = resource.getrusage(resource.RUSAGE_SELF)
        _, most = resource.getrlimit(resource.RLIMIT_CPU)
        resource.setrlimit(resource.RLIMIT_CPU, (int(used.ru_utime + used.ru_stime + 2 * seconds) + 10, most))
