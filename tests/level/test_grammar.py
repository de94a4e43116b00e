import time
from random import Random
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from game.level.format.bounds import length_bounds
from game.level.format.problems import LevelError
from game.level.grammar import draw, draw_many
from game.level.library import all_level_paths
from game.level.loader import load_level, parse_level
from game.level.model import Level, StreamStep
from tests.level.samples import ASKED, GOOD, parse_stream

CLASSES = {"home": ["France", "Spain"], "chat": ["tea", "rain"], "ask": ["speak?"]}
LANGUAGE = {"France": "French", "Spain": "Spanish"}
HOME: dict[str, Any] = {"pick": "home", "as": "h"}


class Reference:
    """The rules of drawing once more, read off the JSON as plainly as can be."""

    def __init__(self, seed: int, shrink: float, rules: dict[str, Any] | None = None) -> None:
        self.random = Random(seed).random
        self.shrink = shrink
        self.rules = rules or {}
        self.inside: list[tuple[str, int]] = []  # the rules played, and how many more may be
        self.names: dict[str, tuple[str, str]] = {}
        self.counts: dict[str, int] = {}
        self.out: list[tuple[str, str, str]] = []

    def play(self, nodes: list[Any]) -> None:
        for node in nodes:
            if isinstance(node, str):
                home = next(cls for cls, tokens in CLASSES.items() if node in tokens)
                self.out.append((node, home, ""))
            elif "repeat" in node:
                self.repeat(node)
            elif "choice" in node:
                self.choice(node)
            elif "rule" in node:
                self.rule(node)
            else:
                self.token(node)

    def token(self, node: dict[str, Any]) -> None:
        if "pick" in node:
            out = [self.names[name][0] for name in node.get("unlike", ())]
            tokens = [token for token in CLASSES[node["pick"]] if token not in out]
            token, cls = tokens[int(self.random() * len(tokens))], node["pick"]
            if "as" in node:
                self.names[node["as"]] = token, cls
        else:
            token, cls = self.names[node["say"]]
        target = node.get("target", "")
        if isinstance(target, dict):
            said = self.names[target.get("of") or target["name"]][0]
            target = LANGUAGE[said] if "map" in target else said
        self.out.append((token, cls, target))

    def rule(self, node: dict[str, Any]) -> None:
        outer = self.inside[-1][1] if self.inside else 50
        depth = max(round(node.get("depth", 20) * self.shrink), 1)
        left = outer if self.inside and "depth" not in node else min(depth, outer)
        self.inside.append((node["rule"], max(left - 1, 0)))
        self.play(self.rules[node["rule"]])
        self.inside.pop()

    def stuck(self, nodes: list[Any]) -> bool:
        """Whether the rule now at its limit cannot get through these nodes."""
        rule, left = self.inside[-1] if self.inside else ("", 1)
        return left == 0 and not leads_out(nodes, {"r": "", "s": "r"}[rule])

    def repeat(self, node: dict[str, Any]) -> None:
        if self.stuck(node["repeat"]):
            return
        times = node["times"]
        if isinstance(times, str):
            times = self.counts[times]
        else:
            low, high = times if isinstance(times, list) else (times, times)
            least = max(round(low * self.shrink), 1 if low else 0)
            most = max(round(high * self.shrink), least)
            times = least + int(self.random() * (most - least + 1)) if low < high else least
        if "as" in node:
            self.counts[node["as"]] = times
        for _ in range(times):
            self.play(node["repeat"])

    def choice(self, node: dict[str, Any]) -> None:
        each = [way if isinstance(way, list) else [way] for way in node["choice"]]
        out = [way for way in each if not self.stuck(way)]
        if len(out) < len(each):
            self.play(out[0])
            return
        weights = node.get("weights", [1] * len(node["choice"]))
        point, total = self.random(), 0.0
        way = -1
        while point >= total / sum(weights):
            way += 1
            total += weights[way]
        option = node["choice"][way]
        self.play(option if isinstance(option, list) else [option])


def leads_out(nodes: list[Any], through: str) -> bool:
    """Whether there is a way through the nodes that plays only rules named in `through`."""
    return all(node_leads_out(node, through) for node in nodes if isinstance(node, dict))


