"""Which scenes sound, and when: what is to be seen there, and in lists nothing."""

from collections.abc import Callable

import pygame
import pytest

from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.play.scene import PlayScene
from game.ui.practice.match import Match
from game.ui.practice.watch import WatchScene
from game.ui.review.scene import ReviewScene
from game.ui.scenes.result import ResultScene
from game.ui.scenes.settings import SettingsScene
from game.words import languages, say
from game.words.catalogue import entries
from tests.ui.driving import Driver
from tests.ui.practice.conftest import MakeDuel, MakeRace, duel, race, rivalled, solve
from tests.ui.sound.hearing import FakeCard, Noted

__all__ = ["duel", "race", "rivalled"]
Drive = Callable[..., Driver]


@pytest.fixture
def sound(app: AppContext) -> Noted:
    app.sound = noted = Noted()
    return noted


def won(finished: Session) -> Session:
    return Session.start(finished.level, 7).play_all(finished.deal.solution)


def settle(match: Match) -> None:
    for _ in range(100):
        match.update(50.0)


def test_a_play_is_heard_from_its_keys_to_its_stars(
    app: AppContext, sound: Noted, finished: Session, drive: Drive
) -> None:
    app.change(reduced_motion=False)
    session = Session.start(finished.level, 8, finished.deal.network)
    driver = drive(PlayScene(finished.level, session, app))
    driver.key(pygame.K_i, pygame.K_1)
    driver.key(pygame.K_UP)
    assert sound.names == ["valve"]
    driver.key(pygame.K_SPACE)
    driver.wait(3000)
    assert sound.names == ["step", "write"]
    for move in session.deal.solution[1:]:
        driver.scene.model.turn_to(move)  # type: ignore[attr-defined]
        driver.key(pygame.K_SPACE)
        driver.wait(1500)
    driver.wait(4000)
    assert driver.name == "ResultScene"
    heard = sound.names
    assert heard.count("right") == 1
    assert heard[-3:] == ["star", "star", "star"]


def test_stars_are_heard_one_by_one_or_at_once_where_motion_is_reduced(
    app: AppContext, sound: Noted, finished: Session, drive: Drive
) -> None:
    app.change(reduced_motion=False)
    driver = drive(ResultScene(won(finished), app))
    driver.wait(300)
    assert [how for _, how in sound.played] == [{"n": 0}]
    driver.wait(2000)
    assert [how for _, how in sound.played] == [{"n": 0}, {"n": 1}, {"n": 2}]
    sound.played.clear()
    app.change(reduced_motion=True)
    drive(ResultScene(won(finished), app)).wait(2000)
    assert [how for _, how in sound.played] == [{"n": 2}]


def test_no_star_no_sound(app: AppContext, sound: Noted, finished: Session, drive: Drive) -> None:
    start = Session.start(finished.level, 7)
    idle = start.play_all([start.valves] * len(start.deal))
    drive(ResultScene(idle, app)).wait(3000)
    assert sound.names == []


def test_a_page_that_is_turned_ticks(app: AppContext, sound: Noted, drive: Drive) -> None:
    driver = drive(app.scenes.title(app))
    driver.key(pygame.K_F1)
    assert sound.names == ["tick"]
    driver.key(pygame.K_ESCAPE)
    assert sound.names == ["tick"]


@pytest.mark.parametrize("name", ["title", "levels", "settings"])
def test_in_lists_nothing_sounds(app: AppContext, sound: Noted, drive: Drive, name: str) -> None:
    app.change(reduced_motion=False)
    driver = drive(getattr(app.scenes, name)(app))
    driver.wait(3000)
    driver.key(pygame.K_DOWN, pygame.K_TAB, pygame.K_RIGHT)
    assert sound.names == []
    assert sound.said == []
    assert sound.heard is None


def test_under_what_is_laid_over_it_a_play_falls_silent(
    app: AppContext, sound: Noted, finished: Session, drive: Drive
) -> None:
    driver = drive(PlayScene(finished.level, Session.start(finished.level, 8), app))
    driver.wait(100)
    assert sound.heard is not None
    driver.key(pygame.K_F1)
    sound.heard = None
    driver.wait(100)
    assert sound.heard is None


def test_a_play_that_is_watched_is_heard(
    app: AppContext, sound: Noted, finished: Session, drive: Drive
) -> None:
    app.change(reduced_motion=False)
    driver = drive(WatchScene(app, won(finished)))
    driver.key(pygame.K_SPACE)  # it is paused at first
    driver.wait(60_000)
    heard = sound.names
    assert heard.count("step") == len(finished.moves)
    assert heard.count("right") == 1
    assert "write" in heard
    assert "valve" in heard


