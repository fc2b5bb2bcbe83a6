"""What the graph knows, one kind at a time and one thing at a time: `remit list`, `remit show`."""
