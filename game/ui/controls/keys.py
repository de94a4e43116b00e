"""How keys and buttons are named, and what an event of one is called."""

from __future__ import annotations

from typing import Final

import pygame

_CTRL: Final = pygame.KMOD_CTRL | pygame.KMOD_META
_ALIASES: Final = {"enter": "return", **{f"[{sign}]": sign for sign in "0123456789+-*/."}}
"""Keys of the number pad mean what those of the main part do."""
MODIFIERS: Final = frozenset(
    f"{side}_{name}" for side in ("left", "right") for name in ("shift", "ctrl", "alt", "meta")
) | {"alt_gr", "caps_lock", "numlock", "scroll_lock", "left_super", "right_super"}
"""Keys that are no press of their own."""


def pad_press(button: str) -> pygame.Event:
    """A press of a gamepad's button as scenes take it: that of a key without a code."""
    return pygame.Event(
        pygame.KEYDOWN, key=pygame.K_UNKNOWN, mod=0, unicode="", scancode=0, pad=button
    )


def asked_press(ident: str) -> pygame.Event:
    """A press of a button of the game's own that asks for an action, such as `play.restart`."""
    return pygame.Event(
        pygame.KEYDOWN, key=pygame.K_UNKNOWN, mod=0, unicode="", scancode=0, pad="", asked=ident
    )


def asked_for(event: pygame.Event) -> str | None:
    """The action that such a press asks for; None of every other event."""
    return getattr(event, "asked", None) if event.type == pygame.KEYDOWN else None


def pad_button(event: pygame.Event) -> str | None:
    """The gamepad's button that was pressed; None if it was a key or something else."""
    return getattr(event, "pad", None) if event.type == pygame.KEYDOWN else None


def key_name(key: int, mod: int = 0) -> str:
    """What a key is called, with the modifiers that are held: `z`, `ctrl+z`, `shift+tab`."""
    plain = pygame.key.name(key).lower().replace(" ", "_")
    plain = _ALIASES.get(plain, plain)
    held = ((_CTRL, "ctrl"), (pygame.KMOD_ALT, "alt"), (pygame.KMOD_SHIFT, "shift"))
    return "+".join((*(name for mask, name in held if mod & mask), plain)) if plain else ""


def key_names(event: pygame.Event) -> tuple[str, ...]:
    """What a pressed key may be called, the likeliest first.

    That is the key with what is held; the sign it writes, wherever that lies on the keyboard; and
    the key alone when only Shift is held with it. With Ctrl no sign is written: there a sign's key
    is also called without Shift, which many keyboards need for a plus.
    """
    mod = getattr(event, "mod", 0)
    names = [key_name(event.key, mod)]
    if not mod & (_CTRL | pygame.KMOD_ALT):
        sign = getattr(event, "unicode", "")
        if len(sign) == 1 and sign.isprintable() and not sign.isalpha() and not sign.isspace():
            names.append(sign)
        if mod & pygame.KMOD_SHIFT:
            names.append(key_name(event.key))
    elif mod & pygame.KMOD_SHIFT and _is_sign(event.key):
        names.append(key_name(event.key, mod & ~pygame.KMOD_SHIFT))
    return tuple(dict.fromkeys(name for name in names if name))


def _is_sign(key: int) -> bool:
    name = pygame.key.name(key)
    return len(name) == 1 and not name.isalnum()
