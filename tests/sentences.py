"""Reads single sentences as documents of one city, for tests of what is extracted from them."""

from __future__ import annotations

import spacy

from kg.extract import bodies, programmes
from kg.extract.reading import KEY, Reading
from kg.link.bodies import link
from kg.model import Document, Place
from kg.text.normalise import normalise
from kg.text.outline import outline

CITY = Place("520300", "遵义市")
COMPONENT = bodies.Bodies()


def reading(text: str, city: Place = CITY, *, title: str = "", type: str = "plan", issued: str = "") -> Reading:
    """A text as a document of a city, not yet extracted."""
    normalised, _ = normalise(text)
    document = Document(
        id="a", title=title, cities=(city,), type=type, exercise="", issued=issued, publisher="", source="", sha256="",
        chars=len(text),
    )  # fmt: skip
    return Reading(document, normalised, outline(normalised, cities=[city]))


def named(text: str) -> list[str]:
    """The programmes of a text, each with its type."""
    return [f"{programme.name}/{programme.type}" for _, _, programme in programmes.match(reading(text))]


def duties(text: str) -> set[str]:
    """The duties of a text: full names of bodies without the city, and roles."""
    read = reading(text)
    doc = spacy.blank("zh").make_doc(read.text.text)
    doc.user_data[KEY] = read
    COMPONENT(doc)
    return {f"{duty.body.removeprefix(CITY.name)} {duty.role}" for duty in link(read.duties, read.document)}
