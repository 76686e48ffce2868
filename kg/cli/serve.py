"""kg serve: the graph over HTTP."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg.cli import options

MB = 2**20
NUMBER = click.IntRange(1)
SECONDS = click.FloatRange(min=0, min_open=True)


@click.command("serve", short_help="Serve pages and a SPARQL endpoint over HTTP.")
@options.store
@options.endpoint
@click.option("--host", default="127.0.0.1", show_default=True, metavar="ADDRESS", help="Where to listen.")
@click.option("--port", type=click.IntRange(0, 65535), default=8321, show_default=True, help="0: any that is free.")
@click.option("--prefix", default="", metavar="/PATH", help="Path under which a proxy shows the server.")
@click.option("--timeout", type=SECONDS, default=30.0, show_default=True, metavar="SECONDS", help="One query's time.")
@click.option("--memory", type=NUMBER, default=1024, show_default=True, metavar="MB", help="One query's memory.")
@click.option("--in-memory", "held", type=click.IntRange(0), default=128, show_default=True, metavar="MB",
              help="Graphs up to this size are held in memory by every query process.")  # fmt: skip
@click.option("--result", type=NUMBER, default=32, show_default=True, metavar="MB", help="One query's answer.")
@click.option(
    "--workers", type=NUMBER, metavar="N", help="Queries at the same time (default: twice the cores, 4 at least)."
)
@click.option("--queue", type=NUMBER, default=100, show_default=True, metavar="N", help="Queries that may wait.")
@click.option("--rate", type=click.FloatRange(0), default=50.0, show_default=True, metavar="N",
              help="Requests a second of one client; 0: any.")  # fmt: skip
@click.option(
    "--cache", type=click.IntRange(0), default=64, show_default=True, metavar="MB", help="Answers that are kept."
)
@click.option("--cors", default="", metavar="ORIGIN", help="Site whose pages may read /sparql, or * for all.")
@click.option("--name", "names", multiple=True, metavar="HOST", help="A host name of the server; may be repeated.")
@click.option("--proxy", "proxies", multiple=True, metavar="ADDRESS",
              help="A proxy whose X-Forwarded-For is believed; may be repeated.")  # fmt: skip
@click.option("--log-queries", is_flag=True, help="Write the text of queries into the log.")
def command(
    store: Path | None, endpoint: str | None, user: str | None, password_file: Path | None, prefix: str,
    memory: int, held: int, result: int, cache: int, workers: int | None, **given: Any,
) -> None:  # fmt: skip
    """Serve the graph, read-only: pages, and SPARQL 1.1 Protocol at /sparql. Ctrl-C ends it.

    Only this machine can reach it unless --host says otherwise. A query that takes more than its time, memory or
    size is stopped, and the service goes on. The log is lines of JSON on stderr.
    """
    from kg.web.server import run
    from kg.web.settings import Settings

    graph = options.graph_of(store, endpoint, user, password_file)
    given |= {"memory": memory * MB, "held": held * MB, "result": result * MB, "cache": cache * MB}
    if workers:
        given["workers"] = workers
    settings = Settings(source=graph, prefix=path(prefix), **given)
    if not settings.local:
        click.echo(f"kg: warning: {settings.host} lets other machines ask; put a proxy with TLS before it", err=True)
    run(settings)


def path(prefix: str) -> str:
    """A prefix with a slash before and none behind."""
    inner = prefix.strip("/")
    if any(
        part in ("", ".", "..") or not part.replace("-", "").replace("_", "").isalnum()
        for part in inner.split("/")
        if inner
    ):
        raise click.BadParameter(f"{prefix!r} is no path such as /kg", param_hint="--prefix")
    return f"/{inner}" if inner else ""
