"""From words to canonical things: places, bodies, indicators, concepts, outcomes."""
