"""Saved queries, with titles and typed parameters, and help with terms that do not exist."""
