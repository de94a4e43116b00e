"""The practice room of a level: its coach, its rivals, and its network looked into."""
