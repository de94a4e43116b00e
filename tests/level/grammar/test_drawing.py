import hashlib
import time
from collections import Counter
from collections.abc import Iterator
from itertools import pairwise
from math import pi, sin
from random import Random
from typing import Any

import pytest
from hypothesis import given, reject, settings
from hypothesis import strategies as st

from game.level.format.bounds import STREAM, extent_of, length_bounds
from game.level.format.problems import LevelError
from game.level.grammar import draw, draw_many, draw_stretched
from game.level.library import all_level_paths, find_level
from game.level.loader import load_level, parse_level
from game.level.model import Level
from game.level.stream import BLANK, StreamStep
from tests.level.samples import ASKED, GOOD, parse_stream

CLASSES = {
    "home": ["France", "Spain"], "chat": ["tea", "rain"], "ask": ["speak?"],
    "wave": ["low", "mid", "high"],
}  # fmt: skip
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
            elif "shuffle" in node:
                self.shuffle(node)
            elif "series" in node:
                self.series(node)
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
        self.out.append((token, cls, self.answer(node.get("target", ""), cls)))

    def answer(self, target: Any, cls: str) -> str:
        match target:
            case {"map": _, "of": name}:
                return LANGUAGE[self.names[name][0]]
            case {"name": name}:
                return self.names[name][0]
            case {"count": name}:
                return str(self.counts[name])
            case {"tally": adds, "between": [low, high]}:
                number = min(max(0, low), high)
                for said in [*(cls for _, cls, _ in self.out), cls]:
                    number = min(max(number + adds.get(said, 0), low), high)
                return str(number)
        return str(target)

    def shuffle(self, node: dict[str, Any]) -> None:
        parts = [part if isinstance(part, list) else [part] for part in node["shuffle"]]
        while parts:
            place = int(self.random() * len(parts)) if len(parts) > 1 else 0
            parts[0], parts[place] = parts[place], parts[0]
            self.play(parts.pop(0))

    def series(self, node: dict[str, Any]) -> None:
        tokens, times = CLASSES[node["series"]], self.times(node)
        period, turn = node["period"], 0.0
        if isinstance(period, list):
            period = period[0] + (period[1] - period[0]) * self.random()
        phase = self.random()
        for t in range(times):
            stray = sum(self.random() for _ in range(3)) * 2 - 3 if node["noise"] else 0.0
            turn = t / period + phase
            height = (sin(2 * pi * turn) + 1) / 2 * (len(tokens) - 1) + stray * node["noise"]
            level = min(max(round(height), 0), len(tokens) - 1)
            self.out.append((tokens[level], node["series"], node.get("target", "")))

    def rule(self, node: dict[str, Any]) -> None:
        outer = self.inside[-1][1] if self.inside else 50
        depth = max(round(node.get("depth", 20) * min(self.shrink, 1.0)), 1)
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
        times = self.times(node)
        if "as" in node:
            self.counts[node["as"]] = times
        for _ in range(times):
            self.play(node["repeat"])

    def times(self, node: dict[str, Any]) -> int:
        times = node["times"]
        if isinstance(times, str):
            return int(self.counts[times])
        low, high = times if isinstance(times, list) else (times, times)
        least = max(round(low * self.shrink), 1 if low else 0)
        if node.get("as") == "n":  # it is asked for, so it must stay one of the answers
            least = low
        most = max(round(high * self.shrink), least)
        if node.get("as") == "n":
            most = min(most, high)
        return least + int(self.random() * (most - least + 1)) if low < high else least

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
    if "shuffle" in node:
        return leads_out([*_flat(node["shuffle"])], through)
    ways = [way if isinstance(way, list) else [way] for way in node.get("choice", ([],))]
    return any(leads_out(way, through) for way in ways)


def _flat(parts: list[Any]) -> Iterator[Any]:
    for part in parts:
        yield from part if isinstance(part, list) else [part]


