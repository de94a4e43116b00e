"""Every action a player can take: its name, where it is alive, and what means it at first.

Keys are written as `keys.py` names them, several apart by spaces, for either hand; a button of a
gamepad as `pad.py` names it. What is `fixed` means the action whatever else is set, so that nobody
locks themselves out.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final, Literal, TypeAlias

Context: TypeAlias = Literal[
    "everywhere", "menus", "stream", "tempo", "hand", "valves", "play", "practice", "wire",
    "race", "review", "watch", "inside", "walk", "levels", "room", "rivals", "training",
]  # fmt: skip
"""Where actions are alive; a scene asks for those of its contexts, the foremost first."""
Preset: TypeAlias = Literal["right", "left"]
"""The hand that has the keys; the other one has the mouse."""


@dataclass(frozen=True, slots=True)
class Action:
    """One thing a player can do.

    Args:
        context: where it is alive.
        name: what it is called there.
        right: the keys that mean it at first for the right hand.
        left: the same for the left hand.
        pad: the buttons of a gamepad that mean it at first.
        fixed: keys that always mean it.
        pad_fixed: buttons that always mean it.
        repeats: whether a held key goes on acting.
    """

    context: Context
    name: str
    right: tuple[str, ...]
    left: tuple[str, ...]
    pad: tuple[str, ...] = ()
    fixed: tuple[str, ...] = ()
    pad_fixed: tuple[str, ...] = ()
    repeats: bool = False

    @property
    def ident(self) -> str:
        """Its name among all actions."""
        return f"{self.context}.{self.name}"

    def keys(self, preset: Preset) -> tuple[str, ...]:
        """The keys that mean it at first, the fixed ones left out."""
        return self.left if preset == "left" else self.right


def _action(
    context: Context,
    name: str,
    right: str = "",
    left: str | None = None,
    pad: str = "",
    *,
    fixed: str = "",
    pad_fixed: str = "",
    repeats: bool = False,
) -> Action:
    hand = right if left is None else left
    return Action(context, name, tuple(right.split()), tuple(hand.split()), tuple(pad.split()),
                  tuple(fixed.split()), tuple(pad_fixed.split()), repeats)  # fmt: skip


_EVERYWHERE: Final = (
    _action("everywhere", "help", fixed="f1"),
    _action("everywhere", "menu", pad_fixed="start"),
    _action("everywhere", "fullscreen", fixed="f11 alt+return"),
    _action("everywhere", "larger", "ctrl++ ctrl+=", repeats=True),
    _action("everywhere", "smaller", "ctrl+-", repeats=True),
    _action("everywhere", "usual", "ctrl+0"),
    _action("everywhere", "mute", "ctrl+m"),
    _action("everywhere", "close_news", "ctrl+x", pad="r3"),
)
_MENUS: Final = (
    _action("menus", "back", fixed="escape", pad_fixed="b"),
    _action("menus", "next", pad="rb right_stick_right", fixed="tab", repeats=True),
    _action("menus", "previous", pad="lb right_stick_left", fixed="shift+tab", repeats=True),
    _action("menus", "press", fixed="return space", pad_fixed="a"),
    _action("menus", "left", "", "a", fixed="left", pad_fixed="left", repeats=True),
    _action("menus", "right", "", "d", fixed="right", pad_fixed="right", repeats=True),
    _action("menus", "up", "", "w", fixed="up", pad_fixed="up", repeats=True),
    _action("menus", "down", "", "s", fixed="down", pad_fixed="down", repeats=True),
    _action("menus", "page_up", "page_up", "1 page_up", "right_stick_up", repeats=True),
    _action("menus", "page_down", "page_down", "2 page_down", "right_stick_down", repeats=True),
    _action("menus", "home", "home", "3 home"),
    _action("menus", "end", "end", "4 end"),
)
_STREAM: Final = (
    _action("stream", "undo", "z ctrl+z backspace", pad="x"),
    _action("stream", "redo", "y ctrl+y ctrl+shift+z", "x ctrl+y ctrl+shift+z"),
    _action("stream", "hint", "h ?", "t ?", pad="y"),
    _action("stream", "guide", "g"),
    _action("stream", "earlier", "page_up", "4 page_up", "lb", repeats=True),
    _action("stream", "later", "page_down", "5 page_down", "rb", repeats=True),
    _action("stream", "first", "home", "shift+4 home"),
    _action("stream", "last", "end", "6 end"),
)
_TEMPO: Final = (
    _action("tempo", "flow", "k", "shift+c k"),
    _action("tempo", "slower", "-", "shift+z -", repeats=True),
    _action("tempo", "faster", "+ =", "shift+x + =", repeats=True),
)
_HAND: Final = (
    _action("hand", "step", "space", pad="a"),
    _action("hand", "valve_previous", "left", "a left", "left", repeats=True),
    _action("hand", "valve_next", "right", "d right", "right", repeats=True),
)
_VALVES: Final = (
    _action("valves", "gate_f", "f", "1"),
    _action("valves", "gate_i", "i", "2"),
    _action("valves", "gate_o", "o", "3"),
    _action("valves", "turn_up", "up", "w up", "up", repeats=True),
    _action("valves", "turn_down", "down", "s down", "down", repeats=True),
    _action("valves", "finer_up", ". shift+up", "shift+w shift+up", "right_stick_up", repeats=True),
    _action(
        "valves",
        "finer_down",
        ", shift+down",
        "shift+s shift+down",
        "right_stick_down",
        repeats=True,
    ),
    _action("valves", "open", "1", "e", "rt"),
    _action("valves", "shut", "0", "q", "lt"),
    _action("valves", "flip", "return", "f return", "l3"),
)
_PLAY: Final = (
    _action("play", "restart", "r"),
    _action("play", "other_mode", "p", "shift+v"),
    _action("play", "undo_here", "u", "b"),
    _action("play", "about", "l", "shift+a", repeats=True),
    _action("play", "close_prompt", "x", "shift+q", "r3"),
)
_PRACTICE: Final = (
    _action("practice", "coach", "c", pad="select"),
    _action("practice", "show_move", "n s", "v"),
    _action("practice", "show_rest", "a", "shift+f"),
    _action("practice", "skip", "j", "shift+r"),
    _action("practice", "bet", "b", "shift+b"),
    _action("practice", "coach_bar", "e", "shift+1"),
    _action("practice", "coach_ghosts", "t", "shift+2"),
    _action("practice", "coach_marks", "m", "shift+3"),
    _action("practice", "coach_words", "w", "shift+e"),
)
_WIRE: Final = (
    _action("wire", "open", "1", pad="rt"),
    _action("wire", "shut", "0", "q", "lt"),
    *(_action("wire", f"tenth_{n}", str(n)) for n in range(2, 10) if n not in (4, 5, 6)),
    *(_action("wire", f"tenth_{n}", str(n), f"ctrl+{n}") for n in (4, 5, 6)),
    _action("wire", "turn_up", "shift+up", "shift+w shift+up", "right_stick_up", repeats=True),
    _action(
        "wire", "turn_down", "shift+down", "shift+s shift+down", "right_stick_down", repeats=True
    ),
    _action("wire", "finer_up", ".", "shift+d .", repeats=True),
    _action("wire", "finer_down", ",", "shift+a ,", repeats=True),
    _action("wire", "run", "r", pad="select"),
    _action("wire", "run_here", "space"),
    _action("wire", "again", "e"),
    _action("wire", "case", "c"),
    _action("wire", "drop", "x delete", "shift+f delete"),
    _action("wire", "move", "m", "b"),
    _action("wire", "failure", "f"),
    _action("wire", "open_stream", "v"),
    _action("wire", "next_level", "n", "shift+v"),
    _action("wire", "next_tab", "t", "shift+r"),
    _action("wire", "close_prompt", "shift+x", "shift+q", "r3"),
)
_RACE: Final = (
    _action("race", "again", "r"),
    _action("race", "hold", "n", "v", "select"),
    _action("race", "habit", "b", "b"),
    _action("race", "curve", "c"),
)
_REVIEW: Final = (
    _action("review", "before", "left", "a left", "left lb", repeats=True),
    _action("review", "after", "right", "d right", "right rb", repeats=True),
    _action("review", "first", "home", "shift+a home"),
    _action("review", "last", "end", "shift+d end"),
    _action("review", "lens", "t", pad="y"),
    _action("review", "network", "n", "r", "select"),
    _action("review", "reset", "z backspace", pad="x"),
    _action("review", "play_on", "p", "v"),
)
_WATCH: Final = (
    _action("watch", "pause", "space", pad="a"),
    _action("watch", "before", "left page_up", "a left", "left lb", repeats=True),
    _action("watch", "after", "right page_down", "d right", "right rb", repeats=True),
    _action("watch", "first", "home", "shift+a home"),
    _action("watch", "last", "end", "shift+d end"),
    _action("watch", "review", "v", pad="x"),
)
_INSIDE: Final = (
    _action("inside", "stage_before", "left", "a left", "left", repeats=True),
    _action("inside", "stage_after", "right", "d right", "right", repeats=True),
    _action("inside", "always_before", "shift+left", "shift+a shift+left", "lb", repeats=True),
    _action("inside", "always_after", "shift+right", "shift+d shift+right", "rb", repeats=True),
    _action("inside", "gates", "g"),
    _action("inside", "weights", "w", "e"),
    _action("inside", "memory", "m", "r"),
    _action("inside", "next_tab", "t", pad="y"),
)
_WALK: Final = (
    _action("walk", "forth", "space", pad="rb"),
    _action("walk", "back_one", "backspace", "q", "lb"),
    _action("walk", "run", "a", "r", "y"),
    *(_action("walk", f"step_{n}", str(n)) for n in range(1, 7)),
)
_LEVELS: Final = (
    _action("levels", "practice", "p", "v", "x"),
    _action("levels", "world_before", "[", "q", "lb"),
    _action("levels", "world_after", "]", "e", "rb"),
    *(_action("levels", f"world_{n}", str(n)) for n in range(1, 10)),
)
_ROOM: Final = (
    _action("room", "coach", "c"),
    _action("room", "rivals", "r"),
    _action("room", "inside", "i", "e"),
    _action("room", "history", "h", "f"),
    _action("room", "train", "t"),
)
_RIVALS: Final = (
    _action("rivals", "race", "r"),
    _action("rivals", "duel", "d", "f"),
    _action("rivals", "reveal", "t", pad="y"),
    *(_action("rivals", f"rival_{n}", str(n)) for n in range(1, 6)),
)
_TRAINING: Final = (
    _action("training", "train", "t"),
    _action("training", "stop", "s", "x"),
    _action("training", "practise", "p", "v"),
    _action("training", "play", "l", "e"),
    _action("training", "on", "g"),
)

ACTIONS: Final = (
    *_EVERYWHERE, *_MENUS, *_STREAM, *_TEMPO, *_HAND, *_VALVES, *_PLAY, *_PRACTICE, *_WIRE,
    *_RACE, *_REVIEW, *_WATCH, *_INSIDE, *_WALK, *_LEVELS, *_ROOM, *_RIVALS, *_TRAINING,
)  # fmt: skip
CLOSING: Final = frozenset({"close_news", "close_prompt"})
"""What closes something that is told; the news first, so that one button may mean all of it."""
BY_IDENT: Final = {action.ident: action for action in ACTIONS}

TOGETHER: Final[tuple[tuple[Context, ...], ...]] = (
    ("practice", "play", "stream", "tempo", "hand", "valves", "everywhere"),
    ("race", "stream", "tempo", "hand", "valves", "everywhere"),
    ("wire", "stream", "tempo", "everywhere"),
    ("review", "valves", "everywhere"),
    ("watch", "tempo", "everywhere"),
    ("inside", "everywhere"),
    ("walk", "everywhere"),
    ("levels", "everywhere"),
    ("room", "everywhere"),
    ("rivals", "everywhere"),
    ("training", "everywhere"),
    ("menus", "everywhere"),
)
"""Contexts that are alive at once, where a key must not mean two things.

What moves among controls is not among them: a scene's own actions come before it on purpose, as
when Up turns a valve that has the keys.
"""
