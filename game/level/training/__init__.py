"""A level's network and its rivals, trained from its streams, and what training is worth."""
