"""Sound: synthesised with NumPy, played through pygame's mixer, and never needed to play."""
