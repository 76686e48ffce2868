"""Recognising programmes: names that are known, quoted, in a series or told by their ending.

words, grammar -> known, quoted, parallel, endings -> kg/extract/programmes.py
"""
