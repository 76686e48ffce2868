"""The error tree of kg: every error names what was wrong, where, and the cure."""

from __future__ import annotations


class KgError(Exception):
    """Base of all errors that kg raises on purpose.

    Args:
        message: what is wrong, naming file and place.
        cure: what the reader can do about it, or "" where nothing helps.

    >>> str(CorpusError("no file a.txt", cure="restore it"))
    'no file a.txt. Cure: restore it'
    """

    def __init__(self, message: str, *, cure: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.cure = cure

    def __str__(self) -> str:
        return f"{self.message}. Cure: {self.cure}" if self.cure else self.message


class CorpusError(KgError):
    """The catalogue and the files of a corpus disagree, or a file cannot be read."""


class EvidenceError(KgError):
    """A fact's words are not where it says they are."""


class OntologyError(KgError):
    """A file of ontology/ is broken or lacks a term that the code needs."""


class PlaceError(KgError):
    """A name does not identify one administrative division."""


class StoreError(KgError):
    """The graph store is missing, locked or broken."""


class EndpointError(StoreError):
    """A remote store cannot be reached, refuses, or answers with what is no answer."""


class GraphFileError(KgError):
    """A file of RDF is broken, too large, or says what an import may not say."""


class ValidationError(KgError):
    """A graph breaks the SHACL shapes."""


class QueryError(KgError):
    """A query is unknown, malformed, not read-only or lacks a parameter."""


class ExportError(KgError):
    """An export cannot be written."""


class GoldError(KgError):
    """A gold file is malformed."""
