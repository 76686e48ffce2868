"""kg: a cross-city comparative knowledge graph of Chinese environmental plans."""
