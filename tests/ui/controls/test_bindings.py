import json

import pygame
import pytest

from game.ui.controls.actions import ACTIONS, TOGETHER, Action, Context, Preset
from game.ui.controls.bindings import Bindings, bindings, find
from game.ui.controls.changes import RESERVED, read, write
from game.ui.controls.keys import pad_press
from game.ui.controls.pad import BUTTONS

RIGHT = bindings("right", "")


def press(key: int, mod: int = 0, unicode: str = "") -> pygame.Event:
    return pygame.Event(pygame.KEYDOWN, key=key, mod=mod, unicode=unicode, scancode=0)


@pytest.mark.parametrize(
    ("event", "context", "name"),
    [
        (press(pygame.K_z), "stream", "undo"),
        (press(pygame.K_z, pygame.KMOD_LCTRL), "stream", "undo"),
        (press(pygame.K_z, pygame.KMOD_LCTRL | pygame.KMOD_RSHIFT), "stream", "redo"),
        (press(pygame.K_z, pygame.KMOD_LALT), "stream", None),
        (press(pygame.K_UP), "valves", "turn_up"),
        (press(pygame.K_UP, pygame.KMOD_LSHIFT), "valves", "finer_up"),
        (press(pygame.K_f, pygame.KMOD_LSHIFT, "F"), "valves", "gate_f"),
        (press(pygame.K_KP_1, unicode="1"), "valves", "open"),
        (press(pygame.K_KP_ENTER), "menus", "press"),
        (press(pygame.K_TAB, pygame.KMOD_LSHIFT), "menus", "previous"),
        (press(223, pygame.KMOD_LSHIFT, "?"), "stream", "hint"),
        (press(pygame.K_EQUALS, unicode="="), "tempo", "faster"),
        (press(pygame.K_EQUALS, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT), "everywhere", "larger"),
        (press(pygame.K_PLUS, pygame.KMOD_LCTRL), "everywhere", "larger"),
        (press(pygame.K_m, pygame.KMOD_LCTRL | pygame.KMOD_LSHIFT), "everywhere", None),
        (press(pygame.K_1, pygame.KMOD_CAPS, "1"), "levels", "world_1"),
        (press(pygame.K_AMPERSAND, pygame.KMOD_LSHIFT, "1"), "levels", "world_1"),
        (press(pygame.K_q), "menus", None),
        (press(pygame.K_UNKNOWN), "menus", None),
        (pad_press("a"), "hand", "step"),
        (pad_press("a"), "menus", "press"),
        (pad_press("lt"), "valves", "shut"),
        (pygame.Event(pygame.KEYUP, key=pygame.K_z, mod=0), "stream", None),
        (pygame.Event(pygame.MOUSEMOTION, pos=(1, 1)), "stream", None),
    ],
)
def test_what_an_event_asks_for(event: pygame.Event, context: Context, name: str | None) -> None:
    assert RIGHT.action(event, context) == name


def test_the_foremost_context_has_the_word() -> None:
    assert RIGHT.action(press(pygame.K_t), "practice", "stream") == "coach_ghosts"
    assert RIGHT.action(press(pygame.K_UP), "valves", "menus") == "turn_up"
    assert RIGHT.action(press(pygame.K_UP), "menus", "valves") == "up"


def test_a_held_key_goes_on_turning_and_does_not_go_on_stepping() -> None:
    contexts: tuple[Context, ...] = ("hand", "valves", "menus")
    assert RIGHT.repeats(press(pygame.K_UP), *contexts)
    assert not RIGHT.repeats(press(pygame.K_SPACE), *contexts)
    assert not RIGHT.repeats(press(pygame.K_q), *contexts)
    assert bindings("left", "").repeats(press(pygame.K_w), *contexts)


def test_names_are_told_apart() -> None:
    idents = [action.ident for action in ACTIONS]
    assert len(idents) == len(set(idents))
    for group in TOGETHER:
        names = [action.name for action in ACTIONS if action.context in group]
        assert len(names) == len(set(names)), group


@pytest.mark.parametrize("preset", ["right", "left"])
def test_at_first_no_key_and_no_button_means_two_things(preset: Preset) -> None:
    found = bindings(preset, "")
    for action in ACTIONS:
        assert found.conflicts(action, "keys") == (), action.ident
        assert found.conflicts(action, "pad") == (), action.ident


