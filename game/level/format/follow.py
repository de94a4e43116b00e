"""Which tokens can come right after those that ask for the next token.

Sets of tokens are whole numbers with one bit for each token, so that many unions are cheap.
"""

from __future__ import annotations

from collections.abc import Mapping

from game.level.format.lookup import Classes
from game.level.format.recursion import Body
from game.level.format.scope import Ranges
from game.level.nodes import (
    Again,
    AnswerNext,
    Call,
    Choice,
    Node,
    Pick,
    Repeat,
    Say,
    Series,
    Shuffle,
    alternatives,
    every_node,
    target_of,
)


def followers(
    stream: Body, rules: Mapping[str, Body], classes: Classes, ranges: Ranges
) -> dict[str, None]:
    """The tokens that can follow a question for the next one, in the order the classes have them.

    What a name stands for is taken as anything ever picked under it, and rules as unlimited in
    depth, so there may be more than can really follow, but never fewer.
    """
    every = [node for body in (stream, *rules.values()) for node in every_node(body)]
    if not any(_asks_next(node) for node in every):
        return {}
    return _Follow(every, rules, classes, ranges).walk(stream)


def _asks_next(node: Node) -> bool:
    return any(isinstance(target, AnswerNext) for target in alternatives(target_of(node)))


class _Follow:
    def __init__(
        self, every: list[Node], rules: Mapping[str, Body], classes: Classes, ranges: Ranges
    ) -> None:
        self.rules, self.ranges = rules, ranges
        tokens = dict.fromkeys(token for cls in classes.values() for token in cls)
        self.bits = {token: 1 << place for place, token in enumerate(tokens)}
        self.masks = {
            cls: sum(self.bits[token] for token in tokens) for cls, tokens in classes.items()
        }
        self.held: dict[str, int] = {}
        for node in every:
            if isinstance(node, Pick) and node.name is not None:
                self.held[node.name] = self.held.get(node.name, 0) | self.masks.get(node.cls, 0)
        self.found = 0
        self.begins: dict[str, tuple[int, bool]] = dict.fromkeys(rules, (0, False))
        self.after: dict[str, int] = {}
        self.waiting: dict[str, None] = {}

    def walk(self, stream: Body) -> dict[str, None]:
        """Work out what rules begin with, and then what may follow each node, until it stays."""
        changed = True
        while changed:
            begins = {name: self.first(body) for name, body in self.rules.items()}
            changed = begins != self.begins
            self.begins = begins
        self.body(stream, 0)
        while self.waiting:
            name = next(iter(self.waiting))
            del self.waiting[name]
            self.body(self.rules[name], self.after[name])
        return {token: None for token, bit in self.bits.items() if self.found & bit}

    def body(self, nodes: Body, after: int) -> None:
        """Walk nodes backwards, given what may come after them."""
        for node in reversed(nodes):
            self.node(node, after)
            mask, skipped = self.first_of(node)
            after = mask | after if skipped else mask

    def node(self, node: Node, after: int) -> None:
        match node:
            case Say() | Pick() | Again():
                pass
            case Series():
                if self.times(node)[1] > 1:
                    after |= self.masks.get(node.cls, 0)
            case Repeat(body=body):
                again = self.first(body)[0] if self.times(node)[1] > 1 else 0
                self.body(body, after | again)
            case Choice(options=options):
                for option in options:
                    self.body(option, after)
            case Shuffle(parts=parts):
                begins = [self.first(part)[0] for part in parts]
                for place, part in enumerate(parts):
                    others = after
                    for mask in (*begins[:place], *begins[place + 1 :]):
                        others |= mask
                    self.body(part, others)
            case Call(rule=rule):
                if rule not in self.after or after & ~self.after[rule]:
                    self.after[rule] = self.after.get(rule, 0) | after
                    self.waiting[rule] = None
        if _asks_next(node):
            self.found |= after

    def first(self, nodes: Body) -> tuple[int, bool]:
        """The tokens that nodes may begin with, and whether they may say nothing at all."""
        begins = 0
        for node in nodes:
            mask, skipped = self.first_of(node)
            begins |= mask
            if not skipped:
                return begins, False
        return begins, True

    def first_of(self, node: Node) -> tuple[int, bool]:
        match node:
            case Say(token=token):
                return self.bits.get(token, 0), False
            case Pick(cls=cls):
                return self.masks.get(cls, 0), False
            case Again(name=name):
                return self.held.get(name, 0), False
            case Series(cls=cls):
                return self.masks.get(cls, 0), self.times(node)[0] == 0
            case Repeat(body=body):
                mask, skipped = self.first(body)
                return mask, skipped or self.times(node)[0] == 0
            case Choice(options=bodies):
                each = [self.first(body) for body in bodies]
                return _union(each), any(skipped for _, skipped in each)
            case Shuffle(parts=bodies):
                each = [self.first(body) for body in bodies]
                return _union(each), all(skipped for _, skipped in each)
            case Call(rule=rule):
                return self.begins.get(rule, (0, False))

    def times(self, node: Repeat | Series) -> tuple[int, int]:
        if node.count is None:
            return node.low, node.high
        return self.ranges.get(node.count, (0, 2))


def _union(each: list[tuple[int, bool]]) -> int:
    union = 0
    for mask, _ in each:
        union |= mask
    return union
