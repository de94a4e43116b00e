"""Settings come back as they went."""

import pytest

from game.progress.store import Store


@pytest.mark.parametrize("value", [True, 3, 1.5, "dark", ""])
def test_settings_come_back_as_they_went(store: Store, value: bool | int | float | str) -> None:
    store.set_setting("theme", value)
    back = store.setting("theme")
    assert back == value
    assert type(back) is type(value)
    assert store.setting("other", 5) == 5
    assert store.setting("other") is None


def test_a_setting_that_was_tampered_with_is_its_default(store: Store) -> None:
    store._connection.execute("INSERT INTO settings VALUES (1, 'text', '{not json')")
    assert store.setting("text", 1.0) == 1.0
