"""Who plays, in a running game: chosen, named, exported, taken over, dropped, and put back."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pygame
import pytest

from game.progress.settings import Settings, kept_settings
from game.progress.store import Store
from game.rules.session import Session
from game.ui.context import AppContext
from game.ui.profiles.people import Person
from game.ui.profiles.scene import ProfilesScene
from tests.ui import every_scene
from tests.ui.driving import Driver

Open = Callable[[], Driver]


@pytest.fixture(autouse=True)
def kept(app: AppContext, tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "data") as store:
        app.store, app.exports = store, tmp_path / "exports"
        store.add_profile("Ada")
        store.use_profile("")
        yield store


@pytest.fixture
def opened(app: AppContext, drive: Callable[..., Driver]) -> Open:
    return lambda: drive(app.scenes.title(app), app.scenes.profiles(app))


def people(driver: Driver) -> dict[str, Person]:
    scene = driver.scene
    assert isinstance(scene, ProfilesScene)
    return {person.name: person for person in scene.people.everybody()}


def said(driver: Driver) -> str:
    assert isinstance(driver.scene, ProfilesScene)
    return driver.scene.people.said


def of(driver: Driver, what: str, name: str) -> str:
    return f"{what}:{people(driver)[name].profile.uid}"


def type_in(driver: Driver, text: str) -> None:
    driver.wait(100)
    for sign in text:
        code = pygame.key.key_code(sign.lower() if sign != " " else "space")
        driver.app.handle(pygame.Event(pygame.KEYDOWN, key=code, mod=0, unicode=sign, scancode=0))
        driver.app.handle(pygame.Event(pygame.TEXTINPUT, text=sign))
        driver.app.handle(pygame.Event(pygame.KEYUP, key=code, mod=0, unicode=sign, scancode=0))
        driver.app.frame([], 16.0)


# -- choosing --------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["mouse", "keys", "pad"])
def test_whoever_is_chosen_plays_on_from_the_title(
    opened: Open, app: AppContext, kept: Store, by: str
) -> None:
    driver = opened()
    name = of(driver, "play", "Ada")
    if by == "mouse":
        driver.click(name)
    elif by == "keys":
        driver.tab_to(name)
        driver.key(pygame.K_RETURN)
    else:
        driver.pad_to(name)
        driver.pad("a")
    assert driver.name == "TitleScene"
    assert len(driver.app.stack) == 1
    assert kept.profile.name == "Ada"
    assert kept.profiles()[0].name == "Ada"


def test_whoever_plays_already_goes_back_to_where_they_were(opened: Open, app: AppContext) -> None:
    driver = opened()
    title = driver.app.stack[0]
    driver.click(of(driver, "play", "Player"))
    assert driver.scene is title


def test_settings_are_each_ones_own_and_take_hold_at_once(
    opened: Open, app: AppContext, kept: Store
) -> None:
    app.change(theme="light", text=1.5, language="de", muted=True)
    driver = opened()
    driver.click(of(driver, "play", "Ada"))
    assert app.settings == kept_settings(kept) == Settings()
    assert app.theme.name == "dark"
    app.change(theme="contrast")
    driver.app.apply(None)
    driver.app.stack.append(app.scenes.profiles(app))
    driver.app._show()
    driver.click(of(driver, "play", "Player"))
    assert (app.settings.theme, app.settings.language, app.settings.text) == ("light", "de", 1.5)
    assert driver.app.view.text == 1.5


def test_a_play_of_the_former_is_kept_and_none_is_handed_on(
    app: AppContext, kept: Store, finished: Session, drive: Callable[..., Driver]
) -> None:
    level = finished.level
    play = app.scenes.play(level, app.plays.start(level, 9), app, "")
    driver = drive(app.scenes.title(app), play)
    driver.key(pygame.K_SPACE)
    driver.wait(3000)
    driver.app.stack.append(app.scenes.profiles(app))
    driver.app._show()
    driver.click(of(driver, "play", "Ada"))
    assert app.plays.resume(level) is None
    kept.use_profile("")
    left = app.plays.resume(level)
    assert left is not None
    assert left.t == 1


def test_somebody_whom_another_game_removed_is_not_played_as(
    opened: Open, app: AppContext, kept: Store, tmp_path: Path
) -> None:
    driver = opened()
    name = of(driver, "play", "Ada")
    with Store(tmp_path / "data") as other:
        other.use_profile("Ada", playing=False)
        other.remove_profile()
    driver.click(name)
    assert kept.profile.name == ""
    assert "Ada" in said(driver)
    assert list(people(driver)) == ["Player"]


# -- names -----------------------------------------------------------------------------------------


def test_a_gamepad_lets_somebody_new_play_without_typing(opened: Open, kept: Store) -> None:
    driver = opened()
    driver.pad_to("new")
    driver.pad("a")
    assert driver.name == "NamingScene"
    driver.pad("a")
    assert kept.profile.name == "Player 3"
    assert driver.focused == of(driver, "play", "Player 3")


def test_a_name_is_typed_over_what_stands_there(opened: Open, kept: Store) -> None:
    driver = opened()
    driver.click("new")
    type_in(driver, "Bea was")  # letters that mean something elsewhere
    driver.key(pygame.K_BACKSPACE, pygame.K_BACKSPACE, pygame.K_LEFT, pygame.K_LEFT)
    type_in(driver, "h")
    driver.key(pygame.K_RETURN)
    assert kept.profile.name == "Beah w"


def test_the_key_that_asks_for_it_writes_nothing(opened: Open, kept: Store) -> None:
    driver = opened()
    driver.tab_to("new")
    space = {"key": pygame.K_SPACE, "mod": 0, "unicode": " ", "scancode": 0}
    driver.app.frame(
        [pygame.Event(pygame.KEYDOWN, **space), pygame.Event(pygame.TEXTINPUT, text=" ")], 16.0
    )
    driver.key(pygame.K_RETURN)
    assert kept.profile.name == "Player 3"


def test_letters_that_were_given_to_other_things_are_typed_all_the_same(
    opened: Open, app: AppContext, kept: Store
) -> None:
    app.change(keys='{"right": {"everywhere.larger": ["b"], "menus.down": ["e"]}}')
    driver = opened()
    driver.click("new")
    type_in(driver, "bee")
    assert app.settings.text == 1.0
    driver.key(pygame.K_RETURN)
    assert kept.profile.name == "bee"


def test_a_held_key_goes_on_deleting(opened: Open) -> None:
    driver = opened()
    driver.click("new")
    type_in(driver, "Abc")
    for _ in range(2):
        driver.app.handle(
            pygame.Event(pygame.KEYDOWN, key=pygame.K_BACKSPACE, mod=0, unicode="", scancode=0)
        )
    assert driver.scene.name == "A"  # type: ignore[attr-defined]


def test_typing_leaves_how_keys_repeat_as_it_was(opened: Open) -> None:
    pygame.key.set_repeat(350, 40)
    driver = opened()
    driver.click("new")
    type_in(driver, "A")
    assert pygame.key.get_repeat() == (350, 40)
    driver.key(pygame.K_ESCAPE)
    assert pygame.key.get_repeat() == (350, 40)
    pygame.key.set_repeat(0)


@pytest.mark.parametrize("name", ["ada", "   ", "x" * 41])
def test_a_name_that_cannot_be_given_is_said_and_mended(
    opened: Open, kept: Store, name: str
) -> None:
    driver = opened()
    driver.click("new")
    type_in(driver, name)
    driver.key(pygame.K_RETURN)
    assert driver.name == "NamingScene"
    assert driver.focused == "name"
    assert driver.scene._refused  # type: ignore[attr-defined]
    assert len(kept.profiles()) == 2
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "ProfilesScene"


def test_a_text_that_is_begun_survives_another_text_size(opened: Open, app: AppContext) -> None:
    driver = opened()
    driver.click("new")
    type_in(driver, "Cleo")
    app.settings = replace(app.settings, text=2.0)
    driver.wait(50)
    driver.key(pygame.K_RETURN)
    assert app.store.profile.name == "Cleo"


def test_another_than_who_plays_is_renamed(opened: Open, kept: Store) -> None:
    driver = opened()
    driver.click(of(driver, "about", "Ada"))
    assert driver.focused == "rename"
    driver.key(pygame.K_RETURN)
    type_in(driver, "Eva")
    driver.key(pygame.K_RETURN)
    assert set(people(driver)) == {"Eva", "Player"}
    assert kept.profile.name == ""
    assert kept.profiles()[0].name == ""


# -- what is dropped -------------------------------------------------------------------------------


def test_reset_asks_once_writes_a_backup_and_is_undone(
    opened: Open, kept: Store, finished: Session, tmp_path: Path
) -> None:
    kept.record(finished)
    driver = opened()
    driver.click("reset")
    assert driver.focused == "cancel"
    driver.key(pygame.K_RETURN)  # nothing by accident
    assert kept.attempt_count(finished.level.id) == 1
    driver.click("reset")
    driver.click("reset")
    assert kept.attempt_count(finished.level.id) == 0
    backup = next((tmp_path / "data" / "backups").iterdir())
    assert str(backup) in said(driver)
    assert driver.focused == "undo"
    driver.key(pygame.K_RETURN)
    assert kept.attempt_count(finished.level.id) == 1
    assert driver.scene.focus.named("undo") is None  # type: ignore[attr-defined]


def test_whoever_is_removed_while_playing_makes_room_for_who_played_before(
    opened: Open, app: AppContext, kept: Store
) -> None:
    app.change(theme="light")
    driver = opened()
    driver.click("remove")
    driver.click("remove")
    assert kept.profile.name == "Ada"
    assert app.settings.theme == "dark"
    driver.click("undo")
    assert (kept.profile.name, app.settings.theme) == ("", "light")
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "TitleScene"
    assert len(driver.app.stack) == 1


def test_another_is_removed_and_who_plays_plays_on(opened: Open, kept: Store) -> None:
    driver = opened()
    driver.click(of(driver, "about", "Ada"))
    driver.click("remove")
    driver.click("remove")
    assert list(people(driver)) == ["Player"]
    assert kept.profile.name == ""


def test_somebody_who_is_gone_already_is_not_removed_again(
    opened: Open, kept: Store, tmp_path: Path
) -> None:
    driver = opened()
    driver.click(of(driver, "about", "Ada"))
    driver.click("remove")
    with Store(tmp_path / "data") as other:
        other.use_profile("Ada", playing=False)
        other.remove_profile()
    driver.click("remove")
    assert "Ada" in said(driver)
    assert driver.scene.people.refused  # type: ignore[attr-defined]
    assert kept.profile.name == ""


def test_nothing_is_dropped_where_no_backup_can_be_written(
    opened: Open, kept: Store, finished: Session, tmp_path: Path
) -> None:
    kept.record(finished)
    (tmp_path / "data" / "backups").write_text("in the way")
    driver = opened()
    driver.click("reset")
    driver.click("reset")
    assert kept.attempt_count(finished.level.id) == 1
    assert "backups" in said(driver)
    assert driver.scene.people.refused  # type: ignore[attr-defined]


# -- what is passed on -----------------------------------------------------------------------------


def test_what_is_exported_is_imported_on_another_computer(
    opened: Open, app: AppContext, kept: Store, finished: Session, tmp_path: Path
) -> None:
    kept.record(finished)
    driver = opened()
    driver.click("export")
    driver.click("everybody")
    folder = tmp_path / "exports"
    assert {path.name for path in folder.iterdir()} == {"progress.csv", "progress.json"}
    assert str(folder) in said(driver)
    with Store(tmp_path / "other") as app.store:
        app.store.rename_profile("Teacher")
        driver = opened()
        driver.click("import")
        driver.click("file:progress.json")
        assert set(people(driver)) == {"Ada", "progress", "Teacher"}
        assert "1 play" in said(driver)
        driver.click("undo")
        assert set(people(driver)) == {"Teacher"}
        driver.click("import")
        driver.click("file:progress.json")
        driver.click("import")
        driver.click("file:progress.json")
        assert "already" in said(driver)


@pytest.mark.parametrize("on_sheet", [False, True])
def test_a_file_is_dropped_onto_the_window(
    opened: Open, kept: Store, finished: Session, tmp_path: Path, on_sheet: bool
) -> None:
    kept.record(finished)
    driver = opened()
    driver.click("export")
    driver.click("one")
    file = tmp_path / "exports" / "progress-player.json"
    driver.click("reset")
    driver.click("reset")
    if on_sheet:
        driver.click("import")
    driver.app.handle(pygame.Event(pygame.DROPFILE, file=str(file)))
    assert "1 play was added" in said(driver)


@pytest.mark.parametrize("content", [b"{}", b"\x00\xff", b"[1, 2", b"", None])
def test_a_dropped_file_that_is_no_progress_is_refused_in_a_sentence(
    opened: Open, kept: Store, tmp_path: Path, content: bytes | None
) -> None:
    path = tmp_path / "some.json"
    if content is not None:
        path.write_bytes(content)
    driver = opened()
    driver.app.handle(pygame.Event(pygame.DROPFILE, file=str(path)))
    assert "some.json" in driver.app.news.text
    assert driver.name == "ProfilesScene"
    assert len(kept.profiles()) == 2


def test_other_json_files_are_not_offered(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "exports").mkdir()
    (tmp_path / "exports" / "replay.json").write_text('{"level": "fluent"}')
    driver = opened()
    driver.click("import")
    assert [control.name for control in driver.scene.focus.controls] == ["cancel"]  # type: ignore[attr-defined]


def test_an_export_that_cannot_be_written_is_said(opened: Open, tmp_path: Path) -> None:
    (tmp_path / "exports").write_text("in the way")
    driver = opened()
    driver.click("export")
    driver.click("everybody")
    assert driver.scene.people.refused  # type: ignore[attr-defined]
    assert "exports" in said(driver)


# -- where it is reached ---------------------------------------------------------------------------


def test_a_lone_player_is_not_bothered(
    app: AppContext, kept: Store, drive: Callable[..., Driver]
) -> None:
    kept.use_profile("Ada", playing=False)
    kept.remove_profile()
    for scene in (app.scenes.title(app), app.scenes.levels(app)):
        assert drive(scene).scene.focus.named("who") is None  # type: ignore[attr-defined]
    driver = drive(app.scenes.settings(app))
    driver.click("page:controls")
    driver.click("profiles")
    assert driver.name == "ProfilesScene"
    driver.key(pygame.K_ESCAPE)
    assert driver.name == "SettingsScene"


@pytest.mark.parametrize("name", ["title", "levels"])
def test_the_others_are_one_press_away(
    app: AppContext, drive: Callable[..., Driver], name: str
) -> None:
    driver = drive(getattr(app.scenes, name)(app))
    driver.click("who")
    assert driver.name == "ProfilesScene"


def test_f1_tells_of_it(opened: Open) -> None:
    driver = opened()
    driver.key(pygame.K_F1)
    assert driver.scene._page_of.topic == "profiles"  # type: ignore[attr-defined]


@pytest.mark.parametrize("text", [1.0, 2.0])
def test_every_file_that_can_be_imported_is_reached_by_keys_pad_and_mouse(
    app: AppContext, levels_folder: Path, tmp_path: Path, drive_in: Any, text: float
) -> None:
    app.settings, app.exports = replace(app.settings, text=text), tmp_path / "exports"
    folder = tmp_path / "stage"
    folder.mkdir()
    stage = every_scene.Stage(app, levels_folder, folder)
    scene: Any = every_scene.make("profiles-import-many", stage)
    driver: Driver = drive_in(app, stage.under, scene)
    names = [f"file:{path.name}" for path in scene._files]
    assert len(names) == 41

    def in_sight(name: str) -> bool:
        control = scene.focus.named(name)
        return control.clip.inflate(0, 8).contains(control.rect)  # type: ignore[no-any-return]

    for press in (lambda: driver.key(pygame.K_DOWN), lambda: driver.pad("down")):
        scene.focus.take(scene.focus.named(names[0]), show=True)
        scene.scroll.jump(0.0)
        scene.scrolled()
        for n, name in enumerate(names):
            assert driver.focused == name
            driver.wait(400)
            assert in_sight(name), name
            if n < len(names) - 1:
                press()
    for _ in range(60):
        driver.app.handle(pygame.Event(pygame.MOUSEWHEEL, x=0, y=-1, flipped=False,
                                       precise_x=0.0, precise_y=-1.0))  # fmt: skip
    driver.wait(800)
    assert in_sight(names[-1])
    assert scene.view.rect(0, 0, 1280, 720).contains(scene.focus.named("cancel").rect)
    driver.click(names[-1])
    assert driver.name == "ProfilesScene"
    assert scene.people.said
