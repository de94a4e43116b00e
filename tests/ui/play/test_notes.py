import numpy as np

from game.ui.play.notes import cell_numbers


def test_no_cell_holds_minus_nothing() -> None:
    assert cell_numbers(np.array([-0.001, 0.004, -2.0, -0.0])) == [
        "+0.00",
        "+0.00",
        "−2.00",
        "+0.00",
    ]


def test_an_empty_block_has_no_numbers() -> None:
    assert cell_numbers(np.zeros(3)) == []
