"""Numbers, dates and quantities: pure functions without domain words."""
