"""A trie over the words of several lists that is walked from all places of a text at once.

It is laid out as a double array: the child of a node by a sign stands at the sum of the node's base and the sign's
number, and says there whose child it is. A walk goes one character deeper at every place of the text that is still in
the trie, all of them in one step of numpy.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Numbers = NDArray[np.int64]

LIST, REST, START = 20, 25, 33
"""From which bit on a key holds a word's list, how far its length is from LONGEST, and its start; below is its number.
So keys are in the order of the places in the text, and of the words at a place, the longest first."""
NUMBERS, LISTS, LONGEST = (1 << LIST) - 1, (1 << REST - LIST) - 1, (1 << START - REST) - 1
"""The highest number of a word and of a list, and the characters of the longest word."""
BLOCK = 1 << 14
"""Characters that are walked together: so many that the steps' own cost is little, and few enough for the cache."""
FEW = 16
"""Places so few that they are followed one by one."""
WORD, BASE = 21, 42
"""From which bit on the entry of a slot holds one more than its word, and its base; below is its parent."""
FIELD = (1 << 21) - 1
CODES = 0x110000
"""How many code points there are."""
MISSES = 20
"""Places that a node finds taken before the nodes after it begin to look further on."""


class Nodes(NamedTuple):
    """The nodes of a trie over sorted words, level by level: the root is the first.

    `words` and `ends` are the range of the words below each node, `depths` how many characters lead to it.
    """

    parents: Numbers
    signs: Numbers
    words: Numbers
    ends: Numbers
    depths: Numbers


class Trie:
    """Finds the words of some lists; a word is known by its list and its place there."""

    def __init__(self, lists: Sequence[Sequence[str]]) -> None:
        entries: dict[str, list[int]] = {}
        for number, words in enumerate(lists):
            known = {word: place for place, word in reversed(list(enumerate(words))) if word}
            for word, place in known.items():
                entries.setdefault(word, []).append(number << LIST | place)
        self._words = sorted(entries)
        self._entries = [entries[word] for word in self._words]
        self._width = max(map(len, self._words), default=0)
        if self._width > LONGEST:
            raise ValueError(f"a word is longer than {LONGEST} characters")
        self._lists = len(lists)
        self._link()
        signs = sorted({sign for word in self._words for sign in word})
        codes = np.array(list(map(ord, signs)), np.int64)
        self._first = np.zeros(CODES, np.int64)
        self._first[codes] = np.arange(1, len(signs) + 1)
        self._lay(_nodes(self._spelled(), len(self._words)), codes)

    def _link(self) -> None:
        """Number the entries of the words: a word's first has its number, and each says which is next, or -1."""
        count = len(self._entries)
        flat, following = [own[0] for own in self._entries], [-1] * count
        for word, own in enumerate(self._entries):
            last = word
            for entry in own[1:]:
                following[last] = last = len(flat)
                flat.append(entry)
                following.append(-1)
        self._flat, self._following = np.array(flat, np.int64), np.array(following, np.int64)
        self._repeated = len(flat) > count

    def _spelled(self) -> Numbers:
        """The signs of each word, a row a word; 0 after its end."""
        lengths = np.array([len(word) for word in self._words], np.int64)
        rows = np.zeros((len(lengths), self._width + 1), np.int64)
        rows[np.arange(self._width + 1) < lengths[:, None]] = self._first[code_points("".join(self._words))]
        return rows

    def _lay(self, nodes: Nodes, codes: Numbers) -> None:
        """Give each node its slot. What a character says of the first node is kept by its code, with its sign."""
        parents, sign, words, ends, depths = nodes
        children = np.bincount(parents[1:], minlength=len(parents))
        base, size = _bases(children, parents, sign, len(codes) + 1)
        slots = base[parents] + sign
        slots[0] = 0
        names = np.where(depths > 1, slots, sign)
        whole = np.array([*map(len, self._words), 0], np.int64)[words] == depths
        whole[0] = False
        bases, parent, word = (np.full(size + len(codes), initial, np.int64) for initial in (0, FIELD, 0))
        bases[slots] = base
        parent[slots[1:]] = names[parents[1:]]
        word[slots[whole]] = words[whole] + 1
        self._table = bases << BASE | word << WORD | parent
        self._below = np.zeros((len(bases), 2), np.int64)
        self._below[slots, 0], self._below[slots, 1] = words + whole, ends
        self._first[codes] |= self._table[base[0] + self._first[codes]] & ~FIELD

    def find(self, text: str) -> tuple[Numbers, list[int]]:
        """The keys of the words that stand in the text, list by list and in order, and where each list's begin."""
        blocks = [self._walk(text, first) for first in range(0, len(text), BLOCK)]
        keys = blocks[0] if len(blocks) == 1 else np.concatenate([np.empty(0, np.int64), *blocks])
        lists = (keys >> LIST & LISTS).astype(np.uint8)
        edges = [0, *np.bincount(lists, minlength=self._lists).cumsum().tolist()]
        return keys.take(lists.argsort(kind="stable")), edges

    def _walk(self, text: str, first: int) -> Numbers:
        """The words that start in a block, as keys in order."""
        part = text[first : first + BLOCK + self._width]
        rows = self._first.take(code_points(part))
        signs = np.zeros(len(part) + 1, np.int64)
        signs[:-1] = rows & FIELD
        rows, depth = rows[:BLOCK], 2
        alone = (rows & FIELD << WORD != 0).nonzero()[0]
        met, places = [rows.take(alone)], [alone << START - REST | LONGEST - 1]
        slots = signs[: len(rows)]
        below = rows >> BASE
        below += signs[1 : len(rows) + 1]
        rows = self._table.take(below)
        at = on = ((rows & FIELD) == slots).nonzero()[0]
        while True:
            slots, rows = below.take(on), rows.take(on)
            met.append(rows)
            places.append(at << START - REST | LONGEST - depth)
            if len(at) <= FEW:
                break
            below = rows >> BASE
            below += signs.take(at + depth)
            rows = self._table.take(below)
            on = ((rows & FIELD) == slots).nonzero()[0]
            at, depth = at.take(on), depth + 1
        words = np.concatenate(met)
        words >>= WORD
        words &= FIELD
        found = (words != 0).nonzero()[0]
        keys = self._keys(words.take(found) - 1, np.concatenate(places).take(found))
        keys += self._followed(part, at.tolist(), self._below.take(slots, 0).tolist())
        all_keys = np.concatenate(keys)
        all_keys.sort(kind="stable")
        return all_keys + (first << START) if first else all_keys

    def _keys(self, words: Numbers, places: Numbers) -> list[Numbers]:
        """The keys of words at places, those of further lists after those of the first."""
        places = places << REST
        keys = [places + self._flat.take(words)]
        while self._repeated:
            words = self._following.take(words)
            more = (words >= 0).nonzero()[0]
            if not len(more):
                break
            words, places = words.take(more), places.take(more)
            keys.append(places + self._flat.take(words))
        return keys

    def _followed(self, text: str, starts: Sequence[int], below: Sequence[tuple[int, int]]) -> list[Numbers]:
        """The keys of longer words at some places."""
        keys = []
        for start, (word, end) in zip(starts, below, strict=True):
            for each in range(word, end):
                if text.startswith(self._words[each], start):
                    place = start << START | LONGEST - len(self._words[each]) << REST
                    keys += [place + entry for entry in self._entries[each]]
        return [np.array(keys, np.int64)] if keys else []


