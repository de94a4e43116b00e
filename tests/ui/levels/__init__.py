"""Tests of game.ui.levels."""