TALLY: dict[str, Any] = {"tally": {"chat": 1, "home": -2}, "between": [-1, 3]}
SERIES: dict[str, Any] = {"series": "wave", "times": [1, 6], "period": [2.5, 7]}
targets = st.sampled_from(
    [{"count": "n"}, TALLY, "yes", {"map": "language", "of": "h"}, {"name": "h"}]
)
tokens = st.sampled_from(
    ["tea", "France", HOME, {"pick": "chat"}, {"pick": "home", "unlike": ["h"]},
     {"pick": "home", "as": "h", "unlike": ["h"]}, {"say": "h"},
     SERIES | {"noise": 0}, SERIES | {"noise": 0.7, "times": "n"}]
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
            | st.builds(
                lambda parts: {"shuffle": parts},
                st.lists(inner | st.lists(inner, max_size=2), min_size=2, max_size=4),
            )
        ),
        max_leaves=6,
    )


def in_a_stream(body: list[Any]) -> list[Any]:
    counted = {"repeat": ["tea"], "times": [0, 2], "as": "n"}
    return [HOME, counted, *body, {"pick": "ask", "target": {"count": "n"}}]


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
    level = parse_stream(*stream, classes=CLASSES)
    agree(level, seed, shrink, Reference(seed, shrink), stream)


def ending(rules: dict[str, list[Any]]) -> dict[str, list[Any]]:
    """Rules of which R ends without S, and S with R; besides, either may recurse as it likes."""
    return {
        "r": [{"choice": [rules["r"] + [{"rule": "s"}], [{"pick": "chat"}], "tea"]}],
        "s": ["rain", {"choice": [[{"rule": "s"}, *rules["s"]], {"rule": "r"}]}],
    }


TOO_MUCH = ("the stream can reach", "a stream can go through")


@settings(max_examples=150, deadline=None)
@given(rules, st.integers(1, 4), st.integers(0, 2**40), st.sampled_from([1.0, 0.5, 0.1, 0.0]))
def test_recursive_streams_are_drawn_by_the_rules(
    rules: dict[str, list[Any]], depth: int, seed: int, shrink: float
) -> None:
    rules = ending(rules)
    stream = in_a_stream([{"rule": "r", "depth": depth}])
    try:
        level = parse_stream(*stream, rules=rules, classes=CLASSES)
    except LevelError as error:
        if not all(problem.found.startswith(TOO_MUCH) for problem in error.problems):
            raise
        reject()
    agree(level, seed, shrink, Reference(seed, shrink, rules), stream)


@settings(max_examples=100, deadline=None)
@given(streams, st.integers(0, 2**40), st.sampled_from([1.0, 1.3, 2.5, 7.0]))
def test_stretched_streams_are_drawn_by_the_rules(
    stream: list[Any], seed: int, stretch: float
) -> None:
    level = parse_stream(*stream, classes=CLASSES)
    if extent_of(level.stream, level.rules, stretch).high > STREAM:
        with pytest.raises(ValueError, match="more than 2,000"):
            draw_stretched(level, seed, stretch)
        return
    agree(level, seed, stretch, Reference(seed, stretch), stream)


@settings(max_examples=60, deadline=None)
@given(rules, st.integers(1, 3), st.integers(0, 2**40), st.sampled_from([1.4, 2.0]))
def test_stretched_rules_keep_their_depth(
    rules: dict[str, list[Any]], depth: int, seed: int, stretch: float
) -> None:
    rules = ending(rules)
    stream = in_a_stream([{"rule": "r", "depth": depth}])
    try:
        level = parse_stream(*stream, rules=rules, classes=CLASSES)
        draw_stretched(level, seed, stretch)
    except LevelError as error:
        if not all(problem.found.startswith(TOO_MUCH) for problem in error.problems):
            raise
        reject()
    except ValueError as error:
        if "could have" not in str(error):
            raise
        reject()
    agree(level, seed, stretch, Reference(seed, stretch, rules), stream)


