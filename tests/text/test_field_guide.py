import io

import pytest

from game.guide.catalogue import entries
from game.guide.forward import example
from game.level.network import NetworkError
from game.text import field_guide
from game.text.field_guide import answer_guide, say_guide, say_leads
from game.text.terminal import StreamTerminal
from tests.text.scripted import Scripted

SHIPPED = {"fluent", "leaky"}


def said(*words: str, shipped: set[str] = SHIPPED) -> str:
    terminal = Scripted([])
    assert say_guide(terminal, words, shipped)
    return terminal.all


def test_the_list_names_every_entry() -> None:
    listed = said()
    for n, entry in enumerate(entries().values(), start=1):
        assert f"{n:3}. {entry.id}: {entry.summary}" in listed


@pytest.mark.parametrize("ident", list(entries()))
def test_every_entry_fits_a_narrow_terminal(ident: str) -> None:
    out = io.StringIO()
    assert say_guide(StreamTerminal(io.StringIO(), out), [ident], SHIPPED)
    text = out.getvalue()
    assert entries()[ident].title in text
    assert max(map(len, text.splitlines())) <= 80
    assert not set(text) & set("`*"), "marks are for the window"
    assert "See also: " in text


@pytest.mark.parametrize("ident", list(entries()))
def test_rows_of_tables_are_not_folded(ident: str) -> None:
    rows = [
        line for line in said(ident).splitlines() if line.startswith("  ") and "   " in line[4:]
    ]
    assert all(len(row) <= 80 for row in rows)


def test_an_entry_is_found_by_its_number_or_in_capitals() -> None:
    assert said("1") == said("lstm") == said("LSTM")


def test_only_levels_that_there_are_are_named() -> None:
    assert "Levels that teach it: leaky." in said("cell-state")
    assert "Levels that teach it" not in said("cell-state", shipped=set())


def test_curves_are_tables() -> None:
    text = said("lstm-and-rnn")
    assert "answered right, by tokens of small talk" in text
    rows = [line.split() for line in text.splitlines() if line.startswith("  ")]
    assert ["28", "100%", "82%"] in rows
    assert len(said("lstm-and-rnn").splitlines()) < 150


def test_the_six_steps_come_with_numbers() -> None:
    text = said("forward-pass")
    for n in range(1, 7):
        assert text.count(f"Step {n}. ") == 2, "for the first token and for the question"
    assert example().verdict in text
    assert "W_" not in text


def test_any_token_can_be_chosen() -> None:
    text = said("forward-pass", "2")
    assert text.count("Step 1. ") == 1
    assert f"Token 2: “{example().stream.steps[1].text}”" in text


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        (["forget-gat"], "no entry “forget-gat”. Did you mean “forget-gate”?"),
        (["99"], "no entry “99”"),
        (["forward-pass", "0"], "from 1 to 8"),
        (["forward-pass", "x"], "from 1 to 8"),
        (["lstm", "2"], "belongs to forward-pass"),
    ],
)
def test_what_is_not_there_is_said(words: list[str], expected: str) -> None:
    terminal = Scripted([])
    assert not say_guide(terminal, words, SHIPPED)
    assert expected in terminal.all


def test_a_missing_network_is_a_sentence(monkeypatch: pytest.MonkeyPatch) -> None:
    def missing() -> None:
        raise NetworkError("There is no network.")

    monkeypatch.setattr(field_guide, "example", missing)
    terminal = Scripted([])
    assert not say_guide(terminal, ["forward-pass"], SHIPPED)
    assert terminal.said[-1] == "There is no network."


def test_a_level_leads_to_its_entries() -> None:
    terminal = Scripted([])
    say_leads(terminal, ["cell-state", "unknown"])
    assert terminal.said == [
        "Read more in the Field guide: Cell state: the highway (guide cell-state)."
    ]
    say_leads(terminal, [])
    assert len(terminal.said) == 1


@pytest.mark.parametrize("line", ["guide", "Guide silence", "guide no-such-entry"])
def test_a_line_may_ask_for_it(line: str) -> None:
    terminal = Scripted([])
    assert answer_guide(terminal, line)
    assert terminal.said


@pytest.mark.parametrize("line", ["", "guides", "i=1", "restart"])
def test_a_line_may_ask_for_something_else(line: str) -> None:
    terminal = Scripted([])
    assert not answer_guide(terminal, line)
    assert not terminal.said
