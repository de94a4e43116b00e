"""What every test begins with: the game speaks English, whatever a test before it had it speak."""

from collections.abc import Iterator

import pytest

from game import words


@pytest.fixture(autouse=True)
def _english() -> Iterator[None]:
    yield
    words.use("en")
