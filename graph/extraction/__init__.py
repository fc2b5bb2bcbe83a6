"""Extraction: the role profile in a document that has been laid out."""
