"""Maps: the graph as one page that opens anywhere."""
