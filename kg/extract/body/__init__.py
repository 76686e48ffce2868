"""Recognising bodies and their duties: names, the lists and tables that hold them, the formulas that give a role.

words, forms -> names (places, districts, shared, free) -> predicates -> listing, tables, lines, formulas, roles, runs,
issuers, addressee -> kg/extract/bodies.py
"""
