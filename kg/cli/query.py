"""kg query: named queries, whose parameters are options; files; SPARQL text."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click
from click.shell_completion import CompletionItem

from kg import paths
from kg.cli import Misuse, options

if TYPE_CHECKING:
    from kg.graph.remote import Remote
    from kg.query import NamedQuery, Parameter, Result

QUERY = "kg.query"
PLAIN = ("table", "csv", "json")
"""Forms of plain values; others are standards that keep whole terms."""


class Question(click.Command):
    """A command that has, besides its own options, those of the query that its arguments name."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Find the query before the options are parsed."""
        ctx.meta[QUERY] = asked(args)
        return super().parse_args(ctx, args)

    def get_params(self, ctx: click.Context) -> list[click.Parameter]:
        """Own options and the query's."""
        query: NamedQuery | None = ctx.meta.get(QUERY)
        own = super().get_params(ctx)
        return [*map(option_of, query.parameters), *own] if query else own

    def format_usage(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """The usage line, with the query's name where one is asked about."""
        query: NamedQuery | None = ctx.meta.get(QUERY)
        if query is None:
            super().format_usage(ctx, formatter)
        else:
            formatter.write_usage(f"{ctx.command_path} {query.name}", "[OPTIONS]")

    def format_help_text(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Title and description of the query, or of the command."""
        query: NamedQuery | None = ctx.meta.get(QUERY)
        if query is None:
            super().format_help_text(ctx, formatter)
            return
        with formatter.indentation():
            for said in (query.title, query.description):
                for language in ("en", "zh"):
                    formatter.write_paragraph()
                    formatter.write_text(said.get(language, ""))


def asked(args: list[str]) -> NamedQuery | None:
    """The named query or the query file among arguments, if there is one."""
    for word in args:
        path = paths.ontology() / "queries" / f"{word}.rq" if word.replace("-", "").isalnum() else Path(word)
        if path.suffix == ".rq" and path.is_file():
            from kg.query import read_query

            return read_query(path)
    return None


def option_of(parameter: Parameter) -> click.Option:
    """A query's parameter as an option."""
    from kg.query import OPTIONAL, REQUIRED

    known = {REQUIRED: "required", OPTIONAL: "may be left out"}
    default = known.get(parameter.default, f"default: {parameter.default}")
    words = f"{parameter.en} / {parameter.zh} [{default}]"
    return click.Option([flag(parameter), f"query_{parameter.name}"], metavar=parameter.kind.upper(), help=words)


def complete(ctx: click.Context, param: click.Parameter, incomplete: str) -> list[CompletionItem]:
    """Names of queries, for the shell."""
    from kg.query import named

    return [CompletionItem(q.name, help=q.title.get("en")) for q in named() if q.name.startswith(incomplete)]


@click.command("query", cls=Question, short_help="Answer a named query, a file or SPARQL text.")
@click.argument("question", required=False, metavar="NAME|FILE|SPARQL", shell_complete=complete)
@click.option("--list", "listed", is_flag=True, help="List the named queries and their parameters.")
@click.option(
    "--param", "pairs", multiple=True, metavar="NAME=VALUE", help="A parameter in another form; may be repeated."
)
@click.option(
    "--timeout",
    type=click.FloatRange(min=0, min_open=True),
    metavar="SECONDS",
    help="Give up after this time (default: 300 for SPARQL text, files and endpoints, none for named queries).",
)
@options.store
@options.endpoint
@options.form_of(*PLAIN, "srj", "srx", "tsv", "nt")
@click.pass_context
def command(
    ctx: click.Context,
    /,
    question: str | None,
    listed: bool,
    pairs: tuple[str, ...],
    timeout: float | None,
    store: Path | None,
    endpoint: str | None,
    user: str | None,
    password_file: Path | None,
    form: str,
    **given: str | None,
) -> None:
    """Answer a question. NAME is a named query (kg query --list), whose parameters are options: kg query NAME --help;
    FILE a .rq file; SPARQL a SELECT, ASK or CONSTRUCT, whose usual prefixes are known. Queries only read.

    Forms: table, csv and json hold plain values; srj, srx and tsv are the SPARQL results formats of W3C (JSON, XML,
    TSV) with whole terms; nt holds the triples of a CONSTRUCT.
    """
    from kg.query import ParameterError, run

    if listed:
        show_list(form)
        return
    if not question:
        raise click.UsageError("what is the question? kg query --list lists the named ones", ctx)
    parameters = {name.removeprefix("query_"): value for name, value in given.items() if value is not None}
    parameters |= dict(map(pair, pairs))
    graph = options.graph_of(store, endpoint, user, password_file)
    try:
        result = run(graph, question, parameters, timeout=timeout)
    except ParameterError as error:
        raise Misuse(str(error)) from error
    show(result, form)
    if not result.rows and parameters.get("city") and ctx.meta.get(QUERY):
        say_absent(graph, parameters["city"])


def show_list(form: str) -> None:
    """Print the named queries."""
    from kg.cli.output import show_rows
    from kg.query import named

    if form not in PLAIN:
        raise click.UsageError("the list of queries is a table, csv or json")
    rows = [(q.name, q.title.get("en"), q.title.get("zh"), " ".join(map(flag, q.parameters))) for q in named()]
    show_rows(("query", "title", "标题", "parameters"), rows, form)


def show(result: Result, form: str) -> None:
    """Print an answer."""
    if form in PLAIN:
        from kg.cli.output import show_rows

        show_rows(result.columns, result.rows, form)
        return
    from kg.cli.results import standard

    click.echo(standard(form, result), nl=False)


def say_absent(graph: Path | Remote, city: str) -> None:
    """Say on stderr that a graph has nothing about a city, if so."""
    from kg.graph.names import absence
    from kg.graph.store import open_store

    if said := absence(city, open_store(graph) if isinstance(graph, Path) else graph):
        click.echo(f"kg: {said}", err=True)


def flag(parameter: Parameter) -> str:
    """The option of a parameter."""
    return "--" + parameter.name.replace("_", "-")


def pair(text: str) -> tuple[str, str]:
    """NAME=VALUE as a pair."""
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise click.BadParameter(f"{text!r} is not NAME=VALUE", param_hint="--param")
    return name.lstrip("?$"), value
