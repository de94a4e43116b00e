"""How tokens are spoken of."""

import pytest

from game.level.grammar import draw_many
from game.rules.session import Session
from game.text.spoken import look, memory
from tests.looks import LEVELS
from tests.wired import two_blocks, wired

SAID = {
    "pictures": {"dog": "", "Rex": "picture: dog, colour orange", "lamp": ""},
    "notes": {"C4": "", "A4": ""},
    "bars": {
        "empty": "level 1 of 5", "full": "level 5 of 5", "ebb": "level 1 of 2",
        "0.25": "level 6 of 9",
    },
    "colours": {
        "red": "", "#56b4e9": "", "dawn": "note E4, colour pink",
        "noon": "a bar 100% high, colour #f0c040",
    },
}  # fmt: skip


@pytest.mark.parametrize("name", SAID)
def test_what_the_text_does_not_say_of_a_look_is_said(name: str) -> None:
    level = LEVELS[name]
    steps = {step.token: step for stream in draw_many(level, range(300)) for step in stream.steps}
    found = {token: look(level, steps[token]) for token in SAID[name]}
    assert found == SAID[name]


def test_a_token_without_a_look_is_its_text() -> None:
    level = LEVELS["notes"]
    asked = draw_many(level, [1])[0].steps[-1]
    assert look(level, asked) == ""


def test_a_memory_is_told_as_the_window_tells_it() -> None:
    level = two_blocks()
    session = Session.start(level, 7, wired(level))
    session = session.play(session.deal.solution[0])
    fact = session.deal.stream.steps[0].token
    said = memory(session.deal, session.state)
    assert said.startswith(f"Memory: A holds “{fact}”, ")
    assert said.endswith("% sure; B holds nothing.")
    half = session.state._replace(c=session.state.c * 0.1)
    assert memory(session.deal, half) == "Memory: A holds something unclear; B holds nothing."
