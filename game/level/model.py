"""A level as the rest of the game sees it: plain frozen dataclasses, no pydantic, no files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, TypeAlias

from game.level.nodes import Node
from game.level.sounds import Heard
from game.level.stream import StreamStep
from game.lstm.recipe import RECIPES, Carries, Recipe
from game.lstm.weights import GateName as GateName

GATES: Final[tuple[GateName, ...]] = ("f", "i", "o")
GATE_WORDS: Final[dict[GateName, str]] = {"f": "forget", "i": "input", "o": "output"}

BLOCKS: Final = "ABCDEF"
"""The letters of the blocks, in their order; a level has at most so many."""

NUMBER: Final = "(number)"
"""What the one input is called by which all numeric tokens enter."""


Table: TypeAlias = "dict[str, str | Table]"
"""A map: an answer for each token, or for each token another map, which goes by the next name."""


@dataclass(frozen=True, slots=True)
class Look:
    """How a token looks and sounds, beside its text; None where it has nothing of the kind.

    colour is "#rrggbb"; note a pitch such as "C4" or "F#3", which is drawn and can be heard; bar a
    height from 0 to 1; picture the name of a drawing.
    """

    colour: str | None = None
    note: str | None = None
    bar: float | None = None
    picture: str | None = None


@dataclass(frozen=True, slots=True)
class TokenClass:
    """A kind of token.

    `show` is the text on the belt, with `{}` where the token stands; `looks` says of some tokens
    how they look and sound. Tokens of a class with `amounts` are numbers: what the network reads
    of them is the number and the class, and not which token it was.
    """

    name: str
    tokens: tuple[str, ...]
    show: str = "{}"
    looks: Mapping[str, Look] = field(default_factory=dict)
    amounts: Mapping[str, float] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Memory:
    """The cell: K blocks of S cells; what the gates may look at besides the token."""

    blocks: int = 1
    cells: int = 1
    recurrent: bool = True
    peephole: bool = False


GateOwner: TypeAlias = Literal["player", "network"] | float
"""Who moves a gate: the player, the network, or nobody (a number it is locked at)."""


@dataclass(frozen=True, slots=True)
class GateOwners:
    """Who moves each of the three gates; a locked gate is locked for the network too."""

    forget: GateOwner = "player"
    input: GateOwner = "player"
    output: GateOwner = "player"

    def owner(self, gate: GateName) -> GateOwner:
        """Who moves this gate."""
        return {"f": self.forget, "i": self.input, "o": self.output}[gate]


@dataclass(frozen=True, slots=True)
class Setting:
    """Where the three valves of one block stand, each from 0 (shut) to 1 (open)."""

    f: float = 0.0
    i: float = 0.0
    o: float = 0.0

    def value(self, gate: GateName) -> float:
        """The value of one gate."""
        return {"f": self.f, "i": self.i, "o": self.o}[gate]


@dataclass(frozen=True, slots=True)
class Case:
    """What the solution sets for a class of tokens: one setting per block, for some memories.

    `when` pairs blocks with what they must be before the token, full (True) or empty (False), for
    the case to apply; without any it always does. A block is empty when nothing was written
    (i > 0.5) since it was last cleared (f < 0.5).
    """

    settings: tuple[Setting, ...]
    when: tuple[tuple[int, bool], ...] = ()

    def fits(self, full: tuple[bool, ...]) -> bool:
        """Whether the case applies to K blocks that are full or empty."""
        return all(full[block] is wanted for block, wanted in self.when)

    @property
    def condition(self) -> str:
        """What the case asks of memory, in words: "A empty, B full"; empty if it asks nothing."""
        return ", ".join(
            f"{BLOCKS[block]} {'full' if wanted else 'empty'}" for block, wanted in self.when
        )


Act: TypeAlias = Literal["hand", "wire"]
Mode: TypeAlias = Literal["play", "practice", "guided"]
"""In play the future, the network's gates and the marks stay hidden until the stream has ended; in
practice the coach tells of them at once, and a guided play says at each new token what to do, so
what is earned in these is kept apart."""


@dataclass(frozen=True, slots=True)
class Play:
    """How the level is played and scored.

    `start` is where the valves stand before the first token; `weights` says whether a stream's
    questions together weigh as much as its silences ("balanced") or each token the same ("equal").
    In the act "hand" the player sets the gates at every token of one stream; in "wire" the player
    fills in a table of what they do at each class of tokens, which is run on `streams` streams.
    `guided` has a newcomer's first play led by prompts, with valves that wake one by one.
    """

    act: Act = "hand"
    seed: int = 1
    streams: int = 64
    spare_changes: int = 2
    start: Setting = Setting()
    weights: Literal["balanced", "equal"] = "balanced"
    guided: bool = False


@dataclass(frozen=True, slots=True)
class Train:
    """How the level's network is trained.

    `carries` says what memory is to carry, and so which recipe training starts from; `recipe` is
    that one with what the level asks for otherwise; `seeds` are the attempts.
    """

    seeds: int = 3
    carries: Carries = "facts"
    recipe: Recipe = RECIPES["facts"]


@dataclass(frozen=True, slots=True)
class Level:
    """One level: a task that makes streams, the memory that must carry them, and the play.

    `solution` gives, for every class, cases of which the first that fits memory applies; the last
    always does. `difficulty` is from 1 to 5; `needs` names levels to be won before, `guide` entries
    of the Field guide, and `source` says whose task this is, if it has been published.

    `path` is the file it came from and `task_hash` a digest of all that a trained network or a
    replay depends on (classes, maps, stream, rules, memory, gates), so that rewording a brief
    leaves both valid. `texts` are the text files that its scripts were read from. `sounds` says of
    some tokens and answers which pitches or phonemes are heard.
    """

    id: str
    title: str
    brief: str
    teaches: tuple[str, ...]
    classes: tuple[TokenClass, ...]
    maps: dict[str, Table]
    stream: tuple[Node, ...]
    rules: dict[str, tuple[Node, ...]]
    memory: Memory
    gates: GateOwners
    play: Play
    train: Train
    solution: dict[str, tuple[Case, ...]]
    baselines_fail: tuple[str, ...]
    hints: tuple[str, ...]
    after: str
    difficulty: int
    needs: tuple[str, ...]
    guide: tuple[str, ...]
    source: str
    task_hash: str
    vocabulary: Vocabulary
    path: Path | None = None
    texts: tuple[Path, ...] = ()
    sounds: Mapping[str, Heard] = field(default_factory=dict)

    @property
    def folder(self) -> Path | None:
        """The folder it came from, in which pictures of its own lie."""
        return self.path.parent if self.path else None

    @property
    def has_looks(self) -> bool:
        """Whether any of its tokens is more than text."""
        return any(cls.looks for cls in self.classes)

    def look(self, step: StreamStep) -> Look | None:
        """How the token of a step looks and sounds, beside its text."""
        return next(cls.looks.get(step.token) for cls in self.classes if cls.name == step.cls)

    def answer_look(self, answer: str) -> Look | None:
        """How an answer looks: as the token it names, in the first class that says so."""
        return next((cls.looks[answer] for cls in self.classes if answer in cls.looks), None)

    def sound(self, step: StreamStep) -> Heard:
        """What is heard of the token of a step: what is said of its sound, else its note."""
        return self.sounds.get(step.token) or _note(self.look(step))

    def answer_sound(self, answer: str) -> Heard:
        """What is heard of an answer, by the same rule."""
        return self.sounds.get(answer) or _note(self.answer_look(answer))

    @property
    def network_path(self) -> Path | None:
        """Where the trained network lies: the level's own name, with `.npz`."""
        return self.path.with_suffix(".npz") if self.path else None


