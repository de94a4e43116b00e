"""Tests of game.ui.title."""
