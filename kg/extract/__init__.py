"""One spaCy component for each kind of fact."""
