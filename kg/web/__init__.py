"""Pages: the report that opens from disk and the workbench that serves the same views live."""
