"""Act 2, wire the gates: a table of gates, run on many unseen streams."""
