"""kg/vocabulary.py is what scripts/vocabulary makes of ontology/core.ttl."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from kg import model, vocabulary
from kg.vocabulary import CODES, KG, PREFIXES

ROOT = Path(__file__).parent.parent


def test_in_step_with_core() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / "scripts" / "vocabulary"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr


def test_a_typo_raises() -> None:
    with pytest.raises(AttributeError):
        getattr(KG, "Traget")  # noqa: B009


@pytest.mark.parametrize(
    ("codes", "allowed"),
    [
        ("kind", model.TARGET_KINDS),
        ("comparator", model.COMPARATORS),
        ("bound", model.BOUNDS),
        ("role", model.ROLES),
        ("programme-type", model.PROGRAMME_TYPES),
        ("document-type", model.DOCUMENT_TYPES),
        ("flag", model.FLAGS),
        ("verdict", model.VERDICTS),
        ("reason", model.REASONS),
    ],
)
def test_code_lists_hold_what_the_model_allows(codes: str, allowed: tuple[str, ...]) -> None:
    assert set(CODES[codes]) == set(allowed)


def test_codes_are_not_shared_between_lists() -> None:
    iris = [iri for codes in CODES.values() for iri in codes.values()]
    assert len(iris) == len(set(iris))


def test_no_rdflib_is_imported() -> None:
    code = "import sys, kg.vocabulary; sys.exit('rdflib' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], cwd=ROOT, check=False).returncode == 0


def test_prefixes_name_the_namespaces_of_terms() -> None:
    assert KG.Target.startswith(PREFIXES["kg"])
    assert vocabulary.VERSION
