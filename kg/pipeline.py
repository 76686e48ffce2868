"""The one module that knows the order: files to plans.

catalogue -> read -> normalise -> describe -> outline -> spaCy components -> link -> Plan
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from contextlib import contextmanager, nullcontext
from dataclasses import replace
from functools import cache, partial
from multiprocessing import get_context, parent_process
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from kg import catalogue, paths, pickles
from kg.errors import KgError
from kg.link import bodies, districts, indicators, metadata, ties
from kg.model import Document, Plan, Section
from kg.records import maker
from kg.text.mapped import Mapped
from kg.text.normalise import normalise
from kg.text.outline import Outline, flags, outline
from kg.text.read import Source, read

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Doc

    from kg.extract.reading import Reading

CONFIG = paths.PACKAGE / "pipeline.cfg"
KINDS = {"plan": "plan", "progress-report": "report"}
"""Kinds of parts by the type of the document, where the type settles it."""
SOME_HUNDRED_DOCUMENTS = 1_000_000
"""Objects that two hundred documents leave behind, or one of two million characters."""
Progress = Callable[[str, int, int], None]
"""Called after each document with its id, how many are done and how many there are."""
SECTION = maker(Section)


@cache
def language(config: Path = CONFIG) -> Language:
    """The spaCy pipeline of a configuration file, made once a process.

    Raises:
        KgError: if the file is missing or names a component that nobody registered.
    """
    import spacy
    from thinc.api import Config

    try:
        nlp = spacy.util.load_model_from_config(Config().from_disk(config), auto_fill=True)
    except (OSError, ValueError) as error:
        raise KgError(f"cannot make a pipeline of {config}: {error}", cure="see kg/pipeline.cfg") from error
    nlp.max_length = 2**31
    return nlp


def read_corpus(
    folder: Path, *, workers: int = 1, config: Path | None = None, progress: Progress | None = None
) -> Iterator[Plan]:
    """The plans of a folder in the order of their ids, whatever the number of workers.

    Raises:
        CorpusError: if catalogue and files disagree or a file cannot be read.
    """
    rows = catalogue.load(folder)
    work = partial(read_file, folder, config=config or CONFIG)
    pooled = workers > 1 and len(rows) > 1
    with calm(), _pool(workers) if pooled else nullcontext() as pool:
        plans = pool.map(work, rows, chunksize=1) if pool else map(work, rows)
        for done, plan in enumerate(plans, 1):
            if progress:
                progress(plan.document.id, done, len(rows))
            yield plan


def _pool(workers: int) -> ProcessPoolExecutor:
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_begin_worker)


def _begin_worker() -> None:
    """A worker collects garbage rarely, sends plans in few bytes and does not outlive a build that was killed."""
    gc.set_threshold(SOME_HUNDRED_DOCUMENTS)
    pickles.register()
    Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent:
        parent.join()
        os._exit(1)


@contextmanager
def calm() -> Iterator[None]:
    """Collect garbage once in some hundred documents, instead of a hundred times in each of them.

    Facts hold no circles, so there is nothing to find: collecting at the usual pace takes 8 % of the time of a corpus,
    and every ten documents still 6 % of that of a document of a million characters.
    """
    usual = gc.get_threshold()
    gc.set_threshold(SOME_HUNDRED_DOCUMENTS, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def read_file(folder: Path, row: catalogue.Row, *, config: Path = CONFIG) -> Plan:
    """The plan of one file of a corpus."""
    return read_source(read(folder / row.file), row, config=config)


def read_source(source: Source, row: catalogue.Row, *, config: Path = CONFIG) -> Plan:
    """The plan of a text that has been read, described by its catalogue row as far as that goes."""
    text, noises = normalise(source.text)
    document = metadata.describe(text, source, row, noises)
    lines = outline(text, cities=document.cities, kind=KINDS.get(document.type, ""))
    document = replace(document, flags=tuple(dict.fromkeys((*document.flags, *flags(lines)))))
    plan = extract(document, text, lines, language(config))
    return plan if row.cities else districts.rolled(plan)


def extract(document: Document, text: Mapped, lines: Outline, nlp: Language) -> Plan:
    """Run the components over an outlined text and link what they found."""
    from kg.extract.reading import KEY, Reading

    reading = Reading(document, text, lines, spans=False)
    doc = doc_for(text.text, nlp)
    doc.user_data[KEY] = reading
    nlp(doc)
    return linked(reading)


def doc_for(text: str, nlp: Language) -> Doc:
    """The Doc that components are handed: a token a character, none where all components are kg's own.

    Those read the text of the reading, and here they write no spans; components of others get what spaCy promises.
    """
    from spacy.tokens import Doc

    own = all(type(component).__module__.startswith("kg.") for _, component in nlp.pipeline)
    return Doc(nlp.vocab) if own else nlp.make_doc(text)


def linked(reading: Reading) -> Plan:
    """A plan with canonical indicators, concepts and bodies, and the ties between its facts."""
    clauses = tuple(reading.clauses().values())
    duties = bodies.link(reading.duties, reading.document, reading.mentions)
    tied = ties.Ties(reading, clauses, duties)
    measures = tied.of_measures()
    return Plan(
        document=reading.document,
        raw=reading.text.raw,
        sections=sections(reading),
        clauses=clauses,
        targets=tuple(indicators.link(reading.targets)),
        measures=tuple(measures),
        programmes=tuple(reading.programmes),
        duties=tuple(tied.of_duties(measures)),
        citations=tuple(reading.citations),
        mentions=tuple(reading.mentions),
    )


def sections(reading: Reading) -> tuple[Section, ...]:
    """The headings of the outline as sections; a section's id is its place in the outline."""
    headings = reading.outline.headings
    paths: list[tuple[str, ...]] = []
    found = []
    for i, heading in enumerate(headings):
        above = (*paths[heading.parent], headings[heading.parent].title) if heading.parent >= 0 else ()
        paths.append(above)
        found.append(
            SECTION(
                i, heading.number, heading.title, heading.level, above, reading.city_at(heading.start),
                reading.evidence(heading.start, heading.end),
            )
        )  # fmt: skip
    return tuple(found)
