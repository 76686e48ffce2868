"""The command kg. Each command is one module of this package, imported only when it is asked for."""

from __future__ import annotations

import codecs
import os
import sys
from contextlib import suppress
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.errors import KgError

COMMANDS = (
    "build", "query", "ask", "compare", "show", "explain", "draw", "report", "export", "import", "diff", "push",
    "serve", "validate", "evaluate", "info", "propose-concepts", "completion",
)  # fmt: skip
MODULES = {"import": "import_", "propose-concepts": "propose"}
"""The modules of commands whose names are no names of modules."""
MISUSED, INTERRUPTED = 2, 130
"""Exit codes of a wrong command line and, as shells have it, after Ctrl-C. Others: 0 well, 1 failed."""


class Failure(click.ClickException):
    """An error of ours as one line, without a traceback."""

    def show(self, file: Any = None) -> None:
        """Print it on stderr."""
        click.echo(f"kg: {self.message}", err=True)


class Misuse(Failure):
    """A wrong parameter, as one line."""

    exit_code = MISUSED


class Commands(click.Group):
    """The commands by the names of their modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{MODULES.get(cmd_name, cmd_name)}").command
        return command

    def main(self, *args: Any, **extra: Any) -> Any:
        """Run the command line; output that cannot be written (a full disk) ends it in one line, also that of help."""
        try:
            return super().main(*args, **extra)
        except UnicodeEncodeError:
            click.echo("kg: the locale cannot write this path. Cure: set PYTHONUTF8=1", err=True)
            sys.exit(1)
        except OSError as error:
            give_up_output()
            click.echo(f"kg: {unwritten(error)}", err=True)
            sys.exit(1)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Arguments as UTF-8, whatever the locale."""
        return super().parse_args(ctx, [utf8(arg) for arg in args])

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; errors of ours and Ctrl-C end it in one line, a reader that has gone ends it well."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except KgError as error:
            raise Failure(str(error)) from error
        except BrokenPipeError:
            give_up_output()
            ctx.exit(0)
        except KeyboardInterrupt:
            click.echo("kg: stopped", err=True)
            ctx.exit(INTERRUPTED)


def give_up_output() -> None:
    """Let what is still to be written on stdout go nowhere, so that the interpreter does not try again at its end."""
    with suppress(OSError, ValueError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def unwritten(error: OSError) -> str:
    """What to say where a file or the output cannot be read or written."""
    where = f" {error.filename}" if error.filename else ""
    cure = "check the path and its permissions" if where else "free some space or send the output elsewhere"
    return f"cannot {'use' if where else 'write the output'}{where}: {error.strerror or error}. Cure: {cure}"


def utf8(argument: str) -> str:
    """An argument that the locale could not decode, read as UTF-8; names of files stay as they are.

    >>> utf8("上海".encode().decode("ascii", "surrogateescape"))
    '上海'
    """
    try:
        argument.encode("utf-8")
    except UnicodeEncodeError:
        raw = argument.encode("ascii", "surrogateescape")
        path = os.path.exists(argument) or ("/" in argument and "{" not in argument)
        return argument if path else raw.decode("utf-8", "surrogateescape")
    return argument


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
@click.pass_context
def main(ctx: click.Context) -> None:
    """A knowledge graph of the environmental plans of Chinese cities: targets, measures, programmes, bodies.

    Start with: kg build, then kg query --list.
    """
    if os.environ.get("NO_COLOR"):
        ctx.color = False
    for stream in (sys.stdout, sys.stderr):
        encoding = codecs.lookup(stream.encoding or "ascii").name
        if encoding == "ascii":  # the locale C says nothing of what the reader can show
            stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]
        elif encoding != "utf-8":
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
