"""The first ten minutes at a terminal: who types what is told answers the question."""

import itertools
import re
from collections.abc import Iterator
from dataclasses import replace

import pytest

from game.level.model import Level
from game.progress.store import Store
from game.progress.understood import is_to_be_led, understood
from game.text.play import TextGame
from tests.text.scripted import Scripted
from tests.wired import BASE, toy_level, two_blocks, wired

TYPE = re.compile(r"Type ((?:[A-D]\.)?[fio]=\S+(?: \S+=\S+)*)$")


class Follower(Scripted):
    """Types what was said last to type, else only Enter; then some lines of its own."""

    def __init__(self, *then: str) -> None:
        super().__init__(then)
        self.since = 0

    def ask(self, prompt: str) -> str | None:
        new, self.since = self.said[self.since :], len(self.said)
        if any(line.startswith("What now?") for line in self.said):
            return super().ask(prompt)
        found = [match for line in new if (match := TYPE.search(line))]
        return found[-1][1] if found else ""


@pytest.fixture
def store() -> Iterator[Store]:
    with Store() as made:
        yield made


def guided(level: Level) -> Level:
    return replace(level, play=replace(level.play, guided=True))


def play(
    store: Store, terminal: Scripted, level: Level, *, first: int = 1000, led: bool = True
) -> str:
    seeds = itertools.count(first)
    TextGame(terminal, store, lambda: next(seeds), led=led).play_text(level, wired(level))
    return terminal.all


@pytest.mark.parametrize("first", range(1000, 1020))
def test_who_types_what_is_told_answers_the_question(store: Store, first: int) -> None:
    level = guided(toy_level())
    said = play(store, Follower("quit"), level, first=first)
    assert "First steps" in said
    assert "Questions right: 1 of 1." in said
    assert "guided play, so it earns no stars" in said
    assert not is_to_be_led(store, level.id)
    assert store.best(level.id) is None


def test_then_it_is_on_ones_own_on_the_levels_own_stream(store: Store) -> None:
    said = play(store, Follower("again", "look", "quit"), guided(toy_level()))
    assert said.count("First steps") == 1
    assert f"Seed {toy_level().play.seed}." in said.rpartition("What now?")[2]


def test_several_blocks_are_named(store: Store) -> None:
    said = play(store, Follower("quit"), guided(two_blocks()))
    assert re.search(r"Type A\.[fio]=", said)


def test_a_slip_is_told_and_can_be_taken_back(store: Store) -> None:
    said = play(store, Scripted(["i=0 f=0", "quit"]), guided(toy_level()))
    assert "did not get in. Undo, then open the input gate." in said


def test_nobody_is_led_who_does_not_want_it_or_has_played(store: Store) -> None:
    assert "First steps" not in play(store, Scripted([]), toy_level())
    assert "First steps" not in play(store, Scripted([]), guided(toy_level()), led=False)
    store.set_setting("prompts", False)
    assert "First steps" not in play(store, Scripted([]), guided(toy_level()))


def test_an_idea_is_said_once(store: Store) -> None:
    line = "Now the forget gate is yours too: open keeps memory, shut wipes it."
    assert play(store, Scripted(["f=0 i=1", "quit"]), toy_level()).count(line) == 1
    assert "forget" in understood(store)
    assert line not in play(store, Scripted(["restart", "f=0 i=1", "quit"]), toy_level())


def test_an_idea_names_the_gate_that_nothing_points_at(store: Store) -> None:
    locked = toy_level(
        gates={"forget": 1, "input": "player", "output": "player"},
        solution={cls: {"i": row["i"], "o": row["o"]} for cls, row in BASE["solution"].items()},
    )
    said = play(store, Scripted(["i=1", "i=0", "", "quit"]), locked)
    assert "What is in memory stays there: the forget gate is locked open." in said
