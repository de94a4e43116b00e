"""The one place that plays: volumes at once, few at a time, and silence when there is no card."""

from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise
from typing import Any

import numpy as np
import pygame
import pytest

from game.progress.settings import Settings
from game.ui.sound import drone, tokens
from game.ui.sound.card import Card
from game.ui.sound.effects import PEAK
from game.ui.sound.player import DUCKED, EFFECTS, RETRY_MS, ROOM, VOICES, Sound
from tests.ui.sound.hearing import FakeCard

LOUD = Settings(sounds=1.0, voices=1.0, ambience=1.0)
STATE = np.array([[2.0, 1.0]])


def opened(settings: Settings = LOUD) -> tuple[Sound, FakeCard]:
    card = FakeCard()
    sound = Sound(card)  # type: ignore[arg-type]
    sound.follow(settings)
    return sound, card


def go_on(sound: Sound, ms: float, state: Any = None) -> None:
    for _ in range(int(ms // 16)):
        if state is not None:
            sound.hear(state)
        sound.update(16.0)


def test_the_card_is_opened_when_something_is_first_to_be_heard() -> None:
    sound, card = opened()
    go_on(sound, 500)
    assert card.opened == 0
    sound.play("tick")
    assert (card.opened, len(card.played)) == (1, 1)


def test_without_a_card_everything_is_asked_for_in_silence() -> None:
    sound = Sound()
    sound.play("valve", gate="f", opening=0.5)
    sound.say(("C4",))
    sound.hush()
    sound.sample("ambience")
    go_on(sound, 200, STATE)
    sound.close()
    assert sound.trouble == ""


@pytest.mark.parametrize(
    "settings", [replace(LOUD, muted=True), Settings(sounds=0.0, voices=0.0, ambience=0.0)]
)
def test_what_is_muted_or_turned_down_costs_nothing(settings: Settings) -> None:
    sound, card = opened(settings)
    sound.play("right")
    sound.say(("C4",))
    go_on(sound, 500, STATE)
    assert card.opened == 0


def test_volumes_hold_at_once() -> None:
    sound, card = opened()
    sound.play("right")
    sound.say(("C4",))
    go_on(sound, 500, STATE)
    assert len(card.playing) == 3
    sound.follow(replace(LOUD, muted=True))
    assert not card.playing
    go_on(sound, 500, STATE)
    assert not card.playing
    sound.follow(replace(LOUD, sounds=0.5))
    sound.play("wrong")
    channel = next(iter(set(card.playing) & set(EFFECTS)))
    assert card.playing[channel][1] == pytest.approx(0.5**1.5)


def test_one_volume_leaves_the_others() -> None:
    sound, card = opened()
    sound.play("right")
    sound.say(("C4",))
    go_on(sound, 500, STATE)
    sound.follow(replace(LOUD, voices=0.0))
    assert set(card.playing) & set(EFFECTS)
    assert not set(card.playing) & set(VOICES)


def test_the_ambience_takes_its_volume_in_its_samples() -> None:
    sound, card = opened()
    go_on(sound, 1500, STATE)
    loud = np.abs(card.playing[VOICES.stop][0]).max()
    sound.follow(replace(LOUD, ambience=0.5))
    go_on(sound, 100, STATE)
    assert np.abs(card.playing[VOICES.stop][0]).max() == pytest.approx(loud * 0.5**1.5)


def test_an_effect_does_not_rattle_and_a_valve_may_run() -> None:
    sound, card = opened()
    for _ in range(10):  # 160 milliseconds
        sound.play("step")
        sound.play("valve", gate="f", opening=0.5)
        sound.update(16.0)
    assert len(card.played) == 2 + 4


def test_effects_at_once_stay_under_their_room_and_no_more_are_begun_than_fit() -> None:
    sound, card = opened()
    for n in range(12):
        sound.play("star", n=n % 3)
        sound._resting.clear()
    assert len(card.played) == len(EFFECTS)
    volumes = [volume for _, _, volume in card.played]
    assert sum(volumes) * PEAK <= ROOM
    assert volumes == sorted(volumes, reverse=True)
    assert volumes[0] == 1.0
    card.end(EFFECTS)
    sound.play("step")
    assert card.played[-1][2] == 1.0


def test_all_that_can_sound_at_once_fits() -> None:
    assert ROOM + tokens.PEAK + drone.PEAK <= 1.0


def test_a_clip_is_made_once() -> None:
    sound, card = opened()
    for _ in range(2):
        sound.play("right")
        sound.update(200.0)
    assert card.played[0][1] is card.played[1][1]
    sound.play("valve", gate="f", opening=0.5)
    sound.update(200.0)
    sound.play("valve", gate="i", opening=0.5)
    assert card.played[2][1] is not card.played[3][1]


def test_what_will_be_asked_for_is_made_ready_a_clip_a_frame() -> None:
    sound, card = opened()
    made: list[int] = []
    make = card.clip
    card.clip = lambda samples: (made.append(len(samples)), make(samples))[1]  # type: ignore[method-assign]
    sound.expect([("C4",), ("b", "ee"), ("C4",), ()], 2)
    ready = 3 + 2 + 2 + 6 + 2  # step, right, wrong; writes, fades; plucks; tokens
    for n in range(1, ready + 1):
        sound.update(16.0)
        assert len(made) == n
    go_on(sound, 200)
    assert len(made) == ready
    for name in ("step", "right", "wrong"):
        sound.play(name)
    sound.play("write", block=1)
    sound.play("valve", gate="i", opening=0.0)
    sound.say(("b", "ee"))
    go_on(sound, 16)
    assert len(card.played) == 6
    assert len(made) == ready
    assert card.played[-1][0] in VOICES


def test_the_voices_of_all_blocks_are_made_ready_a_voice_a_frame() -> None:
    drone.loop.cache_clear()
    sound, _ = opened()
    sound.expect((), 2)
    made = []
    for _ in range(30):
        sound.update(16.0)
        made.append(drone.loop.cache_info().misses)
    assert made[-1] == 4
    assert all(after - before <= 1 for before, after in pairwise(made))


def test_nothing_is_made_ready_that_would_not_be_heard() -> None:
    sound, card = opened(replace(LOUD, muted=True))
    sound.expect([("C4",)], 2)
    go_on(sound, 200)
    assert card.opened == 0


def test_voices_speak_one_after_the_other() -> None:
    sound, card = opened()
    sound.say(("b",))
    sound.say(())
    sound.say(("ee",))
    go_on(sound, 100)
    assert len(card.played) == 1
    card.end(VOICES)
    go_on(sound, 100)
    assert len(card.played) == 2
    assert len(card.played[0][1]) < len(card.played[1][1])  # b, then ee


def test_hushed_it_says_the_next_thing_at_once() -> None:
    sound, card = opened()
    sound.say(("C4",))
    sound.say(("D4",))
    go_on(sound, 16)
    sound.hush()
    assert not card.playing
    sound.say(("E4",))
    go_on(sound, 16)
    assert len(card.played) == 2
    assert len(card.playing) == 1


def test_the_ambience_gives_way_to_a_voice_and_fades_when_nobody_asks() -> None:
    sound, card = opened()
    go_on(sound, 2000, STATE)
    before = card.playing[VOICES.stop][1]
    sound.say(("C4",))
    go_on(sound, 32, STATE)
    assert card.playing[VOICES.stop][1] == pytest.approx(before * DUCKED, rel=0.02)
    card.end(VOICES)
    go_on(sound, 4000)
    assert not card.playing


def test_a_sample_is_heard_of_each_volume() -> None:
    sound, card = opened()
    for setting, channels in (
        ("muted", EFFECTS), ("sounds", EFFECTS), ("voices", VOICES), ("ambience", range(8, 12)),
    ):  # fmt: skip
        sound.sample(setting)
        go_on(sound, 400)
        assert set(card.playing) <= set(channels), setting
        assert card.playing, setting
        card.playing.clear()
        sound._ambience.forget()


def test_an_ambience_that_is_tried_ends_by_itself() -> None:
    sound, card = opened()
    sound.sample("ambience")
    go_on(sound, 1000)
    assert card.playing
    go_on(sound, 4000)
    assert not card.playing


def test_with_no_card_to_open_it_is_silent_and_says_so_once() -> None:
    sound, card = opened()
    card.fails = True
    sound.play("right")
    assert sound.trouble == "none"
    card.fails = False
    sound.play("wrong")
    go_on(sound, 2 * RETRY_MS, STATE)
    assert card.opened == 0  # a card that never was is not looked for again and again
    sound.sample("sounds")
    assert (sound.trouble, card.opened) == ("", 1)


ACTS: dict[str, Callable[[Sound], object]] = {
    "an effect": lambda sound: sound.play("wrong"),
    "a voice": lambda sound: (sound.say(("C4",)), sound.update(16.0)),
    "the ambience": lambda sound: (sound.hear(-STATE), sound.update(16.0)),
    "silence": lambda sound: sound.hush(),
    "a volume": lambda sound: sound.follow(replace(LOUD, ambience=0.1)),
    "muting": lambda sound: sound.follow(replace(LOUD, muted=True)),
}


@pytest.mark.parametrize("act", ACTS.values(), ids=ACTS.keys())
def test_a_card_that_is_lost_at_any_moment_leaves_silence(act: Callable[[Sound], object]) -> None:
    sound, card = opened()
    sound.play("right")
    go_on(sound, 600, STATE)
    card.fails = True
    act(sound)
    assert sound.trouble == "lost"
    sound.play("star")
    sound.say(("C4",))
    go_on(sound, 200, STATE)
    sound.close()


def test_a_lost_card_is_taken_up_again_when_it_is_back() -> None:
    sound, card = opened()
    sound.play("right")
    card.fails = True
    sound.play("wrong")
    card.fails, card.playing = False, {}
    sound.play("star")
    assert card.opened == 1
    go_on(sound, RETRY_MS + 100)
    sound.play("star")
    assert (sound.trouble, card.opened, len(card.playing)) == ("", 2, 1)


def test_cards_that_come_and_go_are_heard_of() -> None:
    sound, card = opened()
    sound.play("right")
    gone = pygame.Event(pygame.AUDIODEVICEREMOVED, which=2, iscapture=False)
    sound.take(pygame.Event(pygame.AUDIODEVICEREMOVED, which=1, iscapture=True))
    assert card.closed == 0
    sound.take(gone)
    assert (card.closed, sound.trouble) == (1, "")
    card.fails = True
    sound.play("wrong")
    assert sound.trouble == "lost"
    card.fails = False
    sound.take(pygame.Event(pygame.AUDIODEVICEADDED, which=0, iscapture=False))
    sound.play("star")
    assert (sound.trouble, card.opened) == ("", 2)


def test_closed_it_can_be_opened_again() -> None:
    sound, card = opened()
    sound.play("right")
    sound.close()
    sound.close()
    assert card.closed == 1
    sound.update(200.0)
    sound.play("right")
    assert card.opened == 2


# -- with pygame's mixer -------------------------------------------------------------------------


@pytest.fixture
def dummy(monkeypatch: pytest.MonkeyPatch) -> Any:
    monkeypatch.setenv("SDL_AUDIODRIVER", "dummy")
    yield
    pygame.mixer.quit()


def test_the_mixer_plays_it_all(dummy: Any) -> None:
    sound = Sound(Card())
    sound.follow(LOUD)
    sound.play("right")
    sound.say(("b", "ee"))
    go_on(sound, 400, STATE)
    assert sound.trouble == ""
    assert pygame.mixer.get_init() == (44_100, -16, 1)
    assert all(pygame.mixer.Channel(n).get_busy() for n in (0, 6, 8))
    clip = pygame.mixer.Channel(0).get_sound()
    assert clip.get_length() == pytest.approx(0.61, abs=0.02)
    sound.follow(replace(LOUD, muted=True))
    sound.close()
    assert pygame.mixer.get_init() is None


def test_a_mixer_that_refuses_to_open_is_no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise pygame.error("ALSA: Couldn't open audio device")

    monkeypatch.setattr(pygame.mixer, "init", refuse)
    sound = Sound(Card())
    sound.play("right")
    assert sound.trouble == "none"
    go_on(sound, 200, STATE)


def test_a_mixer_that_is_lost_midway_leaves_silence(dummy: Any) -> None:
    sound = Sound(Card())
    sound.follow(LOUD)
    sound.play("right")
    go_on(sound, 200, STATE)
    pygame.mixer.quit()  # under its hands
    sound.update(200.0)
    sound.play("wrong")
    go_on(sound, 200, STATE)
    assert sound.trouble == "lost"


def test_a_pygame_built_without_a_mixer_is_no_card(monkeypatch: pytest.MonkeyPatch) -> None:
    class Missing:
        def __getattr__(self, name: str) -> object:
            raise NotImplementedError("mixer module not available")

    monkeypatch.setattr(pygame, "mixer", Missing())
    sound = Sound(Card())
    sound.play("right")
    assert sound.trouble == "none"
