"""A level's nodes as nested functions, each of which adds its tokens to a stream in the making.

Training draws many thousands of streams, so nodes are turned into functions once. What chance
decides, and in which order, `game.level.grammar.drawing` says.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable
from itertools import accumulate
from typing import TypeAlias

from game.level.format.bounds import rules_left, scaled_times
from game.level.format.recursion import closing_bodies
from game.level.grammar.answers import Answers
from game.level.grammar.draft import Draft, Note
from game.level.grammar.wave import level_at, noise, wave
from game.level.model import Level
from game.level.nodes import Again, Call, Choice, Node, Pick, Repeat, Say, Series, Shuffle
from game.level.stream import BLANK

Emit: TypeAlias = Callable[[Draft], None]


def compile_level(level: Level, *, noted: bool = False) -> Emit:
    """The function that adds a whole stream to an empty draft; if `noted`, with its notes."""
    return _Compiler(level, noted=noted).stream()


class _Compiler:
    def __init__(self, level: Level, *, noted: bool) -> None:
        self.noted = noted
        self.tokens = {cls.name: cls.tokens for cls in level.classes}
        self.level = level
        self.answers = Answers(level)
        self.opened: dict[str, Emit] = {}
        self.closing: dict[str, Emit] = {}  # at the depth limit

    def stream(self) -> Emit:
        """The function of the whole stream; those of the rules find each other when it runs."""
        rules = self.level.rules
        self.opened.update((name, self.body(body)) for name, body in rules.items())
        closing = closing_bodies(rules)
        self.closing.update((name, self.body(body)) for name, body in closing.items())
        stream = self.body(self.level.stream)
        if not self.answers.foresees:
            return stream

        def emit(draft: Draft) -> None:
            stream(draft)
            self.answers.foretell(draft)

        return emit

    def body(self, nodes: tuple[Node, ...]) -> Emit:
        parts = [self.node(node) for node in nodes]
        if len(parts) == 1:
            return parts[0]

        def emit(draft: Draft) -> None:
            for part in parts:
                part(draft)

        return emit

    def node(self, node: Node) -> Emit:
        match node:
            case Say() | Pick() | Again() | Series():
                return self.note(node) if self.noted else self.token(node)
            case Repeat():
                return self.repeat(node)
            case Choice():
                return self.choice(node)
            case Call():
                return self.call(node)
            case Shuffle():
                return self.shuffle(node)

    def token(self, node: Say | Pick | Again | Series) -> Emit:
        match node:
            case Say():
                return self.say(node)
            case Pick(name=None, unlike=(), target=None) if not self.answers.foresees:
                return self.plain_pick(node)
            case Pick():
                return self.pick(node)
            case Again():
                return self.again(node)
            case Series():
                return self.series(node)

    def note(self, node: Say | Pick | Again | Series) -> Emit:
        """Says the same and notes each token."""
        say = self.token(node)
        picks = isinstance(node, Pick) and node.name is not None

        def emit(draft: Draft) -> None:
            say(draft)
            notes = draft.notes
            names = draft.names.copy() if picks or not notes else notes[-1].names
            notes += [Note(node, names, draft.rounds)] * (len(draft.steps) - len(notes))

        return emit

    def counted(self, name: str, body: Emit) -> Emit:
        """The body of a named repeat that counts its rounds."""

        def emit(draft: Draft) -> None:
            draft.rounds = {**draft.rounds, name: draft.rounds[name] + 1}  # notes keep the old one
            body(draft)

        return emit

    def say(self, node: Say) -> Emit:
        token, cls, say = node.token, node.cls, self.answers.sayer(node.target, node.weight)
        return lambda draft: say(draft, token, cls)

    def plain_pick(self, node: Pick) -> Emit:
        """The commonest node, and so the quickest: a filler."""
        steps = [
            self.answers.step(token, node.cls, (BLANK,), node.weight)
            for token in self.tokens[node.cls]
        ]
        size = len(steps)
        return lambda draft: draft.steps.append(steps[int(draft.chance() * size)])

    def pick(self, node: Pick) -> Emit:
        cls, name, unlike = node.cls, node.name, node.unlike
        everything, say = self.tokens[cls], self.answers.sayer(node.target, node.weight)

        def emit(draft: Draft) -> None:
            tokens: tuple[str, ...] = everything
            if unlike:
                out = {draft.names[other][0] for other in unlike}
                tokens = tuple(token for token in everything if token not in out)
                if not tokens:
                    raise ValueError(f'"unlike" rules out every token of "{cls}"')
            token = tokens[int(draft.chance() * len(tokens))]
            draft.forks += len(tokens) > 1
            if name is not None:
                draft.names[name] = token, cls
            say(draft, token, cls)

        return emit

    def again(self, node: Again) -> Emit:
        name, cls, say = node.name, node.cls, self.answers.sayer(node.target, node.weight)

        def emit(draft: Draft) -> None:
            token, origin = draft.names[name]
            say(draft, token, cls or origin)

        return emit

    def bounds(self, draft: Draft, node: Repeat | Series) -> tuple[int, int]:
        """The least and the most times a node is played; one number if it was drawn before."""
        if node.count is not None:
            return draft.counts[node.count], draft.counts[node.count]
        return scaled_times(node, draft.scale, self.answers.counts)

    def repeat(self, node: Repeat) -> Emit:
        body, drawn, name = self.body(node.body), node.low < node.high, node.name
        foresees, noted = self.answers.foresees, self.noted
        if noted and name is not None:
            body = self.counted(name, body)

        def emit(draft: Draft) -> None:
            least, most = self.bounds(draft, node)
            times = least
            if drawn:
                times += int(draft.chance() * (most - least + 1))
            if name is not None:
                draft.counts[name] = times
                if noted:
                    draft.rounds = {**draft.rounds, name: 0}
            if not foresees:
                for _ in range(times):
                    body(draft)
                return
            for played in range(times):
                draft.forks += least <= played  # whether it would come to this round
                body(draft)
            draft.forks += least <= times < most

        return emit

    def choice(self, node: Choice) -> Emit:
        options = [self.body(option) for option in node.options]
        total = sum(node.weights)
        ends = [end / total for end in accumulate(node.weights)][:-1]

        def emit(draft: Draft) -> None:
            draft.forks += 1
            options[bisect_right(ends, draft.chance())](draft)

        return emit

    def shuffle(self, node: Shuffle) -> Emit:
        parts = [self.body(part) for part in node.parts]
        size = len(parts)

        def emit(draft: Draft) -> None:
            order = parts.copy()
            for place in range(size):
                if place < size - 1:
                    other = place + int(draft.chance() * (size - place))
                    order[place], order[other] = order[other], order[place]
                    draft.forks += 1
                order[place](draft)

        return emit

    def series(self, node: Series) -> Emit:
        cls, noisy, (shortest, longest) = node.cls, node.noise, node.period
        tokens, say = self.tokens[cls], self.answers.sayer(node.target, node.weight)
        drawn = node.low < node.high

        def emit(draft: Draft) -> None:
            chance = draft.chance
            least, most = self.bounds(draft, node)
            times = least + int(chance() * (most - least + 1)) if drawn else least
            period = shortest
            if shortest < longest:
                period += chance() * (longest - shortest)
            phase = chance()
            for t in range(times):
                error = noisy * noise(chance) if noisy else 0.0
                draft.forks += 1
                token = tokens[level_at(wave(t / period + phase), len(tokens), error)]
                say(draft, token, cls)
            draft.forks += least <= times < most

        return emit

    def call(self, node: Call) -> Emit:
        rule, depth, opened, closing = node.rule, node.depth, self.opened, self.closing

        def emit(draft: Draft) -> None:
            before = draft.rules_left
            draft.rules_left = left = rules_left(before, depth, min(draft.scale, 1.0))
            (opened if left else closing)[rule](draft)
            draft.rules_left = before

        return emit
