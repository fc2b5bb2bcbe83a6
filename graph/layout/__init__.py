"""Layout: what a document looks like before it is understood, in fields, sections and items."""
