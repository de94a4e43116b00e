"""Formulas are set with signs that there are."""

from collections.abc import Iterator

import pygame
import pytest

from game.guide.catalogue import entries
from game.guide.entry import Entry, Formula
from game.guide.figures import chart
from game.guide.forward import example
from game.guide.markup import runs
from game.guide.six_steps import six_steps
from game.ui.guide.formula import IN_SANS, TIMES, draw_formula, formula_width
from game.ui.paint import Painter
from game.ui.scripts import fonts
from game.ui.theme import DARK
from game.ui.view import View
from tests.guide.test_catalogue import texts


def drawn(family: fonts.Family, text: str, bold: bool = False) -> bytes:
    image = fonts.font(family, 30, bold).render(text, True, (255, 255, 255))
    return pygame.image.tobytes(image, "RGBA")


def has(family: fonts.Family, sign: str, bold: bool = False) -> bool:
    """Whether a family has a sign, and not the box that stands for what it lacks."""
    return drawn(family, sign, bold) != drawn(family, "\ue123", bold)


def formulas(entry: Entry) -> Iterator[str]:
    yield from (part.text for part in entry.parts if isinstance(part, Formula))
    for text in texts(entry):
        yield from (run.text for run in runs(text) if run.style == "formula")


def settable(formula: str) -> bool:
    return all(
        sign == TIMES or has("sans" if sign in IN_SANS else "mono", sign)
        for sign in set(formula) - {" "}
    )


def test_a_missing_sign_would_be_seen() -> None:
    assert has("sans", "σ")
    assert not has("sans", TIMES)
    assert not has("mono", "∈")


@pytest.mark.parametrize("entry", entries().values(), ids=lambda entry: entry.id)
def test_every_sign_of_an_entry_can_be_seen(entry: Entry) -> None:
    for formula in formulas(entry):
        assert settable(formula), formula
    for text in texts(entry):
        for run in runs(text):
            if run.style != "formula":
                bold = run.style == "bold"
                missing = [sign for sign in set(run.text) - {" "} if not has("sans", sign, bold)]
                assert not missing, (missing, run.text)


def test_every_sign_of_the_walk_can_be_seen() -> None:
    walk = example()
    for moment in walk.moments:
        for step in six_steps(moment):
            for formula in (*step.formulas, *(row.label for row in step.rows)):
                assert settable(formula), formula
            for text in (step.title, step.said, *(row.note for row in step.rows)):
                assert all(has("sans", sign) for sign in set(text) - {" "}), text
            for row in step.rows:
                assert all(has("mono", sign) for shown in row.shown for sign in shown)


@pytest.mark.parametrize("name", ["longer", "study", "learned", "gradient"])
def test_every_sign_of_a_chart_can_be_seen(name: str) -> None:
    shown = chart(name)  # type: ignore[arg-type]
    for text in (shown.x, shown.y, *(curve.name for curve in shown.curves)):
        assert all(has("sans", sign) for sign in set(text) - {" "}), text


def test_a_formula_is_as_wide_as_it_says() -> None:
    p = Painter(pygame.Surface((600, 100)), View.fit((1280, 720)), DARK)
    for formula in ("c = f⊙c′ + i⊙g", "W_f·x", ""):
        assert draw_formula(p, 0, 50, formula, "label") == formula_width(p, formula, "label")


def test_a_lowered_letter_is_smaller_and_lower() -> None:
    log: list = []  # type: ignore[type-arg]
    p = Painter(pygame.Surface((600, 100)), View.fit((1280, 720)), DARK, log)
    draw_formula(p, 0, 50, "W_f", "heading")
    big, small = log
    assert (big.text, small.text) == ("W", "f")
    assert small.box[3] < big.box[3]
    assert small.box[1] + small.box[3] / 2 > big.box[1] + big.box[3] / 2
