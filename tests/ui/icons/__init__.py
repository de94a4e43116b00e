"""Tests of game.ui.icons."""
