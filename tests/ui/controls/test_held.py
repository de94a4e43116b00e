"""A held key acts once, unless it is one to hold; it is let go elsewhere without a word."""

import pygame

from game.ui.controls.held import HeldKeys

DOWN = pygame.Event(pygame.KEYDOWN, key=pygame.K_SPACE, mod=0, unicode=" ", scancode=0)
UP = pygame.Event(pygame.KEYUP, key=pygame.K_SPACE, mod=0, unicode=" ", scancode=0)


def test_a_held_key_acts_once_unless_it_may_repeat() -> None:
    held = HeldKeys()
    assert not held.is_repeat(DOWN, lambda _: False)
    assert held.is_repeat(DOWN, lambda _: False)
    assert not held.is_repeat(DOWN, lambda _: True)
    assert not held.is_repeat(UP, lambda _: False)
    assert not held.is_repeat(DOWN, lambda _: False)


def test_a_window_that_is_left_holds_nothing() -> None:
    held = HeldKeys()
    held.is_repeat(DOWN, lambda _: False)
    held.is_repeat(pygame.Event(pygame.WINDOWFOCUSLOST), lambda _: False)
    assert not held.is_repeat(DOWN, lambda _: False)