def agree(level: Level, seed: int, scale: float, reference: Reference, stream: list[Any]) -> None:
    reference.play(stream)
    drawn = draw(level, seed, scale) if scale <= 1 else draw_stretched(level, seed, scale)
    assert [(step.token, step.cls, step.target) for step in drawn.steps] == reference.out
    assert (drawn.level_id, drawn.seed) == ("small", seed)
    extent = extent_of(level.stream, level.rules, max(scale, 1.0))
    assert len(drawn) <= extent.high
    assert scale < 1 or len(drawn) >= extent.low
    assert {step.target for step in drawn.steps} <= set(level.vocabulary.answers)


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_shipped_levels_reach_their_bounds_and_all_their_answers(path: Any) -> None:
    level = load_level(path)
    drawn = draw_many(level, range(400))
    shortest, longest = length_bounds(level)
    assert shortest <= min(map(len, drawn)) <= max(map(len, drawn)) <= longest
    every = [step for stream in drawn for step in stream.steps]
    right = {answer for step in every for answer in (step.target, *step.also)}
    assert right | {BLANK} == set(level.vocabulary.answers)
    assert {step.token for stream in drawn for step in stream.steps} == set(level.vocabulary.tokens)


TASKS = {
    "fluent": ("135a83771126f608", "f3138feb6d73ef80"),
    "noise": ("4fdf44790b37f0fc", "d9fa90ebde3fa7ca"),
    "leaky": ("d610e582642c8cbf", "41ef95ec921e8f40"),
    "hush": ("d5623895deec35b3", "533fa5290cb46cb8"),
}
"""Of each of the first levels: the hash of its task, and one of what some seeds draw."""


@pytest.mark.parametrize("name", TASKS)
def test_the_first_levels_stay_what_they_are(name: str) -> None:
    """Their networks, and every replay and record of them, rest on this."""
    level = load_level(find_level(name))
    drawn = [
        [(step.token, step.cls, step.target) for step in draw(level, seed, shrink).steps]
        for seed in range(40)
        for shrink in (1.0, 0.4, 0.0)
    ]
    digest = hashlib.sha256(repr(drawn).encode()).hexdigest()[:16]
    assert (level.task_hash, digest) == TASKS[name]


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


LEVELS = {"level": list("01234"), "ask": ["?"]}
SHUFFLED = ["03123101243200133?", "3021002433310023?"]


def test_the_shuffles_and_series_of_a_seed_stay_what_they_are() -> None:
    wave = {"series": "level", "times": [12, 16], "period": [5, 9], "noise": 0.4}
    level = parse_stream({"shuffle": ["0", "1", "2", "3"]}, wave, {"pick": "ask", "target": "x"},
                         classes=LEVELS, maps={})  # fmt: skip
    assert ["".join(step.token for step in draw(level, seed).steps) for seed in (1, 2)] == SHUFFLED


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


@pytest.mark.parametrize("stretch", [0.9, 2001.0, float("inf"), float("nan")])
def test_stretch_is_from_one_up(stretch: float) -> None:
    with pytest.raises(ValueError, match="stretch is from 1 to 2000"):
        draw_stretched(SMALL, 1, stretch)


def test_stretching_multiplies_what_repeats() -> None:
    assert {len(draw_stretched(SMALL, seed, 10.0)) for seed in range(400)} == set(range(12, 33))
    assert draw_stretched(SMALL, 3, 1.0) == draw(SMALL, 3)
    with pytest.raises(ValueError, match="could have 6,002 tokens"):
        draw_stretched(SMALL, 1, 2000.0)
    with pytest.raises(ValueError, match="0 or more"):
        draw_stretched(SMALL, -1, 2.0)


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


# -- the next token, and what can be known ------------------------------------------------------

NEXT: dict[str, Any] = {"next": True}
NEXT_TEA: dict[str, Any] = {"token": "tea", "target": NEXT}


def known(*stream: Any, seeds: int = 40, **rest: Any) -> dict[str, set[str]]:
    """For each question for the next token, by its own token: whether it could be known."""
    found: dict[str, set[str]] = {}
    level = parse_stream(*stream, **({"classes": CLASSES} | rest))
    for drawn in draw_many(level, range(seeds)):
        for step in drawn.steps:
            if step.target:
                found.setdefault(step.token, set()).add("yes" if step.known else "no")
    return found


