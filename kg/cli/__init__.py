"""The command kg. Each command is one module of this package, imported only when it is asked for."""

from __future__ import annotations

import sys
from importlib import import_module
from typing import Any

import click

from kg import __version__
from kg.errors import KgError

COMMANDS = ("build", "query", "show", "explain", "export", "validate", "evaluate", "info", "completion")
INTERRUPTED = 130
"""Exit code after Ctrl-C, as shells have it. Others: 0 well, 1 failed, 2 misused."""


class Failure(click.ClickException):
    """An error of ours as one line, without a traceback."""

    def show(self, file: Any = None) -> None:
        """Print it on stderr."""
        click.echo(f"kg: {self.message}", err=True)


class Commands(click.Group):
    """The commands by the names of their modules."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """All names, in the order of use."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """Import one command."""
        if cmd_name not in COMMANDS:
            return None
        command: click.Command = import_module(f"kg.cli.{cmd_name}").command
        return command

    def invoke(self, ctx: click.Context) -> Any:
        """Run a command; errors of ours and Ctrl-C end it in one line."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
            return result
        except KgError as error:
            raise Failure(str(error)) from error
        except KeyboardInterrupt:
            click.echo("kg: stopped", err=True)
            ctx.exit(INTERRUPTED)


@click.group(cls=Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 110})
@click.version_option(__version__, prog_name="kg")
def main() -> None:
    """A knowledge graph of the environmental plans of Chinese cities: targets, measures, programmes, bodies.

    Start with: kg build, then kg query --list.
    """
    for stream in (sys.stdout, sys.stderr):
        if (stream.encoding or "").lower().replace("-", "") != "utf8":
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
