"""How well a level is played by whom, and whether its network can be read."""
