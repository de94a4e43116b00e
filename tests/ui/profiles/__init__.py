"""Tests of who plays in the window."""
