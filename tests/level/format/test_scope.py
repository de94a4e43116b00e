from itertools import permutations

from hypothesis import given
from hypothesis import strategies as st

from game.level.format.scope import Held, Scope, can_fill, count_nodes, count_ranges, drawn_times

token_sets = st.lists(st.sets(st.sampled_from("abc")), max_size=4)


@given(token_sets, st.integers(1, 3))
def test_matching_is_what_trying_everything_finds(sets: list[set[str]], size: int) -> None:
    def possible() -> bool:
        return any(
            all(token in sets[place] for place, token in zip(places, tokens, strict=True))
            for places in permutations(range(len(sets)), size)
            for tokens in permutations("abc", size)
        )

    assert can_fill(sets, size) == possible()


def test_joining_keeps_only_what_every_way_is_sure_of() -> None:
    start = Scope({"a": Held(frozenset("x"))}, {"n": True})
    left, right = start.copy(), start.copy()
    left.names["a"] = Held(frozenset("y"))
    left.names["b"] = Held(frozenset("y"))
    left.counts["m"] = True
    start.join([left, right])
    assert start.names == {"a": Held(frozenset("xy")), "b": Held(frozenset("y"), sure=False)}
    assert start.counts == {"n": True, "m": False}


def test_what_is_unknown_on_one_way_is_unknown_after() -> None:
    scope = Scope()
    scope.join([Scope({"a": Held(None)}), Scope({"a": Held(frozenset("x"))})])
    assert scope.names["a"] == Held(None)


def test_times() -> None:
    assert drawn_times(3) == (3, 3)
    assert drawn_times([5, 2]) == (2, 5)
    assert drawn_times([-1, 10**9]) == (1, 1)
    assert drawn_times([4, 10**9]) == (1, 4)
    odd: list[object] = [True, "n", None, [1], [1, 2, 3], [1, "x"], 2.5, {}]
    assert [drawn_times(times) for times in odd] == [None] * len(odd)


def test_counts_are_collected_from_everywhere() -> None:
    stream = [
        {"choice": [["x", {"repeat": ["x"], "times": [2, 3], "as": "n"}], "y"]},
        {"repeat": [{"repeat": ["x"], "times": [5, 9], "as": "n"}], "times": 4},
        {"pick": "home", "as": "k", "times": 3},
    ]
    assert count_ranges(stream) == {"n": (2, 9)}
    assert count_nodes(stream) == 9


def test_ways_that_no_stream_reaches_are_left_out_of_a_join() -> None:
    scope = Scope({"a": Held(frozenset("x"))})
    lost = Scope({"b": Held(frozenset("z"))}, dead=True)
    scope.join([lost, Scope({"a": Held(frozenset("y"))}, {"n": True})])
    assert scope == Scope({"a": Held(frozenset("y"))}, {"n": True})
    scope.join([lost])
    assert scope == Scope(dead=True)


def test_following_a_rule_unsets_nothing() -> None:
    x, y = frozenset("x"), frozenset("y")
    effect = Scope(
        {"a": Held(y), "b": Held(y, sure=False), "c": Held(y, sure=False), "d": Held(None, False)},
        {"n": True, "m": False, "k": False},
    )
    scope = Scope({"a": Held(x), "b": Held(x), "d": Held(x), "e": Held(x)}, {"k": True})
    scope.follow(effect)
    assert scope.names == {
        "a": Held(y), "b": Held(x | y), "c": Held(y, sure=False), "d": Held(None), "e": Held(x),
    }  # fmt: skip
    assert scope.counts == {"n": True, "m": False, "k": True}
    scope.follow(Scope(dead=True))
    assert scope.dead


def test_what_a_rule_picks_widens_a_repeat() -> None:
    effects = {"S": Scope({"a": Held(frozenset("yz"), sure=False)})}
    scope = Scope({"a": Held(frozenset("x"))})
    scope.widen([{"repeat": [{"rule": "S"}, {"rule": "T"}]}, {"pick": "w", "as": "a"}], effects)
    assert scope.names == {"a": Held(frozenset("wxyz"))}
