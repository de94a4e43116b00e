"""How an answer turned out, in a few words."""

from dataclasses import replace

import pygame
import pytest

from game.level.grammar import draw
from game.rules.coach import explain_move
from game.rules.deal import Deal
from game.rules.session import Session
from game.ui.ink.lettering import Drawn
from game.ui.paint import Painter
from game.ui.play.animation import figures_of
from game.ui.play.belt import verdict
from game.ui.play.picture import Picture
from game.ui.play.prediction import PredictionLook, content_of, draw_prediction, outcome
from game.ui.theme import DARK
from game.ui.view import View
from tests.wired import toy_level, wired, with_steps


def ended(**changes) -> Session:
    """Stream 7 played as the solution does, its question changed."""
    level = toy_level()
    deal = Deal.of(level, wired(level), with_steps(draw(level, 7), **changes))
    return Session(deal).play_all(deal.solution)


@pytest.mark.parametrize(
    ("changes", "right", "words"),
    [
        ({}, True, "Right: French"),
        ({"target": "Spanish"}, False, "Spanish was right; said French"),
        ({"target": "Spanish", "also": ("French",)}, True, "Right: French"),
        ({"target": "Spanish", "also": ("",)}, False, "Spanish or (say nothing) was right"),
        ({"target": "Spanish", "known": False}, None, "It was Spanish: you gave it 0.0%"),
        ({"known": False}, True, "Right: French"),
    ],
)
def test_it_says_whether_the_answer_was_right(changes, right, words):
    session = ended(**changes)
    last = len(session.moves) - 1
    assert verdict(session, session.moves[last]) is right
    found, sentence = outcome(Picture.past(session, last), last)
    assert found is right
    assert words in sentence


def test_a_silence_that_was_right_to_keep_gets_no_mark_of_its_own():
    session = ended()
    assert verdict(session, session.moves[1]) is None
    assert outcome(Picture.past(session, 1), 1) == (True, "Rightly said nothing")


def test_the_coach_speaks_of_wrong_answers_only_where_they_could_be_known():
    wrong = ended(target="Spanish")
    assert "not “Spanish”" in explain_move(wrong, wrong.t - 1)
    for changes in ({"known": False}, {"also": ("French",)}):
        fair = ended(target="Spanish", **changes)
        assert "not" not in explain_move(fair, fair.t - 1)


def test_of_several_right_answers_all_are_named():
    session = ended()
    step = replace(session.deal.stream.steps[-1], target="a", also=("b", ""))
    assert step.wanted == '"a" or "b" or nothing'


@pytest.mark.parametrize(("room", "left_out"), [(200, False), (174, False), (160, True)])
def test_rows_close_up_before_an_answer_is_left_out(room: int, left_out: bool) -> None:
    view = View.fit((1280, 720))
    log: list[Drawn] = []
    painter = Painter(pygame.Surface((1280, 720)), view, DARK, log)
    picture = Picture.past(ended(), 0)
    look = PredictionLook(picture, figures_of(picture), 0, past=True)
    box = (0.0, 0.0, 352.0, float(room))
    draw_prediction(painter, box, content_of(painter, box, room - 8.0), look)
    told = [drawn.text for drawn in log]
    assert any("more answers" in text for text in told) == left_out
    assert left_out or {"French", "Spanish", "(say nothing)"} <= set(told)
