"""A level's training, watched as it goes on in a process of its own."""
