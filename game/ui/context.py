"""What every scene is handed: looks, settings, progress, levels, seeds, and the other scenes.

Scenes never import one another: they ask `AppContext.scenes` for the next one, and they get
randomness, storage and the library of levels from here, so that nothing in the window is global.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Literal, Protocol, TypeAlias

from game import words
from game.level.model import Level
from game.progress.folders import exports_folder
from game.progress.records import SettingValue
from game.progress.settings import Settings, change, kept_settings
from game.progress.store import Store
from game.rules.practice.contenders import RivalName
from game.rules.session import Session
from game.ui.controls.actions import Context
from game.ui.controls.bindings import Bindings, bindings
from game.ui.controls.device import Device
from game.ui.controls.news import News
from game.ui.controls.prompts import caps, prompt
from game.ui.library import Library
from game.ui.plays import Plays
from game.ui.practice.training.trainer import Trainer
from game.ui.scene import Scene
from game.ui.sound.player import Sound
from game.ui.theme import PATTERNED, THEMES, Theme
from game.ui.trouble import Trouble

if TYPE_CHECKING:
    from game.rules.lesson.running import Running
    from game.rules.practice.places import Place
    from game.rules.replays.verdict import Verdict
    from game.rules.replays.verify import Again
    from game.rules.wiring.run import TableRun

HelpTopic: TypeAlias = Literal[
    "hand", "wire", "practice", "review", "race", "inside", "watch", "history", "menu", "levels",
    "settings", "keys", "guide", "walk", "result", "stream", "room", "rivals", "training", "coach",
    "actions", "trouble", "crash", "verdict", "profiles", "lesson", "saved",
]  # fmt: skip
"""What a page of help is about: a scene, or several that are about the same."""
InsideTab: TypeAlias = Literal["gates", "weights", "memory"]


Asked: TypeAlias = Literal["show", "pass", "stars"]
"""What a practice can be asked for: show all that is left, let steps go by, play for stars."""


class Practised(Protocol):
    """A practice, as what is laid over it knows it."""

    def ask(self, asked: Asked) -> None:
        """Do this as soon as nothing lies over it any more."""


class Scenes(Protocol):
    """How one scene makes another, without knowing its module."""

    def title(self, app: AppContext) -> Scene:
        """The first scene."""

    def levels(self, app: AppContext, focus: str | None = None) -> Scene:
        """The list of levels, with the level of this id in focus."""

    def play(
        self,
        level: Level,
        session: Session,
        app: AppContext,
        world_title: str,
        *,
        resumed: bool = False,
    ) -> Scene:
        """The screen a level is played on; `resumed` says that the play was left earlier."""

    def result(
        self, session: Session, app: AppContext, world_title: str, retry: bool | None = None
    ) -> Scene:
        """The result of a finished play; of one that is recorded, `retry` says as what."""

    def review(self, app: AppContext, session: Session, world_title: str = "") -> Scene:
        """The whole review of a finished play; nothing is recorded."""

    def stream(
        self, run: TableRun, n: int, app: AppContext, world_title: str, of: Verdict | None = None
    ) -> Scene:
        """One stream of a table's run, to be stepped through; `of` is what came of its replay."""

    def room(self, app: AppContext, level: Level, world_title: str = "") -> Scene:
        """The practice room of a level."""

    def rivals(self, app: AppContext, level: Level, world_title: str = "") -> Scene:
        """Whom to play against on a level, and how."""

    def race(
        self,
        app: AppContext,
        level: Level,
        names: tuple[RivalName, ...],
        world_title: str = "",
        *,
        open: bool,
    ) -> Scene:
        """A race against some rivals; `open` shows them step by step, else at the end."""

    def duel(
        self,
        app: AppContext,
        level: Level,
        opponent: RivalName,
        world_title: str = "",
        *,
        seed: int | None = None,
    ) -> Scene:
        """A duel with one of the networks of a level, on streams that grow."""

    def training(
        self,
        app: AppContext,
        level: Level,
        world_title: str = "",
        *,
        begin: bool = False,
        over: bool = False,
        seed: int | None = None,
    ) -> Scene:
        """The training of a level's network, offered, or begun at once.

        `over` says that it lies over the level, which is gone back to afterwards; `seed` is that
        of the stream to be played then.
        """

    def coach(self, app: AppContext, practice: Practised) -> Scene:
        """What the coach shows in a practice, laid over it."""

    def inside(
        self, app: AppContext, level: Level, world_title: str = "", tab: InsideTab = "gates"
    ) -> Scene:
        """A level's network, looked into at every stage of its training.

        Raises:
            NetworkError: the level has no network that fits it.
        """

    def history(self, app: AppContext, level: Level, world_title: str = "") -> Scene:
        """The player's attempts at a level."""

    def watch(
        self, app: AppContext, session: Session, world_title: str = "", told: str = ""
    ) -> Scene:
        """A finished play, shown again move by move; `told` says what it is."""

    def saved(self, app: AppContext) -> Scene:
        """The replays that were saved."""

    def lesson(self, app: AppContext, lesson: Running) -> Scene:
        """What was played in a lesson, level by level."""

    def verdict(self, app: AppContext, again: Again) -> Scene:
        """Whether a replay is what it claims to be, laid over its review."""

    def settings(self, app: AppContext) -> Scene:
        """The settings."""

    def profiles(self, app: AppContext) -> Scene:
        """Who plays here."""

    def keys(self, app: AppContext) -> Scene:
        """What every key and button means, to be changed."""

    def help(
        self,
        app: AppContext,
        topic: HelpTopic = "hand",
        level: Level | None = None,
        under: Scene | None = None,
    ) -> Scene:
        """What a scene is about and its keys, laid over it; every key it has, if it is given."""

    def actions(self, app: AppContext, under: Scene) -> Scene:
        """All that can be done in a scene and has no button of a gamepad, laid over it."""

    def trouble(self, app: AppContext, trouble: Trouble) -> Scene:
        """What is wrong with the file that was saved, laid over what is shown."""

    def guide(
        self, app: AppContext, ident: str | None = None, trail: tuple[Scene, ...] = ()
    ) -> Scene:
        """An entry of the Field guide, or the list of all; `trail` is what was read before."""

    def walk(self, app: AppContext, trail: tuple[Scene, ...] = ()) -> Scene:
        """The forward pass, step by step; `trail` is what was read before."""


