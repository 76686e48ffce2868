"""A picture and its forms: a page, and SVG, PNG and PDF for papers."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from kg.visualise import page, paper
from kg.visualise.parts import WIDE, DrawError, Sketch

FORMS = ("html", "svg", "png", "pdf")


@dataclass(frozen=True, kw_only=True)
class Picture(Sketch):
    """A picture that can be written."""

    def svg(self, language: str = "zh", *, width: int = WIDE, view: str = "") -> str:
        """As one SVG file for a paper, with title, source and description."""
        return paper.svg(self, language, self.spec(language, width, view))

    def png(self, language: str = "zh", *, view: str = "") -> bytes:
        """As PNG of 300 dots an inch.

        Raises:
            DrawError: also if this machine has no font for Chinese.
        """
        return paper.png(self.svg(language, view=view))

    def pdf(self, language: str = "zh", *, view: str = "") -> bytes:
        """As PDF; raises as png()."""
        return paper.pdf(self.svg(language, view=view))

    def html(self, language: str = "zh") -> str:
        """As one page that needs nothing else."""
        return page.whole(self, language)

    def written(self, form: str, language: str = "zh", view: str = "") -> bytes:
        """In one of FORMS, as the bytes of a file.

        Raises:
            DrawError: if it cannot be drawn so.
        """
        forms: dict[str, Callable[[], str | bytes]] = {
            "html": partial(self.html, language),
            "svg": partial(self.svg, language, view=view),
            "png": partial(self.png, language, view=view),
            "pdf": partial(self.pdf, language, view=view),
        }
        if form not in forms:
            raise DrawError(f"pictures are not written as {form!r}", cure=f"end the file in .{', .'.join(FORMS)}")
        made = forms[form]()
        return made.encode("utf-8") if isinstance(made, str) else made
