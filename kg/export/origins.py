"""Where the facts of tables come from: extracted by kg, by another build, or stated by a person."""

from __future__ import annotations

from kg.model import EXTRACTED, Fact, Origin, Plan


class Origins:
    """Where the facts of documents that are gone come from; only of those that kg did not extract itself."""

    def __init__(self) -> None:
        self._documents: dict[str, Origin] = {}
        self._facts: dict[Fact, Origin] = {}

    def add(self, plan: Plan) -> None:
        """Take note of a plan."""
        if plan.origin != EXTRACTED:
            self._documents[plan.document.id] = plan.origin
        self._facts.update(plan.origins)

    def of(self, fact: Fact) -> Origin:
        """Where a fact comes from."""
        return (self._facts.get(fact) if self._facts else None) or self._documents.get(fact.doc, EXTRACTED)


def origin(origin: Origin, prefix: str = "") -> dict[str, str | None]:
    """Where a fact or a document comes from."""
    return {f"{prefix}origin": origin.kind, f"{prefix}import_name": origin.name or None}
