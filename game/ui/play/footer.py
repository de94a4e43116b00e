"""Below the timeline: the equation of what is in focus, and the keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, TypeAlias

from game.ui.paint import Box, Painter, mix
from game.words import say

TO: Final = "…"
"""Stands between the first and the last of many keys."""
Keys: TypeAlias = tuple[tuple[tuple[str, ...], str], ...]

MORE: Final[Keys] = ((("everywhere:menu",), "play.footer.more"),)
"""What a gamepad has in place of many keys; nothing else means it."""
LIVE_KEYS: Final[Keys] = (
    (("hand:step",), "play.footer.step"),
    (("valves:turn_up", "valves:turn_down"), "play.footer.turn"),
    (("hand:valve_previous", "hand:valve_next"), "play.footer.valve"),
    (("valves:flip",), "play.footer.flip"),
    (("stream:earlier",), "play.footer.look_back"),
    (("everywhere:help",), "play.footer.all"),
    *MORE,
)
"""Actions and the texts of what they do, the most wanted first; `legend` finds their key caps.

A cap that is an icon's name is drawn as one; other names are said as the catalogue has them."""

PRACTICE_KEYS: Final[Keys] = (
    (("hand:step",), "play.footer.step"),
    (("stream:hint",), "play.footer.hint"),
    (("practice:show_move",), "play.footer.show"),
    (("practice:skip",), "play.footer.skip"),
    (("practice:coach",), "play.footer.coach"),
    (("everywhere:help",), "play.footer.all"),
    *MORE,
)
BET_KEYS: Final[Keys] = ((("practice:bet",), "play.footer.bet"), *LIVE_KEYS)

PART_KEYS: Final[Keys] = (
    (("hand:step",), "play.footer.next_part"),
    (("menus:back",), "play.footer.skip_parts"),
    (("everywhere:help",), "play.footer.all"),
    *MORE,
)

END_KEYS: Final[Keys] = (
    (("hand:step",), "play.footer.result"),
    (("everywhere:help",), "play.footer.all"),
    *MORE,
)

PAST_KEYS: Final[Keys] = (
    (("stream:last",), "play.footer.now"),
    (("stream:earlier",), "play.footer.earlier"),
    (("stream:later",), "play.footer.later"),
    (("play:undo_here",), "play.footer.undo_here"),
    (("everywhere:help",), "play.footer.all"),
    *MORE,
)


MOUSE_KEYS: Final[Keys] = (
    (("click",), "play.footer.flip"),
    (("drag",), "play.footer.turn"),
    (("wheel",), "play.footer.finely"),
    (("hand:step",), "play.footer.step"),
)


def legend(keys: Keys, caps: Callable[[str], tuple[str, ...]]) -> Keys:
    """Keys with the caps that actions have now; what nothing means any more is left out."""
    found = (
        (tuple(one for cap in of for one in (caps(cap) if ":" in cap else (cap,))), key)
        for of, key in keys
    )
    return tuple((each, key) for each, key in found if each)


def draw_footer(
    painter: Painter, box: Box, formulas: list[str], notes: list[str], keys: Keys
) -> None:
    """Draw both lines: formulas above, the note and the keys below."""
    theme = painter.theme
    x, y, w, h = box
    line = painter.line("body")
    first, second = y + h / 2 - line * 0.52, y + h / 2 + line * 0.52
    with painter.within(box):
        at = x + 4
        for n, formula in enumerate(formulas):
            room = x + w - at
            if n and painter.width(formula, "body", mono=True) > room:
                break
            ink = theme.text if n == 0 else mix(theme.muted, theme.text, 0.6)
            at += painter.text(at, first, formula, "body", ink, mono=True, width=room) + 32
        start = _keys(painter, x + w, second, w, keys)
        at = x + 4
        for note in notes:
            if painter.width(note, "body", mono=True) <= start - at - 20:
                at += painter.text(at, second, note, "body", theme.muted, mono=True) + 28


def _keys(
    painter: Painter,
    right: float,
    y: float,
    room: float,
    keys: Keys,
) -> float:
    """The legend, right-aligned; as many keys as there is room for. Gives its left end."""
    large = painter.view.text > 1.4
    most = room if large else room * 0.60
    chosen: list[tuple[tuple[str, ...], str]] = []
    used = 0.0
    for caps, key in keys:
        words = say(key)
        wide = sum(cap_width(painter, cap) + 4 for cap in caps)
        wide += painter.width(words, "small") + 20
        if used + wide > most:
            break
        chosen.append((caps, words))
        used += wide
    x = start = right - used + 16
    for caps, words in chosen:
        for cap in caps:
            x += draw_cap(painter, x, y, cap) + 4
        x += painter.text(x + 2, y, words, "small", painter.theme.muted) + 16
    return start


def cap_words(cap: str) -> str:
    """What stands on a key: a letter or a number as it is, a name in the player's language."""
    return say(f"common.keys.{cap}") if cap.islower() and len(cap) > 1 else cap


def cap_width(painter: Painter, cap: str) -> float:
    """How wide a key cap is."""
    line = painter.line("small")
    if cap.startswith("arrow_"):
        return line + 4
    return max(painter.width(cap_words(cap), "small") + 12, line + 4)


def draw_cap(painter: Painter, x: float, y: float, cap: str) -> float:
    """Draw a key cap; gives its width."""
    theme = painter.theme
    wide, high = cap_width(painter, cap), painter.line("small") + 3
    if cap == TO:
        painter.text(x + wide / 2, y, cap, "small", theme.muted, align="center")
        return wide
    edge = mix(theme.line, theme.muted, 0.25)
    painter.rounded(x, y - high / 2, wide, high, 5, theme.raised, edge)
    if cap.startswith("arrow_"):
        painter.icon(cap, x + wide / 2, y, high * 0.27, theme.text, 1.4)
    else:
        painter.text(x + wide / 2, y, cap_words(cap), "small", theme.text, align="center")
    return wide
