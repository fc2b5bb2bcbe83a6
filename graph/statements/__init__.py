"""Statements: a profile as N-Quads, each fact with the words that it rests on."""