@dataclass
class AppContext:
    """Everything a scene may use. Settings change through `change`, and the app lays out anew."""

    scenes: Scenes
    store: Store
    library: Library
    new_seed: Callable[[], int]
    settings: Settings = field(default_factory=Settings)
    device: Device = "mouse"
    """What was used last: prompts name its keys or buttons."""
    trainer: Trainer = field(default_factory=Trainer)
    """The training that is under way, whichever scene is shown."""
    sound: Sound = field(default_factory=Sound)
    """Plays what is asked for; silent unless it was given a card."""
    news: News = field(default_factory=News)
    """What is said for a moment over whatever is shown."""
    exports: Path | None = None
    """Where what a player saves goes; by where progress is kept if not given."""
    places: dict[tuple[str, str], tuple[Place, ...]] = field(default_factory=dict)
    """Where others stand on a level, by its task and its networks: measured once."""
    lesson: Running | None = None
    """The lesson that is under way, if it is one."""
    home: tuple[Library, Running | None] | None = None
    """The levels and the lesson that are come back to from those that are visited."""

    def __post_init__(self) -> None:
        self.sound.follow(self.settings)

    @property
    def by_keys(self) -> bool:
        """Whether what was used last needs a focus: then a new scene shows where that is."""
        return self.device in ("keys", "pad")

    @property
    def plays(self) -> Plays:
        """Begins plays, takes up those that were left, and keeps them."""
        return Plays(self.store, self.library, self.new_seed)

    @property
    def controls(self) -> Bindings:
        """What every key and button means now."""
        return bindings(self.settings.preset, self.settings.keys)

    def prompt(self, name: str, *contexts: Context) -> str:
        """What means an action on what was used last: `Z`, or `X` on a gamepad; "" if nothing does.

        Raises:
            KeyError: no context has such an action.
        """
        return prompt(self.controls, self.device, name, *contexts)

    def caps(self, ident: str) -> tuple[str, ...]:
        """The key caps of an action, such as `hand:step`, on what was used last.

        Raises:
            KeyError: there is no such action.
        """
        return caps(self.controls, self.device, ident)

    def cap(self, ident: str) -> str:
        """The first key cap of an action; "" with a mouse, and if nothing means it.

        Raises:
            KeyError: there is no such action.
        """
        return next(iter(self.caps(ident)), "") if self.by_keys else ""

    @property
    def theme(self) -> Theme:
        """The look that is set."""
        looks = PATTERNED if self.settings.patterns else THEMES
        return looks[self.settings.theme]

    @property
    def exports_folder(self) -> Path:
        """The folder that replays, pictures and films are saved in."""
        return self.exports or exports_folder(self.store.folder)

    def change(self, **values: SettingValue) -> None:
        """Change settings and keep them.

        Raises:
            TypeError: there is no setting of this name.
        """
        for name, value in values.items():
            self.settings = change(self.store, self.settings, name, value)
        if "language" in values:
            words.use(self.settings.language)
        self.sound.follow(self.settings)

    def visit(self, library: Library, lesson: Running | None) -> None:
        """Go to other levels, until the list of them is left."""
        self.home = self.home or (self.library, self.lesson)
        self.library, self.lesson = library, lesson

    def go_home(self) -> None:
        """Come back from levels that were visited, if any were."""
        if self.home is not None:
            (self.library, self.lesson), self.home = self.home, None

    def take_profile(self) -> None:
        """Go on with the settings of whoever plays by now; the app lays out anew."""
        self.settings = kept_settings(self.store)
        words.use(self.settings.language)
        self.sound.follow(self.settings)
