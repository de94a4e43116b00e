"""Practising against the trained network: pure rules that window and terminal share."""
