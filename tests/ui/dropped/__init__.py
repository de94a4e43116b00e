"""Mirrors game/ui/dropped."""