@pytest.mark.parametrize(
    ("stream", "tea"),
    [
        ([NEXT_TEA, "rain"], {"yes"}),
        ([NEXT_TEA, {"pick": "home"}], {"no"}),
        ([NEXT_TEA, {"pick": "ask"}], {"yes"}),  # there is only one
        ([NEXT_TEA, {"choice": ["rain", "France"]}], {"no"}),
        ([{"choice": [[NEXT_TEA, "rain"], [NEXT_TEA, "France"]]}], {"yes"}),
        ([{"repeat": [NEXT_TEA, "rain"], "times": [1, 3]}], {"yes"}),
        ([{"repeat": [NEXT_TEA], "times": 3}, "rain"], {"yes"}),
        ([{"repeat": [NEXT_TEA], "times": [3, 3]}, "rain"], {"yes"}),
        ([{"repeat": [NEXT_TEA], "times": [1, 2]}, "rain"], {"yes", "no"}),
        ([NEXT_TEA, {"repeat": ["rain"], "times": [0, 2]}, "France"], {"no"}),
        ([NEXT_TEA, {"repeat": ["rain"], "times": [1, 2]}, "France"], {"yes"}),
        ([HOME, NEXT_TEA, {"say": "h"}], {"yes"}),
        ([HOME, NEXT_TEA, {"pick": "home", "unlike": ["h"]}], {"yes"}),
        ([{"shuffle": [NEXT_TEA, "rain"]}, "France"], {"yes"}),
        ([{"shuffle": [NEXT_TEA, "rain", "Spain"]}, "France"], {"yes", "no"}),
        ([NEXT_TEA, {"series": "wave", "times": 2, "period": 4}], {"no"}),
        ([{"script": ["tea rain", "tea rain rain"], "target": NEXT}], {"yes"}),
        ([{"script": ["tea rain", "tea France"], "target": NEXT}], {"no"}),
        ([NEXT_TEA | {"target": {"any": [NEXT, "x"]}}, {"pick": "home"}], {"yes"}),
        ([NEXT_TEA | {"target": {"any": ["x", NEXT]}}, {"pick": "home"}], {"yes"}),
    ],
)
def test_what_is_left_to_chance_cannot_be_known(stream: list[Any], tea: set[str]) -> None:
    assert known(*stream, ASKED)["tea"] == tea


def test_a_count_that_was_drawn_before_can_be_known() -> None:
    before = {"repeat": ["rain"], "times": [1, 3], "as": "n"}
    again = {"repeat": [NEXT_TEA], "times": "n"}
    assert known(before, "France", again, "rain", ASKED)["tea"] == {"yes"}


def test_at_the_end_of_the_stream_silence_comes_next() -> None:
    last = draw(parse_stream(HOME, {"pick": "chat", "target": NEXT}, ASKED), 1).steps
    assert [step.target for step in last] == ["", "speak?", "yes"]
    end = parse_stream(ASKED, {"pick": "chat", "target": NEXT})
    assert [step.target for step in draw(end, 1).steps] == ["yes", ""]
    perhaps = parse_stream(ASKED, NEXT_TEA, {"choice": [[], "rain"]})
    steps = [drawn.steps[1] for drawn in draw_many(perhaps, range(20))]
    assert {(step.target, step.known) for step in steps} == {("", False), ("rain", False)}


def test_a_reber_grammar_can_be_known_where_it_must_go_on_so() -> None:
    classes = {"begin": ["B"], "fork": ["T", "P"], "inner": ["S", "X"], "end": ["E"]}
    say = {letter: {"token": letter, "target": NEXT} for letter in "BTPSXE"}
    loop = {"choice": [[say["S"], {"rule": "loop"}], [say["X"]]]}
    outer = [[say[t], {"rule": "loop"}, say["E"], say[t]] for t in "TP"]
    found = known(
        say["B"], {"choice": outer}, "E", rules={"loop": [loop]}, classes=classes, maps={}
    )
    assert (found["B"], found["X"], found["S"]) == ({"no"}, {"yes"}, {"no"})
    assert found["E"] == {"yes"}  # the outer letter, however long ago it came
    assert found["T"] == found["P"] == {"yes", "no"}  # at the end, and at the beginning


