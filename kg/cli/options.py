"""Options that several commands share."""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

if TYPE_CHECKING:
    from kg.graph.client import Credentials
    from kg.graph.remote import Remote
    from kg.graph.source import Source

F = TypeVar("F", bound=Callable[..., Any])

FOLDER = click.Path(file_okay=False, path_type=Path)

FILE = click.Path(exists=True, dir_okay=False, path_type=Path)

store = click.option("--store", type=FOLDER, metavar="DIR", help="The build to read (default: build/, or $KG_STORE).")


def form_of(*forms: str) -> Callable[[F], F]:
    """The option --format with the forms that a command knows; the first is the default."""
    known = click.Choice(forms)
    return click.option("--format", "form", type=known, default=forms[0], show_default=True, help="How to print rows.")


form = form_of("table", "csv", "json")

user = click.option("--user", metavar="NAME", envvar="KG_USER", help="User of the remote store (or $KG_USER).")
password_file = click.option(
    "--password-file", type=FILE, metavar="FILE", help="File whose first line is the password (default: $KG_PASSWORD)."
)


def endpoint(command: F) -> F:
    """The options --endpoint, --user and --password-file."""
    url = click.option(
        "--endpoint", metavar="URL", envvar="KG_ENDPOINT", help="Ask a remote SPARQL endpoint (or $KG_ENDPOINT)."
    )
    return url(user(password_file(command)))


def graph_of(store: Path | None, url: str | None, user: str | None, file: Path | None) -> Path | Remote:
    """What a command asks: the build of --store, else the endpoint, else the default build."""
    from kg import paths

    given = click.get_current_context().get_parameter_source("endpoint")
    if store and url and given is click.core.ParameterSource.COMMANDLINE:
        raise click.UsageError("give --store or --endpoint, not both")
    if store or not url:
        return store or paths.build()
    from kg.graph.remote import Remote

    return Remote(url, credentials(user, file))


def opened(graph: Path | Remote) -> Source:
    """A build or an endpoint to be read."""
    from kg.graph.store import open_store

    return open_store(graph) if isinstance(graph, Path) else graph


def credentials(user: str | None, file: Path | None) -> Credentials:
    """User and password, or the token of $KG_TOKEN. A password is asked for only at a terminal."""
    from kg.graph.client import Credentials

    if not user:
        return Credentials(token=os.environ.get("KG_TOKEN", "").strip())
    if file:
        lines = file.read_text(encoding="utf-8").splitlines()
        return Credentials(user, lines[0] if lines else "")
    password = os.environ.get("KG_PASSWORD")
    if password is None and sys.stdin.isatty():
        password = click.prompt(f"password of {user}", hide_input=True, err=True)
    if password is None:
        raise click.UsageError("there is no password: set KG_PASSWORD, or give --password-file")
    return Credentials(user, password)
