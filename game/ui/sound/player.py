"""The one place that plays sounds: scenes ask it, the loop moves it on, settings hold at once.

Without a card, or once the card is lost, everything it is asked for is done in silence.
"""

from __future__ import annotations

import math
from collections import deque
from collections.abc import Callable, Iterable
from contextlib import suppress
from typing import Final, Literal, TypeAlias

import numpy as np
import pygame

from game.level.model import GATES
from game.level.sounds import Heard
from game.lstm.weights import Array
from game.progress.settings import Settings
from game.ui.sound.ambience import BLOCKS, Ambience
from game.ui.sound.card import Card, NoCardError
from game.ui.sound.clips import Clips
from game.ui.sound.effects import PEAK, Effect

EFFECTS: Final = range(6)
VOICES: Final = range(6, 8)
"""The channels of what happens, and of tokens; the ambience has those above them."""
ROOM: Final = 0.6
"""All effects that sound at once stay under this, tokens and ambience under the rest."""
GAP_MS: Final = 110.0
VALVE_GAP_MS: Final = 45.0
"""The same effect is not played again sooner; a valve that is turned may run up a scale."""
CUT_MS: Final = 40
"""A voice that is cut off fades over so many milliseconds, since a cut would click."""
DUCKED: Final = 0.5
"""How loud the ambience is while a token is heard."""
CURVE: Final = 1.5
"""The power that makes a factor of a volume."""

SAMPLE: Final[Array] = np.array([[1.2, 0.6], [-0.8, 0.4]])
"""A cell state to hear the ambience with, in two blocks."""
SAMPLE_MS: Final = 1800.0
RETRY_MS: Final = 15_000.0
"""So long after a card was lost it is tried again."""

Trouble: TypeAlias = Literal["", "none", "lost"]
Volume: TypeAlias = Literal["sounds", "voices", "ambience"]


