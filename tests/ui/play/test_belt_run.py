"""The belt slides to the step that waits, never past it, and stands still once it is there."""

from game.rules.session import Session
from game.ui.play.belt_run import BeltRun
from tests.ui.play.conftest import level_of
from tests.wired import wired


def play() -> Session:
    level = level_of(1)
    return Session.start(level, 7, wired(level))


def test_it_slides_from_one_token_to_the_next_and_stays_at_the_last() -> None:
    session = play()
    belt = BeltRun(session)
    after = session.play(session.valves)
    belt.slide(after, 0.25)
    assert belt.at == 0.25
    belt.rest(after)
    assert belt.at == 1.0
    while not after.finished:
        after = after.play(after.valves)
    belt.rest(after)
    assert belt.at == len(after.deal) - 1


def test_it_is_placed_at_once_and_then_runs_there() -> None:
    belt = BeltRun(play())
    belt.update(16.0, 100.0, still=False)
    assert belt.offset == 100.0
    belt.update(16.0, 200.0, still=False)
    assert 100.0 < belt.offset < 200.0
    for _ in range(200):
        belt.update(16.0, 200.0, still=False)
    assert belt.offset == 200.0
    belt.update(0.0, 50.0, still=True)
    assert belt.offset == 50.0
