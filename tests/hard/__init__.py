"""Hard use: kills at any moment, copies side by side, and very long play.

The suite has a quick version of each; `python -m tests.hard` has the long one.
"""
