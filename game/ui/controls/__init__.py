"""What a player can do, and which keys and buttons mean it."""
