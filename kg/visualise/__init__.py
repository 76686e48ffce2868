"""Pictures of the comparison: each from one function, as a page that needs no network and as SVG, PNG or PDF."""
