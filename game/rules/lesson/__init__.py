"""Lessons: a list of levels with a calm clock, and a summary at the end."""