def node_leads_out(node: dict[str, Any], through: str) -> bool:
    if "rule" in node:
        return node["rule"] in through
    if "repeat" in node:
        times = node["times"]
        skipped = isinstance(times, list) and times[0] == 0
        return skipped or leads_out(node["repeat"], through)
    ways = [way if isinstance(way, list) else [way] for way in node.get("choice", ([],))]
    return any(leads_out(way, through) for way in ways)


targets = st.sampled_from(["yes", {"map": "language", "of": "h"}, {"name": "h"}])
tokens = st.sampled_from(
    ["tea", "France", HOME, {"pick": "chat"}, {"pick": "home", "unlike": ["h"]},
     {"pick": "home", "as": "h", "unlike": ["h"]}, {"say": "h"}]
) | st.builds(lambda target: {"pick": "ask", "target": target}, targets)  # fmt: skip
times = (
    st.integers(1, 3)
    | st.tuples(st.integers(0, 2), st.integers(2, 5)).map(list)
    | st.sampled_from(["n"])
)


def nodes_of(leaves: st.SearchStrategy[Any]) -> st.SearchStrategy[Any]:
    return st.recursive(
        leaves,
        lambda inner: (
            st.builds(
                lambda body, times: {"repeat": body, "times": times},
                st.lists(inner, min_size=1, max_size=3),
                times,
            )
            | st.builds(
                lambda options, weight: {"choice": options, "weights": [weight] * len(options)},
                st.lists(inner | st.lists(inner, max_size=2), min_size=2, max_size=3),
                st.sampled_from([0.5, 1, 3]),
            )
        ),
        max_leaves=6,
    )


def in_a_stream(body: list[Any]) -> list[Any]:
    return [HOME, {"repeat": ["tea"], "times": [0, 2], "as": "n"}, *body, ASKED]


streams = st.lists(nodes_of(tokens), min_size=1, max_size=4).map(in_a_stream)
play = st.builds(
    lambda rule, depth: {"rule": rule} | ({"depth": depth} if depth else {}),
    st.sampled_from("rs"),
    st.integers(0, 4),
)
recursing = st.lists(nodes_of(tokens | play), max_size=3)
rules = st.fixed_dictionaries({"r": recursing, "s": recursing})


@settings(max_examples=150, deadline=None)
@given(streams, st.integers(0, 2**40), st.sampled_from([1.0, 0.5, 0.1, 0.0]))
def test_streams_are_drawn_by_the_rules(stream: list[Any], seed: int, shrink: float) -> None:
    level = parse_stream(*stream)
    agree(level, seed, shrink, Reference(seed, shrink), stream)


TOO_MUCH = ("the stream can reach", "a stream can go through")


@settings(max_examples=150, deadline=None)
@given(rules, st.integers(1, 4), st.integers(0, 2**40), st.sampled_from([1.0, 0.5, 0.1, 0.0]))
def test_recursive_streams_are_drawn_by_the_rules(
    rules: dict[str, list[Any]], depth: int, seed: int, shrink: float
) -> None:
    # R ends without S, and S with R: what either has besides may recurse as it likes.
    rules = {
        "r": [{"choice": [rules["r"] + [{"rule": "s"}], [{"pick": "chat"}], "tea"]}],
        "s": ["rain", {"choice": [[{"rule": "s"}, *rules["s"]], {"rule": "r"}]}],
    }
    stream = in_a_stream([{"rule": "r", "depth": depth}])
    try:
        level = parse_stream(*stream, rules=rules)
    except LevelError as error:
        if not all(problem.found.startswith(TOO_MUCH) for problem in error.problems):
            raise
        reject()
    agree(level, seed, shrink, Reference(seed, shrink, rules), stream)


def agree(level: Level, seed: int, shrink: float, reference: Reference, stream: list[Any]) -> None:
    reference.play(stream)
    drawn = draw(level, seed, shrink)
    assert [(step.token, step.cls, step.target) for step in drawn.steps] == reference.out
    assert (drawn.level_id, drawn.seed) == ("small", seed)
    shortest, longest = length_bounds(level)
    assert len(drawn) <= longest
    assert shrink < 1 or len(drawn) >= shortest
    assert {step.target for step in drawn.steps} <= set(level.vocabulary.answers)


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_shipped_levels_reach_their_bounds_and_all_their_answers(path: Any) -> None:
    level = load_level(path)
    drawn = draw_many(level, range(400))
    shortest, longest = length_bounds(level)
    assert shortest <= min(map(len, drawn)) <= max(map(len, drawn)) <= longest
    assert {step.target for stream in drawn for step in stream.steps} == set(
        level.vocabulary.answers
    )
    assert {step.token for stream in drawn for step in stream.steps} == set(level.vocabulary.tokens)


