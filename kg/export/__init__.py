"""Tables and RDF files written from a build."""
