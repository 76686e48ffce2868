"""The words that name what is measured: phrases cut out, lists matched in order, names without dates and places."""