# -- shuffles, series, counts, tallies, sums, several answers -----------------------------------


def test_every_order_is_as_likely() -> None:
    level = parse_stream({"shuffle": ["tea", ["rain", "rain"], "France"]}, ASKED)
    orders = Counter(
        " ".join(step.token for step in drawn.steps) for drawn in draw_many(level, range(6000))
    )
    assert len(orders) == 6
    assert all(abs(often - 1000) < 120 for often in orders.values())


def wave_of(seed: int, shrink: float = 1.0, **series: Any) -> list[int]:
    node = {"series": "level", "times": 60, "period": 10} | series
    level = parse_stream(node, {"pick": "ask", "target": "x"}, classes=LEVELS, maps={})
    return [int(step.token) for step in draw(level, seed, shrink).steps[:-1]]


def test_a_wave_has_its_period_and_reaches_all_its_levels() -> None:
    for seed in range(10):
        wave = wave_of(seed)
        assert wave[10:] == wave[:-10]
        assert {0, 4} <= set(wave) <= {0, 1, 2, 3, 4}
        assert max(abs(a - b) for a, b in pairwise(wave)) <= 2
    periods = {len(set(wave_of(seed, period=[4, 30])[:4])) for seed in range(30)}
    assert len(periods) > 2


def test_noise_is_as_strong_as_it_says() -> None:
    quiet, loud = wave_of(1), wave_of(1, noise=2)
    assert quiet != loud
    strayed = [
        abs(a - b)
        for seed in range(50)
        for a, b in zip(wave_of(seed, noise=0.3), wave_of(seed, noise=0), strict=True)
    ]
    assert 0.1 < sum(step != 0 for step in strayed) / len(strayed) < 0.6
    assert max(strayed) <= 2


def test_a_series_shrinks_as_a_repeat_does() -> None:
    assert {len(wave_of(seed, 0.5, times=[20, 40])) for seed in range(200)} == set(range(10, 21))
    assert {len(wave_of(seed, 0.0, times=[0, 40])) for seed in range(20)} == {0}


def test_numbers_are_summed_exactly() -> None:
    tenth = {"numbers": {"from": -0.3, "to": 0.3, "step": 0.1}}
    pick = {"pick": "tenth", "as": "a"}
    level = parse_stream(pick, pick | {"as": "b"}, {"pick": "ask", "target": {"sum": ["a", "b"]}},
                         classes={"tenth": tenth, "ask": ["?"]}, maps={})  # fmt: skip
    for drawn in draw_many(level, range(300)):
        one, other, asked = drawn.steps
        tenths = round(float(one.token) * 10) + round(float(other.token) * 10)
        assert asked.target == f"{tenths / 10:g}"
        assert asked.target in level.vocabulary.answers


def test_a_map_may_go_by_numbers() -> None:
    sign = {"-1": "minus", "0": "none", "1": "plus"}
    numbers = {"one": {"numbers": {"from": -1, "to": 1, "step": 1}}, "ask": ["?"]}
    asked = {"pick": "ask", "target": {"map": "sign", "of": "a"}}
    level = parse_stream({"pick": "one", "as": "a"}, asked, classes=numbers, maps={"sign": sign})
    for drawn in draw_many(level, range(20)):
        assert drawn.steps[1].target == sign[drawn.steps[0].token]


def test_the_first_of_several_answers_is_the_target() -> None:
    several = {"any": [{"name": "h"}, {"map": "language", "of": "h"}, {"name": "h"}, "x"]}
    level = parse_stream(HOME, {"pick": "ask", "target": several, "weight": 2.5})
    for drawn in draw_many(level, range(20)):
        token, asked = drawn.steps
        assert (asked.target, asked.also) == (token.token, (LANGUAGE[token.token], "x"))
        assert (asked.weight, token.weight) == (2.5, 1.0)
        assert asked.accepts("x")
