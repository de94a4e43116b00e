"""Every scene in every state, in one list: what all tests that look at all scenes look at.

A new scene, or a new state of one, gets a line in `SCENES`, and every such test sees it.
"""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from functools import cache, partial
from pathlib import Path
from typing import Any, Final, TypeAlias

import pygame

from game.level.format.problems import LevelError
from game.level.loader import load_level
from game.level.model import GATES, Level, Mode, World
from game.level.network import NetworkError
from game.progress.log import Crash
from game.progress.store import Store
from game.rules.lesson.running import Running
from game.rules.practice.contenders import RIVALS
from game.rules.replays.file import save_replay
from game.rules.replays.played import Replay
from game.rules.replays.table import TableReplay
from game.rules.replays.verdict import Outcome
from game.rules.replays.verify import recompute
from game.rules.session import Session
from game.rules.wiring.run import run_table
from game.rules.wiring.table import GateTable
from game.ui.context import AppContext, HelpTopic, InsideTab
from game.ui.controls.bindings import find
from game.ui.library import FolderLibrary
from game.ui.practice.duel import DuelScene
from game.ui.practice.race import RaceScene
from game.ui.practice.sample import sample_history
from game.ui.profiles.importing import ImportScene
from game.ui.profiles.naming import NamingScene
from game.ui.profiles.passing import ExportScene, export, take_over
from game.ui.profiles.scene import ProfilesScene
from game.ui.profiles.sure import SureScene
from game.ui.replay.opening import reviewed
from game.ui.review.model import LensName
from game.ui.scene import Scene
from game.ui.scenes.coach import CoachScene
from game.ui.scenes.crashed import CrashScene
from game.ui.scenes.settings import PAGES, Page, SettingsScene
from game.ui.screenshot import SceneName, _scene, still_context
from game.ui.trouble import unsound, untrained
from game.ui.view import View
from tests.rivalled import write_rivalled
from tests.ui.practice.training.told import FakeTrainer, done, report
from tests.wired import level_json, write_level


@dataclass
class Stage:
    """What scenes are made from: a context, toy levels, and a folder to write to.

    `app.library` is that of the toy levels, until a scene of a shipped level is made.
    """

    app: AppContext
    levels: Path
    folder: Path
    under: Scene | None = None
    """What lies under the scene that was made last, where that is laid over another."""

    def toy(self, ident: str = "toy", world: str = "first") -> Level:
        """A toy level."""
        return self.app.library.load(self.levels / world / f"{ident}.json")

    def shipped(self, ident: str) -> Level:
        """A level that ships; from now on the library is that of the shipped ones."""
        self.app.library = _shipped_library()
        return next(
            self.app.library.load(path)
            for world in self.app.library.worlds()
            for path in world.levels
            if path.stem == ident
        )


@cache
def _shipped_library() -> FolderLibrary:
    """The levels that ship, read once for all tests."""
    return FolderLibrary()


Make: TypeAlias = Callable[[Stage], Scene]


def stage(levels: Path, folder: Path) -> Stage:
    """A stage of one's own, where no test's fixtures are at hand."""
    app = still_context(FolderLibrary(levels), store=Store())
    app.trainer, app.exports = FakeTrainer(), folder / "exports"
    return Stage(app, levels, folder)


def write_levels(root: Path) -> Path:
    """Two worlds of toy levels: two sound ones, one without a network, one that is not JSON."""
    first, second = root / "first", root / "second"
    first.mkdir()
    second.mkdir()
    write_level(first, id="toy", after="That was a memory.")
    write_level(first, id="again", title="Once more")
    write_level(second, id="bare", title="No network yet", trained=False)
    (second / "broken.json").write_text('{"id": "broken",', encoding="utf-8")
    for folder, title, order, ids in (
        (first, "First", 1, ["toy", "again"]),
        (second, "Second", 2, ["bare", "broken"]),
    ):
        world = {"title": title, "order": order, "brief": "A few levels.", "levels": ids}
        (folder / "world.json").write_text(json.dumps(world), encoding="utf-8")
    return root


def finished_play(level: Level, mode: Mode = "play") -> Session:
    """A play of the toy level with one mistake in it."""
    session = Session.start(level, 7, mode=mode)
    for t, move in enumerate(session.deal.solution):
        session = session.play(move.with_gate("o", 0, 1.0) if t == 2 else move)
    return session


# -- plain scenes, and those of a toy level -------------------------------------------------------


def _plain(name: str, on: Stage) -> Scene:
    scene: Scene = getattr(on.app.scenes, name)(on.app)
    return scene


