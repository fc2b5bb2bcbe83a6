"""The graph in the forms of other tools: NetworkX, rdflib, GraphML, tables."""
