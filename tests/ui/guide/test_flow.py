import pygame
import pytest

from game.guide.catalogue import entries
from game.guide.entry import Entry
from game.guide.markup import plain
from game.ui.guide.flow import Flow, flow_of, set_lines
from game.ui.ink.lettering import Drawn
from game.ui.paint import Painter
from game.ui.theme import DARK
from game.ui.view import View
from tests.guide.test_catalogue import texts


def painter(text: float = 1.0, log: list[Drawn] | None = None) -> Painter:
    return Painter(pygame.Surface((1280, 720)), View.fit((1280, 720), text), DARK, log)


@pytest.mark.parametrize(
    ("text", "width"), [(1.0, 550.0), (1.25, 690.0), (1.3, 1100.0), (2.0, 1100.0)]
)
@pytest.mark.parametrize("entry", entries().values(), ids=lambda entry: entry.id)
def test_it_stays_in_its_column_and_nothing_is_lost(
    entry: Entry, text: float, width: float
) -> None:
    log: list[Drawn] = []
    p = painter(text, log)
    flow = flow_of(p, entry, width)
    flow.draw(p, 40, 0, (-1e9, 1e9))
    assert log
    for each in log:
        assert each.box[0] >= 39
        assert each.box[0] + each.box[2] <= 40 + width + 3, each.text
    found = "".join("".join(each.text.split()) for each in log)
    for part in texts(entry):
        if part not in (entry.title, entry.summary):
            for word in plain(part).split():
                # A sign that is drawn and not written parts a formula.
                assert "⊙" in word or "′" in word or word in found, part


def test_lines_are_no_wider_than_they_may_be() -> None:
    p = painter()
    text = "The **forget gate** `f` decides, and `c = f⊙c′ + i⊙g`, as ever, is one piece."
    lines = set_lines(p, text, 200.0, "label")
    assert len(lines) > 2
    for line in lines:
        assert line
        assert line[0][0] == 0.0


def test_punctuation_stays_with_its_formula() -> None:
    lines = set_lines(painter(), "one `f`, two", 1e9, "label")
    texts_of = [run.text for _, run in lines[0]]
    assert texts_of == ["one", "f", ",", "two"]
    places = [at for at, _ in lines[0]]
    assert places == sorted(places)


def test_only_what_is_seen_is_drawn() -> None:
    drawn = []
    flow = Flow(100.0)
    for n in range(10):
        flow.add(50.0, lambda p, x, y, n=n: drawn.append(n), gap=0.0)  # type: ignore[misc]
    flow.draw(painter(), 0, -200, (0, 120))
    assert drawn == [3, 4, 5, 6]
    assert flow.height == 500


def test_the_place_of_a_figure_is_known() -> None:
    flow = flow_of(painter(), entries()["forward-pass"], 500.0)
    x, y, w, h = flow.figures["walk"]
    assert (x, w) == (0.0, 500.0)
    assert 0 < y < y + h < flow.height
