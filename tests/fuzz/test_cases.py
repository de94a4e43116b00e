"""Cases: the same from the same numbers, different from others, and mostly not what was sound."""

import pytest

from tests.fuzz.case import Case
from tests.fuzz.targets import TARGETS
from tests.fuzz.worker import shares


def test_the_kinds_are_called_as_they_call_themselves() -> None:
    assert all(target.name == name for name, target in TARGETS.items())


@pytest.mark.parametrize("kind", TARGETS)
def test_a_case_is_had_again_from_its_numbers(kind: str) -> None:
    target = TARGETS[kind]
    cases = [Case(kind, 5, n) for n in range(25)]
    made = [target.make(case.random()) for case in cases]
    assert [target.make(case.random()) for case in cases] == made
    different = {tuple(sorted(files.items())) for files in made}
    assert len(different) > len(made) // 2
    assert target.make(Case(kind, 6, 0).random()) != made[0]


def test_every_kind_gets_its_share_and_at_least_one() -> None:
    counts = shares(list(TARGETS.values()), 20_000)
    assert 19_500 <= sum(counts.values()) <= 20_500
    assert min(counts.values()) >= 200
    assert set(shares(list(TARGETS.values()), 1).values()) == {1}


def test_the_command_for_a_case_names_all_it_follows_from() -> None:
    assert Case("levels", 4, 17).again == "python -m tests.fuzz --seed 4 --only levels --case 17"