class Sound:
    """What can be heard.

    Args:
        card: the sound card, opened when something is first to be heard; None is silence.
    """

    def __init__(self, card: Card | None = None) -> None:
        self._card, self._open, self._had = card, False, False
        self.trouble: Trouble = ""
        """What is wrong with the card: there was none to open, or it is lost."""
        self._settings = Settings()
        self._lost_ms = 0.0
        self._clips = Clips()
        self._peaks: dict[int, float] = {}
        """How high the samples on each effect's channel may get."""
        self._resting: dict[Effect, float] = {}
        """The effects that were just played, and for how long they are not played again."""
        self._waiting: deque[Heard] = deque()
        self._voice: int | None = None
        self._state: Array | None = None
        self._sample_ms = 0.0
        self._ambience = Ambience(VOICES.stop)

    # -- what scenes ask for -------------------------------------------------------------------

    def play(self, name: Effect, **how: object) -> None:
        """Play an effect; `how` is what it takes (see `effects.effect`)."""
        if not self._audible("sounds") or name in self._resting:
            return
        self._resting[name] = VALVE_GAP_MS if name == "valve" else GAP_MS
        self._guarded(lambda card: self._effect(card, name, how))

    def say(self, heard: Heard) -> None:
        """Let a token or an answer be heard, after what is being said."""
        if heard and self._audible("voices"):
            self._waiting.append(heard)

    def hush(self) -> None:
        """Say nothing more of what was asked for."""
        self._waiting.clear()
        self._voice = None
        if self._open:
            self._guarded(lambda card: card.fade(VOICES, CUT_MS))

    def expect(self, tokens: Iterable[Heard], blocks: int) -> None:
        """Make ready what a play with so many blocks will ask for, a clip a frame."""
        self._clips.expect_nothing()
        if self._audible("sounds"):
            self._clips.expect([("step", {}), ("right", {}), ("wrong", {})])
            self._clips.expect(("write", {"block": block}) for block in range(blocks))
            self._clips.expect(("fade", {"block": block}) for block in range(blocks))
            self._clips.expect(("valve", {"gate": gate, "opening": opening})
                               for gate in GATES for opening in (1.0, 0.0))  # fmt: skip
        if self._audible("voices"):
            self._clips.expect_tokens(tokens)
        if self._audible("ambience"):
            self._clips.expect_drone(min(blocks, BLOCKS))

    def hear(self, c: Array) -> None:
        """Let a cell state (K, S) be heard until the next frame; not asked again, it fades."""
        self._state = c

    def sample(self, setting: str) -> None:
        """Let it be heard how loud one of the volumes is now; a card that failed is tried again."""
        self.trouble = ""
        if setting == "voices":
            self.hush()
            self.say(("C4", "E4", "G4"))
        elif setting == "ambience":
            self._state, self._sample_ms = SAMPLE, SAMPLE_MS
        else:
            self.play("right")

    # -- what the loop does --------------------------------------------------------------------

    def follow(self, settings: Settings) -> None:
        """Take volumes; they hold at once."""
        before, self._settings = self._settings, settings
        if settings is before or not self._open:
            return
        if not self._audible("voices"):
            self.hush()
        if not self._audible("sounds"):
            self._guarded(lambda card: card.fade(EFFECTS, CUT_MS))
        if (settings.ambience, settings.muted) != (before.ambience, before.muted):
            self._guarded(self._ambience.stop)

    def update(self, dt: float) -> None:
        """Move on by dt milliseconds."""
        self._resting = {name: ms - dt for name, ms in self._resting.items() if ms > dt}
        self._lost_ms += dt
        if self.trouble == "lost" and self._lost_ms >= RETRY_MS:
            self.trouble = ""
        if self._waiting:
            self._guarded(self._speak)
        elif self._clips.coming:
            self._guarded(self._clips.make_ready)
        self._sample_ms = max(self._sample_ms - dt, 0.0)
        self._ambience.aim(self._state if self._audible("ambience") else None)
        if not self._sample_ms:
            self._state = None
        self._ambience.update(dt)
        if self._ambience.sounds:
            self._guarded(self._drone)

    def take(self, event: pygame.Event) -> None:
        """Hear of sound cards that come and go."""
        if event.type == pygame.AUDIODEVICEREMOVED and not event.iscapture and self._open:
            self._lose("")  # what is left is opened when something is next to be heard
        elif event.type == pygame.AUDIODEVICEADDED and not event.iscapture and not self._open:
            self.trouble = ""

    def close(self) -> None:
        """Let go of the card."""
        if self._open:
            self._lose("")

    # -- how -----------------------------------------------------------------------------------

    def _audible(self, volume: Volume) -> bool:
        settings = self._settings
        return (
            self._card is not None
            and not self.trouble
            and not settings.muted
            and getattr(settings, volume) > 0.0
        )

    def _gain(self, volume: Volume) -> float:
        """A volume as a factor: half of a slider's way sounds about half as loud."""
        return math.pow(getattr(self._settings, volume), CURVE)

    def _guarded(self, act: Callable[[Card], object]) -> None:
        """Do something with the card, opened if it is not yet; if that fails, go on in silence."""
        card = self._card
        if card is None:
            return
        known = self._open
        try:
            if not known:
                card.open(self._ambience.channels.stop)
                self._open = self._had = True
            act(card)
        except NoCardError:
            self._lose("lost" if self._had else "none")

    def _lose(self, trouble: Trouble) -> None:
        """Let go of the card, and of all that belonged to it."""
        self._open, self.trouble, self._lost_ms = False, trouble, 0.0
        self._clips.forget()
        self._peaks.clear()
        self._ambience.forget()
        self._waiting.clear()
        if self._card is not None:
            with suppress(NoCardError):
                self._card.close()

    def _effect(self, card: Card, name: Effect, how: dict[str, object]) -> None:
        """Play an effect on a free channel, softer where much sounds already; else let it be."""
        busy = [channel for channel in EFFECTS if card.busy(channel)]
        self._peaks = {channel: self._peaks.get(channel, PEAK) for channel in busy}
        free = next((channel for channel in EFFECTS if channel not in busy), None)
        if free is None:
            return
        clip = self._clips.effect(card, name, how)
        peak = min(PEAK, (ROOM - sum(self._peaks.values())) / 2.0)
        self._peaks[free] = peak
        card.play(free, clip, self._gain("sounds") * peak / PEAK)

    def _speak(self, card: Card) -> None:
        """Say what waits to be said once nothing else is being said."""
        free = next((channel for channel in VOICES if not card.busy(channel)), None)
        if free is None or self._speaking(card):
            return
        heard = self._waiting.popleft()
        clip = self._clips.token(card, heard)
        card.play(free, clip, self._gain("voices"))
        self._voice = free

    def _speaking(self, card: Card) -> bool:
        return self._voice is not None and card.busy(self._voice)

    def _drone(self, card: Card) -> None:
        """Let the ambience follow, more quietly while a token is heard."""
        self._ambience.play(card, self._gain("ambience"), DUCKED if self._speaking(card) else 1.0)
