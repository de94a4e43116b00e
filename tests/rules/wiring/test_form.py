import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from game.rules.wiring.form import parse_table, table_json, table_of
from game.rules.wiring.table import GateTable, TableError
from tests.rules.wiring.samples import entry, solved, wire_level, wired_two

LEVEL = wire_level()
CASES = solved(LEVEL).add_case("chat", ((0, False),)).set(entry("chat", "i"), 0.25)


@pytest.mark.parametrize("table", [solved(LEVEL), CASES, solved(wired_two())], ids=str)
def test_a_table_comes_back_as_it_went(table: GateTable) -> None:
    assert parse_table(table.level, json.dumps(table_json(table))) == table


def test_it_is_spelled_as_a_solution_is() -> None:
    assert table_json(CASES)["chat"] == [
        {"if": {"A": "empty"}, "A": {"f": 1.0, "i": 0.25, "o": 0.0}},
        {"A": {"f": 1.0, "i": 0.0, "o": 0.0}},
    ]


def changed(**changes: object) -> dict[str, object]:
    return table_json(CASES) | changes


SETTING = {"A": {"f": 1, "i": 0, "o": 0}}
WRONG = {
    "no object": [],
    "a class missing": {"home": [SETTING]},
    "a class too many": changed(tea=[SETTING]),
    "no list": changed(chat=SETTING),
    "no case": changed(chat=[]),
    "too many cases": changed(chat=[SETTING] * 5),
    "two that always apply": changed(chat=[SETTING, SETTING]),
    "none that always applies": changed(chat=[{"if": {"A": "full"}} | SETTING]),
    "an unknown block": changed(chat=[SETTING | {"B": SETTING["A"]}]),
    "an unknown fill": changed(chat=[{"if": {"A": "half"}} | SETTING, SETTING]),
    "a fill that is no text": changed(chat=[{"if": {"A": []}} | SETTING, SETTING]),
    "an empty condition": changed(chat=[{"if": {}} | SETTING, SETTING]),
    "a gate missing": changed(chat=[{"A": {"f": 1, "i": 0}}]),
    "a number too large": changed(chat=[{"A": {"f": 1, "i": 2, "o": 0}}]),
    "true": changed(chat=[{"A": {"f": True, "i": 0, "o": 0}}]),
    "NaN": changed(chat=[{"A": {"f": float("nan"), "i": 0, "o": 0}}]),
}


@pytest.mark.parametrize("value", WRONG.values(), ids=WRONG)
def test_what_is_no_table_is_refused(value: object) -> None:
    with pytest.raises(TableError, match=r"expected|without a condition"):
        table_of(LEVEL, value)


def test_a_locked_gate_stands_where_it_is_locked_and_nowhere_else() -> None:
    solution = {"home": {"i": 1}, "chat": {"i": 0}, "ask": {"o": 1}}
    level = wire_level(gates={"forget": 1}, solution=solution)
    kept = table_json(GateTable.start(level))
    assert table_of(level, kept) == GateTable.start(level)
    forged = kept | {"chat": [{"A": {"f": 0, "i": 1, "o": 0}}]}
    with pytest.raises(TableError, match=r"chat\[0\]\.A\.f: expected 1, where .* locks the gate"):
        table_of(level, forged)


JSON = st.recursive(
    st.none() | st.booleans() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner),
    max_leaves=8,
)


@given(JSON)
def test_no_json_gets_through_as_an_error_of_another_kind(value: object) -> None:
    with pytest.raises(TableError):
        table_of(LEVEL, changed(chat=value))


@pytest.mark.parametrize("text", ["", "{", "[" * 100_000])
def test_what_is_no_json_is_refused(text: str) -> None:
    with pytest.raises(TableError, match="not JSON"):
        parse_table(LEVEL, text)
