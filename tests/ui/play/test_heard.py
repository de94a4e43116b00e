"""What of a play is heard, and that nothing is heard before it can be seen."""

import numpy as np
import pytest

from game.level.sounds import Heard as Sounds
from game.level.stream import BLANK
from game.rules.session import Session
from game.ui.pace.steps import PARTS, STEP_MS
from game.ui.play.heard import Heard
from game.ui.play.model import PlayModel
from tests.ui.play.conftest import level_of
from tests.ui.sound.hearing import Noted
from tests.wired import wired

SOUNDS = {"France": "f r ae n s", "Spain": "s p ay n", "French": "G4 C5", "Spanish": "E4"}


class Play:
    """A play with somebody listening to it."""

    def __init__(self, *, still: bool = True, blocks: int = 1, **changes: object) -> None:
        level = level_of(blocks, **({"sounds": SOUNDS} if blocks == 1 else {}) | changes)
        network = wired(level)
        session = Session.start(level, 7, network)
        self.model = PlayModel(session, lambda: Session.start(level, 8, network))
        self.model.still = still
        self.sound = Noted()
        self.heard = Heard(self.sound)
        self.listen()

    def listen(self) -> None:
        self.heard.follow(self.model)

    @property
    def names(self) -> list[str]:
        """The effects since this was last asked for."""
        self.listen()
        return self.sound.names

    @property
    def said(self) -> list[Sounds]:
        """The tokens and answers since this was last asked for."""
        self.listen()
        said = list(self.sound.said)
        self.sound.said.clear()
        return said

    def solve(self) -> None:
        """Make the step's move as the solution has it."""
        self.model.turn_to(self.model.session.deal.solution[self.model.session.t])
        self.listen()
        self.sound.played.clear()
        self.model.step()

    def go_on(self, ms: float) -> None:
        for _ in range(int(ms // 10)):
            self.model.update(10.0, 0.0)
            self.listen()

    def to_question(self) -> None:
        """Go to the first step that asks something."""
        while not self.model.session.deal.stream.steps[self.model.session.t].target:
            self.solve()
            self.listen()
        self.sound.played.clear()
        self.sound.said.clear()


def test_a_valve_is_heard_when_it_comes_to_another_note() -> None:
    play = Play()
    play.model.set_valve(("i", 0), 1.0)
    play.listen()
    assert play.sound.played == [("valve", {"gate": "i", "opening": 1.0})]
    play.sound.played.clear()
    play.model.set_valve(("i", 0), 0.98)
    assert play.names == []
    play.model.set_valve(("i", 0), 0.9)
    assert play.names == ["valve"]
    play.model.select(("i", 0))
    play.model.look_at(None)
    assert play.names == []


def test_a_step_is_heard_part_by_part_as_it_is_seen() -> None:
    play = Play(still=False)
    play.solve()
    assert play.names == ["step"]
    play.go_on(STEP_MS * PARTS["input"][0] - 30)
    assert play.names == []
    play.go_on(60)
    assert play.names == ["write"]
    play.go_on(STEP_MS)
    assert play.names == []  # it was no question, and nothing was said


def test_what_is_forgotten_is_heard_only_if_something_was_held() -> None:
    play = Play()
    play.model.set_valve(("f", 0), 0.0)
    play.listen()
    play.sound.played.clear()
    play.model.step()
    assert "fade" not in play.names
    play = Play()
    play.solve()
    play.listen()
    assert np.abs(play.model.session.moves[0].trace.c).max() > 0.2
    play.model.set_valve(("f", 0), 0.0)
    play.listen()
    play.sound.played.clear()
    play.model.step()
    assert "fade" in play.names


def test_a_right_answer_is_heard_at_a_question_when_it_is_shown() -> None:
    play = Play(still=False)
    while not play.model.session.deal.stream.steps[play.model.session.t].target:
        play.solve()
        play.model.finish_run()
    play.listen()
    play.solve()
    play.sound.played.clear()
    play.go_on(STEP_MS * 0.98)
    assert play.model.run is not None
    assert "right" not in play.names
    play.go_on(STEP_MS * 0.1)
    assert play.names == ["right"]


def test_a_wrong_answer_and_a_false_alarm_are_heard() -> None:
    play = Play()
    play.to_question()
    play.model.set_valve(("o", 0), 0.0)
    play.listen()
    play.sound.played.clear()
    play.model.step()
    assert play.names[-1] == "wrong"
    play = Play()
    play.solve()
    play.listen()
    play.model.set_valve(("o", 0), 1.0)
    play.listen()
    play.sound.played.clear()
    play.model.step()
    assert play.model.session.moves[-1].predicted != BLANK
    assert play.names[-1] == "wrong"


def test_silence_where_nobody_asks_is_not_praised() -> None:
    play = Play()
    play.solve()
    assert play.model.session.moves[-1].predicted == BLANK
    assert "right" not in play.names


def test_tokens_are_heard_as_they_come_in_and_answers_as_they_are_spoken() -> None:
    play = Play()
    stream = play.model.session.deal.stream
    level = play.model.session.level
    assert play.said == [level.sound(stream.steps[0])]
    heard: list[Sounds] = []
    while not play.model.session.finished:
        play.solve()
        heard += play.said
    expected = []
    for t, played in enumerate(play.model.session.moves):
        expected.append(level.answer_sound(played.predicted))
        if t + 1 < len(stream.steps):
            expected.append(level.sound(stream.steps[t + 1]))
    assert heard == [sounds for sounds in expected if sounds]
    assert any(level.answer_sound(played.predicted) for played in play.model.session.moves)


def test_what_comes_is_never_heard_before_it_is_there() -> None:
    play = Play(still=False)
    play.sound.said.clear()
    play.solve()
    play.go_on(STEP_MS * 0.95)
    assert play.model.run is not None
    assert play.sound.said == []


def test_a_step_that_is_looked_at_is_heard_again() -> None:
    play = Play()
    play.solve()
    play.listen()
    play.model.set_valve(("o", 0), 1.0)
    play.model.step()  # out of turn
    play.listen()
    level, session = play.model.session.level, play.model.session
    token, answer = level.sound(session.deal.stream.steps[0]), session.moves[1].predicted
    play.sound.said.clear()
    play.model.look_at(0)
    assert play.said == [token]
    play.model.look_at(1)
    assert play.said == [level.answer_sound(answer)]
    play.model.look_at(None)
    assert play.said == []


def test_undo_and_a_fresh_stream_make_no_noise_of_a_step() -> None:
    play = Play()
    play.solve()
    play.listen()
    play.sound.played.clear()
    play.model.undo()
    assert play.names == []
    play.model.redo()
    assert play.names[:1] == ["step"]  # the step is made again
    play.sound.said.clear()
    play.model.restart()
    assert play.names == []
    assert len(play.said) == 1


def test_a_step_that_is_cut_short_is_heard_at_once() -> None:
    play = Play(still=False)
    play.solve()
    play.listen()
    play.model.finish_run()
    assert play.names == ["step", "write"]


def test_the_memory_is_heard_as_it_is_shown() -> None:
    play = Play(still=False)
    assert play.sound.heard is not None
    before = play.sound.heard
    play.solve()
    play.go_on(STEP_MS * PARTS["memory"][0] - 30)
    assert not np.abs(before).any()
    assert not np.abs(play.sound.heard).any()
    play.go_on(STEP_MS)
    assert play.sound.heard.shape == (1, 2)
    assert np.abs(play.sound.heard).max() > 0.5


def test_blocks_are_told_apart() -> None:
    play = Play(blocks=2)
    blocks = set()
    while not play.model.session.finished:
        play.model.turn_to(play.model.session.deal.solution[play.model.session.t])
        play.model.step()
        play.listen()
    for name, how in play.sound.played:
        if name == "write":
            blocks.add(how["block"])
    assert blocks == {0, 1}
    assert play.sound.heard is not None
    assert play.sound.heard.shape[0] == 2


def test_another_play_is_taken_up_where_it_stands() -> None:
    play, other = Play(), Play()
    other.solve()
    play.sound.said.clear()
    play.heard.follow(other.model)
    assert play.sound.names == []
    assert len(play.said) <= 1


@pytest.mark.parametrize("ambience", [True, False])
def test_a_scene_may_do_without_the_ambience(ambience: bool) -> None:
    play = Play()
    play.sound.heard = None
    play.heard.follow(play.model, ambience=ambience)
    assert (play.sound.heard is not None) is ambience
