"""Where a flowing stream waits: at what was never met, and where a known question goes unheard."""

import pytest

from game.level.library import find_level
from game.level.loader import load_level
from game.level.network import load_network
from game.rules.flowing import waits
from game.rules.move import Move
from game.rules.session import Session


def dealt(name: str, seed: int = 3) -> Session:
    level = load_level(find_level(name))
    return Session.start(level, seed, load_network(level))


def spoken(session: Session, o: float) -> Move:
    blocks = session.level.memory.blocks
    return Move((1.0,) * blocks, (0.0,) * blocks, (o,) * blocks)


@pytest.mark.parametrize("name", ["fluent", "hush", "copy-four", "flip-flop", "new-subject"])
def test_every_new_kind_of_token_is_waited_at_once(name: str) -> None:
    session = dealt(name)
    met: set[str] = set()
    while not session.finished:
        kind = session.deal.stream.steps[session.t].cls
        if kind not in met:
            assert waits(session, session.valves)
            assert waits(session, spoken(session, 1.0))
        met.add(kind)
        session = session.play(session.valves)
    assert not waits(session, session.valves)


@pytest.mark.parametrize("name", ["hush", "change-of-mind", "full-to-bursting"])
def test_a_kind_that_has_asked_is_waited_at_while_nothing_is_heard(name: str) -> None:
    found = set()
    for seed in range(6):
        session = dealt(name, seed)
        while not session.finished:
            t, steps = session.t, session.deal.stream.steps
            alike = [step for step in steps[:t] if step.cls == steps[t].cls]
            if alike:
                asked = any(step.is_question for step in alike)
                assert waits(session, spoken(session, 0.0)) == asked
                assert not waits(session, spoken(session, 1.0))
                found.add(asked)
            session = session.play(spoken(session, 0.0))
    assert found == {False, True}


def test_it_goes_by_the_past_alone() -> None:
    """Two streams that begin alike are waited at alike, whatever comes after, and whoever asks."""
    seen: dict[tuple[tuple[str, bool], ...], set[bool]] = {}
    for seed in range(60):
        session = dealt("change-of-mind", seed)
        while not session.finished:
            t, steps = session.t, session.deal.stream.steps
            past = tuple((step.cls, step.is_question) for step in steps[:t])
            seen.setdefault((*past, (steps[t].cls, False)), set()).add(
                waits(session, spoken(session, 0.0))
            )
            session = session.play(spoken(session, 0.0))
    assert all(len(answers) == 1 for answers in seen.values())


def test_where_somebody_else_speaks_only_new_kinds_are_waited_at() -> None:
    session = dealt("new-subject")
    met: set[str] = set()
    while not session.finished:
        kind = session.deal.stream.steps[session.t].cls
        assert waits(session, session.valves) == (kind not in met)
        met.add(kind)
        session = session.play(session.valves)
