"""Practice against the trained network, without a window: what it is like inside."""
