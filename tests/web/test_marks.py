"""A text cut into pieces: nothing is lost, every fact covers exactly its words, and each has one anchor."""

from __future__ import annotations

from collections import Counter, defaultdict

from hypothesis import given
from hypothesis import strategies as st

from kg.web.marks import SECTION, Span, lines, window

TEXT = st.text(alphabet="甲乙丙𠮷a \n\r", max_size=60)


@st.composite
def marked(draw: st.DrawFn) -> tuple[str, list[Span]]:
    """A text and facts in it, of any overlap, also over line ends."""
    raw = draw(TEXT)
    ends = st.tuples(st.integers(0, len(raw)), st.integers(0, len(raw))).map(sorted)
    found = [pair for pair in draw(st.lists(ends, max_size=8)) if pair[0] < pair[1]]
    kinds = st.sampled_from(["target", "measure", SECTION])
    spans = [Span(start, end, draw(kinds), number) for number, (start, end) in enumerate(found)]
    return raw, spans


@given(marked())
def test_nothing_is_lost_and_facts_cover_their_words(case: tuple[str, list[Span]]) -> None:
    raw, spans = case
    made = list(lines(raw, spans))
    said = [line.removesuffix("\r") for line in raw.removesuffix("\n").split("\n")]
    assert ["".join(piece.text for piece in line.pieces) for line in made] == said
    covered: dict[int, set[int]] = defaultdict(set)
    for line in made:
        for piece in line.pieces:
            assert raw[piece.start :].startswith(piece.text)
            for number in piece.numbers:
                covered[number] |= set(range(piece.start, piece.start + len(piece.text)))
    for span in spans:
        ends = {at for at in range(len(raw)) if raw[at] == "\n" or raw[at : at + 2] == "\r\n"}
        ends |= {len(raw) - 1} if raw.endswith("\r") else set()
        assert covered[span.number] == (set() if span.kind == SECTION else set(range(span.start, span.end)) - ends)


@given(marked())
def test_each_stretch_has_one_anchor(case: tuple[str, list[Span]]) -> None:
    raw, spans = case
    opened = Counter(pair for line in lines(raw, spans) for piece in line.pieces for pair in piece.opens)
    visible = {span[:2] for span in spans if raw[span.start : span.end].strip("\n")}
    assert set(opened) == visible and set(opened.values()) <= {1}


@given(marked())
def test_the_shortest_fact_comes_first(case: tuple[str, list[Span]]) -> None:
    raw, spans = case
    sizes = {span.number: span.end - span.start for span in spans}
    for line in lines(raw, spans):
        for piece in line.pieces:
            assert [sizes[n] for n in piece.numbers] == sorted(sizes[n] for n in piece.numbers)


def test_a_part_shows_whole_lines_within_bounds() -> None:
    raw = "一二三\n四五六\n七八九"
    assert raw[slice(*window(raw, 5, 6))] == "四五六"
    long = "字" * 10_000
    assert window(long, 5_000, 6_000) == (3_000, 8_000)


def test_a_long_text_is_cut_in_time_that_grows_with_it() -> None:
    raw = "治理扬尘。\n" * 20_000
    spans = [Span(at, at + 4, "measure", n) for n, at in enumerate(range(0, len(raw), 6))]
    assert sum(1 for line in lines(raw, spans) for piece in line.pieces if piece.numbers) == 20_000
