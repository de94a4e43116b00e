"""The level format: what a file may say, what it means, and what is wrong with it."""
