"""The rules that find rows in a clause: figures, counts, all-or-none words, dated works, frequencies, benchmarks."""