def code_points(text: str) -> NDArray[np.uint32]:
    """The code points of a text."""
    return np.frombuffer(text.encode("utf-32-le", "surrogatepass"), np.uint32)


def _nodes(rows: Numbers, count: int) -> Nodes:
    """The nodes of a trie over sorted words, spelled a row a word."""
    levels = [tuple(np.array([number]) for number in (0, 0, 0, count, 0))]
    fresh, own, made = np.zeros(count, bool), np.zeros(count, np.int64), 1
    fresh[:1] = True
    for depth, column in enumerate(rows.T[:-1], 1):
        fresh[1:] |= column[1:] != column[:-1]
        inside = np.flatnonzero(column > 0)
        heads = np.flatnonzero(fresh & (column > 0))
        node = np.searchsorted(heads, inside, side="right") - 1
        ends = inside[np.searchsorted(node, np.arange(len(heads)), side="right") - 1] + 1
        levels.append((own[heads], column[heads], heads, ends, np.full(len(heads), depth)))
        own[inside] = made + node
        made += len(heads)
    return Nodes(*map(np.concatenate, zip(*levels, strict=True)))


def _bases(children: Numbers, parents: Numbers, signs: Numbers, count: int) -> tuple[Numbers, int]:
    """A base for each node so that all children have slots of their own, and how many slots there are.

    Args:
        count: of signs, with 0. So many slots are left free before all others: a node without children has base 0.

    Nodes of many children choose first; those of one take what is left.
    """
    base = np.zeros(len(children), np.int64)
    base[0], low = count, 2 * count
    first = np.searchsorted(parents[1:], np.arange(len(children))) + 1
    many = np.flatnonzero(children[1:] > 1) + 1
    used = bytearray(b"\1" * low + bytes(len(children) * 4 + count))
    listed, tried = signs.tolist(), low
    for node in many[np.argsort(-children[many], kind="stable")].tolist():
        own = sorted(listed[first[node] : first[node] + children[node]])
        at = used.find(0, tried)
        misses = 0
        while any(used[at + sign - own[0]] for sign in own):
            at = used.find(0, at + 1)
            misses += 1
        if misses > MISSES:
            tried = at
        base[node] = at - own[0]
        for sign in own:
            used[at + sign - own[0]] = 1
    single = np.flatnonzero(children[1:] == 1) + 1
    free = np.flatnonzero(np.frombuffer(used, np.uint8) == 0)[: len(single)]
    base[single] = free - signs[first[single]]
    return base, max([low, len(used.rstrip(b"\0")), *(free[-1:] + 1).tolist()])
