"""Saved queries: SPARQL with a title and typed parameters, and help with terms that do not exist."""