def _clash(on: Stage) -> Scene:
    """Keys, of which one means two things now."""
    scene: Any = on.app.scenes.keys(on.app)
    scene.layout(View.fit((1280, 720), on.app.settings.text))
    scene.ask(find("undo", "stream"), "keys")
    scene.handle(pygame.Event(pygame.KEYDOWN, key=pygame.K_h, mod=0, unicode="h", scancode=0))
    return scene  # type: ignore[no-any-return]


def _entry(ident: str, on: Stage) -> Scene:
    return on.app.scenes.guide(on.app, ident)


def _settings(page: Page, on: Stage) -> Scene:
    return SettingsScene(on.app, page)


def _of_toy(name: str, on: Stage) -> Scene:
    """A scene of a finished play, or of its level."""
    app, session = on.app, finished_play(on.toy())
    if name == "practised":
        return app.scenes.result(replace(session, mode="practice"), app, "First")
    if name in ("gates", "weights", "memory"):
        tab: Any = name
        return app.scenes.inside(app, session.level, "First", tab)
    if name == "history":
        sample_history(app.store, session.level, session.deal.network)
    makers: dict[str, Callable[[], Scene]] = {
        "watch": lambda: app.scenes.watch(app, session, "First"),
        "history": lambda: app.scenes.history(app, session.level, "First"),
        "history-empty": lambda: app.scenes.history(app, session.level, "First"),
        "review": lambda: app.scenes.review(app, session, "First"),
        "result": lambda: app.scenes.result(session, app, "First"),
        "room": lambda: app.scenes.room(app, session.level, "First"),
    }
    return makers[name]()


def _training(said: str, on: Stage) -> Scene:
    level = on.toy("bare", "second")
    trainer = on.app.trainer
    assert isinstance(trainer, FakeTrainer)
    scene = on.app.scenes.training(on.app, level, "Second", begin=said != "offered")
    if said == "begun":
        trainer.say(report(level, attempt=1))
    elif said == "done":
        trainer.say(report(level, attempt=1), done(level))
    elif said == "poor":
        trainer.say(report(level, attempt=1), done(level, good=False))
    return scene


def _matched(name: str, on: Stage) -> Scene:
    """The list of rivals, a race or a duel, as far on as the name says."""
    app = on.app
    level = app.library.load(write_rivalled(on.folder, id=name))
    if name == "rivals":
        return app.scenes.rivals(app, level, "First")
    scene: RaceScene | DuelScene = (
        DuelScene(app, level, "RNN") if "duel" in name else RaceScene(app, level, RIVALS, open=True)
    )
    scene.layout(View.fit((1280, 720), app.settings.text))
    if "-" in name:
        session = scene.model.session
        for move in session.deal.solution[session.t :][: 3 if name.endswith("past") else None]:
            scene.model.turn_to(move)
            scene.step()
            scene.settle()
        scene.look_at(1 if name.endswith("past") else None)
    while isinstance(scene, DuelScene) and not scene.lengths.whole:
        scene.update(0.0)
    return scene


def _crash(on: Stage) -> Scene:
    return CrashScene(on.app, Crash("ValueError: a test", None))


def _crash_play(on: Stage) -> Scene:
    return CrashScene(
        on.app, Crash("ValueError: a test", Path("~/logs/game.log")), lambda: _crash(on)
    )


# -- who plays ------------------------------------------------------------------------------------


def _people(on: Stage) -> None:
    """Ada, who plays, Ben, who never did, and somebody without a name."""
    on.app.store = store = Store(on.folder / "data")
    play, before = finished_play(on.toy()), datetime.now(UTC)
    store.record(play, finished=before - timedelta(days=3))
    for name in ("Ben", "Ada"):
        store.add_profile(name)
    for level, days in ((play.level, 1), (on.toy("again"), 0)):
        won = Session.start(level, 7)
        won = won.play_all(won.deal.solution)
        store.record(won, finished=before - timedelta(days=days))


def _among_people(name: str, on: Stage) -> Scene:
    _people(on)
    return _plain(name, on)


