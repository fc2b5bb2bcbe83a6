"""Questions over users' own graphs, read as trees of things that properties join."""
