"""Levels: the JSON format, the streams drawn from it, and the networks trained for it."""
