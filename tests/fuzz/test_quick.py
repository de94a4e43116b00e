"""Some cases of every kind, always the same ones: the long run is `python -m tests.fuzz`."""

from collections.abc import Iterator

import pytest

from tests.fuzz.case import Case
from tests.fuzz.targets import TARGETS
from tests.fuzz.worker import Worker, shares

COUNT = 116
SEEDS = (11, 12)
PATIENT = 60.0
"""Seconds: how long it takes on a busy machine is not what is tested here."""


@pytest.fixture(scope="module")
def worker() -> Iterator[Worker]:
    with Worker(deadline=5 * PATIENT, seconds=PATIENT) as made:
        yield made


@pytest.mark.parametrize("kind", TARGETS)
def test_a_few_spoilt_inputs_of_each_kind_end_as_they_may(worker: Worker, kind: str) -> None:
    count = shares(list(TARGETS.values()), COUNT)[kind]
    cases = [Case(kind, seed, number) for seed in SEEDS for number in range(count)]
    found = {case.again: wrong for case in cases if (wrong := worker.play(case).wrong)}
    assert not found
