from game.level.nodes import (
    Again,
    AnswerAny,
    AnswerName,
    AnswerText,
    Call,
    Choice,
    Pick,
    Repeat,
    Say,
    Series,
    Shuffle,
    alternatives,
    bodies_of,
    every_node,
    target_of,
)

TEA, RAIN, X = Say("tea", "chat"), Say("rain", "chat"), AnswerText("x")


def test_the_bodies_of_nodes() -> None:
    assert bodies_of(Repeat((TEA, RAIN))) == ((TEA, RAIN),)
    assert bodies_of(Choice(((TEA,), ()), (1.0, 1.0))) == ((TEA,), ())
    assert bodies_of(Shuffle(((TEA,), (RAIN,)))) == ((TEA,), (RAIN,))
    for node in (TEA, Pick("chat"), Again("h"), Call("S"), Series("chat", 1, 2, (3.0, 3.0))):
        assert bodies_of(node) == ()


def test_every_node_comes_before_what_stands_in_it() -> None:
    inner = Repeat((RAIN,), 2, 2)
    outer = Shuffle(((TEA, inner), (TEA,)))
    assert list(every_node((outer, RAIN))) == [outer, TEA, inner, RAIN, TEA, RAIN]


def test_the_targets_of_nodes() -> None:
    asking = (
        Say("tea", "chat", X), Pick("chat", target=X), Again("h", target=X),
        Series("chat", 1, 2, (3.0, 3.0), target=X),
    )  # fmt: skip
    assert all(target_of(node) == X for node in asking)
    silent = (TEA, Repeat((asking[0],)), Choice((), ()), Call("S"), Shuffle(()))
    assert all(target_of(node) is None for node in silent)


def test_alternatives_are_the_targets_that_are_right_beside_each_other() -> None:
    name = AnswerName("h")
    assert alternatives(None) == ()
    assert alternatives(X) == (X,)
    assert alternatives(AnswerAny((X, AnswerAny((name, X))))) == (X, name, X)
