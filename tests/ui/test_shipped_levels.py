"""Every level of the game, played to three stars in the window: by keys alone, by mouse alone."""

from collections.abc import Callable
from pathlib import Path

import pygame
import pytest

from game.level.model import GATES, GateName
from game.progress.store import Store
from game.progress.understood import was_led
from game.rules.move import Move
from game.rules.wiring.table import Entry, GateTable
from game.ui.context import AppContext
from game.ui.library import FolderLibrary
from game.ui.play.controls import COARSE
from game.ui.screenshot import still_context
from game.ui.wire.stops import entry_name
from tests.shipped import levels_of
from tests.ui.driving import Driver

LETTERS = {"f": pygame.K_f, "i": pygame.K_i, "o": pygame.K_o}


@pytest.fixture
def shipped() -> AppContext:
    """The game as it is shipped, with nothing left to chance."""
    context = still_context(FolderLibrary(), store=Store())
    was_led(context.store, "fluent")  # a guided play is no play for stars
    return context


def turn_by_keys(driver: Driver, gate: GateName, block: int, value: float) -> None:
    """Go to a valve by its letter and set it: to an end at once, elsewhere by small steps."""
    model = driver.scene.model  # type: ignore[attr-defined]
    driver.key(LETTERS[gate])
    while model.selected != (gate, block):
        driver.key(LETTERS[gate])
    driver.key(pygame.K_1 if value > 0.5 else pygame.K_0)
    for _ in range(abs(turns := steps_to(driver, gate, block, value))):
        driver.key(pygame.K_UP if turns > 0 else pygame.K_DOWN)


def steps_to(driver: Driver, gate: GateName, block: int, value: float) -> int:
    """How many small steps a valve is from where it should stand, below 0 if it must shut."""
    move: Move = driver.scene.model.move  # type: ignore[attr-defined]
    return round((value - move.gate(gate)[block]) / COARSE)


def turn_by_mouse(driver: Driver, gate: GateName, block: int, value: float) -> None:
    """Click a valve until it stands where it should, or turn the wheel over it."""
    for _ in range(2):
        if steps_to(driver, gate, block, value):
            driver.click(f"valve:{gate}:{block}")
    if turns := steps_to(driver, gate, block, value):
        driver.wheel(turns)


@pytest.mark.parametrize("hand", [turn_by_keys, turn_by_mouse])
@pytest.mark.parametrize("path", levels_of("hand"), ids=lambda path: path.stem)
def test_three_stars(
    path: Path,
    hand: Callable[..., None],
    shipped: AppContext,
    drive_in: Callable[..., Driver],
) -> None:
    driver = drive_in(shipped, shipped.scenes.levels(shipped, path.stem))
    if hand is turn_by_keys:
        driver.key(pygame.K_RETURN)
    else:
        driver.click(f"level:{path.stem}")
    assert driver.name == "PlayScene"
    deal = driver.scene.model.session.deal  # type: ignore[attr-defined]
    for wanted in deal.solution:
        now = driver.scene.model.move  # type: ignore[attr-defined]
        for gate in GATES:
            for block, value in enumerate(wanted.gate(gate)):
                if gate in deal.player_gates and now.gate(gate)[block] != value:
                    hand(driver, gate, block, value)
        if hand is turn_by_keys:
            driver.key(pygame.K_SPACE)
        else:
            driver.click("step")
        driver.wait(800)
    driver.wait(2500)
    assert driver.name == "ResultScene"
    best = shipped.store.best(path.stem)
    assert best is not None
    assert best.stars == 3


def wire_by_keys(driver: Driver, table: GateTable) -> None:
    """Fill in a table: arrows to each entry, C for its cases, digits for its value, R to run."""
    model = driver.scene.model  # type: ignore[attr-defined]
    for cls, cases in table.cases.items():
        for case in cases[:-1]:
            go_by_keys(driver, Entry(cls, len(model.table.cases[cls]) - 1, 0, table.gates[0]))
            driver.key(pygame.K_c)
            while model.table.cases[cls][model.selected.case].when != case.when:
                driver.key(pygame.K_c)
    for entry in table.entries:
        if model.table.value(entry) != table.value(entry):
            go_by_keys(driver, entry)
            driver.key(pygame.K_1 if table.value(entry) > 0.5 else pygame.K_0)
    driver.key(pygame.K_r)


def go_by_keys(driver: Driver, entry: Entry) -> None:
    """Press Tab until an entry is selected."""
    driver.tab_to(entry_name(entry))


def wire_by_mouse(driver: Driver, table: GateTable) -> None:
    """Fill in a table with clicks alone, and click Run."""
    model = driver.scene.model  # type: ignore[attr-defined]
    for cls, cases in table.cases.items():
        for n, case in enumerate(cases[:-1]):
            driver.click(f"add:{cls}:{len(model.table.cases[cls]) - 1}")
            while model.table.cases[cls][n].when != case.when:
                driver.click(f"when:{cls}:{n}")
    for entry in table.entries:
        if model.table.value(entry) != table.value(entry):
            driver.click(entry_name(entry))
    driver.click("run")


@pytest.mark.parametrize("hand", [wire_by_keys, wire_by_mouse])
@pytest.mark.parametrize("path", levels_of("wire"), ids=lambda path: path.stem)
def test_three_stars_for_a_table(
    path: Path,
    hand: Callable[[Driver, GateTable], None],
    shipped: AppContext,
    drive_in: Callable[..., Driver],
) -> None:
    driver = drive_in(shipped, shipped.scenes.levels(shipped, path.stem))
    if hand is wire_by_keys:
        driver.key(pygame.K_RETURN)
    else:
        driver.click(f"level:{path.stem}")
    assert driver.name == "WireScene"
    table = GateTable.solution(driver.scene.level)  # type: ignore[attr-defined]
    hand(driver, table)
    assert driver.scene.model.table == table  # type: ignore[attr-defined]
    best = shipped.store.best(path.stem)
    assert best is not None
    assert best.stars == 3
