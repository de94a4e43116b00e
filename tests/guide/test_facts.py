from game.guide.catalogue import entries
from game.guide.entry import Items
from game.guide.facts import Facts, facts, in_blocks, signed, sources
from game.level.library import all_level_paths
from game.level.loader import load_level
from game.lstm.rnn import parameter_count
from game.lstm.weights import Sizes


def test_a_gate_is_never_said_to_be_quite_open_or_shut() -> None:
    found = {"gates": {"toy": [
        {"class": "a", "gate": "f", "mean": 0.999996}, {"class": "b", "gate": "f", "mean": 0.00001},
        {"class": "c", "gate": "f", "mean": 0.25},
    ]}}  # fmt: skip
    m = Facts(found)
    assert m.gate("toy", "a", "f") == "above 0.9999"
    assert m.gate("toy", "b", "f") == "below 0.0001"
    assert m.gates("toy", "f", {"c": "see"}) == (("see", "0.2500"),)


def test_what_is_left_of_memory_is_a_power() -> None:
    rows = facts().held(29)
    assert rows[-1][:2] == ("1", "100%")
    (half,) = (row for row in rows if row[0] == "0.9")
    assert half[1] == f"{0.9**29:.1%}"


def test_the_mean_elsewhere_leaves_out_where_it_was_trained() -> None:
    m = Facts({"longer": {"lags": [26, 27, 30, 300], "RNN": [0.5, 1.0, 0.25, 1.0]}})
    assert m.elsewhere("RNN") == "38%"
    assert m.longer("RNN", 300) == "100%"


def test_numbers_keep_their_sign() -> None:
    assert signed(-0.344) == "−0.34"
    assert signed(5.859) == "+5.86"


def test_blocks_are_counted_by_their_sizes() -> None:
    assert in_blocks(20, 2, 4, 7) == parameter_count(Sizes(20, 2, 4, 7))


def test_published_tasks_are_told_with_their_levels() -> None:
    levels = [load_level(path) for path in all_level_paths()]
    published = [level for level in levels if level.source]
    assert [title for title, _ in sources()] == [level.title for level in published]
    for (_, citation), level in zip(sources(), published, strict=True):
        assert level.source.startswith(citation.removesuffix("."))
        assert "Kept:" not in citation
    assert len(sources()) > 5
    told = [part for part in entries()["benchmarks"].parts if isinstance(part, Items)]
    text = " ".join(item for part in told for item in part.items)
    assert all(title in text and source in text for title, source in sources())