SMALL = parse_level(GOOD)

FROZEN = {
    1: "from France= from Spain= tea= rain= tea= from France= tea= tea= from France= "
    "speak?=Spanish rain= rain= rain= rain= rain= speak?=France",
    2: "from Spain= from France= rain= rain= speak?=French rain= rain= speak?=Spain",
}


@pytest.mark.parametrize("seed", FROZEN)
def test_the_streams_of_two_seeds_stay_what_they_are(seed: int) -> None:
    """These must never change: replays and the seeds players see rest on them."""
    repeat = {"choice": [{"pick": "chat"}, ["tea", {"say": "a"}]], "weights": [3, 1]}
    level = parse_stream(
        {"pick": "home", "as": "a"},
        {"pick": "home", "as": "b", "unlike": ["a"]},
        {"repeat": [repeat], "times": [2, 6], "as": "n"},
        {"pick": "ask", "target": {"map": "language", "of": "b"}},
        {"repeat": ["rain"], "times": "n"},
        {"pick": "ask", "target": {"name": "a"}},
    )
    words = [f"{step.text}={step.target}" for step in draw(level, seed).steps]
    assert " ".join(words) == FROZEN[seed]


def test_the_same_seed_is_the_same_stream() -> None:
    assert draw(SMALL, 5) == draw(parse_level(GOOD), 5)
    assert len({draw(SMALL, seed).steps for seed in range(200)}) > 10


def test_what_is_shown_differs_from_the_token() -> None:
    step = draw(SMALL, 1).steps[0]
    assert step == StreamStep(step.token, "home", f"from {step.token}", "")
    assert not step.is_question


def test_draws_are_even() -> None:
    level = parse_stream(
        {"pick": "home", "as": "h"},
        {"repeat": ["tea"], "times": [1, 4]},
        {"choice": ["rain", [], []], "weights": [2, 1, 1]},
        ASKED,
    )
    drawn = draw_many(level, range(4000))
    lengths = [sum(step.token == "tea" for step in stream.steps) for stream in drawn]
    assert all(abs(lengths.count(n) / 4000 - 1 / 4) < 0.03 for n in (1, 2, 3, 4))
    rains = sum(any(step.token == "rain" for step in stream.steps) for stream in drawn)
    assert abs(rains / 4000 - 1 / 2) < 0.03
    spains = sum(stream.steps[0].token == "Spain" for stream in drawn)
    assert abs(spains / 4000 - 1 / 2) < 0.03


def test_shrinking_keeps_what_happens_at_least_once() -> None:
    level = parse_stream(
        {"repeat": ["tea"], "times": [10, 20]}, {"repeat": ["rain"], "times": [0, 20]}, ASKED
    )
    assert {len(draw(level, seed, 0.0)) for seed in range(50)} == {2}
    half = [draw(level, seed, 0.5) for seed in range(200)]
    assert {sum(step.token == "tea" for step in s.steps) for s in half} == set(range(5, 11))
    assert {sum(step.token == "rain" for step in s.steps) for s in half} == set(range(11))


@pytest.mark.parametrize("shrink", [-0.1, 1.1, float("nan")])
def test_shrink_is_a_share(shrink: float) -> None:
    with pytest.raises(ValueError, match="shrink is from 0 to 1"):
        draw(SMALL, 1, shrink)


def test_a_seed_is_not_negative() -> None:
    with pytest.raises(ValueError, match="a seed is 0 or more"):
        draw(SMALL, -1)


def test_many_levels_may_be_drawn_from_in_turn() -> None:
    levels = [parse_stream(*["tea"] * n, ASKED) for n in range(1, 60)]
    assert [len(draw(level, 1)) for level in levels] == list(range(2, 61))
    assert [len(draw(level, 1)) for level in levels] == list(range(2, 61))


def test_ten_thousand_streams_of_a_hundred_tokens_take_seconds_at_most() -> None:
    level = parse_stream(HOME, {"repeat": [{"pick": "chat"}], "times": [96, 98]}, ASKED)
    draw(level, 0)
    start = time.perf_counter()
    draw_many(level, range(2000))
    assert time.perf_counter() - start < 2 * 2000 / 10_000 * 2  # twice the bar: a busy machine
