"""What is said in two languages: labels of things and words of pages."""

from __future__ import annotations

from typing import NamedTuple

LANGUAGES = ("zh", "en")


class Name(NamedTuple):
    """Chinese and English of one thing. English may be "" where nobody has said it in English.

    >>> Name("宁波市", "Ningbo").said("en"), Name("宁波市生态环境局").said("en")
    ('Ningbo', '宁波市生态环境局')
    """

    zh: str
    en: str = ""

    def said(self, language: str) -> str:
        """In one of LANGUAGES, in the other where there is nothing."""
        return (self.en or self.zh) if language == "en" else (self.zh or self.en)

    def filled(self, **values: object) -> Name:
        """With values in its braces; a Name among them in the language of each.

        >>> Name("{n}座城市", "{n} cities").filled(n=7).said("en")
        '7 cities'
        """

        def fill(language: str) -> str:
            said = {key: v.said(language) if isinstance(v, Name) else v for key, v in values.items()}
            return self.said(language).format(**said)

        return Name(fill("zh"), fill("en"))