def _profiles(state: str, on: Stage) -> Scene:
    """The list of who plays, as after something was done, or what is laid over it."""
    _people(on)
    app = on.app
    scene = ProfilesScene(app)
    people = scene.people
    ada, ben, player = people.everybody()
    if state == "exported":
        export(people, None)
    elif state == "removed":
        people.remove(player)
        assert people.backup is not None
        kept = people.backup.with_name("progress-20261128-101500.sqlite3")  # at whatever time
        people.said = people.said.replace(str(people.backup), str(kept))
    elif state == "refused":
        take_over(people, on.levels / "first" / "toy.json")
    elif state != "several":
        on.under = scene
    if state.startswith("import") and state != "import-none":
        export(people, ben)
        if state == "import-many":
            exported = next(app.exports_folder.glob("*.json"))
            for n in range(40):
                copy = exported.with_name(f"class-{n:02}.json")
                copy.write_bytes(exported.read_bytes())
                os.utime(copy, (n, n))
        people.said = ""
        return ImportScene(app, people)
    naming = NamingScene(app, people, player if state == "renaming" else None)
    if state == "no-name":
        naming.layout(View.fit((1280, 720), app.settings.text))
        naming.name = "ada"
        naming.take()
    over: dict[str, Callable[[], Scene]] = {
        "naming": lambda: naming,
        "renaming": lambda: naming,
        "no-name": lambda: naming,
        "sure-reset": lambda: SureScene(app, people, ada, "reset"),
        "sure-remove": lambda: SureScene(app, people, ada, "remove"),
        "export": lambda: ExportScene(app, people),
        "import-none": lambda: ImportScene(app, people),
    }
    return over.get(state, lambda: scene)()


# -- what is laid over another scene --------------------------------------------------------------


class Asked:
    """Stands in for a practice, and does nothing it is asked for."""

    def ask(self, asked: str) -> None:
        pass


def _coach(on: Stage) -> Scene:
    on.under = _play("fluent", on, mode="practice", steps=3)
    return CoachScene(on.app, Asked())


def _actions(name: str, on: Stage) -> Scene:
    """What can be done in another scene and has no button of a gamepad."""
    on.under = SCENES[name](on)
    on.under.layout(View.fit((1280, 720), on.app.settings.text))
    return on.app.scenes.actions(on.app, on.under)


def _help(topic: HelpTopic, on: Stage) -> Scene:
    on.under = _shot("wire", "hundred", on) if topic == "wire" else _play("flip-flop", on)
    return on.app.scenes.help(on.app, topic, on.shipped("endless-reber"))


def _trouble(kind: str, on: Stage) -> Scene:
    on.under = _play("fluent", on)
    if kind == "untrained":
        path = write_level(on.folder, id="untrained", trained=False)
        level = load_level(path)
        try:
            on.app.library.network(level)
        except NetworkError as error:
            return on.app.scenes.trouble(on.app, untrained(error, level))
        raise AssertionError("it has no network")
    path = on.folder / "faulty.json"
    faults = {"memory": {"blocks": 9, "cell": 2}, "titel": "Where from?"}
    path.write_text(json.dumps(level_json() | faults), encoding="utf-8")
    try:
        load_level(path)
    except LevelError as error:
        return on.app.scenes.trouble(on.app, unsound(path, error))
    raise AssertionError("a sound level has no troubles")


def _saved(on: Stage) -> Scene:
    """Replays that were saved: two plays, and a file that is none."""
    on.app.exports = on.folder / "exports"
    on.app.exports.mkdir(exist_ok=True)
    session = finished_play(on.toy())
    for n, name in enumerate(("toy-7-20260102-1305", "toy-7-20260103-0911")):
        if not (path := on.app.exports / f"{name}.json").exists():
            save_replay(path, session)
        os.utime(path, (n, n))
    (on.app.exports / "other.json").write_text("{}", encoding="utf-8")
    scene: Any = on.app.scenes.saved(on.app)
    scene.folder = Path("exports")  # as it is told, the same wherever it is drawn
    return scene  # type: ignore[no-any-return]


def _lesson(name: str, on: Stage) -> Scene:
    """A lesson of two toy levels, one of which was played in it: its map or its summary."""
    app = on.app
    world = replace(app.library.worlds()[0], title="Friday", minutes=45)
    clock = iter([0.0, 0.0])
    late = 46.0 * 60.0 if name.endswith("over") else 13.5 * 60.0
    app.lesson = Running(world, app.store, lambda: 0.0, lambda: next(clock, late))
    app.store.record(finished_play(on.toy()), seconds=95.0)
    app.library = Listed(on.levels, world=world)
    if name.startswith("summary"):
        return app.scenes.lesson(app, app.lesson)
    return app.scenes.levels(app)


@dataclass
class Listed(FolderLibrary):
    """A library of one world."""

    world: World | None = None

    def worlds(self) -> tuple[World, ...]:
        assert self.world is not None
        return (self.world,)


