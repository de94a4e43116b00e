"""A finished play looked back on: in short beside its result, and as a whole."""
