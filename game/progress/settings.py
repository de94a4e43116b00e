"""What a player may set: every setting, what it may be, and reading back what was kept."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, fields, replace
from typing import TYPE_CHECKING, Final

from game import words
from game.progress.records import SettingValue

if TYPE_CHECKING:  # SQLite is not loaded to say which settings there are
    from game.progress.store import Store

THEME_NAMES: Final = ("dark", "light", "contrast")
TEXT_MIN: Final = 1.0
TEXT_MAX: Final = 2.0
TEXT_STEP: Final = 0.1
SPEEDS: Final = (0.25, 0.5, 1.0, 2.0)
TEMPO_MAX: Final = 2.0
"""Steps per second that a stream flows by itself at the most."""
TEMPO_STEP: Final = 0.25
VOLUME_STEP: Final = 0.1
PRESETS: Final = ("right", "left")
"""Which hand keys are laid out for; the other hand has the mouse."""


@dataclass(frozen=True, slots=True)
class Settings:
    """What a player may set; every one of them is kept.

    Looks: `theme`, the `text` size from 1.0 to 2.0, `patterns` besides colours, `fullscreen`,
    `language` by its code.
    Motion: `reduced_motion` shows every change at once, `stepped` waits for a key between the
    parts of a step, `speed` is how fast things move (1.0 is as designed), `tempo` how many steps a
    second a stream flows by itself (0 waits for the player).
    Sound: the volumes of `sounds` (what happens), `ambience` (the cell state) and `voices` (tokens
    that can be heard) from 0 to 1, and `muted` for all of them.
    Controls: the `preset` of keys, and `keys`, what was changed in it (JSON).
    Help: `prompts` at the valve they speak of. What follows is shown in practice alone: the
    evaluation `coach_bar`, the network's gates as ticks (`coach_ghosts`), values and marks of
    moves (`coach_marks`), a sentence on each (`coach_words`), and whether a bet is asked for
    before each question (`bets`).
    """

    theme: str = "dark"
    text: float = 1.0
    patterns: bool = False
    fullscreen: bool = False
    language: str = "en"
    reduced_motion: bool = False
    stepped: bool = False
    speed: float = 1.0
    tempo: float = 0.0
    sounds: float = 0.7
    ambience: float = 0.3
    voices: float = 0.7
    muted: bool = False
    preset: str = "right"
    keys: str = ""
    prompts: bool = True
    coach_bar: bool = True
    coach_ghosts: bool = True
    coach_marks: bool = True
    coach_words: bool = True
    bets: bool = False


def speed_option(speed: float) -> str:
    """What a speed is called in the catalogue."""
    return f"speed_{speed:g}".replace(".", "_")


def _share(value: SettingValue) -> bool:
    return isinstance(value, int | float) and 0.0 <= value <= 1.0


ALLOWED: Final[dict[str, Callable[[SettingValue], bool]]] = {
    "theme": lambda value: value in THEME_NAMES,
    "text": lambda value: isinstance(value, int | float) and TEXT_MIN <= value <= TEXT_MAX,
    "language": lambda value: value in {one.code for one in words.languages()},
    "speed": lambda value: value in SPEEDS,
    "tempo": lambda value: isinstance(value, int | float) and 0.0 <= value <= TEMPO_MAX,
    "sounds": _share,
    "ambience": _share,
    "voices": _share,
    "preset": lambda value: value in PRESETS,
}
"""What a setting may be, where its type does not say so already."""


def kept_settings(store: Store) -> Settings:
    """The settings as they were left; anything that makes no sense is left at its default."""
    kept = Settings()
    for one in fields(Settings):
        value, usual = store.setting(one.name), getattr(kept, one.name)
        if value is None or isinstance(value, bool) != isinstance(usual, bool):
            continue
        if isinstance(value, str) != isinstance(usual, str):
            continue
        if one.name not in ALLOWED or ALLOWED[one.name](value):
            kept = replace(kept, **{one.name: type(usual)(value)})
    return kept


def choices(name: str) -> tuple[SettingValue, ...] | None:
    """All that a setting may be; None where it is any number between two."""
    known: dict[str, tuple[SettingValue, ...]] = {
        "theme": THEME_NAMES,
        "language": tuple(one.code for one in words.languages()),
        "speed": SPEEDS,
        "preset": PRESETS,
    }
    usual = getattr(Settings(), name)
    return (True, False) if isinstance(usual, bool) else known.get(name)


def change(store: Store, settings: Settings, name: str, value: SettingValue) -> Settings:
    """The settings with one of them changed, and kept.

    Raises:
        TypeError: there is no setting of this name.
    """
    changed = replace(settings, **{name: value})  # type: ignore[arg-type]
    store.set_setting(name, value)
    return changed