@pytest.mark.parametrize("preset", ["right", "left"])
def test_at_first_nothing_takes_a_reserved_key_and_buttons_exist(preset: Preset) -> None:
    for action in ACTIONS:
        assert not RESERVED & set(action.keys(preset)), action.ident
        assert {*action.pad, *action.pad_fixed} <= BUTTONS, action.ident
        # what lists all that has no button is for gamepads alone
        assert bindings(preset, "").keys(action) or action.pad_fixed, action.ident


FAR = {
    *"yuiophjklnm-=0789[];',./", "return", "up", "down", "left", "right", "backspace", "page_up",
    "page_down", "home", "end", "delete",
}  # fmt: skip


def test_the_left_hand_reaches_all_that_is_wanted_in_play() -> None:
    left = bindings("left", "")
    for action in ACTIONS:
        if action.context in ("hand", "stream", "valves", "play", "practice"):
            key = left.keys(action)[0].split("+")[-1]
            assert key not in FAR, (action.ident, key)


def _changed(part: str, **changes: list[str]) -> Bindings:
    told = {part: {ident.replace("__", "."): keys for ident, keys in changes.items()}}
    return bindings("right", json.dumps(told))


def test_a_changed_key_means_the_action_and_the_old_one_no_longer() -> None:
    found = _changed("right", stream__undo=["q"])
    assert found.action(press(pygame.K_q), "stream") == "undo"
    assert found.action(press(pygame.K_z), "stream") is None
    assert bindings("left", write(found.changes)).action(press(pygame.K_q), "stream") is None
    found = _changed("pad", stream__undo=["r3"])
    assert found.action(pad_press("x"), "stream") is None


def test_fixed_keys_are_never_lost() -> None:
    found = _changed("right", menus__up=["return"], menus__back=[], menus__next=["escape"])
    assert found.action(press(pygame.K_ESCAPE), "menus") == "back"
    assert found.action(press(pygame.K_TAB), "menus") == "next"
    assert found.action(press(pygame.K_RETURN), "menus") == "press"
    found = _changed("pad", menus__back=["a"], menus__next=["b"])
    assert found.action(pad_press("a"), "menus") == "press"
    assert found.action(pad_press("b"), "menus") == "back"


def test_a_key_that_means_two_things_is_a_conflict_on_both_sides() -> None:
    found = _changed("right", stream__undo=["h"])
    undo, hint = find("undo", "stream"), find("hint", "stream")
    assert found.conflicts(undo, "keys") == (("h", hint),)
    assert found.conflicts(hint, "keys") == (("h", undo),)
    found = _changed("right", levels__practice=["h"])  # alive elsewhere
    assert found.conflicts(hint, "keys") == ()


@pytest.mark.parametrize(
    "kept",
    [
        "", "nonsense", "[]", "3", "null", '{"right": 3}', '{"nose": {"stream.undo": ["q"]}}',
        "[" * 9000,
        '{"right": {"stream.fly": ["q"]}}', '{"right": {"stream.undo": "q"}}',
        '{"right": {"stream.undo": [3]}}', '{"right": {"stream.undo": ["escape"]}}',
        '{"pad": {"stream.undo": ["nose"]}}', '{"right": {"stream.undo": [""]}}',
        '{"right": {"stream.undo": ["a","b","c","d","e","f","g","h","i"]}}',
    ],
)  # fmt: skip
def test_what_was_kept_and_makes_no_sense_is_left_out(kept: str) -> None:
    found = bindings("right", kept)
    assert found.action(press(pygame.K_z), "stream") == "undo"
    assert found.action(pad_press("x"), "stream") == "undo"


def test_changes_are_read_as_they_were_written() -> None:
    changes = {"right": {"stream.undo": ("q", "ctrl+z")}, "pad": {"stream.hint": ()}}
    assert read(write(changes)) == changes
    assert write({}) == write({"left": {}}) == ""


def test_an_action_is_found_by_its_name() -> None:
    found = find("undo", "valves", "stream")
    assert isinstance(found, Action)
    assert found.ident == "stream.undo"
    with pytest.raises(KeyError):
        find("undo", "valves")
