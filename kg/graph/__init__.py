"""Facts as RDF: IRIs, quads, the embedded store, SHACL."""
