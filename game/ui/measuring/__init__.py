"""How fast the window is, and where the time of a frame goes."""
