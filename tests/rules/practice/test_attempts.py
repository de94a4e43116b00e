"""Attempts as they were kept: the best of them, and each played again."""

from dataclasses import replace

import pytest

from game.rules.practice.attempts import (
    best_of,
    drift,
    ended,
    file_stem,
    kind_of,
    replayed,
    rerun,
    shown_stream,
)
from game.rules.replays.form import ReplayError
from tests.rules.practice.samples import LEVEL, WIRED, attempt, kept, kept_table, played
from tests.wired import toy_level, wired


def test_plays_retries_and_practices_are_told_apart():
    assert kind_of(attempt()) == "first"
    assert kind_of(attempt(retry=True)) == "retry"
    assert kind_of(attempt(mode="practice")) == "practice"
    assert kind_of(attempt(mode="practice", retry=True)) == "practice"


def test_the_best_has_most_stars_then_confidence_then_fewest_changes():
    assert best_of([]) is None
    assert best_of([attempt(stars=2, confidence=0.8), attempt(stars=1, confidence=0.9)]) == 0
    assert best_of([attempt(confidence=0.8), attempt(confidence=0.9)]) == 1
    assert best_of([attempt(gate_changes=5), attempt(gate_changes=4)]) == 1
    assert best_of([attempt(), attempt()]) == 0


def test_what_was_seen_before_is_no_best_while_there_is_a_first_sight():
    seen = attempt(retry=True, stars=3, confidence=0.99)
    heard = attempt(mode="practice", stars=3, confidence=0.99)
    assert best_of([seen, heard, attempt(stars=0)]) == 2
    assert best_of([heard, seen]) == 1
    assert best_of([heard]) == 0


@pytest.mark.parametrize("mode", ["play", "practice"])
def test_an_attempt_is_played_again_as_it_was(mode):
    session = replace(played(name="always_speak"), mode=mode, undos=2)
    again = replayed(LEVEL, wired(LEVEL), kept(session))
    assert again.result == session.result
    assert [m.move for m in again.moves] == [m.move for m in session.moves]
    assert again.mode == mode


def test_an_attempt_at_another_task_is_not():
    changed = toy_level(stream=[{"pick": "chat"}, {"token": "I speak", "target": "French"}])
    assert changed.task_hash != LEVEL.task_hash
    with pytest.raises(ReplayError, match="changed after this was played"):
        replayed(changed, wired(LEVEL), kept(played()))
    with pytest.raises(ReplayError, match="changed after this was played"):
        rerun(toy_level(id="wires", memory={"blocks": 1, "cells": 1}), wired(WIRED), kept_table())


@pytest.mark.parametrize(
    ("moves", "said"),
    [
        ("", "cannot be read"),
        ("{}", "expected a list"),
        ('[{"f": [1], "i": [1]}]', r"\[0\]\.o is missing"),
        ('[{"f": [2], "i": [1], "o": [0]}]', "expected at most 1, found 2"),
        ('[{"f": [1, 1], "i": [1, 1], "o": [0, 0]}]', "1 memory block"),
        ('[{"f": [1], "i": [1], "o": [0]}]', "1 moves were kept; its stream has"),
    ],
)
def test_moves_that_do_not_fit_are_refused_in_a_sentence(moves, said):
    with pytest.raises(ReplayError, match=said):
        replayed(LEVEL, wired(LEVEL), attempt(moves=moves))


@pytest.mark.parametrize("solved", [True, False])
def test_a_table_is_run_again_on_the_same_streams(solved):
    found = kept_table(solved=solved)
    run = rerun(WIRED, wired(WIRED), found)
    assert run.result.confidence == found.confidence
    assert run.result.touched == found.gate_changes
    assert shown_stream(run) == (0 if solved else run.failures[0])


def test_a_table_that_does_not_fit_is_refused_in_a_sentence():
    with pytest.raises(ReplayError, match="The table of this attempt cannot be read"):
        rerun(WIRED, wired(WIRED), replace(kept_table(), wiring='{"home": []}'))


def test_a_table_of_streams_that_no_seed_has_is_refused_in_a_sentence():
    with pytest.raises(ReplayError, match="a seed is 0 or more"):
        rerun(WIRED, wired(WIRED), replace(kept_table(), seed=-(2**63)))


def test_what_another_network_makes_of_it_is_noticed():
    assert drift(attempt(confidence=0.5), 0.5 + 1e-9) == ""
    assert "makes 60% of this attempt, which had 50% then" in drift(attempt(confidence=0.5), 0.6)


def test_files_are_named_after_level_seed_and_date():
    when = ended(attempt())
    assert when is not None
    assert file_stem(LEVEL, attempt(seed=9)) == f"toy-9-{when:%Y%m%d-%H%M}"
    assert file_stem(LEVEL, attempt(finished="once")) == "toy-7-undated"
