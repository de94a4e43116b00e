"""The one place that plays sounds: scenes ask it, the loop moves it on, settings hold at once.

Without a card, or once the card is lost, everything it is asked for is done in silence.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable
from contextlib import suppress
from typing import Final, Literal, TypeAlias

import pygame

from game.level.sounds import Heard
from game.lstm.weights import Array
from game.progress.settings import Settings
from game.ui.sound.ambience import SIDES, SILENT, Drone, loop
from game.ui.sound.card import Card, Clip, NoCardError
from game.ui.sound.effects import PEAK, Effect, effect
from game.ui.sound.synth import Samples
from game.ui.sound.tokens import sounded

EFFECTS: Final = range(6)
VOICES: Final = range(6, 8)
DRONES: Final = range(8, 20)
"""The channels of what happens, of tokens, and of the ambience: two for each of six blocks."""
ROOM: Final = 0.6
"""All effects that sound at once stay under this, tokens and ambience under the rest."""
GAP_MS: Final = 45.0
"""The same effect is not played again sooner."""
CUT_MS: Final = 40
"""A voice that is cut off fades over so many milliseconds, since a cut would click."""
DUCKED: Final = 0.5
"""How loud the ambience is while a token is heard."""
KEPT: Final = 160
"""So many clips are kept at the most."""

RISE_MS: Final = 60
"""How long a voice of the ambience takes to set in."""
FINEST: Final = 1.0 / 256.0
"""Smaller changes of a volume are none to the mixer."""
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
        self._clips: dict[Hashable, Clip] = {}
        self._peaks: dict[int, float] = {}
        """How high the samples on each effect's channel may get."""
        self._since: dict[Effect, float] = {}
        self._waiting: deque[Heard] = deque()
        self._voice: int | None = None
        self._drone = Drone()
        self._state: Array | None = None
        self._sample_ms = 0.0
        self._drawn: dict[int, float] = {}
        """The volumes of the drone's channels that are playing."""

    # -- what scenes ask for -------------------------------------------------------------------

    def play(self, name: Effect, **how: object) -> None:
        """Play an effect; `how` is what it takes (see `effects.effect`)."""
        if not self._audible("sounds") or self._since.get(name, GAP_MS) < GAP_MS:
            return
        self._since[name] = 0.0
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

    def hear(self, c: Array) -> None:
        """Let a cell state (K, S) be heard until the next frame; not asked again, it fades."""
        self._state = c

    def sample(self, setting: str, state: Array | None = None) -> None:
        """Let it be heard how loud one of the volumes is now."""
        if setting in ("sounds", "muted"):
            self.play("right")
        elif setting == "voices":
            self.hush()
            self.say(("C4", "E4", "G4"))
        elif setting == "ambience" and state is not None:
            self._state, self._sample_ms = state, 1600.0

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
            self._guarded(self._still_drones)

    def update(self, dt: float) -> None:
        """Move on by dt milliseconds."""
        for name in list(self._since):
            self._since[name] += dt
            if self._since[name] >= GAP_MS:
                del self._since[name]
        self._lost_ms += dt
        if self.trouble == "lost" and self._lost_ms >= RETRY_MS:
            self.trouble = ""
        if self._waiting:
            self._guarded(self._speak)
        self._sample_ms = max(self._sample_ms - dt, 0.0)
        self._drone.aim(self._state if self._audible("ambience") else None)
        if not self._sample_ms:
            self._state = None
        self._drone.update(dt)
        if len(self._drone.now) or self._drawn:
            self._guarded(self._draw_drones)

    def take(self, event: pygame.Event) -> None:
        """Hear of sound cards that come and go."""
        if event.type == pygame.AUDIODEVICEREMOVED and not event.iscapture and self._open:
            self._lose("")  # what is left is opened when something is next to be heard
        elif event.type == pygame.AUDIODEVICEADDED and not event.iscapture and not self._open:
            self.trouble = ""

    def retry(self) -> None:
        """Try the card again, if there was none."""
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
        """A volume as a factor: half of a slider's way sounds half as loud."""
        return float(getattr(self._settings, volume)) ** 2

    def _guarded(self, act: Callable[[Card], object]) -> None:
        """Do something with the card, opened if it is not yet; if that fails, go on in silence."""
        card = self._card
        if card is None:
            return
        known = self._open
        try:
            if not known:
                card.open(DRONES.stop)
                self._open = self._had = True
            act(card)
        except NoCardError:
            self._lose("lost" if self._had else "none")

    def _lose(self, trouble: Trouble) -> None:
        """Let go of the card, and of all that belonged to it."""
        self._open, self.trouble, self._lost_ms = False, trouble, 0.0
        self._clips.clear()
        self._peaks.clear()
        self._drawn.clear()
        self._waiting.clear()
        if self._card is not None:
            with suppress(NoCardError):
                self._card.close()

    def _clip(self, card: Card, key: Hashable, make: Callable[[], Samples]) -> Clip:
        """A clip, made when it is first heard."""
        found = self._clips.get(key)
        if found is None:
            while len(self._clips) >= KEPT:
                del self._clips[next(iter(self._clips))]
            found = self._clips[key] = card.clip(make())
        return found

    def _effect(self, card: Card, name: Effect, how: dict[str, object]) -> None:
        """Play an effect on a free channel, softer where much sounds already; else let it be."""
        busy = [channel for channel in EFFECTS if card.busy(channel)]
        self._peaks = {channel: self._peaks.get(channel, PEAK) for channel in busy}
        free = next((channel for channel in EFFECTS if channel not in busy), None)
        if free is None:
            return
        clip = self._clip(card, (name, *how.values()), lambda: effect(name, **how))
        peak = min(PEAK, (ROOM - sum(self._peaks.values())) / 2.0)
        self._peaks[free] = peak
        card.play(free, clip, self._gain("sounds") * peak / PEAK)

    def _speak(self, card: Card) -> None:
        """Say what waits to be said once nothing else is being said."""
        free = next((channel for channel in VOICES if not card.busy(channel)), None)
        if free is None or self._speaking(card):
            return
        heard = self._waiting.popleft()
        clip = self._clip(card, heard, lambda: sounded(heard))
        card.play(free, clip, self._gain("voices"))
        self._voice = free

    def _speaking(self, card: Card) -> bool:
        return self._voice is not None and card.busy(self._voice)

    def _draw_drones(self, card: Card) -> None:
        """Set the volume of each voice of the ambience; start and stop them as they come and go."""
        ducked = DUCKED if self._speaking(card) else 1.0
        begun = False
        for n, level in enumerate(self._drone.now.ravel().tolist()):
            channel = DRONES.start + n
            if channel not in DRONES:
                return
            volume = level * ducked
            if channel not in self._drawn:
                if volume > SILENT and not begun and not card.busy(channel):
                    self._start_drone(card, channel, volume)
                    begun = True  # to make a voice takes a while: one a frame
            elif volume <= SILENT:
                self._stop_drone(card, channel)
            elif abs(self._drawn[channel] - volume) > FINEST:
                card.volume(channel, volume)
                self._drawn[channel] = volume
        for channel in [c for c in self._drawn if c - DRONES.start >= self._drone.now.size]:
            self._stop_drone(card, channel)

    def _stop_drone(self, card: Card, channel: int) -> None:
        card.fade((channel,), CUT_MS)
        del self._drawn[channel]

    def _start_drone(self, card: Card, channel: int, volume: float) -> None:
        block, side = divmod(channel - DRONES.start, len(SIDES))
        gain = self._gain("ambience")
        # The gain is in the samples: the mixer knows but 128 volumes, which all are for the levels.
        clip = self._clip(card, ("drone", channel, gain), lambda: loop(block, SIDES[side]) * gain)
        card.play(channel, clip, volume, forever=True, rise_ms=RISE_MS)
        self._drawn[channel] = volume

    def _still_drones(self, card: Card) -> None:
        """Stop the ambience; it begins again as loud as it is to be now."""
        card.fade(self._drawn, CUT_MS)
        self._drawn.clear()
        for key in [key for key in self._clips if isinstance(key, tuple) and key[0] == "drone"]:
            del self._clips[key]
