"""Files are written whole or not at all."""

from __future__ import annotations

import errno
from pathlib import Path

import pytest

from kg.errors import ExportError
from kg.export.files import replaced


def test_a_file_takes_the_place_of_the_old_one(tmp_path: Path) -> None:
    path = tmp_path / "new" / "file.txt"
    for text in ("one", "two"):
        with replaced(path) as temporary:
            temporary.write_text(text)
        assert path.read_text() == text
    assert list(path.parent.iterdir()) == [path]


@pytest.mark.parametrize(
    ("error", "raised"), [(OSError(errno.ENOSPC, "No space left on device"), ExportError), (KeyError("x"), KeyError)]
)
def test_what_fails_leaves_the_old_file(tmp_path: Path, error: Exception, raised: type[Exception]) -> None:
    path = tmp_path / "file.txt"
    path.write_text("old")
    with pytest.raises(raised), replaced(path) as temporary:
        temporary.write_text("half")
        raise error
    assert path.read_text() == "old"
    assert list(tmp_path.iterdir()) == [path]
