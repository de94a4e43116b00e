"""The Field guide's entries as data: no exception list."""

from collections.abc import Iterator

import pytest

from game.guide.catalogue import entries, groups, neighbours, titles
from game.guide.entry import Entry, Figure, Formula, Heading, Items, Paragraph, Table
from game.guide.markup import plain, runs
from game.level.library import all_level_paths
from game.level.loader import load_level

IDS = {
    "lstm", "cell-state", "hidden-state", "forget-gate", "input-gate", "output-gate", "candidate",
    "forward-pass", "blocks", "half-open-gates", "peepholes", "gates-as-weights", "counting",
    "silence", "gradient-highway", "lstm-and-rnn", "training", "reading-a-network", "benchmarks",
    "advantages", "limitations", "transformers", "applications",
}  # fmt: skip
SHIPPED = {path.stem for path in all_level_paths()}

every_entry = pytest.mark.parametrize("entry", entries().values(), ids=lambda entry: entry.id)


def texts(entry: Entry) -> Iterator[str]:
    """Everything of an entry that is read, formulas aside."""
    yield entry.title
    yield entry.summary
    for part in entry.parts:
        match part:
            case Heading(text) | Paragraph(text):
                yield text
            case Items(items):
                yield from items
            case Formula(_, note):
                yield note
            case Table(head, rows, caption):
                yield from (*head, *(cell for row in rows for cell in row), caption)
            case Figure(_, caption):
                yield caption


def test_the_entries_are_those_that_levels_may_name() -> None:
    assert set(entries()) == IDS
    assert sum(len(group.entries) for group in groups()) == len(IDS)


@every_entry
def test_it_leads_on_to_entries_that_there_are(entry: Entry) -> None:
    assert 2 <= len(entry.see) == len(set(entry.see))
    assert set(entry.see) <= IDS - {entry.id}


@every_entry
def test_it_opens_a_level(entry: Entry) -> None:
    assert entry.levels, "each entry opens a level that teaches it"
    assert len(set(entry.levels)) == len(entry.levels)
    assert set(entry.levels) <= SHIPPED, "not a level of the game"


@pytest.mark.parametrize("path", all_level_paths(), ids=lambda path: path.stem)
def test_levels_lead_to_entries_that_there_are(path: object) -> None:
    level = load_level(path)  # type: ignore[arg-type]
    assert set(level.guide) <= IDS
    assert [ident for ident, _ in titles(level.guide)] == list(level.guide)


@every_entry
def test_it_says_something(entry: Entry) -> None:
    words = sum(len(text.split()) for text in texts(entry))
    assert 90 <= words <= 600
    assert len(entry.summary) <= 100
    assert len(entry.title) <= 40


@every_entry
def test_its_tables_are_whole(entry: Entry) -> None:
    for part in entry.parts:
        if isinstance(part, Table):
            assert part.rows
            assert {len(row) for row in part.rows} == {len(part.head)}
            assert part.caption


@every_entry
def test_its_marks_are_closed(entry: Entry) -> None:
    for text in texts(entry):
        assert text == text.strip()
        assert "  " not in text
        assert not set(plain(text)) & set("`*{}"), text
        assert all(run.text for run in runs(text))


def test_the_first_and_the_last_have_one_neighbour() -> None:
    every = list(entries())
    assert neighbours(every[0])[0] is None
    assert neighbours(every[-1])[1] is None
    before, after = neighbours(every[1])
    assert (before, after) == (entries()[every[0]], entries()[every[2]])


def test_an_id_that_nobody_knows_is_passed_over() -> None:
    assert titles(["lstm", "no-such-entry"]) == [("lstm", "What an LSTM is")]
