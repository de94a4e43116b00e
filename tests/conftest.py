"""What every test begins with: the game speaks English, whatever a test before it had it speak."""

import gc
from collections.abc import Iterator

import pytest

from game import words


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    words.use("en")


def pytest_collection_finish() -> None:
    """Spare the garbage collector thousands of tests and modules that stay to the end anyway."""
    gc.collect()
    gc.freeze()
