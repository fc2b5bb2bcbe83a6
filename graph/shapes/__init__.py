"""The shapes of the ontology, judged fast, with the line of a file for what does not fit."""
