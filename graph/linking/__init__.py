"""Linking: the things that are known beforehand, and the names by which texts call them."""
