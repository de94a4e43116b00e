import pytest

from game.level.model import GATES, GateName
from game.progress.settings import THEME_NAMES
from game.ui.gui_theme import gui_theme
from game.ui.play.valve import body_colours
from game.ui.theme import THEMES as KNOWN
from game.ui.theme import Colour, Theme
from game.ui.view import View

THEMES = list(KNOWN.values())
GROUNDS = ("ground", "panel", "raised")
INKS = ("text", "muted", "forget", "input", "output", "memory", "right", "wrong")


def luminance(colour: Colour) -> float:
    """Relative luminance, as WCAG 2.2 defines it."""
    parts = [c / 255 for c in colour]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def contrast(a: Colour, b: Colour) -> float:
    low, high = sorted((luminance(a), luminance(b)))
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_can_be_read_on_every_ground(theme: Theme, ground: str, ink: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= 4.5


def _colour(text: str) -> Colour:
    return int(text[1:3], 16), int(text[3:5], 16), int(text[5:7], 16)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_every_button_can_be_read_in_every_state(theme: Theme) -> None:
    looks = gui_theme(theme, View.fit((1280, 720)))
    for name, look in looks.items():
        colours = look.get("colours", {})
        for state in ("normal", "hovered", "active", "selected"):
            if f"{state}_text" in colours and f"{state}_bg" in colours:
                ink, ground = _colour(colours[f"{state}_text"]), _colour(colours[f"{state}_bg"])
                assert contrast(ink, ground) >= 4.5, (name, state)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_focus_ring_stands_out(theme: Theme) -> None:
    assert all(contrast(theme.focus, getattr(theme, ground)) >= 3 for ground in GROUNDS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("value", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_a_valves_letter_can_be_read_however_far_it_is_open(
    theme: Theme, gate: GateName, value: float
) -> None:
    assert contrast(*body_colours(theme, gate, value)) >= 4.5


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("gate", GATES)
def test_a_gates_sign_can_be_read(theme: Theme, gate: GateName) -> None:
    assert contrast(theme.ground, theme.gate(gate)) >= 4.5


def test_every_theme_that_can_be_set_is_there() -> None:
    assert tuple(KNOWN) == THEME_NAMES
