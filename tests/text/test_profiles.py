"""Several people at one terminal: each hears their own stars, in their own language."""

from pathlib import Path

import pytest

from game import words
from game.level.model import World
from game.progress.settings import Settings, change
from game.progress.store import Store
from tests.text.test_menu import choose, play, store, worlds

__all__ = ["store", "worlds"]


def test_whoever_plays_alone_hears_nothing_of_it(worlds: list[World], store: Store) -> None:
    assert "You play as" not in choose(worlds, store, "")[1].all


def test_somebody_is_added_and_begins_anew(worlds: list[World], store: Store) -> None:
    store.record(play(store, worlds[0].levels[0]))
    said = choose(worlds, store, "profile rename Ada", "profile new Bo", "quit")[1].all
    assert "You play as Ada." in said
    assert "You play as Bo." in said
    assert said.index("3 of 6 stars") < said.index("You play as Bo.") < said.rindex("0 of 6 stars")
    assert store.profile.name == "Bo"


def test_those_who_play_are_read_with_their_stars(worlds: list[World], store: Store) -> None:
    store.rename_profile("Bo")
    store.record(play(store, worlds[0].levels[0]))
    store.add_profile("Ada")
    said = choose(worlds, store, "profile", "profile BO", "PROFILE", "quit")[1].said
    first, second = (n for n, line in enumerate(said) if line == "Ada, 0 stars: who plays now."
                     or line == "Ada, 0 stars.")  # fmt: skip
    assert said[first + 1] == "Bo, 3 stars."
    assert said[second + 1] == "Bo, 3 stars: who plays now."
    assert "profile new" in said[first + 2]


def test_who_cannot_play_is_answered(worlds: list[World], store: Store) -> None:
    store.rename_profile("Ada")
    said = choose(worlds, store, "profile Zoe", "profile new", "profile new ada", "quit")[1].all
    assert "Nobody called “Zoe” plays here. Those who do: Ada." in said
    assert "A name needs at least one letter." in said
    assert "Somebody called “Ada” plays here already." in said
    assert store.profile.name == "Ada"


def test_each_is_spoken_to_in_their_language(worlds: list[World], store: Store) -> None:
    store.rename_profile("Ada")
    change(store, Settings(), "language", "de")
    store.add_profile("Bo")  # who takes over the computer's language
    change(store, Settings(), "language", "en")
    try:
        said = choose(worlds, store, "profile ada", "quit")[1].said
        assert "Du spielst als Ada." in said
    finally:
        words.use("en")


def test_a_store_that_does_not_last_says_so(
    worlds: list[World], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    with Store(tmp_path / "data") as store:
        store._connection.execute("PRAGMA query_only = ON")
        said = choose(worlds, store, "profile new Ada", "quit")[1].all
        assert "Progress could not be written" in said
        assert "You play as Ada." in said