def _verdict(outcome: Outcome, on: Stage) -> Scene:
    """A replay of a shipped level, as it is or with a false claim, or of a level changed since."""
    level = on.shipped("fluent")
    session = Session.start(level, 7, on.app.library.network(level))
    saved = Replay.of(session.play_all(session.deal.solution))
    if outcome == "refuted":
        saved = replace(saved, claim=replace(saved.claim, confidence=0.999, gate_changes=2))
    elif outcome == "open":
        saved = replace(saved, origin=replace(saved.origin, task_hash="0" * 16))
    again = recompute(saved, level, session.deal.network)
    below: list[Scene] = [on.app.scenes.title(on.app), *reviewed(on.app, again)]
    on.under = below[-1]
    return on.app.scenes.verdict(on.app, again)


def _replayed_table(on: Stage) -> Scene:
    """A stream of a table's replay that claims more stars than it earned."""
    level = on.shipped("hundred")
    network = on.app.library.network(level)
    saved = TableReplay.of(run_table(GateTable.start(level), network, 7))
    saved = replace(saved, claim=replace(saved.claim, stars=3))
    return reviewed(on.app, recompute(saved, level, network))[-1]


# -- levels that ship -----------------------------------------------------------------------------


def _shot(name: SceneName, ident: str | None, on: Stage) -> Scene:
    """A scene as the command `screenshot` makes it."""
    level = on.shipped(ident or "fluent") if ident else None
    on.app.library = FolderLibrary()
    return _scene(name, on.app, level, ident, None, (), None)


def _play(
    ident: str, on: Stage, steps: int = 0, mode: Mode = "play", wrong: bool = False,
    past: int | None = None, **settings: bool,
) -> Scene:  # fmt: skip
    """A play, some steps in; `wrong` turns the valves the other way at the last of them."""
    from game.ui.play.scene import PlayScene

    level, app = on.shipped(ident), on.app
    app.settings = replace(app.settings, **settings)  # type: ignore[arg-type]
    session = Session.start(level, 7, app.library.network(level), mode)
    scene = app.scenes.play(level, session, app, "Hold · 1 of 4")
    assert isinstance(scene, PlayScene)
    scene.layout(View.fit((1280, 720), app.settings.text))
    for t in range(steps):
        move = session.deal.reference[t]
        if wrong and t == steps - 1:
            for gate in GATES:
                for block in range(level.memory.blocks):
                    move = move.with_gate(gate, block, 1.0 - round(move.gate(gate)[block]))
        for valve in scene.model.valves:
            scene.model.set_valve(valve, move.gate(valve[0])[valve[1]])
        scene.model.step()
        for _ in range(4):
            scene.update(400.0)
    if past is not None:
        scene.model.look_at(past)
    return scene


def _in_parts(name: str, part: int, on: Stage) -> Scene:
    """A scene whose step waits after one of its six parts, the first of which is 1."""
    on.app.settings = replace(on.app.settings, stepped=True)
    scene: Any = SCENES[name](on)
    scene.layout(View.fit((1280, 720), on.app.settings.text))
    scene.update(0.0)  # it hears how steps are to play out
    if name == "watch":
        scene.reel.step()
    else:
        scene.model.turn_to(scene.model.session.deal.solution[0])
        scene.model.step()
    runs = (scene.reel if name == "watch" else scene).model
    scene.update(0.0)
    for _ in range(part - 1):
        runs.next_part()
        scene.update(0.0)
    return scene  # type: ignore[no-any-return]


def _hinted(on: Stage) -> Scene:
    scene: Any = _play("name-and-colour", on, steps=1)
    scene.model.hint()
    return scene  # type: ignore[no-any-return]


def _lens(lens: LensName, on: Stage) -> Scene:
    scene: Any = _shot("review", "name-and-colour", on)
    scene.model.lens = lens
    return scene  # type: ignore[no-any-return]


HELP: Final[tuple[HelpTopic, ...]] = (
    "hand", "wire", "practice", "review", "race", "inside", "watch", "history", "profiles", "menu",
)  # fmt: skip
INSIDE: Final[tuple[InsideTab, ...]] = ("gates", "weights", "memory")
LENSES: Final[tuple[LensName, ...]] = ("cell", "gates", "memory", "blame", "highway")

