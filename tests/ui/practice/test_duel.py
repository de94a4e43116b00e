"""The duel in the window: rounds, running on, what is hidden, and the curves beside it."""

from collections.abc import Callable

import pygame
import pytest

from game.rules.move import Move
from game.rules.practice import length_curve
from game.ui.context import AppContext
from game.ui.ink.lettering import Drawn
from game.ui.practice.duel import DuelScene
from game.ui.practice.match_keys import DEAF_MS
from game.ui.view import View
from game.words import say
from tests.ui.driving import Driver
from tests.ui.practice.conftest import MakeDuel, measure_all, solve

VIEW = (1280, 720)


def words(scene: DuelScene) -> str:
    scene.log = log = list[Drawn]()
    scene.draw(pygame.Surface(VIEW))
    scene.log = None
    return " ".join(each.text for each in log)


def test_rounds_follow_each_other_until_neither_has_failed(duel: MakeDuel) -> None:
    scene = duel("network")
    lengths = []
    while scene.duel.outcome is None:
        lengths.append(len(scene.duel.session.deal))
        solve(scene)
        assert scene.phase == "over"
        if scene.duel.outcome is None:
            assert "you and the network answered the question right" in words(scene)
            scene.go_on()
    assert lengths == sorted(lengths)
    assert "A draw: neither of you failed" in words(scene)
    scene.go_on()  # another duel
    assert len(scene.duel.rounds) == 1


def test_whoever_does_nothing_loses_in_the_first_round(
    duel: MakeDuel, drive: Callable[..., Driver]
) -> None:
    scene = duel("network")
    driver = drive(scene)
    for _ in range(len(scene.duel.session.deal)):
        driver.key(pygame.K_SPACE)
    assert scene.duel.outcome == "lost"
    said = words(scene)
    assert "You failed at token" in said
    assert "You have lost the duel" in said


def test_a_mute_opponent_is_beaten(duel: MakeDuel) -> None:
    scene = duel("novice")
    solve(scene)
    assert scene.duel.outcome == "won"
    assert "You have won" in words(scene)


def test_the_opponent_is_hidden_until_the_round_is_over(duel: MakeDuel) -> None:
    scene = duel("network")
    while scene.playing:
        row = scene.look().rows[1]
        assert row.hidden
        assert len(row.track) == 0
        solve(scene, 1)
    row = scene.look().rows[1]
    assert not row.hidden
    assert len(row.track) == len(scene.duel.session.deal)


def test_no_mistake_is_taken_back(duel: MakeDuel, drive: Callable[..., Driver]) -> None:
    scene = duel("network")
    driver = drive(scene)
    while scene.playing:
        driver.key(pygame.K_SPACE)
    t = scene.duel.session.t
    driver.key(pygame.K_z)
    assert scene.duel.session.t == t
    assert scene.duel.outcome == "lost"


def test_nor_while_its_step_still_plays_out(
    duel: MakeDuel, drive: Callable[..., Driver], app: AppContext
) -> None:
    scene = duel("network")
    app.change(reduced_motion=False)
    driver = drive(scene)
    for _ in range(len(scene.duel.session.deal)):
        driver.key(pygame.K_SPACE)
    assert scene.model.run is not None
    driver.key(pygame.K_z)
    assert scene.duel.outcome == "lost"
    driver.key(pygame.K_SPACE, pygame.K_SPACE)
    assert scene.duel.session.t == len(scene.duel.session.deal)


def test_holding_goes_on_to_the_next_kind(duel: MakeDuel, drive: Callable[..., Driver]) -> None:
    scene = duel("network")
    driver = drive(scene)
    solve(scene)
    scene.go_on()
    scene.model.turn_to(Move([0], [1], [0]))
    driver.key(pygame.K_n)
    assert scene.duel.session.t == 1
    scene.model.turn_to(Move([1], [0], [0]))
    driver.click("hold")
    current = scene.duel.session.current
    assert current is not None
    assert current.cls == "ask"
    assert scene.duel.session.t == len(scene.duel.session.deal) - 1


def test_habit_goes_on_as_before_and_says_what_it_does_not_know(
    duel: MakeDuel, drive: Callable[..., Driver]
) -> None:
    scene = duel("network")
    driver = drive(scene)
    driver.key(pygame.K_b)
    assert scene.notice == say("practice.duel.not_met")
    assert say("practice.duel.not_met") in words(scene)
    solve(scene)
    scene.go_on()
    driver.click("habit")
    assert scene.duel.now.over
    assert scene.duel.now.failed is None