def test_a_review_is_heard_at_the_step_that_is_looked_at(
    app: AppContext, sound: Noted, finished: Session, drive: Drive
) -> None:
    driver = drive(ReviewScene(app, finished))
    driver.wait(100)
    assert sound.heard is not None
    assert sound.names == []


def test_a_duel_is_heard_and_how_it_ends(sound: Noted, duel: MakeDuel) -> None:
    scene = duel("network")
    solve(scene)
    settle(scene)
    assert scene.phase == "over"
    heard = [(name, how) for name, how in sound.played if name in ("star", "right", "wrong")]
    assert ("star", {"n": 0}) in heard
    sound.played.clear()
    scene.go_on()
    while scene.phase == "play":
        scene.step()
        scene.settle()
        scene.update(50.0)
    assert scene.duel.outcome == "lost"
    assert sound.names[-1] == "wrong"
    scene = duel("novice")
    solve(scene)
    settle(scene)
    assert scene.duel.outcome == "won"
    assert ("star", {"n": 2}) in sound.played


def test_a_race_is_heard_once_all_is_shown(sound: Noted, race: MakeRace) -> None:
    for open in (True, False):
        scene = race(open=open)
        settle(scene)
        solve(scene, 1)
        assert "star" not in sound.names
        solve(scene)
        settle(scene)
        assert scene.revealed
        assert sum(name in ("star", "run") for name in sound.names) == 1


@pytest.mark.parametrize(
    ("name", "value"), [("muted", True), ("sounds", 0.5), ("voices", 0.1), ("ambience", 0.9)]
)
def test_a_volume_that_is_changed_is_heard_once(
    app: AppContext, sound: Noted, drive: Drive, name: str, value: float
) -> None:
    driver = drive(SettingsScene(app, "sound"))
    driver.wait(100)
    assert sound.samples == []
    app.change(**{name: value})
    driver.wait(300)
    assert sound.samples == [name]
    app.change(text=1.2)
    driver.wait(100)
    assert sound.samples == [name]


def test_a_slider_that_is_moved_is_heard(app: AppContext, sound: Noted, drive: Drive) -> None:
    driver = drive(SettingsScene(app, "sound"))
    driver.tab_to("voices")
    driver.key(pygame.K_LEFT)
    driver.wait(50)
    assert sound.samples == ["voices"]
    assert app.settings.voices == pytest.approx(0.6)


def test_settings_hold_at_once_in_the_player(app: AppContext, drive: Drive) -> None:
    card = FakeCard()
    app.sound._card = card  # type: ignore[assignment]
    app.sound.play("right")
    assert card.playing
    app.change(muted=True)
    assert not card.playing
    driver = drive(SettingsScene(app, "sound"))
    driver.wait(200)
    app.change(muted=False)
    driver.wait(50)
    assert card.playing  # and the sample is heard


@pytest.mark.parametrize("trouble", ["none", "lost"])
def test_without_a_card_the_settings_say_so_in_one_line(
    app: AppContext, drive: Drive, trouble: str
) -> None:
    driver = drive(SettingsScene(app, "sound"))
    driver.wait(50)
    before = pygame.image.tobytes(driver.app.surface, "RGB")
    app.sound.trouble = trouble  # type: ignore[assignment]
    driver.wait(50)
    assert pygame.image.tobytes(driver.app.surface, "RGB") != before
    assert say(f"sound.{trouble}") != "sound.none"
    for language in languages():
        assert {"sound.none", "sound.lost"} <= entries(language.code).keys()


def test_sound_is_switched_off_and_on_by_a_key_anywhere(app: AppContext, drive: Drive) -> None:
    driver = drive(app.scenes.title(app))
    driver.key(pygame.K_m, mod=pygame.KMOD_LCTRL)
    assert app.settings.muted
    assert app.store.setting("muted") is True
    driver.key(pygame.K_m, mod=pygame.KMOD_LCTRL)
    assert not app.settings.muted


def test_cards_that_come_and_go_reach_the_player(app: AppContext, drive: Drive) -> None:
    app.sound._card = FakeCard()  # type: ignore[assignment]
    app.sound.trouble = "lost"
    driver = drive(app.scenes.title(app))
    driver.app.handle(pygame.Event(pygame.AUDIODEVICEADDED, which=0, iscapture=False))
    assert app.sound.trouble == ""
