"""From the parts of a stream in a level file that passed all checks to nodes and targets."""

from __future__ import annotations

from collections.abc import Sequence

from game.level.format import schema_nodes as nodes
from game.level.format import schema_targets as targets
from game.level.format.scripts import Texts, rows_of, spell_out
from game.level.model import TokenClass
from game.level.nodes import (
    Again,
    AnswerAny,
    AnswerCount,
    AnswerMap,
    AnswerName,
    AnswerNext,
    AnswerSum,
    AnswerTally,
    AnswerText,
    Call,
    Choice,
    Node,
    Pick,
    Repeat,
    Say,
    Series,
    Shuffle,
    Target,
    alternatives,
)


class Nodes:
    """Turns the parts of a stream into nodes; it needs the classes to place bare tokens."""

    def __init__(self, classes: tuple[TokenClass, ...], texts: Texts) -> None:
        self.home = {token: cls.name for cls in reversed(classes) for token in cls.tokens}
        self.texts = texts

    def body(self, body: Sequence[nodes.NodePart]) -> tuple[Node, ...]:
        """The nodes of a list."""
        return tuple(node for part in body for node in self._each(part))

    def _bodies(self, ways: Sequence[nodes.Option]) -> tuple[tuple[Node, ...], ...]:
        return tuple(self.body(way if isinstance(way, list) else [way]) for way in ways)

    def _each(self, part: nodes.NodePart) -> tuple[Node, ...]:
        """The nodes that stand for one in the file: several only for a script."""
        return self._script(part) if isinstance(part, nodes.ScriptNode) else (self._node(part),)

    def _node(self, part: nodes.NodePart) -> Node:
        match part:
            case str(token):
                return Say(token, self.home[token])
            case nodes.TokenNode():
                cls = part.in_ if part.in_ is not None else self.home[part.token]
                return Say(part.token, cls, *_asked(part))
            case nodes.PickNode():
                return Pick(part.pick, part.as_, tuple(part.unlike), *_asked(part))
            case nodes.SayNode():
                return Again(part.say, part.in_, *_asked(part))
            case nodes.RepeatNode():
                (low, high), count = _times(part.times)
                return Repeat(self.body(part.repeat), low, high, count, part.as_)
            case nodes.ChoiceNode():
                options = self._bodies(part.choice)
                return Choice(options, tuple(part.weights or [1.0] * len(options)))
            case nodes.ShuffleNode():
                return Shuffle(self._bodies(part.shuffle))
            case nodes.RuleNode():
                return Call(part.rule, part.depth)
            case nodes.SeriesNode():
                (low, high), count = _times(part.times)
                shortest, *rest = part.period if isinstance(part.period, list) else [part.period]
                period = shortest, rest[0] if rest else shortest
                return Series(part.series, low, high, period, part.noise, count, *_asked(part))
        raise TypeError(f"no node is made from {type(part).__name__}")

    def _script(self, part: nodes.ScriptNode) -> tuple[Node, ...]:
        """The sequences; a question for the next token ends with the last but one of each."""
        target, weight = _asked(part)
        foresees = any(isinstance(one, AnswerNext) for one in alternatives(target))
        rows = []
        for row in rows_of({"script": part.script, "split": part.split}, self.texts):
            said = [
                Say(token, part.in_ if part.in_ is not None else self.home[token], target, weight)
                for token in row.tokens
            ]
            if foresees:
                said[-1] = Say(said[-1].token, said[-1].cls)
            rows.append(said)
        return spell_out(rows)


def _times(times: int | list[int] | str) -> tuple[tuple[int, int], str | None]:
    """From how often to how often a node is played, or the name of the count that says so."""
    if isinstance(times, str):
        return (1, 1), times
    low, high = times if isinstance(times, list) else (times, times)
    return (low, high), None


def _asked(part: nodes.Asked) -> tuple[Target | None, float]:
    """What a node asks for, and how much that counts."""
    target = None if part.target is None else _target(part.target)
    return target, 1.0 if part.weight is None else part.weight


def _target(part: targets.TargetPart) -> Target:
    match part:
        case str(text):
            return AnswerText(text)
        case targets.MapTarget(map=table, of=of):
            first, *more = [of] if isinstance(of, str) else of
            return AnswerMap(table, first, tuple(more))
        case targets.NameTarget(name=name):
            return AnswerName(name)
        case targets.CountTarget(count=name):
            return AnswerCount(name)
        case targets.TallyTarget(tally=adds, between=[low, high]):
            return AnswerTally(tuple(adds.items()), low, high)
        case targets.SumTarget(sum=names):
            return AnswerSum(tuple(names))
        case targets.NextTarget():
            return AnswerNext()
        case targets.AnyTarget(any=each):
            return AnswerAny(tuple(_target(one) for one in each))
    raise TypeError(f"no target is made from {type(part).__name__}")
