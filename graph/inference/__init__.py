"""What follows from the facts: derived whole, or again only where something changed."""
