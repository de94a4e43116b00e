from collections.abc import Iterator
from dataclasses import fields

import pytest

from game import words
from game.progress.settings import Settings, kept_settings
from game.progress.store import Store
from game.text.settings import HEARD, NAMES, answer_settings
from tests.text.scripted import Scripted


@pytest.fixture
def store() -> Iterator[Store]:
    with Store() as made:
        yield made
    words.use("en")


def said(store: Store, line: str) -> str:
    terminal = Scripted([])
    assert answer_settings(terminal, store, line)
    return terminal.all


def test_every_setting_is_read_with_what_it_may_be(store: Store) -> None:
    text = said(store, "settings")
    for name in NAMES:
        assert f"  {name}: " in text
    assert "  text: 100 (Text size; 100 to 200)" in text
    assert "  language: en (Language; en, de)" in text
    assert set(HEARD) <= set(NAMES)
    assert {one.name for one in fields(Settings)} - {"keys"} == set(NAMES)


@pytest.mark.parametrize(
    ("line", "name", "value"),
    [
        ("set bets on", "bets", True), ("set coach_bar OFF", "coach_bar", False),
        ("SET text 150", "text", 1.5), ("set text 150%", "text", 1.5),
        ("set sounds 0", "sounds", 0.0), ("set speed 0.5", "speed", 0.5),
        ("set tempo 1,5", "tempo", 1.5), ("set theme light", "theme", "light"),
        ("set language de", "language", "de"), ("set preset left", "preset", "left"),
    ],
)  # fmt: skip
def test_a_setting_is_changed_and_kept(
    store: Store, line: str, name: str, value: bool | float | str
) -> None:
    said(store, line)
    assert getattr(kept_settings(store), name) == value
    assert store.setting(name) == value


@pytest.mark.parametrize(
    ("line", "answer"),
    [
        ("set bets perhaps", "bets cannot be “perhaps”. Expected: on, off."),
        ("set text 900", "text cannot be “900”. Expected: 100 to 200."),
        ("set text nan", "text cannot be “nan”. Expected: 100 to 200."),
        ("set speed 3", "speed cannot be “3”. Expected: 0.25, 0.5, 1, 2."),
        ("set language xx", "language cannot be “xx”. Expected: en, de."),
        ("set betts on", "There is no setting “betts”. Did you mean “bets”?"),
        ("set keys {}", "There is no setting “keys”."),
        ("set zzz 1", "Type settings for all of them."),
        ("set bets", "Expected settings, or set NAME VALUE"),
        ("settings now", "Expected settings, or set NAME VALUE"),
    ],
)
def test_what_cannot_be_set_is_said_and_changes_nothing(
    store: Store, line: str, answer: str
) -> None:
    assert answer in said(store, line)
    assert kept_settings(store) == Settings()


def test_a_new_language_is_spoken_at_once(store: Store) -> None:
    assert "Sprache" in said(store, "set language de")
    assert words.say("text.spoken.nothing") == "nichts"
    assert "Language" in said(store, "set language en")


def test_other_lines_are_for_others(store: Store) -> None:
    assert not answer_settings(Scripted([]), store, "i=1")
    assert not answer_settings(Scripted([]), store, "")
