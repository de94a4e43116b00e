"""What the rules say is said whole in any language: no place left open, no word of another one.

The sentences are asked for in a language that nobody speaks, for every valve of every step turned
the wrong way; Latin words that are left must be the level's own.
"""

from collections.abc import Iterator
from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from game import words
from game.level.model import BLOCKS, Level
from game.rules.coach import explain_move
from game.rules.ending import badge, headline, next_star, of_practice
from game.rules.practice.hints import GRADES, hint
from game.rules.session import Session
from game.rules.wiring import ending
from game.rules.wiring.failure import failure
from game.rules.wiring.run import run_table
from tests.rules.wiring.samples import network_of, solved, wire_level, wired_two
from tests.wired import toy_level, two_blocks, wired
from tests.words.pseudo import CODE, left_over, words_of, write_pseudo

VALUES = (0.0, 0.4, 1.0)


@pytest.fixture(scope="module")
def nobody(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_pseudo(tmp_path_factory.mktemp("words"))


def own_words(level: Level) -> frozenset[str]:
    """What the level says itself: tokens, how they are shown, answers, classes, blocks."""
    shown = [cls.show for cls in level.classes]
    return words_of([*level.vocabulary.identities, *level.vocabulary.answers, *shown,
                     *level.vocabulary.classes, *BLOCKS])  # fmt: skip


def of_moves(level: Level) -> Iterator[str]:
    """All that coach and hints say of one valve turned the wrong way, wherever it is."""
    session = Session.start(level, 7, wired(level))
    gates = session.deal.player_gates
    for t, move in enumerate(session.deal.solution):
        for gate, block, value in product(gates, range(level.memory.blocks), VALUES):
            wrong = move.with_gate(gate, block, value)
            yield from (hint(session, wrong, grade).text for grade in range(1, GRADES + 1))
            yield explain_move(session.play(wrong), t)
            both = wrong.with_gate("f", block, 1.0 - move.f[block])
            yield explain_move(session.play(both), t)
        session = session.play(move)


def of_endings(level: Level) -> Iterator[str]:
    """All that is said of results from bad to better than the network's."""
    session = Session.start(level, 7, wired(level))
    result = session.play_all(session.deal.solution).result
    assert result is not None
    for stars, share, right, over in product(range(4), (0.1, 1.0, 1.1), (0, 1), (0, 1, 9)):
        other = replace(
            result,
            stars=stars,
            confidence=share * result.par,
            questions_right=right,
            gate_changes=result.budget + over,
        )
        yield from (headline(other), badge(other), next_star(other), of_practice(other))


def of_failures(level: Level) -> Iterator[str]:
    yield from ending.criteria()
    sound = solved(level)
    for each, value in product(sound.entries, VALUES):
        run = run_table(sound.set(each, value), network_of(level), 1)
        yield from (ending.figures(run.result), ending.next_star(run.result))
        for n in run.failures[:2]:
            found = failure(run, n)
            yield from (found.said, found.why)


@pytest.mark.parametrize("make", [toy_level, two_blocks])
def test_coach_and_hints_are_whole(make: object, nobody: Path) -> None:
    level = make()  # type: ignore[operator]
    words.use(CODE, nobody)
    assert not unsaid(level, of_moves(level))


def test_endings_are_whole(nobody: Path) -> None:
    level = toy_level()
    words.use(CODE, nobody)
    assert not unsaid(level, of_endings(level))


@pytest.mark.parametrize("make", [wire_level, wired_two])
def test_failures_of_tables_are_whole(make: object, nobody: Path) -> None:
    level = make()  # type: ignore[operator]
    words.use(CODE, nobody)
    assert not unsaid(level, of_failures(level))


def unsaid(level: Level, texts: Iterator[str]) -> list[str]:
    own, found = own_words(level), sorted(set(texts))
    assert len(found) > 5
    return [text for text in found if "%{" in text or left_over(text, own)]
