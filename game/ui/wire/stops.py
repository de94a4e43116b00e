"""What can be pressed while a table is wired: entries, cases, tabs, tiles and buttons."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Final

import pygame

from game.rules.wiring.table import Entry
from game.ui.focus import Control
from game.ui.scene import Command
from game.ui.wire.model import TABS
from game.ui.wire.side import run_place
from game.ui.wire.table import condition_box, tool_boxes
from game.words import say

if TYPE_CHECKING:
    from game.ui.wire.scene import WireScene

NOWHERE = (0, 0, 0, 0)
"""Where a control is until the page is scrolled for the first time."""

ROUND: Final = 80.0
"""A radius, in units, by which corners make a valve round at any size."""


def entry_name(entry: Entry) -> str:
    """What the focus calls an entry."""
    return f"entry:{entry.cls}:{entry.case}:{entry.block}:{entry.gate}"


def table_stops(scene: WireScene) -> dict[str, Entry]:
    """Make a control of every entry, and of what changes cases; gives the entries by name."""
    table, clip = scene.place.table, scene.view.rect(*scene.place.table.page)
    entries: dict[str, Entry] = {}

    def area(name: str, press: Callable[[], None]) -> None:
        rect = pygame.Rect(NOWHERE)
        scene.gui.area(Control(name, rect, scene.then(press), clip=clip))

    for row in table.rows:
        for block in range(scene.level.memory.blocks):
            for gate in table.gates:
                entry = Entry(row.cls, row.case, block, gate)
                name = entry_name(entry)
                entries[name] = entry
                press = scene.then(scene.model.flip)
                # Not an area: the pointer grips valves itself, to turn them.
                control = Control(name, pygame.Rect(NOWHERE), press, clip=clip,
                                  corner=scene.view.px(ROUND),
                                  part=partial(scene.valve_rect, entry))  # fmt: skip
                scene.focus.add(control)
        if not row.last:
            area(f"when:{row.cls}:{row.case}", partial(scene.case, row.cls, row.case))
        acts = {
            "add": partial(scene.model.add_case, row.cls),
            "drop": partial(scene.model.remove_case, row.cls, row.case),
            "move": partial(scene.move, row.cls, row.case),
        }
        for tool in tool_boxes(scene.measuring, table, row, 0.0):
            area(f"{tool}:{row.cls}:{row.case}", acts[tool])
    return entries


def put_table_stops(scene: WireScene) -> None:
    """Put the table's controls where its page now is."""
    p, table, offset = scene.measuring, scene.place.table, scene.scroll.offset
    boxes = {name: table.cell(entry, offset) for name, entry in scene.entries.items()}
    for row in table.rows:
        top, about = table.page[1] + row.y - offset, f"{row.cls}:{row.case}"
        boxes[f"when:{about}"] = condition_box(p, table, scene.model.table, row, top)
        for tool, box in tool_boxes(p, table, row, top).items():
            boxes[f"{tool}:{about}"] = box
    for name, box in boxes.items():
        control = scene.focus.named(name)
        if control is not None:
            control.rect = scene.view.rect(*box)


def side_stops(scene: WireScene) -> None:
    """The tabs, the tiles of a run, and the page if it is to be scrolled."""
    gui, view, place = scene.gui, scene.view, scene.place
    for tab, box in zip(TABS, place.tabs, strict=True):
        press = scene.then(partial(scene.show_tab, tab))
        gui.area(Control(f"tab:{tab}", view.rect(*box), press))
    clip = view.rect(*place.inside)
    if scene.model.run is not None and scene.model.tab == "run":
        place_of = run_place(scene.measuring, scene.page.box, scene.model.run)
        tiles = view.rect(*place_of.tiles)
        press = scene.open_chosen
        gui.area(Control("tiles", tiles, press, scene.choose_by_arrow, clip=clip, corner=6,
                         part=scene.tile))  # fmt: skip
    if scene.page.scroll.most:
        scene.focus.add(Control("page", clip, None, scene.page.read_by_arrow, corner=6))
    if scene.page.leads_on:
        scene.page.leads.add(gui, place.inside)


def action_buttons(scene: WireScene) -> None:
    """Under the panel: run, and what follows a run."""
    gui, model, large = scene.gui, scene.model, scene.place.large
    x, y, w, h = scene.place.actions
    follows, streams = scene.may_go_on, scene.level.play.streams
    run = say("wire.buttons.run" if large else "wire.buttons.run_on", streams=streams)
    buttons: list[tuple[str, str, Callable[[], Command], str]] = []
    if model.run is not None:
        run = say("wire.buttons.run")
        tip = say("wire.buttons.open_tip")
        buttons.append(("open", _keyed(scene, "open", "open_stream"), scene.open_chosen, tip))
        if follows:
            buttons.append(("next", _keyed(scene, "next", "next_level"), scene.next_level, ""))
        elif model.run.failures:
            words = _keyed(scene, "failure", "failure")
            buttons.append(("failure", words, scene.then(model.next_failure), ""))
    buttons.insert(
        0,
        (
            "run",
            run if large else f"{run}  {scene.app.prompt('run', 'wire')}".strip(),
            scene.then(model.start_run),
            "",
        ),
    )
    widths = [gui.button_width(text) for _, text, _, _ in buttons]
    spare = (w - sum(widths) - 8 * (len(widths) - 1)) / len(widths)
    for (name, text, press, tip), width in zip(buttons, widths, strict=True):
        main = name == ("next" if follows else "run")
        box = (x, y, width + spare, h)
        gui.button(name, text, box, press, kind="primary" if main else "plain", tip=tip or None)
        x += width + spare + 8


def _keyed(scene: WireScene, name: str, action: str) -> str:
    """A button's words with its key; shorter and without it where texts are largest."""
    if scene.place.large:
        return say(f"wire.buttons.{name}_short")
    return f"{say(f'wire.buttons.{name}')}  {scene.app.prompt(action, 'wire')}".strip()


def top_buttons(scene: WireScene) -> float:
    """The row at the top right; gives where it begins."""
    gui, model, large = scene.gui, scene.model, scene.place.large

    def key(name: str) -> str:
        return scene.app.prompt(name, "stream")

    asks: list[tuple[str, str, str, Callable[[], Command]]] = [
        ("hint", "play.buttons.hint", key("hint"), scene.then(model.hint)),
        ("guide", "play.buttons.guide", key("guide"), scene.read_guide),
        ("undo", "play.buttons.undo", key("undo"), scene.then(model.undo)),
        ("redo", "play.buttons.redo", key("redo"), scene.then(model.redo)),
        ("clear", "wire.buttons.clear", "", scene.then(model.clear)),
        ("menu", "play.buttons.menu", scene.app.prompt("back", "menus"), scene.back),
    ]
    texts = [
        say(words) if large or not key else f"{say(words)}  {key}" for _, words, key, _ in asks
    ]
    widths = [gui.button_width(text) - (12 if large else 8) for text in texts]
    gap = 4.0 if large else 8.0
    x0, y0, w, h = scene.place.top
    x = left = x0 + w - sum(widths) - gap * (len(asks) - 1)
    high = min(gui.button_height, h - 8) if large else gui.button_height
    for (name, _, _, press), text, width in zip(asks, texts, widths, strict=True):
        gui.button(name, text, (x, y0 + (h - high) / 2, width, high), press)
        x += width + gap
    return left
