"""The files of other projects are what the list says, with their licences, and nothing else stands beside them."""

from __future__ import annotations

from hashlib import sha256

import pytest

from kg import vendor
from kg.errors import KgError

FREE = {"MIT", "BSD-3-Clause", "Apache-2.0"}


@pytest.mark.parametrize("each", vendor.listed(), ids=lambda each: each.file)
def test_a_file_is_unmodified_and_free(each: vendor.Vendored) -> None:
    assert sha256(vendor.data(each.file)).hexdigest() == each.sha256
    assert FREE & set(each.licence.strip("()").split(" OR "))


def test_every_file_is_listed() -> None:
    listed = {each.file for each in vendor.listed()}
    assert listed == {
        path.name for path in vendor.FOLDER.iterdir() if path.suffix not in (".py", ".tsv", ".md") and path.is_file()
    }


@pytest.mark.parametrize("name", ["nothing.js", "../errors.py", "vendor.tsv"])
def test_other_names_are_refused(name: str) -> None:
    with pytest.raises(KgError, match="carries no file"):
        vendor.path(name)
