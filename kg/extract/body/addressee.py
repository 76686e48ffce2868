"""你局 and 你委 in a reply: the body to which it is addressed (市生态环境局: at the end of the title)."""

from __future__ import annotations

import re
from collections.abc import Iterable

from kg.extract.body.name import Name

HEAD = 3_000
"""Where the address stands."""
YOU = re.compile("你(?:局|委|厅|办|院|站|中心|公司|集团)(?!们)")


def addressed(text: str, names: Iterable[Name]) -> dict[int, tuple[Name, Name]]:
    """Where the text says 你局: the name that these words make there, and the one of the body that is meant.

    >>> office = Name(0, 1, 6, "ecology-environment")
    >>> [meant for _, meant in addressed("市生态环境局:\\n由你局牵头实施。", [office]).values()] == [office]
    True
    """
    if not (said := YOU.search(text)):
        return {}
    meant = [name for name in names if name.end < HEAD and _is_address(text, name)]
    found: dict[int, tuple[Name, Name]] = {}
    while said:
        fitting = [name for name in meant if text[name.start : name.end].endswith(said[0][1:])]
        if len(fitting) == 1:
            found[said.start()] = Name(said.start(), said.start(), said.end(), fitting[0].kind), fitting[0]
        said = YOU.search(text, said.end())
    return found


def _is_address(text: str, name: Name) -> bool:
    """Whether a name stands alone on its line before a colon."""
    return (not name.start or text[name.start - 1] == "\n") and text.startswith(":\n", name.end)
