"""Drawing streams from a level: the same level and seed give the same stream everywhere.

All chance comes from `random.Random(seed).random()`, the one generator whose sequence Python
promises across versions and machines. One number is used up by every pick, by every choice, and
by every repeat whose times are a range, in the order of the stream; nothing else uses any. At the
depth limit of a rule, a choice with one way left and a repeat that is skipped use none
(`game.level.format.recursion` says which those are).

A level's nodes are turned once into nested functions, each of which adds its tokens to a stream
in the making: training draws many thousands of streams.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import accumulate
from random import Random
from typing import Final, TypeAlias, cast

from game.level.format.bounds import NO_RULE, rules_left
from game.level.format.recursion import closing_bodies
from game.level.model import (
    BLANK,
    Again,
    AnswerMap,
    AnswerName,
    AnswerText,
    Call,
    Choice,
    Level,
    Node,
    Pick,
    Repeat,
    Say,
    Stream,
    StreamStep,
    Table,
    Target,
)

_KEPT: Final = 32


@dataclass(slots=True)
class _Draft:
    """A stream in the making: its tokens so far, and what its names and counts stand for."""

    chance: Callable[[], float]
    shrink: float
    rules_left: int = NO_RULE  # how many rules may stand inside each other from here on
    steps: list[StreamStep] = field(default_factory=list)
    names: dict[str, tuple[str, str]] = field(default_factory=dict)  # name → token, class
    counts: dict[str, int] = field(default_factory=dict)


_Emit: TypeAlias = Callable[[_Draft], None]


def draw(level: Level, seed: int, shrink: float = 1.0) -> Stream:
    """Draw the stream of one seed.

    Args:
        level: The level to draw from.
        seed: Any whole number from 0.
        shrink: From 0 to 1: how much of every repeat's times and every rule's depth is kept, for
            training on short streams first. What happened at least once still does.

    Raises:
        ValueError: the seed is negative, `shrink` is outside 0 to 1, or a level made by hand
            rules out all tokens of a class.
    """
    if seed < 0:
        raise ValueError(f"a seed is 0 or more, not {seed}")
    if not 0.0 <= shrink <= 1.0:
        raise ValueError(f"shrink is from 0 to 1, not {shrink}")
    draft = _Draft(Random(seed).random, shrink)
    _program(level)(draft)
    return Stream(level.id, seed, tuple(draft.steps))


def draw_many(level: Level, seeds: Iterable[int], shrink: float = 1.0) -> list[Stream]:
    """Draw one stream for each seed.

    Raises:
        ValueError: as for `draw`.
    """
    return [draw(level, seed, shrink) for seed in seeds]


_programs: dict[int, tuple[Level, _Emit]] = {}


def _program(level: Level) -> _Emit:
    """The level's functions, kept for the levels drawn from last.

    Levels cannot be dictionary keys (they hold dictionaries), so the object's own number is the
    key; the level is kept beside it, which keeps that number its own.
    """
    kept = _programs.get(id(level))
    if kept is None:
        if len(_programs) >= _KEPT:
            _programs.pop(next(iter(_programs)))
        kept = _programs[id(level)] = level, _Compiler(level).stream()
    return kept[1]


class _Compiler:
    def __init__(self, level: Level) -> None:
        self.tokens = {cls.name: cls.tokens for cls in level.classes}
        self.shows = {cls.name: cls.show for cls in level.classes}
        self.maps = level.maps
        self.level = level
        self.opened: dict[str, _Emit] = {}
        self.closing: dict[str, _Emit] = {}  # at the depth limit
        self.made: dict[tuple[str, str, str], StreamStep] = {}

    def stream(self) -> _Emit:
        """The function of the whole stream; those of the rules find each other when it runs."""
        rules = self.level.rules
        self.opened.update((name, self.body(body)) for name, body in rules.items())
        closing = closing_bodies(rules)
        self.closing.update((name, self.body(body)) for name, body in closing.items())
        return self.body(self.level.stream)

    def step(self, token: str, cls: str, target: str) -> StreamStep:
        """The step for a token, made once: steps are frozen, so streams can share them."""
        key = (token, cls, target)
        step = self.made.get(key)
        if step is None:
            text = self.shows[cls].replace("{}", token)
            step = self.made[key] = StreamStep(token, cls, text, target)
        return step

    def body(self, nodes: tuple[Node, ...]) -> _Emit:
        parts = [self.node(node) for node in nodes]
        if len(parts) == 1:
            return parts[0]

        def emit(draft: _Draft) -> None:
            for part in parts:
                part(draft)

        return emit

    def node(self, node: Node) -> _Emit:
        match node:
            case Say():
                return self.say(node)
            case Pick(name=None, unlike=(), target=None):
                return self.plain_pick(node)
            case Pick():
                return self.pick(node)
            case Again():
                return self.again(node)
            case Repeat():
                return self.repeat(node)
            case Choice():
                return self.choice(node)
            case Call():
                return self.call(node)

    def say(self, node: Say) -> _Emit:
        token, cls, answer = node.token, node.cls, self.answer(node.target)
        return lambda draft: draft.steps.append(self.step(token, cls, answer(draft)))

    def plain_pick(self, node: Pick) -> _Emit:
        """The commonest node, and so the quickest: a filler."""
        steps = [self.step(token, node.cls, BLANK) for token in self.tokens[node.cls]]
        size = len(steps)
        return lambda draft: draft.steps.append(steps[int(draft.chance() * size)])

    def pick(self, node: Pick) -> _Emit:
        cls, name, unlike, answer = node.cls, node.name, node.unlike, self.answer(node.target)
        everything = self.tokens[cls]

        def emit(draft: _Draft) -> None:
            tokens: tuple[str, ...] = everything
            if unlike:
                out = {draft.names[other][0] for other in unlike}
                tokens = tuple(token for token in everything if token not in out)
                if not tokens:
                    raise ValueError(f'"unlike" rules out every token of "{cls}"')
            token = tokens[int(draft.chance() * len(tokens))]
            if name is not None:
                draft.names[name] = token, cls
            draft.steps.append(self.step(token, cls, answer(draft)))

        return emit

    def again(self, node: Again) -> _Emit:
        name, cls, answer = node.name, node.cls, self.answer(node.target)

        def emit(draft: _Draft) -> None:
            token, origin = draft.names[name]
            draft.steps.append(self.step(token, cls or origin, answer(draft)))

        return emit

    def repeat(self, node: Repeat) -> _Emit:
        body, low, high, count, name = (
            self.body(node.body), node.low, node.high, node.count, node.name,
        )  # fmt: skip

        def emit(draft: _Draft) -> None:
            if count is not None:
                times = draft.counts[count]
            else:
                least = max(min(low, 1), round(low * draft.shrink))
                most = max(least, round(high * draft.shrink))
                times = least
                if low < high:
                    times += int(draft.chance() * (most - least + 1))
            if name is not None:
                draft.counts[name] = times
            for _ in range(times):
                body(draft)

        return emit

    def choice(self, node: Choice) -> _Emit:
        options = [self.body(option) for option in node.options]
        total = sum(node.weights)
        ends = [end / total for end in accumulate(node.weights)][:-1]

        def emit(draft: _Draft) -> None:
            options[bisect_right(ends, draft.chance())](draft)

        return emit

    def call(self, node: Call) -> _Emit:
        rule, depth, opened, closing = node.rule, node.depth, self.opened, self.closing

        def emit(draft: _Draft) -> None:
            before = draft.rules_left
            draft.rules_left = left = rules_left(before, depth, draft.shrink)
            (opened if left else closing)[rule](draft)
            draft.rules_left = before

        return emit

    def answer(self, target: Target | None) -> Callable[[_Draft], str]:
        match target:
            case None:
                return lambda draft: BLANK
            case AnswerText(text=text):
                return lambda draft: text
            case AnswerName(name=name):
                return lambda draft: draft.names[name][0]
            case AnswerMap(map=table, names=names):
                entries = self.maps[table]
                return lambda draft: _entry(entries, [draft.names[name][0] for name in names])


def _entry(table: Table, tokens: list[str]) -> str:
    """What a map says of one token, or of one after another."""
    found: str | Table = table
    for token in tokens:
        found = cast(Table, found)[token]
    return cast(str, found)
