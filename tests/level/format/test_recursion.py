from game.level.format.recursion import closing_bodies, rule_ranks
from game.level.nodes import Call, Choice, Node, Repeat, Say

TEA: Node = Say("tea", "chat")
RAIN: Node = Say("rain", "chat")


def choice(*ways: tuple[Node, ...]) -> Choice:
    return Choice(ways, (1.0,) * len(ways))


def test_a_rule_plays_the_first_way_that_does_not_recurse() -> None:
    rules = {"S": (choice((TEA, Call("S")), (RAIN,), (TEA,)), TEA)}
    assert rule_ranks(rules) == {"S": 0}
    assert closing_bodies(rules) == {"S": (RAIN, TEA)}


def test_a_choice_among_ways_that_all_lead_out_is_left_as_it_is() -> None:
    free = choice((TEA,), (RAIN,), (Call("T"),))
    rules = {"S": (free, choice((Call("S"),), ())), "T": (TEA,)}
    assert rule_ranks(rules) == {"S": 0, "T": 0}
    assert closing_bodies(rules) == {"T": (TEA,), "S": (free,)}


def test_a_repeat_that_may_be_skipped_is_and_its_count_is_none() -> None:
    body = (TEA, Repeat((Call("S"),), 0, 3, name="n"), Repeat((RAIN,), 0, 2), RAIN)
    assert closing_bodies({"S": body}) == {
        "S": (TEA, Repeat((), 0, 0, name="n"), Repeat((RAIN,), 0, 2), RAIN)
    }
    assert closing_bodies({"S": (Repeat((Call("S"),), 1, 3),)}) == {}
    assert closing_bodies({"S": (Repeat((Call("S"),), count="n"),)}) == {}


def test_what_leads_out_is_looked_for_inside_each_way() -> None:
    inner = choice((Call("S"),), (RAIN,))
    assert closing_bodies({"S": (choice((Call("S"), TEA), (TEA, inner)),)}) == {"S": (TEA, RAIN)}
    repeat = Repeat((TEA, inner), 2, 3)
    assert closing_bodies({"S": (repeat,)}) == {"S": (Repeat((TEA, RAIN), 2, 3),)}


def test_rules_that_play_each_other_go_towards_the_exit() -> None:
    """The five states of Reber's grammar; only the fourth and the fifth have a way out."""
    rules = {
        "1": (choice((TEA, Call("2")), (TEA, Call("3"))),),
        "2": (choice((TEA, Call("2")), (RAIN, Call("4"))),),
        "3": (choice((TEA, Call("3")), (RAIN, Call("5"))),),
        "4": (choice((TEA, Call("3")), (RAIN,)),),
        "5": (choice((TEA, Call("4")), (RAIN,)),),
    }
    assert rule_ranks(rules) == {"4": 0, "5": 0, "2": 1, "3": 1, "1": 2}
    closing = closing_bodies(rules)
    assert closing["1"] == rules["1"]
    assert closing["2"] == (RAIN, Call("4"))
    assert closing["3"] == (RAIN, Call("5"))
    assert closing["4"] == closing["5"] == (RAIN,)
    assert list(closing).index("4") < list(closing).index("2") < list(closing).index("1")


def test_a_rule_that_is_played_at_the_limit_of_another_is_at_its_own() -> None:
    """T never comes back to S, so S may play it even there; T recurses on its own."""
    rules = {
        "S": (choice((Call("T"),), (RAIN,)), choice((Call("S"),), ())),
        "T": (choice((TEA, Call("T")), (TEA,)),),
    }
    assert closing_bodies(rules) == {"T": (TEA,), "S": (choice((Call("T"),), (RAIN,)),)}


def test_rules_without_an_end_have_no_rank() -> None:
    rules = {"S": (TEA, Call("S")), "T": (Call("S"),), "U": (choice((Call("T"),), (TEA,)),)}
    assert rule_ranks(rules) == {"U": 0}
    assert closing_bodies(rules) == {"U": (TEA,)}
