"""Which class each scene is: the one place where scenes meet, so that none imports another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from game.level.model import Level
from game.rules.practice.contenders import RivalName
from game.rules.session import Session
from game.ui.context import AppContext, HelpTopic, InsideTab, Practised
from game.ui.scene import Scene
from game.ui.trouble import Trouble

if TYPE_CHECKING:
    from game.rules.lesson.running import Running
    from game.rules.replays.verdict import Verdict
    from game.rules.replays.verify import Again
    from game.rules.wiring.run import TableRun


class Directory:
    """Makes every scene; each module is imported when its scene is first wanted."""

    def title(self, app: AppContext) -> Scene:
        """The first scene."""
        from game.ui.title.scene import TitleScene

        return TitleScene(app)

    def levels(self, app: AppContext, focus: str | None = None) -> Scene:
        """The list of levels, with the level of this id in focus."""
        from game.ui.levels.scene import LevelsScene

        return LevelsScene(app, focus)

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
        if level.play.act == "wire" and session.mode == "play":  # practice is by hand everywhere
            from game.ui.wire.scene import WireScene

            return WireScene(level, session, app, world_title)
        from game.ui.play.scene import PlayScene

        return PlayScene(level, session, app, world_title, resumed=resumed)

    def coach(self, app: AppContext, practice: Practised) -> Scene:
        """What the coach shows in a practice, laid over it."""
        from game.ui.scenes.coach import CoachScene

        return CoachScene(app, practice)

    def result(
        self, session: Session, app: AppContext, world_title: str, retry: bool | None = None
    ) -> Scene:
        """The result of a finished play; of one that is recorded, `retry` says as what."""
        from game.ui.scenes.result import ResultScene

        return ResultScene(session, app, world_title, retry)

    def review(self, app: AppContext, session: Session, world_title: str = "") -> Scene:
        """The whole review of a finished play; nothing is recorded."""
        from game.ui.review.scene import ReviewScene

        return ReviewScene(app, session, world_title)

    def stream(
        self, run: TableRun, n: int, app: AppContext, world_title: str, of: Verdict | None = None
    ) -> Scene:
        """One stream of a table's run, to be stepped through; `of` is what came of its replay."""
        from game.ui.wire.stream import StreamScene

        return StreamScene(run, n, app, world_title, of)

    def room(self, app: AppContext, level: Level, world_title: str = "") -> Scene:
        """The practice room of a level."""
        from game.ui.practice.room import RoomScene

        return RoomScene(app, level, world_title)

    def rivals(self, app: AppContext, level: Level, world_title: str = "") -> Scene:
        """Whom to play against on a level, and how."""
        from game.ui.practice.rivals import RivalsScene

        return RivalsScene(app, level, world_title)

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
        from game.ui.practice.race import RaceScene

        return RaceScene(app, level, names, open=open, world_title=world_title)

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
        from game.ui.practice.duel import DuelScene

        return DuelScene(app, level, opponent, world_title, seed)

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
        """The training of a level's network, offered, or begun at once."""
        from game.ui.practice.training.scene import TrainingScene

        return TrainingScene(app, level, world_title, begin=begin, over=over, seed=seed)

    def inside(
        self, app: AppContext, level: Level, world_title: str = "", tab: InsideTab = "gates"
    ) -> Scene:
        """A level's network, looked into at every stage of its training."""
        from game.ui.practice.inside.scene import InsideScene

        return InsideScene(app, level, world_title, tab)

    def history(self, app: AppContext, level: Level, world_title: str = "") -> Scene:
        """The player's attempts at a level."""
        from game.ui.practice.history import HistoryScene

        return HistoryScene(app, level, world_title)

    def watch(
        self, app: AppContext, session: Session, world_title: str = "", told: str = ""
    ) -> Scene:
        """A finished play, shown again move by move; `told` says what it is."""
        from game.ui.practice.watch import WatchScene

        return WatchScene(app, session, world_title, told)

    def saved(self, app: AppContext) -> Scene:
        """The replays that were saved."""
        from game.ui.replay.saved import SavedScene

        return SavedScene(app)

    def lesson(self, app: AppContext, lesson: Running) -> Scene:
        """What was played in a lesson, level by level."""
        from game.ui.levels.lesson import LessonScene

        return LessonScene(app, lesson)

    def verdict(self, app: AppContext, again: Again) -> Scene:
        """Whether a replay is what it claims to be, laid over its review."""
        from game.ui.replay.verdict import VerdictScene

        return VerdictScene(app, again)

    def settings(self, app: AppContext) -> Scene:
        """The settings."""
        from game.ui.scenes.settings import SettingsScene

        return SettingsScene(app)

    def profiles(self, app: AppContext) -> Scene:
        """Who plays here."""
        from game.ui.profiles.scene import ProfilesScene

        return ProfilesScene(app)

    def keys(self, app: AppContext) -> Scene:
        """What every key and button means, to be changed."""
        from game.ui.keys.scene import KeysScene

        return KeysScene(app)

    def help(
        self,
        app: AppContext,
        topic: HelpTopic = "hand",
        level: Level | None = None,
        under: Scene | None = None,
    ) -> Scene:
        """What a scene is about and its keys, laid over it; every key it has, if it is given."""
        from game.ui.help.scene import HelpScene

        return HelpScene(app, topic, level, under)

    def actions(self, app: AppContext, under: Scene) -> Scene:
        """All that can be done in a scene and has no button of a gamepad, laid over it."""
        from game.ui.scenes.actions import ActionsScene

        return ActionsScene(app, under)

    def trouble(self, app: AppContext, trouble: Trouble) -> Scene:
        """What is wrong with the file that was saved, laid over what is shown."""
        from game.ui.scenes.trouble import TroubleScene

        return TroubleScene(app, trouble)

    def guide(
        self, app: AppContext, ident: str | None = None, trail: tuple[Scene, ...] = ()
    ) -> Scene:
        """An entry of the Field guide, or the list of all; `trail` is what was read before."""
        from game.guide.catalogue import entries
        from game.ui.guide.entry import EntryScene
        from game.ui.guide.index import IndexScene

        known = ident is not None and ident in entries()
        return EntryScene(app, ident, trail) if known and ident else IndexScene(app, trail)

    def walk(self, app: AppContext, trail: tuple[Scene, ...] = ()) -> Scene:
        """The forward pass, step by step; `trail` is what was read before."""
        from game.ui.guide.walk import WalkScene

        return WalkScene(app, trail)
