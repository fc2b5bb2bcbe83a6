"""The shape of an organisation: chains of command, spans of control, who alone needs what."""
