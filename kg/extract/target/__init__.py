"""Recognising targets and reported results: small pure functions over the clauses of one sentence.

cues -> scene (mask, dates, quantities, status) -> figures, absolutes, dated, frequency, tables -> Found -> Target
"""
