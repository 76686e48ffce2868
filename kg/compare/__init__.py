"""Comparison of cities: what they share, what only one of them has, whose targets are stricter, and why."""
