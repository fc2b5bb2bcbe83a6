"""Everything that the program does: it reads profiles, builds the graph, answers, draws."""
