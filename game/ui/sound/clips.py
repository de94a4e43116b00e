"""Clips, made when they are first heard, or ahead of that a few at a time."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Hashable, Iterable
from functools import partial
from typing import Final

from game.level.sounds import Heard
from game.ui.sound.card import Card, Clip
from game.ui.sound.drone import SIDES, Side, loop
from game.ui.sound.effects import Effect, effect
from game.ui.sound.synth import Samples
from game.ui.sound.tokens import sounded

KEPT: Final = 160
"""So many clips are kept at the most."""


class Clips:
    """The clips of a card, and those that it will be asked for."""

    def __init__(self) -> None:
        self._made: dict[Hashable, Clip] = {}
        self._coming: deque[Callable[[Card], object]] = deque()

    @property
    def coming(self) -> bool:
        """Whether something will be asked for that is not ready yet."""
        return bool(self._coming)

    def effect(self, card: Card, name: Effect, how: dict[str, object]) -> Clip:
        """An effect."""
        return self._clip(card, (name, *how.values()), lambda: effect(name, **how))

    def token(self, card: Card, heard: Heard) -> Clip:
        """A token or an answer."""
        return self._clip(card, ("token", *heard), lambda: sounded(heard))

    def _clip(self, card: Card, key: Hashable, make: Callable[[], Samples]) -> Clip:
        found = self._made.get(key)
        if found is None:
            while len(self._made) >= KEPT:
                del self._made[next(iter(self._made))]
            found = self._made[key] = card.clip(make())
        return found

    def expect(self, effects: Iterable[tuple[Effect, dict[str, object]]]) -> None:
        """These effects will be asked for."""
        self._coming += [partial(self.effect, name=name, how=how) for name, how in effects]

    def expect_tokens(self, tokens: Iterable[Heard]) -> None:
        """These tokens and answers will be asked for."""
        once = dict.fromkeys(heard for heard in tokens if heard)
        self._coming += [partial(self.token, heard=heard) for heard in once]

    def expect_drone(self, blocks: int) -> None:
        """The voices of so many blocks will be asked for."""
        voices = [(block, side) for block in range(blocks) for side in SIDES]
        self._coming += [partial(_made_voice, block=block, side=side) for block, side in voices]

    def make_ready(self, card: Card) -> None:
        """Make the next of the clips that will be asked for."""
        self._coming.popleft()(card)

    def expect_nothing(self) -> None:
        """What was expected will not be asked for."""
        self._coming.clear()

    def forget(self) -> None:
        """Have no clips any more: the card is gone."""
        self._made.clear()
        self._coming.clear()


def _made_voice(card: Card, block: int, side: Side) -> object:
    """A voice of the drone, which is kept where it is made; the ambience makes a clip of it."""
    return loop(block, side)