def test_running_on_is_seen_and_any_key_stops_it(
    duel: MakeDuel, drive: Callable[..., Driver], app: AppContext
) -> None:
    scene = duel("network")
    solve(scene)
    scene.go_on()
    solve(scene)
    scene.go_on()
    app.change(reduced_motion=False)
    driver = drive(scene)
    driver.key(pygame.K_b)
    driver.wait(300)
    t = scene.duel.session.t
    assert 1 < t < len(scene.duel.session.deal)
    driver.key(pygame.K_SPACE)
    driver.wait(300)
    assert scene.duel.session.t == t
    driver.key(pygame.K_b)
    driver.wait(3000)
    assert scene.duel.now.over


def test_the_end_of_a_round_is_not_stepped_over(
    duel: MakeDuel, drive: Callable[..., Driver]
) -> None:
    scene = duel("network")
    driver = drive(scene)
    solve(scene)
    driver.key(pygame.K_SPACE)
    assert len(scene.duel.rounds) == 1
    driver.wait(DEAF_MS + 100)
    driver.key(pygame.K_SPACE)
    assert len(scene.duel.rounds) == 2


def test_the_curves_are_measured_while_one_plays(
    duel: MakeDuel, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(length_curve, "_kept", {})  # nothing that another test has measured
    scene = duel("novice")
    scene.update(0.0)
    assert "Measuring on fresh streams" in words(scene)
    measure_all(scene)
    curve = scene.lengths.curve
    assert curve is not None
    assert curve.names == ("network", "RNN", "novice")
    said = words(scene)
    assert "On the level’s own streams" in said
    assert "guessing" in said


def test_large_text_shows_the_curve_in_the_place_of_the_cell(
    duel: MakeDuel, drive: Callable[..., Driver]
) -> None:
    scene = duel("network", text=2.0)
    driver = drive(scene)
    measure_all(scene)
    assert not scene.lengths.shown
    driver.key(pygame.K_c)
    assert scene.lengths.shown
    assert "On the level’s own" in words(scene)
    driver.key(pygame.K_SPACE)
    assert not scene.lengths.shown
    assert scene.duel.session.t == 0
    driver.click("curve")
    assert scene.lengths.shown


def test_another_duel_keeps_what_was_measured(duel: MakeDuel, drive: Callable[..., Driver]) -> None:
    scene = duel("network")
    driver = drive(scene)
    measure_all(scene)
    seed = scene.duel.seed
    driver.key(pygame.K_r)
    assert scene.duel.seed != seed
    assert scene.lengths.whole


def test_a_saved_level_is_duelled_on_anew(duel: MakeDuel) -> None:
    scene = duel("network")
    solve(scene, 2)
    scene.reload(scene.level, scene.duel.network)
    assert scene.duel.session.t == 0
    scene.update(0.0)


@pytest.mark.parametrize("text", [1.0, 1.15, 1.3, 2.0])
def test_words_stay_in_the_window(duel: MakeDuel, text: float) -> None:
    scene = duel("novice", text=text)
    measure_all(scene)
    for doing in ("play", "past", "curve", "over"):
        if doing == "past":
            solve(scene, 1)
            scene.look_at(0)
        elif doing == "curve":
            scene.look_at(None)
            scene.show_curve()
        elif doing == "over":
            scene.show_curve()
            solve(scene)
        scene.layout(View.fit(VIEW, text))
        scene.log = log = list[Drawn]()
        scene.draw(pygame.Surface(VIEW))
        scene.log = None
        for each in log:
            x, y, w, h = each.box
            assert x >= -1, each
            assert y >= -1, each
            assert x + w <= 1281, each
            inside_scroll = each.frame is None and scene.lengths.shown
            assert y + h <= 721 or inside_scroll, each


def test_a_duel_that_was_given_up_for_another_comes_back(duel: MakeDuel) -> None:
    scene = duel("network")
    solve(scene, 2)
    before, kept = scene.duel, scene.model.session
    scene.again()
    assert scene.duel.seed != before.seed
    assert "Undo brings the old one back" in words(scene)
    scene.undo()
    assert scene.duel is before
    assert scene.model.session is kept
    solve(scene)
    assert scene.phase == "over"
    scene.again()  # between two rounds
    scene.undo()
    assert scene.phase == "over"
    assert len(scene.duel.rounds) == 1
