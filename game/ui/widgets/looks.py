"""Our palette and type scale in the words of pygame_gui: one theme dictionary per view."""

from __future__ import annotations

from typing import Any, Final

from game.ui.theme import CORNER, TEXT_UNITS, Colour, Theme, contrast, mix
from game.ui.view import View

WITH_ICON: Final = "@with_icon"
"""The class of buttons that have an icon at the left of their text."""
ICON_LEFT: Final = 14.0
"""How far an icon is from its button's left edge, in units."""
ICON_GAP: Final = 10.0
"""How far it is from the text, in units."""
EDGE: Final = 3.0
"""Under this contrast with the ground a button is told by its edge."""
TIP_PAD: Final = 10.0
"""How far a tip's text is from the sides of its box, in units."""


def tip_most(view: View) -> int:
    """How wide a tip's box is at the most, in pixels."""
    return round(view.px(240) * view.text)


def icon_side(view: View) -> float:
    """How large a button's icon is in units: it grows with the text beside it."""
    return 20.0 + 12.0 * (view.text - 1.0)


def icon_room(view: View) -> float:
    """How far from its left edge a button with an icon begins its text, in units."""
    return ICON_LEFT + icon_side(view) + ICON_GAP


def hex_of(colour: Colour) -> str:
    """A colour as `#RRGGBB`."""
    return "#{:02x}{:02x}{:02x}".format(*colour)


def _face(face: Colour, hover: Colour, press: Colour, text: Colour, theme: Theme) -> dict[str, str]:
    """The colours of a button in all its states, and of the edge it has in some themes."""
    faint = mix(theme.raised, theme.panel, 0.5)
    edge = theme.line if theme.edged and contrast(face, theme.ground) < EDGE else None
    return {
        "normal_bg": hex_of(face),
        "hovered_bg": hex_of(hover),
        "active_bg": hex_of(press),
        "selected_bg": hex_of(hover),
        "disabled_bg": hex_of(faint),
        "normal_text": hex_of(text),
        "hovered_text": hex_of(text),
        "active_text": hex_of(text),
        "selected_text": hex_of(text),
        "disabled_text": hex_of(theme.muted),
        "normal_border": hex_of(edge or face),
        "hovered_border": hex_of(edge or hover),
        "active_border": hex_of(edge or press),
        "selected_border": hex_of(edge or hover),
        "disabled_border": hex_of(faint),
    }


def font_sizes(view: View) -> tuple[int, ...]:
    """The sizes in pixels that widgets use in this view."""
    return tuple(sorted({view.type_px(TEXT_UNITS[size]) for size in ("body", "label", "heading")}))


def gui_theme(theme: Theme, view: View) -> dict[str, Any]:
    """The theme dictionary for this palette at this scale and text size."""

    def font(size: int, bold: bool = False) -> dict[str, str]:
        return {"name": "noto_sans", "size": str(size), "bold": "1" if bold else "0"}

    def shape(radius: float) -> dict[str, str]:
        return {
            "shape": "rounded_rectangle",
            "shape_corner_radius": str(view.px(radius)),
            "border_width": str(max(view.px(1.5), 1) if theme.edged else 0),
            "shadow_width": "0",
            "tool_tip_delay": "0.5",
        }

    body, label = (view.type_px(TEXT_UNITS[size]) for size in ("body", "label"))
    light = theme.tint(theme.raised, theme.line, 0.6)
    pressed = theme.tint(theme.raised, theme.line, 1.0)
    return {
        "defaults": {
            "colours": {
                **_face(theme.raised, light, pressed, theme.text, theme),
                "dark_bg": hex_of(theme.panel),
                "disabled_dark_bg": hex_of(theme.panel),
                "link_text": hex_of(theme.output),
                "text_cursor": hex_of(theme.text),
            },
            "font": font(label),
        },
        "button": {"misc": shape(CORNER), "font": font(label)},
        WITH_ICON: {
            "misc": {
                "text_horiz_alignment": "left",
                # Its corners take a little of the room before this is counted.
                "text_horiz_alignment_padding": str(
                    max(view.px(icon_room(view)) - round(view.px(CORNER) * 0.293), 0)
                ),
            }
        },
        "#primary": {
            "colours": _face(
                theme.text, mix(theme.text, theme.focus, 1.0), theme.muted, theme.ground, theme
            ),
            "font": font(label, bold=True),
            "misc": shape(CORNER),
        },
        "#quiet": {
            "colours": _face(theme.panel, theme.raised, light, theme.text, theme),
            "font": font(label),
            "misc": shape(CORNER),
        },
        "#bare": {
            "colours": _face(theme.ground, theme.panel, theme.raised, theme.text, theme),
            "font": font(label),
            "misc": shape(CORNER),
        },
        "#chosen": {
            "colours": _face(
                theme.output, mix(theme.output, theme.text, 0.3), theme.output, theme.ground, theme
            ),
            "font": font(label, bold=True),
            "misc": shape(CORNER),
        },
        "text_entry_line": {
            "colours": {
                "dark_bg": hex_of(theme.ground),
                "normal_text": hex_of(theme.text),
                "normal_border": hex_of(theme.muted),
                "selected_bg": hex_of(theme.output),
                "selected_text": hex_of(theme.ground),
            },
            "font": font(label),
            "misc": {
                **shape(CORNER),
                "border_width": str(max(view.px(1.5), 1)),
                "padding": f"{view.px(12)},{view.px(4)}",
            },
        },
        "horizontal_slider": {
            "colours": {
                "dark_bg": hex_of(theme.line),
                "normal_border": hex_of(theme.line),
                "disabled_border": hex_of(theme.line),
            },
            "misc": {
                **shape(6),
                "enable_arrow_buttons": "0",
                "sliding_button_width": str(view.px(20)),
            },
        },
        "horizontal_slider.#sliding_button": {
            "colours": _face(theme.text, theme.focus, theme.output, theme.ground, theme),
            "misc": shape(6),
        },
        "tool_tip": {"misc": {"rect_width": str(tip_most(view)), "border_width": "0"}},
        "tool_tip.text_box": {
            "colours": {
                "dark_bg": hex_of(pressed),
                "normal_text": hex_of(theme.text),
                "normal_border": hex_of(pressed),
            },
            "font": font(body),
            "misc": {**shape(6), "padding": f"{view.px(TIP_PAD)},{view.px(6)}"},
        },
    }
