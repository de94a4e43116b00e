"""The scene in which keys and buttons are chosen."""
