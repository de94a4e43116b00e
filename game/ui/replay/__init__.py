"""Replays in the window: opened, judged, and looked at."""
