"""All that a terminal says comes from the catalogue, but for what levels and the guide say."""

import itertools
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from game import words
from game.guide.catalogue import entries
from game.level.library import find_level, worlds
from game.level.loader import load_level
from game.level.model import Level
from game.level.network import load_network
from game.progress.store import Store
from game.rules.session import Session
from game.rules.wiring.table import GateTable
from game.text.menu import Menu
from game.text.play import TextGame
from game.text.settings import NAMES
from game.text.spoken import move_line
from tests.text.scripted import Scripted
from tests.words.pseudo import CODE, left_over, words_of, write_pseudo

HAND = ("fluent", "leaky", "hush", "name-and-colour", "two-in-order", "agree", "forecast", "speech")
WIRED = ("hundred", "noisy-latch", "two-brackets")
MATHS = "σ tanh max"
KNOWN = ["LSTM", "RNN", "Ctrl"]
COMMANDS = (
    "again same next list review rivals duel whatif branch blame highway history inside save "
    "settings guide quit hold habit novice apprentice master final untrained restart coach on off "
    "set json empty full zzz"
)
"""What is typed is the same in every language; it is heard where an answer names it by itself."""


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    words.use(CODE, write_pseudo(tmp_path))
    with Store() as made:
        yield made
    words.use("en")


def data_of(level: Level) -> frozenset[str]:
    """What a level and the guide say, word by word."""
    shown = [each.show for each in level.classes]
    looks = [token for each in level.classes for token in each.tokens]
    texts = [level.id, level.title, level.brief, level.after, *level.hints, *shown, *looks]
    names = [*(each.name for each in level.classes), *level.maps, *level.rules]
    names += re.findall(r'"as": *"(\w+)"', level.path.read_text("utf-8"))
    guide = [each.title for each in entries().values()]
    answers = level.vocabulary.answers
    return words_of([*texts, *names, *answers, *guide, *entries(), MATHS, *KNOWN, COMMANDS])


def stray(said: list[str], data: frozenset[str]) -> list[str]:
    return [f"{word}: {line}" for line in said for word in left_over(line, data)]


def heard(store: Store, level: Level, lines: list[str], *, practice: bool = False) -> list[str]:
    terminal, seeds = Scripted([*lines, "quit"]), itertools.count(1000)
    game = TextGame(terminal, store, lambda: next(seeds), practice=practice)
    game.play_text(level, load_network(level), level.play.seed)
    return terminal.said + terminal.prompts


@pytest.mark.parametrize("practice", [False, True], ids=["play", "practice"])
@pytest.mark.parametrize("ident", HAND)
def test_a_level_by_hand(store: Store, ident: str, practice: bool) -> None:
    level = load_level(find_level(ident))
    deal = Session.start(level, level.play.seed, load_network(level)).deal
    moves = [move_line(level, move) for move in deal.solution]
    wrong = moves[2].replace("=0", "=?").replace("=1", "=0").replace("=?", "=1")
    first = ["hint", "hint", "look", "undo", moves[0], "undo", "redo", "zzz", "show", "eval"]
    before = ["whatif 1 i=0", "bet nothing 90", "coach on", moves[1], "undo", moves[1], wrong]
    after = ["review", "rivals", "blame", "highway", "history", "inside", "whatif 2 i=1", "what"]
    duel = ["duel", "help", "look", "curve", moves[0], "back"]
    played = [*first, *before, *moves[3:], *after, *duel]
    said = heard(store, level, played, practice=practice)
    assert not stray(said, data_of(level))
    assert any("Токен" in line or "ф" in line for line in said)


@pytest.mark.parametrize("ident", WIRED)
def test_a_table(store: Store, ident: str) -> None:
    level = load_level(find_level(ident))
    sets = [
        f"set {entry.cls} {gate}={value:g}"
        for entry in GateTable.solution(level).entries
        if entry.case == 0
        for gate, value in [(entry.gate, GateTable.solution(level).value(entry))]
    ]
    lines = ["help", "hint", "network", "run", "failures", "open 1", "3", "close", *sets, "undo",
             "redo", "run", "same", "failures", "network", "weights", "history", "inside", "zzz",
             "table"]  # fmt: skip
    assert not stray(heard(store, level, lines), data_of(level))


def test_the_menu_and_the_settings(store: Store) -> None:
    lines = [
        "help",
        "levels",
        "world 1",
        "zzz",
        "practice zzz",
        "settings",
        "set bets 3",
        "set x y",
    ]
    terminal = Scripted([*lines, "guide forget-gatx", "quit"])
    Menu(terminal, worlds(), store).choose()
    levels = [load_level(path) for world in worlds() for path in world.levels]
    texts = [text for each in levels for text in (each.id, each.title)]
    texts += [text for each in worlds() for text in (each.title, each.brief)]
    set_to = "on off dark light contrast right left en zz zzz de forget gatx gate x y"
    assert not stray(terminal.said, words_of([*texts, *NAMES, set_to]))
