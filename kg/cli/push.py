"""kg push: a build into a remote store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import click

from kg import paths
from kg.cli import options
from kg.cli.build import progress_bar


@click.command("push", short_help="Load the build into a remote SPARQL 1.1 store.")
@click.argument("url", required=False, metavar="[URL]")
@options.store
@options.user
@options.password_file
@click.option("--graph-store", metavar="URL", help="Where the store takes graphs (Graph Store Protocol).")
@click.option("--update", metavar="URL", help="Where the store takes SPARQL updates: use these instead.")
@click.option("--by-update", is_flag=True, help="Use SPARQL updates, at the usual place below URL.")
@click.option("--query-url", "query", metavar="URL", help="Where the store takes queries, for counting.")
@click.option("--batch", type=click.IntRange(1), metavar="N", help="Statements of one update (default: 10000).")
@click.option(
    "--timeout", type=click.FloatRange(min=0, min_open=True), default=120.0, show_default=True, metavar="SECONDS",
    help="How long one request may take.",
)  # fmt: skip
@click.option("--fresh", is_flag=True, help="Send everything again, whatever was sent before.")
@click.option("--prune", is_flag=True, help="Remove graphs of kg that the store has and this build has not.")
@click.option("--dry-run", is_flag=True, help="Only list the graphs and their statements; nothing is sent.")
@click.option("--quiet", is_flag=True, help="Print nothing but errors and warnings.")
def command(
    url: str | None, store: Path | None, user: str | None, password_file: Path | None, timeout: float,
    fresh: bool, prune: bool, dry_run: bool, quiet: bool, batch: int | None, **places: Any,
) -> None:  # fmt: skip
    """Load the build into the store at URL: the base of an Oxigraph or Fuseki data set, or of a GraphDB or RDF4J
    repository, such as http://127.0.0.1:7878 or http://127.0.0.1:7200/repositories/plans. Other stores: --graph-store
    or --update, and --query-url.

    Each named graph is replaced as a whole, others stay. A push that died goes on when it is repeated. The statements
    of every graph are counted in the store at the end. The password of --user is taken from $KG_PASSWORD,
    --password-file or the terminal; $KG_TOKEN is sent where no user is given.
    """
    from kg.graph import push

    build = store or paths.build()
    given = {name: value for name, value in places.items() if value}
    if not (url or given.keys() & {"graph_store", "update"}):
        raise click.UsageError("where to? give the URL of the store, or --graph-store or --update")
    if "graph_store" in given and given.keys() & {"update", "by_update"}:
        raise click.UsageError("give --graph-store or --update, not both")
    if dry_run:
        plan(build)
        return
    known = options.credentials(user, password_file)
    to = push.way(url or "", known, timeout=timeout, **given)
    ways = {"batch": batch or push.BATCH, "fresh": fresh, "prune": prune, "timeout": timeout}
    with progress_bar(quiet, "sending") as progress:
        done = push.push(build, to, known, progress=progress, **ways)  # type: ignore[arg-type]
    for words in (done.warning, left(done.left)):
        if words:
            click.echo(f"kg: {words}", err=True)
    if not quiet:
        click.echo(done)


def plan(build: Path) -> None:
    """Print the graphs that a push would send."""
    from kg.cli.output import show_rows
    from kg.graph import push
    from kg.graph.store import open_store

    own = open_store(build)
    counted = push.counts(own)
    rows = [(name, counted[graph], graph) for graph, name in push.names(own, counted).items()]
    show_rows(("graph", "statements", "iri"), rows)


def left(graphs: list[str]) -> str:
    """What to say of graphs that the build has not."""
    return f"{len(graphs)} graphs in the store are not of this build; --prune removes them" if graphs else ""
