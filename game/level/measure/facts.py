"""What a level's memory is for: the facts its answers depend on, and when each has to be known."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, Protocol

from game.level.grammar import Note
from game.level.model import Level
from game.level.nodes import (
    Again,
    AnswerMap,
    AnswerName,
    AnswerNext,
    AnswerSum,
    AnswerTally,
    Node,
    Pick,
    Repeat,
    Target,
    alternatives,
    every_node,
    target_of,
)
from game.level.stream import Stream

ANSWER: Final = "the answer"
MAPPED: Final = " of "
TALLY: Final = "tally of "
SO_FAR: Final = " so far"
"""What labels are made of, so that they can be told in another language."""
"""What the fact is called that stands for all that names and counts do not say."""


class Fact(Protocol):
    """One thing that a stream says and that a question may ask for."""

    @property
    def label(self) -> str:
        """What it is called: "home", "verb of subject", "n so far"."""
        ...

    @property
    def about(self) -> str:
        """When it is looked for: by what sort of fact it is, as the catalogue names it."""
        ...

    def values(self, stream: Stream, notes: Sequence[Note]) -> list[str | None]:
        """What it is after each token of a stream; None where it need not be known."""
        ...


@dataclass(frozen=True, slots=True)
class NamedFact:
    """Which token was last picked under a name, or what a map says of it.

    It has to be known from the token on up to the last question that reads it before the name is
    picked again. Names are read by targets; where the next token is asked for, also by saying the
    name's token again.

    Args:
        label: what it is called.
        name: the name.
        map: the map that questions read it through; empty for the token itself.
        entries: what the map says of each token; empty for the token itself.
    """

    label: str
    name: str
    map: str = ""
    entries: Mapping[str, str] | None = None

    @property
    def about(self) -> str:
        """When it is looked for."""
        return "named"

    def values(self, stream: Stream, notes: Sequence[Note]) -> list[str | None]:
        """What it is after each token; None where no question will read it any more."""
        found: list[str | None] = [None] * len(notes)
        wanted = False
        for t in range(len(notes) - 1, -1, -1):
            note = notes[t]
            following = notes[t + 1].node if t + 1 < len(notes) else None
            wanted = wanted or self._reads(note.node, following)
            if wanted:
                token = note.names[self.name][0]
                found[t] = self.entries[token] if self.entries is not None else token
            if isinstance(note.node, Pick) and note.node.name == self.name:
                wanted = False
        return found

    def _reads(self, node: Node, following: Node | None) -> bool:
        """Whether a question reads the name; `following` is what says the token after it."""
        targets = _targets(node)
        if self.map:
            maps = (target for target in targets if isinstance(target, AnswerMap))
            return any(each.map == self.map and self.name in each.names for each in maps)
        said = following.name if isinstance(following, Again) else ""
        return any(
            said == self.name if isinstance(target, AnswerNext) else self.name in _names_of(target)
            for target in targets
        )


@dataclass(frozen=True, slots=True)
class TallyFact:
    """What has come so far, counted: known after every token up to the last that asks for it."""

    label: str
    tally: AnswerTally

    @property
    def about(self) -> str:
        """When it is looked for."""
        return "tally"

    def values(self, stream: Stream, notes: Sequence[Note]) -> list[str | None]:
        """The count after each token, kept within its bounds."""
        adds, low, high = dict(self.tally.adds), self.tally.low, self.tally.high
        asked = [t for t, note in enumerate(notes) if self.tally in _targets(note.node)]
        number, found = min(max(0, low), high), list[str | None]()
        for t, step in enumerate(stream.steps):
            number = min(max(number + adds.get(step.cls, 0), low), high)
            found.append(str(number) if asked and t <= asked[-1] else None)
        return found


@dataclass(frozen=True, slots=True)
class RoundsFact:
    """How many rounds of a named repeat have begun: looked for while they are being counted."""

    label: str
    name: str

    @property
    def about(self) -> str:
        """When it is looked for."""
        return "rounds"

    def values(self, stream: Stream, notes: Sequence[Note]) -> list[str | None]:
        """The number after each token at which it has just changed."""
        found: list[str | None] = []
        before = 0
        for note in notes:
            now = note.rounds.get(self.name, 0)
            found.append(str(now) if now > before else None)
            before = now
        return found


@dataclass(frozen=True, slots=True)
class AnswerFact:
    """The right answer, looked for at the questions that can be known."""

    label: str = ANSWER

    @property
    def about(self) -> str:
        """When it is looked for."""
        return "answer"

    def values(self, stream: Stream, notes: Sequence[Note]) -> list[str | None]:
        """The answer at each question; None elsewhere."""
        return [step.target if step.counts else None for step in stream.steps]


def facts_of(level: Level) -> tuple[Fact, ...]:
    """The facts of a level, in the order its questions name them.

    The last is the answer itself, where a question asks for more than one of the others.
    """
    nodes = tuple(_nodes(level))
    targets = [target for node in nodes for target in _targets(node)]
    read = [name for target in targets for name in _names_of(target)]
    if any(isinstance(target, AnswerNext) for target in targets):
        read += [node.name for node in nodes if isinstance(node, Again)]
    names = list(dict.fromkeys(read))
    labels = _labels(nodes, names)
    facts: list[Fact] = []
    for name in names:
        facts.append(NamedFact(labels[name], name))
        facts += _mapped(level, nodes, targets, name, labels[name])
    for target in dict.fromkeys(t for t in targets if isinstance(t, AnswerTally)):
        counted = sorted(target.adds, key=lambda add: -add[1])
        facts.append(TallyFact(TALLY + ", ".join(cls for cls, _ in counted), target))
    repeats = dict.fromkeys(n.name for n in nodes if isinstance(n, Repeat) and n.name is not None)
    facts += [RoundsFact(f"{name}{SO_FAR}", name) for name in repeats]
    if not all(_is_one_fact(target) for target in targets):
        facts.append(AnswerFact())
    return tuple(facts)


def _nodes(level: Level) -> Iterator[Node]:
    for body in (level.stream, *level.rules.values()):
        yield from every_node(body)


def _targets(node: Node) -> tuple[Target, ...]:
    return alternatives(target_of(node))


def _names_of(target: Target) -> tuple[str, ...]:
    """The names that a target reads."""
    match target:
        case AnswerName(name=name):
            return (name,)
        case AnswerMap(names=names) | AnswerSum(names=names):
            return names
        case _:
            return ()


def _is_one_fact(target: Target) -> bool:
    """Whether the answer follows from one of the facts that stand for names and counts."""
    return isinstance(target, AnswerName | AnswerTally) or (
        isinstance(target, AnswerMap) and not target.more
    )


def _labels(nodes: Sequence[Node], names: Sequence[str]) -> dict[str, str]:
    """What to call each name: the class it is picked from, and the name itself where two share."""
    classes = {
        name: list(dict.fromkeys(n.cls for n in nodes if isinstance(n, Pick) and n.name == name))
        for name in names
    }
    labels = {}
    for name, picked in classes.items():
        shared = any(picked == other for each, other in classes.items() if each != name)
        labels[name] = name if len(picked) != 1 else f"{picked[0]} {name}" if shared else picked[0]
    return labels


def _mapped(
    level: Level, nodes: Sequence[Node], targets: Sequence[Target], name: str, label: str
) -> Iterator[NamedFact]:
    """What maps say of a name, for each that says the same of several of its tokens."""
    maps = dict.fromkeys(t.map for t in targets if isinstance(t, AnswerMap) and t.names == (name,))
    picked = {n.cls for n in nodes if isinstance(n, Pick) and n.name == name}
    tokens = [token for cls in level.classes if cls.name in picked for token in cls.tokens]
    for table in maps:
        entries = {t: e for t, e in level.maps[table].items() if isinstance(e, str)}
        if len({entries.get(token, "") for token in tokens}) < len(set(tokens)):
            yield NamedFact(f"{table}{MAPPED}{label}", name, table, entries)
