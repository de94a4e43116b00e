"""What was understood is kept, and can be begun again."""

from pathlib import Path

from game.progress.store import Store
from game.progress.understood import begin_again, is_to_be_led, understand, understood, was_led
from game.rules.session import Session
from tests.wired import toy_level, wired


def finished() -> Session:
    level = toy_level()
    session = Session.start(level, 7, wired(level), "guided")
    return session.play_all(session.deal.solution)


def test_ideas_are_kept_across_starts(tmp_path: Path) -> None:
    store = Store(tmp_path)
    assert understood(store) == frozenset()
    understand(store, "forget")
    understand(store, "drawers")
    understand(store, "forget")
    store.close()
    assert understood(Store(tmp_path)) == {"forget", "drawers"}


def test_a_level_is_led_once_and_again_when_that_is_wanted() -> None:
    store = Store()
    assert is_to_be_led(store, "toy")
    was_led(store, "toy")
    assert not is_to_be_led(store, "toy")
    understand(store, "forget")
    begin_again(store, ["toy"])
    assert is_to_be_led(store, "toy")
    assert understood(store) == frozenset()


def test_who_has_played_a_level_before_is_not_led() -> None:
    store = Store()
    store.record(finished())
    assert not is_to_be_led(store, "toy")


def test_a_guided_play_earns_no_star_and_leaves_the_first_stream_unseen() -> None:
    store = Store()
    store.record(finished())
    assert store.best("toy") is None
    assert [attempt.mode for attempt in store.attempts("toy")] == ["guided"]
