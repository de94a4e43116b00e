"""Act 2 in the window: the table of gates, the stream it plays, and the runs it is tried on."""
