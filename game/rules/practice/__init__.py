"""Practising against the trained network: pure functions of sessions, and of what was bet."""
