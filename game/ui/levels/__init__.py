"""The map of levels: the worlds along the highway, and the levels of the one that is chosen."""
