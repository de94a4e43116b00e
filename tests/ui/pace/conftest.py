"""The screens that run a cell, as their own tests open them."""

from tests.ui.play.conftest import opened

__all__ = ["opened"]
