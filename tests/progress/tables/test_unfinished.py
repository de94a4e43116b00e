"""A play left before its end goes on where it stood."""

from dataclasses import replace

from game.progress.store import Store
from game.rules.move import Move
from tests.progress.keeping import NOON, played


def test_a_play_left_before_its_end_can_be_taken_up_again(store: Store) -> None:
    session = played().undo().undo()
    store.keep_unfinished(session, started=NOON)
    kept = store.unfinished("toy")
    assert kept is not None
    assert [Move(**row) for row in kept.moves] == [played.move for played in session.moves]
    assert (kept.seed, kept.undos, kept.retry) == (7, 2, False)
    store.record(played())
    assert store.unfinished("toy") is None


def test_an_unfinished_play_can_be_forgotten(store: Store) -> None:
    store.keep_unfinished(played().undo())
    store.drop_unfinished("toy")
    assert store.unfinished("toy") is None


def test_play_and_practice_are_left_apart_and_remember_their_time(store: Store) -> None:
    play, practice = played().undo(), replace(played(seed=8).undo().undo(), mode="practice")
    store.keep_unfinished(play, seconds=12.5)
    store.keep_unfinished(practice, seconds=3.0)
    left, coached = store.unfinished("toy"), store.unfinished("toy", "practice")
    assert left is not None
    assert coached is not None
    assert (left.seed, left.seconds, left.mode) == (7, 12.5, "play")
    assert (coached.seed, coached.seconds, coached.mode) == (8, 3.0, "practice")
    store.record(replace(played(), mode="practice"), seconds=20.0)
    assert store.unfinished("toy", "practice") is None
    assert store.unfinished("toy") is not None
    assert store.attempts("toy")[0].seconds == 20.0
