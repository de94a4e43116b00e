from collections.abc import Iterator
from pathlib import Path

import pytest

from game.progress.store import Store
from tests.progress.keeping import new_store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with new_store(tmp_path / "data") as made:
        yield made
