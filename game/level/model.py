"""A level as the rest of the game sees it: plain frozen dataclasses, no pydantic, no files."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Final, Literal, TypeAlias

from game.lstm.recipe import RECIPES, Carries, Recipe
from game.lstm.weights import GateName as GateName

GATES: Final[tuple[GateName, ...]] = ("f", "i", "o")
GATE_WORDS: Final[dict[GateName, str]] = {"f": "forget", "i": "input", "o": "output"}

BLOCKS: Final = "ABCDEF"
"""The letters of the blocks, in their order; a level has at most so many."""

BLANK: Final = ""
"""The answer that says nothing: the target of every token that is not a question."""


NUMBER: Final = "(number)"
"""What the one input is called by which all numeric tokens enter."""


Table: TypeAlias = "dict[str, str | Table]"
"""A map: an answer for each token, or for each token another map, which goes by the next name."""


# -- what a stream is made of ----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class AnswerText:
    """The target is this very answer."""

    text: str


@dataclass(frozen=True, slots=True)
class AnswerName:
    """The target is the token last picked under this name."""

    name: str


@dataclass(frozen=True, slots=True)
class AnswerMap:
    """The target is what a map says of the tokens last picked under one or several names."""

    map: str
    name: str
    more: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """All the names, in the order the map goes by."""
        return (self.name, *self.more)


@dataclass(frozen=True, slots=True)
class AnswerCount:
    """The target is the number a repeat drew under this name, in digits."""

    name: str


@dataclass(frozen=True, slots=True)
class AnswerTally:
    """The target is what has come so far, counted: each token adds the number of its class.

    The count starts at 0, is kept between `low` and `high` at every token, this one included, and
    is written in digits.
    """

    adds: tuple[tuple[str, int], ...]
    low: int
    high: int


@dataclass(frozen=True, slots=True)
class AnswerSum:
    """The target is the sum of the numeric tokens last picked under some names."""

    names: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AnswerNext:
    """The target is the token that comes next; at the end of the stream, silence."""


@dataclass(frozen=True, slots=True)
class AnswerAny:
    """Several targets, each of them right; training teaches the first."""

    targets: tuple[Target, ...]


Target: TypeAlias = (
    AnswerText
    | AnswerName
    | AnswerMap
    | AnswerCount
    | AnswerTally
    | AnswerSum
    | AnswerNext
    | AnswerAny
)


@dataclass(frozen=True, slots=True)
class Say:
    """One fixed token. Of every token, `weight` is how much its target counts beside others."""

    token: str
    cls: str
    target: Target | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Pick:
    """A token drawn evenly from a class; `unlike` names earlier picks it must differ from."""

    cls: str
    name: str | None = None
    unlike: tuple[str, ...] = ()
    target: Target | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Again:
    """The token last picked under a name, once more, perhaps as a member of another class."""

    name: str
    cls: str | None = None
    target: Target | None = None
    weight: float = 1.0


@dataclass(frozen=True, slots=True)
class Repeat:
    """A body played `low` to `high` times; `name` keeps the number drawn, `count` reuses one."""

    body: tuple[Node, ...]
    low: int = 1
    high: int = 1
    count: str | None = None
    name: str | None = None


@dataclass(frozen=True, slots=True)
class Choice:
    """One of several bodies, drawn by weight."""

    options: tuple[tuple[Node, ...], ...]
    weights: tuple[float, ...]


@dataclass(frozen=True, slots=True)
class Call:
    """The body of a rule, in this place.

    `depth` is how many rules may stand inside each other from here on, this one included; None sets
    no limit of its own inside a rule, and the usual one in the stream itself. What a rule plays at
    the limit, `game.level.format.recursion` says.
    """

    rule: str
    depth: int | None = None


@dataclass(frozen=True, slots=True)
class Shuffle:
    """Several bodies, every one of them once, in an order that is drawn."""

    parts: tuple[tuple[Node, ...], ...]


@dataclass(frozen=True, slots=True)
class Series:
    """`low` to `high` tokens of a class whose tokens are levels: a wave with noise, quantised.

    `count` takes a number drawn before instead. The period is drawn between `period` in steps and
    the phase evenly; `noise` is the standard deviation of what is added at each step, in levels.
    """

    cls: str
    low: int
    high: int
    period: tuple[float, float]
    noise: float = 0.0
    count: str | None = None
    target: Target | None = None
    weight: float = 1.0


Node: TypeAlias = Say | Pick | Again | Repeat | Choice | Call | Shuffle | Series


# -- how a level is played -------------------------------------------------------------------


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


@dataclass(frozen=True, slots=True)
class Play:
    """How the level is played and scored.

    `start` is where the valves stand before the first token; `weights` says whether a stream's
    questions together weigh as much as its silences ("balanced") or each token the same ("equal").
    In the act "hand" the player sets the gates at every token of one stream; in "wire" the player
    fills in a table of what they do at each class of tokens, which is run on `streams` streams.
    """

    act: Act = "hand"
    seed: int = 1
    streams: int = 64
    spare_changes: int = 2
    start: Setting = Setting()
    weights: Literal["balanced", "equal"] = "balanced"


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
    leaves both valid. `texts` are the text files that its scripts were read from.
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

    @property
    def network_path(self) -> Path | None:
        """Where the trained network lies: the level's own name, with `.npz`."""
        return self.path.with_suffix(".npz") if self.path else None


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
    def token_index(self) -> dict[str, int]:
        """Token → its place among the tokens."""
        return {token: n for n, token in enumerate(self.tokens)}

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


# -- a stream drawn from a level -------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class StreamStep:
    """One token of a stream: its identity, its class, how it is shown, and the right answer.

    `also` are answers just as right; `weight` is how much the target counts beside others;
    `known` is whether the answer follows from what came before: a token yet to be drawn does not.
    """

    token: str
    cls: str
    text: str
    target: str = BLANK
    also: tuple[str, ...] = ()
    weight: float = 1.0
    known: bool = True

    @property
    def is_question(self) -> bool:
        """Whether the right answer is anything but silence."""
        return self.target != BLANK

    @property
    def counts(self) -> bool:
        """Whether it counts as a question answered right or wrong: one that can be known."""
        return self.is_question and self.known

    @property
    def answers(self) -> tuple[str, ...]:
        """All right answers, the first of which is what training teaches."""
        return (self.target, *self.also)

    @property
    def wanted(self) -> str:
        """All right answers in words: "French" or "Spanish", in quotes; nothing for silence."""
        return " or ".join(f'"{answer}"' if answer else "nothing" for answer in self.answers)

    def accepts(self, answer: str) -> bool:
        """Whether this answer is right."""
        return answer == self.target or answer in self.also


@dataclass(frozen=True, slots=True)
class Stream:
    """A sequence of T tokens drawn from a level with one seed."""

    level_id: str
    seed: int
    steps: tuple[StreamStep, ...] = field(default=())

    def __len__(self) -> int:
        return len(self.steps)

    @property
    def questions(self) -> tuple[int, ...]:
        """The places of the questions that can be known, counted from 0."""
        return tuple(t for t, step in enumerate(self.steps) if step.counts)


@dataclass(frozen=True, slots=True)
class World:
    """A folder of levels, in the order they are to be played."""

    id: str
    title: str
    order: int
    brief: str
    levels: tuple[Path, ...]