def _note(look: Look | None) -> Heard:
    return (look.note,) if look is not None and look.note is not None else ()


@dataclass(frozen=True)
class Vocabulary:
    """What the network reads and says: tokens, C classes, A answers (the blank is answer 0).

    `amounts` are the numbers that numeric tokens stand for. They all enter by one input, with the
    number for its value; every other token and every class has an input of its own, which is 1.
    """

    tokens: tuple[str, ...]
    classes: tuple[str, ...]
    answers: tuple[str, ...]
    amounts: Mapping[str, float] = field(default_factory=dict)

    @cached_property
    def identities(self) -> tuple[str, ...]:
        """The V inputs that say which token it is: one for each word, one for all the numbers."""
        words = tuple(token for token in self.tokens if token not in self.amounts)
        return (*words, NUMBER) if self.amounts else words

    @cached_property
    def inputs(self) -> dict[str, tuple[int, float]]:
        """Token → which of the V inputs it enters by, and with what value."""
        place = {token: n for n, token in enumerate(self.identities)}
        last = len(self.identities) - 1
        return {
            token: (last, self.amounts[token]) if token in self.amounts else (place[token], 1.0)
            for token in self.tokens
        }

    @cached_property
    def class_index(self) -> dict[str, int]:
        """Class → its place among the C classes."""
        return {name: n for n, name in enumerate(self.classes)}

    @cached_property
    def answer_index(self) -> dict[str, int]:
        """Answer → its place among the A answers."""
        return {answer: n for n, answer in enumerate(self.answers)}


@dataclass(frozen=True, slots=True)
class World:
    """A folder of levels, or a lesson's list, in the order they are to be played.

    `minutes` is how long a lesson is; None where nobody has said.
    """

    id: str
    title: str
    order: int
    brief: str
    levels: tuple[Path, ...]
    minutes: int | None = None