PROFILES: Final = (
    "several", "exported", "removed", "refused",
    "naming", "renaming", "no-name", "sure-reset", "sure-remove", "export", "import", "import-many",
    "import-none",
)  # fmt: skip
SCENES: Final[dict[str, Make]] = {
    "title": partial(_plain, "title"),
    "levels": partial(_plain, "levels"),
    "lesson": partial(_lesson, "map"),
    "lesson-over": partial(_lesson, "map-over"),
    "lesson-summary": partial(_lesson, "summary"),
    "levels-shipped": partial(_shot, "levels", "name-and-colour"),
    **{f"settings-{page}": partial(_settings, page) for page in PAGES},
    "title-people": partial(_among_people, "title"),
    "levels-people": partial(_among_people, "levels"),
    "profiles": partial(_plain, "profiles"),
    **{f"profiles-{state}": partial(_profiles, state) for state in PROFILES},
    "keys": partial(_plain, "keys"),
    "keys-clash": _clash,
    "crash": _crash,
    "crash-play": _crash_play,
    # over another
    "coach": _coach,
    **{f"help-{topic}": partial(_help, topic) for topic in HELP},
    "actions": partial(_actions, "practice"),
    "actions-wire": partial(_actions, "wire"),
    "trouble": partial(_trouble, "faulty"),
    "saved": _saved,
    "verdict": partial(_verdict, "confirmed"),
    "verdict-refuted": partial(_verdict, "refuted"),
    "verdict-open": partial(_verdict, "open"),
    "trouble-untrained": partial(_trouble, "untrained"),
    # the Field guide
    "guide": partial(_plain, "guide"),
    "entry": partial(_entry, "lstm-and-rnn"),
    "walk": partial(_plain, "walk"),
    # play
    "play": partial(_play, "fluent"),
    "play-four": partial(_play, "copy-four", steps=3),
    "play-hint": _hinted,
    "play-past": partial(_play, "name-and-colour", steps=4, past=1),
    "play-film": partial(_play, "captions", steps=2),
    "play-speech": partial(_play, "speech", steps=2),
    "play-music": partial(_play, "melody", steps=2),
    "play-series": partial(_play, "forecast", steps=2),
    "play-parts": partial(_in_parts, "play", 4),
    "guided": partial(_play, "fluent", mode="guided"),
    "guided-step": partial(_play, "fluent", steps=2, mode="guided"),
    "guided-mishap": partial(_play, "fluent", steps=2, mode="guided", wrong=True),
    "practice": partial(_play, "name-and-colour", steps=3, mode="practice", wrong=True),
    "practice-bet": partial(_play, "flip-flop", steps=1, mode="practice", bets=True),
    # after it
    "result": partial(_of_toy, "result"),
    "result-shipped": partial(_shot, "result", "fluent"),
    "practised": partial(_of_toy, "practised"),
    "review": partial(_of_toy, "review"),
    **{f"review-{lens}": partial(_lens, lens) for lens in LENSES},
    # wired
    "wire": partial(_shot, "wire", "hundred"),
    "network": partial(_shot, "network", "hundred"),
    "weights": partial(_shot, "weights", "hundred"),
    "stream": partial(_shot, "stream", "hundred"),
    "stream-replayed": _replayed_table,
    "result-wired": partial(_shot, "result", "hundred"),
    # practice
    "room": partial(_of_toy, "room"),
    "rivals": partial(_matched, "rivals"),
    "race": partial(_matched, "race"),
    "race-parts": partial(_in_parts, "race", 5),
    "race-past": partial(_matched, "race-past"),
    "race-over": partial(_matched, "race-over"),
    "duel": partial(_matched, "duel"),
    "duel-parts": partial(_in_parts, "duel", 6),
    "duel-over": partial(_matched, "duel-over"),
    "duel-shipped": partial(_shot, "duel", "fluent"),
    "training-offered": partial(_training, "offered"),
    "training": partial(_training, "begun"),
    "training-done": partial(_training, "done"),
    "training-poor": partial(_training, "poor"),
    **{f"inside-{tab}": partial(_of_toy, tab) for tab in INSIDE},
    "inside-shipped": partial(_shot, "inside", "name-and-colour"),
    "inside-weights-shipped": partial(_shot, "inside-weights", "name-and-colour"),
    "inside-memory-shipped": partial(_shot, "inside-memory", "name-and-colour"),
    "history": partial(_of_toy, "history"),
    "history-empty": partial(_of_toy, "history-empty"),
    "watch": partial(_of_toy, "watch"),
    "watch-parts": partial(_in_parts, "watch", 5),
}
"""How each scene is made, by a name that tests and golden pictures know it under."""

NAMES: Final = tuple(SCENES)


def make(name: str, on: Stage) -> Scene:
    """Make a scene; what lies under it, if anything, is in `on.under`."""
    on.under = None
    return SCENES[name](on)
