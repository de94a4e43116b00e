import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from game.level.loader import load_level
from game.level.model import World
from game.progress.store import Store
from game.rules.session import Session
from game.text.menu import Chosen, Menu
from tests.text.scripted import Scripted
from tests.wired import wired, write_level


@pytest.fixture
def worlds(tmp_path: Path) -> list[World]:
    one = write_level(tmp_path, trained=False)
    two = write_level(tmp_path, trained=False, id="broken", title="Broken")
    two.write_text("{", encoding="utf-8")
    three = write_level(tmp_path, trained=False, id="more", title="More")
    return [World("hold", "Hold", 1, "Hold it.", (one, two)), World("b", "Second", 2, "", (three,))]


@pytest.fixture
def store() -> Iterator[Store]:
    with Store() as made:
        yield made


def play(store: Store, path: Path, moves: int | None = None) -> Session:
    """A play of the level as its solution goes, to its end or a few moves long."""
    level = load_level(path)
    session = Session.start(level, 7, wired(level))
    for move in session.deal.solution[:moves]:
        session = session.play(move)
    return session


def choose(worlds: list[World], store: Store, *lines: str) -> tuple[Chosen | None, Scripted]:
    terminal = Scripted(lines)
    return Menu(terminal, worlds, store).choose(), terminal


def test_a_newcomer_hears_the_worlds_and_what_enter_does(worlds: list[World], store: Store) -> None:
    chosen, terminal = choose(worlds, store, "")
    assert chosen == Chosen(worlds[0].levels[0])
    assert "World 1. Hold: levels 1 to 2, 0 of 6 stars." in terminal.said
    assert "World 2. Second: levels 3 to 3, 0 of 3 stars." in terminal.said
    assert "Enter plays 1. Where from?" in terminal.all


def test_enter_goes_on_where_a_level_was_left(worlds: list[World], store: Store) -> None:
    store.keep_unfinished(play(store, worlds[1].levels[0], 2))
    chosen, terminal = choose(worlds, store, "")
    assert chosen == Chosen(worlds[1].levels[0])
    assert "Enter goes on with 3. More, which you left." in terminal.all


def test_enter_plays_the_first_level_without_a_star(worlds: list[World], store: Store) -> None:
    store.record(play(store, worlds[0].levels[0]))
    chosen, terminal = choose(worlds, store, "levels", "")
    assert chosen == Chosen(worlds[0].levels[1])
    assert "levels 1 to 2, 3 of 6 stars" in terminal.all
    assert any(line.startswith("  1. Where from?, 3 stars, ") for line in terminal.said)
    assert "broken (cannot be read" in terminal.all


def test_a_level_can_be_named_numbered_or_practised(worlds: list[World], store: Store) -> None:
    toy = worlds[0].levels[0]
    assert choose(worlds, store, "toy")[0] == Chosen(toy)
    assert choose(worlds, store, "1")[0] == Chosen(toy)
    assert choose(worlds, store, "practice 3")[0] == Chosen(worlds[1].levels[0], practice=True)
    assert choose(worlds, store, "practice more")[0] == Chosen(worlds[1].levels[0], practice=True)
    assert choose(worlds, store, "practice")[0] == Chosen(toy, practice=True)


def test_what_is_not_understood_is_answered(worlds: list[World], store: Store) -> None:
    said = choose(worlds, store, "9", "toi", "practice 9", "world 9", "world", "1 2")[1].all
    assert said.count("Expected a number from 1 to 3, a level’s id, help or quit.") == 3
    assert "Did you mean “toy”?" in said
    assert "Practice which level?" in said
    assert said.count("Expected the number of a world, from 1 to 2") == 2


def test_a_world_is_read_with_what_it_is_about(worlds: list[World], store: Store) -> None:
    for named in ("1", "hold", "Hold"):
        said = choose(worlds, store, f"world {named}")[1].said
        assert said[said.index("Hold") + 1 :][0] == "Hold it."


def test_help_names_all_that_can_be_typed(worlds: list[World], store: Store) -> None:
    said = choose(worlds, store, "help")[1].all
    for word in ("Enter", "practice 12", "levels", "world 2", "guide", "settings", "quit"):
        assert f"\n  {word} " in said


def test_settings_and_the_guide_are_answered_here(worlds: list[World], store: Store) -> None:
    chosen, terminal = choose(worlds, store, "set bets on", "guide forget-gate")
    assert chosen is None
    assert store.setting("bets") is True
    assert "Forget" in terminal.all


def test_the_player_can_leave(worlds: list[World], store: Store) -> None:
    assert choose(worlds, store, "quit")[0] is None
    assert choose(worlds, store)[0] is None
    assert choose([], store)[0] is None


def test_a_level_that_is_saved_anew_is_called_by_its_new_title(
    worlds: list[World], store: Store
) -> None:
    assert "Where from?" in choose(worlds, store, "levels")[1].all
    path = worlds[0].levels[0]
    path.write_text(path.read_text("utf-8").replace("Where from?", "Whence?"), encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert "Whence?" in choose(worlds, store, "levels")[1].all
    path.unlink()
    assert "cannot be read" in choose(worlds, store, "levels")[1].all
