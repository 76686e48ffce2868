"""Which date a row takes: the year of a document, headings, tenses, the date in force, what shall be and what was."""
