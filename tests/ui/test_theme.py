import pytest

from game.level.model import GATES, GateName
from game.progress.settings import THEME_NAMES
from game.ui.heat import heat
from game.ui.play.valve import body_colours
from game.ui.theme import THEMES as KNOWN
from game.ui.theme import Colour, Theme, contrast, luminance, mix
from game.ui.view import View
from game.ui.widgets.looks import gui_theme

THEMES = list(KNOWN.values())
GROUNDS = ("ground", "panel", "raised")
INKS = ("text", "muted", "forget", "input", "output", "memory", "right", "wrong")


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("ground", GROUNDS)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_can_be_read_on_every_ground(theme: Theme, ground: str, ink: str) -> None:
    assert contrast(getattr(theme, ink), getattr(theme, ground)) >= theme.least


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
                assert contrast(ink, ground) >= theme.least, (name, state)


def test_where_contrast_is_high_every_button_is_told_from_the_ground() -> None:
    theme = KNOWN["contrast"]
    looks = gui_theme(theme, View.fit((1280, 720)))
    for name in ("button", "#primary", "#quiet", "#bare", "#chosen"):
        colours = looks["defaults"]["colours"] | looks[name].get("colours", {})
        border, face = _colour(colours["normal_border"]), _colour(colours["normal_bg"])
        assert max(contrast(border, theme.ground), contrast(face, theme.ground)) >= 3, name
        assert int(looks[name]["misc"]["border_width"]) > 0


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_focus_ring_stands_out(theme: Theme) -> None:
    assert all(contrast(theme.focus, getattr(theme, ground)) >= 3 for ground in GROUNDS)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("gate", GATES)
@pytest.mark.parametrize("value", [0.0, 0.25, 0.5, 0.75, 1.0])
def test_a_valves_letter_can_be_read_however_far_it_is_open(
    theme: Theme, gate: GateName, value: float
) -> None:
    assert contrast(*body_colours(theme, gate, value)) >= theme.least


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("gate", GATES)
def test_a_gates_sign_can_be_read(theme: Theme, gate: GateName) -> None:
    assert contrast(theme.ground, theme.gate(gate)) >= theme.least


def test_every_theme_that_can_be_set_is_there() -> None:
    assert tuple(KNOWN) == THEME_NAMES


def test_contrast_is_that_of_wcag() -> None:
    assert contrast((255, 255, 255), (0, 0, 0)) == pytest.approx(21.0)
    assert contrast((0x77, 0x77, 0x77), (255, 255, 255)) == pytest.approx(4.48, abs=0.01)
    assert luminance((255, 0, 0)) == pytest.approx(0.2126)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_an_ink_is_moved_no_further_than_it_takes(theme: Theme) -> None:
    assert theme.readable(theme.text, theme.ground) == theme.text
    for hue in (theme.forget, theme.input, theme.output, theme.memory, theme.negative):
        for ground in (theme.raised, theme.held, theme.negative, mix(theme.panel, hue, 0.2)):
            assert contrast(theme.readable(hue, ground), ground) >= min(theme.least, 4.5)


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
@pytest.mark.parametrize("value", [-9.0, -3.0, -1.0, 0.0, 1.0, 3.0, 9.0])
def test_numbers_on_a_heat_map_can_be_read(theme: Theme, value: float) -> None:
    assert contrast(theme.text, heat(theme, value, 9.0)) >= theme.least


@pytest.mark.parametrize("theme", THEMES, ids=lambda theme: theme.name)
def test_the_two_signs_of_a_heat_map_are_told_apart(theme: Theme) -> None:
    """By more than hue: blue is bluer by far, gold redder, whatever their brightness."""
    for value in (3.0, 9.0):
        gold, blue = heat(theme, value, 9.0), heat(theme, -value, 9.0)
        assert (gold[0] - gold[2]) - (blue[0] - blue[2]) > 30
    assert all(contrast(area, theme.panel) >= 3.0 for area in (theme.held, theme.negative))
