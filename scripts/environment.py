"""Make the environment .venv from the lock file; only the standard library, since nothing is installed yet.

Called by scripts/setup. A stamp in .venv says what was installed; while the lock, setup.cfg and the Python are the
same, nothing is done. Two calls at once wait for each other.
"""

import contextlib
import hashlib
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
VENV = ROOT / ".venv"
LOCK = ROOT / "scripts" / "requirements.lock"
STAMP = VENV / "kg-stamp"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
NEEDED_GB = 2
CURES = (  # words of pip's output, what was wrong, the cure; the first that occurs is told
    (("No space left", "Errno 28"), "the disk is full", f"free {NEEDED_GB} GB and run this again"),
    (("Permission denied", "Errno 13"), "a file cannot be written", "make this folder yours (chown) and try again"),
    (("DO NOT MATCH THE HASHES",), "a package differs from the lock", "clear pip's cache (pip cache purge); try again"),
    (
        ("NewConnectionError", "ConnectionError", "ConnectTimeout", "Read timed out", "ProxyError", "SSLError",
         "NameResolutionError", "Temporary failure", "Network is unreachable", "Could not find a version"),
        "the package registry cannot be reached, or lacks a package of the lock",
        "check network and proxy (HTTPS_PROXY, pip config list) and run this again; what was fetched is kept",
    ),
)  # fmt: skip


class SetupError(Exception):
    """What is wrong, and the cure."""

    def __init__(self, what, cure):
        super().__init__(f"{what}.\nCure: {cure}.")


def wanted_stamp():
    """What the environment depends on: the lock, the metadata, the place and the Python."""
    parts = [LOCK.read_bytes(), (ROOT / "setup.cfg").read_bytes(), (ROOT / "pyproject.toml").read_bytes()]
    parts += [str(ROOT).encode(), sys.version.encode()]
    return hashlib.sha256(b"\x1f".join(parts)).hexdigest()


def is_ready(stamp):
    """Whether the environment is what the stamp asks for and its Python runs."""
    try:
        if STAMP.read_text(encoding="utf-8") != stamp:
            return False
        return subprocess.run([str(PYTHON), "-c", ""], capture_output=True).returncode == 0
    except OSError:
        return False


@contextlib.contextmanager
def alone():
    """Hold a lock that dies with the process, so that two set-ups of one folder wait for each other."""
    name = "kg-setup-" + hashlib.sha256(str(ROOT).encode()).hexdigest()[:16]
    owner = os.getuid() if hasattr(os, "getuid") else os.environ.get("USERNAME", "")
    with open(Path(tempfile.gettempdir()) / f"{name}-{owner}", "w") as handle:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            try:
                fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except BlockingIOError:
                say("waiting for another set-up of this folder")
                fcntl.flock(handle, fcntl.LOCK_EX)
        yield


def say(text):
    """One line of progress."""
    print(f"kg set-up: {text}", file=sys.stderr, flush=True)


def check_folder():
    """The folder can be written and has room."""
    probe = ROOT / f".write-test-{os.getpid()}"
    try:
        probe.touch()
        probe.unlink()
    except OSError as error:
        raise SetupError(
            f"{ROOT} cannot be written ({error.strerror})", "copy the project to a folder of yours"
        ) from error
    free = shutil.disk_usage(ROOT).free / 1e9
    if not VENV.exists() and free < NEEDED_GB:
        raise SetupError(f"{free:.1f} GB are free at {ROOT}", f"free {NEEDED_GB} GB and run this again")


def make_venv():
    """A new, empty virtual environment in .venv."""
    say(f"making .venv with Python {sys.version.split()[0]}")
    made = subprocess.run([sys.executable, "-m", "venv", "--clear", str(VENV)], capture_output=True, text=True)
    if made.returncode:
        output = made.stdout + made.stderr
        if "ensurepip" in output or "No module named venv" in output:
            raise SetupError("this Python lacks the venv module", "Debian and Ubuntu: apt install python3-venv")
        raise SetupError(f"python -m venv failed:\n{output.strip()}", "remove .venv and run this again")


def pip(*arguments, total=0):
    """Run the environment's pip; show how many of `total` packages it has come to; tell the cure when it fails."""
    command = [str(PYTHON), "-m", "pip", "--disable-pip-version-check", "--no-input", *arguments]
    output, count, told = [], 0, time.monotonic()
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, errors="replace"
    ) as run:
        for line in run.stdout:
            output.append(line)
            count += line.startswith("Collecting ")
            installing = line.startswith("Installing collected")
            if total and installing:
                say("unpacking, this takes half a minute")
                told = float("inf")
            elif total and time.monotonic() - told > 2:
                say(f"fetching package {count} of about {total}")
                told = time.monotonic()
    if run.returncode:
        text = "".join(output)
        tail = "".join(output[-12:]).strip()
        for words, what, cure in CURES:
            if any(word in text for word in words):
                raise SetupError(f"{tail}\n\npip failed: {what}", cure)
        raise SetupError(f"{tail}\n\npip failed", "read its words above; then remove .venv and run this again")


def install():
    """Install the lock with hashes, then kg itself from this folder."""
    total = sum("==" in line for line in LOCK.read_text(encoding="utf-8").splitlines())
    say(f"installing {total} packages from {LOCK.relative_to(ROOT)} (once; one to three minutes)")
    pip("install", "--retries", "2", "--require-hashes", "-r", str(LOCK), total=total)
    say("installing kg itself")
    pip("install", "--no-deps", "--no-build-isolation", "--no-index", "--editable", str(ROOT))


def main():
    """Make the environment unless it is there."""
    stamp = wanted_stamp()
    if is_ready(stamp):
        return 0
    try:
        check_folder()
        with alone():
            if is_ready(stamp):
                return 0
            make_venv()
            install()
            STAMP.write_text(stamp, encoding="utf-8")
        say("ready")
    except SetupError as error:
        print(f"\n{error}", file=sys.stderr)
        return 1
    except OSError as error:
        cure = f"free {NEEDED_GB} GB" if error.errno == 28 else "check that this folder is yours and not read-only"
        print(f"\nkg set-up failed: {error}.\nCure: {cure}.", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nkg set-up was stopped; run it again to go on.", file=sys.stderr)
        return 130
    return 0


if __name__ == "__main__":
    sys.exit(main())
