"""Ideas of later levels: met where they are new, understood by being used, said once."""

from dataclasses import replace
from typing import Any

import pytest

from game.level.model import Mode
from game.rules.move import Move
from game.rules.session import Session
from game.rules.tutorial.ideas import IDEAS, Moment, idea_prompt, table_prompt, waiting
from tests.wired import toy_level, two_blocks, wired


def play(mode: Mode = "play", **changes: Any) -> Session:
    level = toy_level(**changes)
    return Session.start(level, 7, wired(level), mode)


def said(session: Session, *known: str, move: Move | None = None, **more: Any) -> str | None:
    idea = waiting(Moment(session, move or session.valves, **more), known)
    return idea and idea.name


def test_the_forget_gate_is_told_of_once_memory_holds_something() -> None:
    session = play()
    assert said(session) is None
    session = session.play(session.deal.solution[0])
    assert said(session) == "forget"
    idea = waiting(Moment(session, session.valves), ())
    assert idea is not None
    prompt = idea_prompt(idea, session)
    assert prompt is not None
    assert prompt.at == ("f", 0)
    shut = session.play(session.valves)
    assert not idea.done(Moment(shut, shut.valves, since=1))
    kept = session.play(session.deal.solution[1])
    assert idea.done(Moment(kept, kept.valves, since=1))


def test_what_is_understood_is_not_said_again() -> None:
    session = play()
    session = session.play(session.deal.solution[0])
    assert said(session, "forget") is None


def test_drawers_are_told_of_until_they_were_told_apart() -> None:
    level = two_blocks()
    session = Session.start(level, 7, wired(level))
    assert said(session) == "drawers"
    idea = IDEAS[[idea.name for idea in IDEAS].index("drawers")]
    assert not idea.done(Moment(session, session.valves, since=0))
    apart = replace(session.valves, i=(1.0, 0.0))
    assert idea.done(Moment(session, apart, since=0))
    session = session.play(session.deal.solution[0])
    assert idea.done(Moment(session, session.valves, since=0))
    shown = idea_prompt(idea, session)
    assert shown is not None
    assert shown.text.startswith("2 drawers")


def test_drawers_that_stay_alike_are_not_told_of_for_ever() -> None:
    level = two_blocks()
    session = Session.start(level, 7, wired(level))
    idea = IDEAS[[idea.name for idea in IDEAS].index("drawers")]
    once = session.play(session.valves)
    assert not idea.done(Moment(once, once.valves, since=0))
    twice = once.play(once.valves)
    assert idea.done(Moment(twice, twice.valves, since=0))
    assert not idea.done(Moment(twice, twice.valves, since=1))


@pytest.mark.parametrize(
    ("gates", "name", "at"),
    [
        ({"forget": "player", "input": "player", "output": "network"}, "network", ("o", 0)),
        ({"forget": 1, "input": "player", "output": "player"}, "locked", ("f", 0)),
    ],
)
def test_gates_that_are_not_the_players_are_explained(
    gates: dict[str, Any], name: str, at: tuple[str, int]
) -> None:
    mine = [word for word in gates if gates[word] == "player"]
    solution = {
        "home": {"f": 0, "i": 1, "o": 0}, "chat": {"f": 1, "i": 0, "o": 0},
        "ask": {"f": 1, "i": 0, "o": 1},
    }  # fmt: skip
    solution = {cls: {w[0]: row[w[0]] for w in mine} for cls, row in solution.items()}
    session = play(gates=gates, solution=solution)
    for t in range(2):
        session = session.play(session.deal.solution[t])
    idea = waiting(Moment(session, session.valves), {"forget"})
    assert idea is not None
    assert (idea.name, idea.at(session)) == (name, at)
    later = session.play(session.valves).play(session.valves)
    assert idea.done(Moment(later, later.valves, since=2))


def test_half_open_gates_are_told_of_where_a_level_teaches_them() -> None:
    session = play(teaches=["half_open"])
    assert said(session) == "half"
    idea = waiting(Moment(session, session.valves), ())
    assert idea is not None
    opened = session.play(Move([1], [1], [0]))
    assert not idea.done(Moment(opened, opened.valves, since=0))
    between = session.play(Move([0.9], [0.1], [0]))
    assert idea.done(Moment(between, between.valves, since=0))


def test_ticks_are_told_of_in_practice_alone() -> None:
    assert said(play("practice")) == "ticks"
    assert said(play()) is None


def test_the_budget_is_told_of_when_it_is_spent() -> None:
    session = play()
    while session.gate_changes < session.budget:
        assert said(session, "forget") is None
        flipped = Move([1.0 - session.valves.f[0]], [1.0 - session.valves.i[0]], [0])
        session = session.play(flipped)
    assert said(session, "forget") == "changes"
    assert said(replace(session, mode="practice"), "forget", "ticks") is None


def test_practice_is_pointed_out_to_whoever_is_stuck() -> None:
    assert said(play(), starless=1) is None
    assert said(play(), starless=2) == "practice"


def test_at_the_end_of_a_stream_nothing_is_said() -> None:
    session = play()
    for move in session.deal.solution:
        session = session.play(move)
    assert said(session, starless=9) is None


def test_a_table_is_explained_then_its_run() -> None:
    first = table_prompt((), touched=False, streams=64)
    assert first is not None
    assert first.at == "table"
    then = table_prompt({"table"}, touched=True, streams=64)
    assert then is not None
    assert "64" in then.text
    assert table_prompt({"table", "run"}, touched=True, streams=64) is None
    assert table_prompt({"table"}, touched=False, streams=64) is None
