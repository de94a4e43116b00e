"""Several people on one computer: what is one's is nobody else's, whatever other copies do."""

from pathlib import Path

import pytest

from game.progress.records import Profile
from game.progress.store import Best, ProfileError, Store
from tests.progress.keeping import LEVEL, NOON, new_store, played


def names(store: Store) -> list[str]:
    return [one.name for one in store.profiles()]


def test_whoever_plays_alone_needs_no_name(store: Store) -> None:
    assert store.profile.name == ""
    assert names(store) == [""]


def test_each_has_progress_settings_and_plays_of_their_own(store: Store) -> None:
    store.rename_profile("Ada")
    store.record(played())
    store.keep_unfinished(played(seed=8).undo())
    store.set_setting("theme", "light")
    store.keep_wiring(LEVEL, "[]")
    ada = store.profile
    store.add_profile("Bo")
    assert store.bests() == {}
    assert store.attempts("toy") == ()
    assert store.unfinished("toy") is None
    assert store.setting("theme") is None
    assert store.wiring(LEVEL) is None
    assert not store.seen("toy", 7)
    store.record(played("do_nothing"))
    assert store.use_profile("ada") == ada
    assert store.best("toy") is not None
    assert [attempt.stars for attempt in store.attempts("toy")] == [3]
    assert store.setting("theme") == "light"
    assert store.unfinished("toy") is not None


def test_a_new_one_begins_with_what_is_the_computers(store: Store) -> None:
    for name, value in (("language", "de"), ("muted", True), ("theme", "light"), ("text", 2.0)):
        store.set_setting(name, value)
    store.add_profile("Bo")
    assert store.setting("language") == "de"
    assert store.setting("muted") is True
    assert store.setting("theme") is None
    assert store.setting("text") is None


def test_whoever_played_last_plays_first_the_next_time(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store.rename_profile("Ada")
        store.add_profile("Bo")
        store.add_profile("Cy")
        store.use_profile("Bo")
        assert names(store) == ["Bo", "Cy", "Ada"]
    with new_store(tmp_path) as again:
        assert again.profile.name == "Bo"
        assert names(again) == ["Bo", "Cy", "Ada"]


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("", "at least one letter"),
        (" \t\n", "at least one letter"),
        ("x" * 41, "40 letters; this one has 41"),
        ("tab\x07bell", "printed"),
        ("ADA", "“Ada” plays here already"),
        ("  a\u0064a ", "already"),
        ("Élan", "already"),
        ("E\u0301LAN", "already"),
    ],
)
def test_a_name_that_cannot_be_given_is_refused_with_a_reason(
    store: Store, name: str, said: str
) -> None:
    store.rename_profile("Ada")
    store.add_profile("élan")
    before = store.profiles()
    for give in (
        (store.add_profile,)
        if "lan" in name.casefold()
        else (store.add_profile, store.rename_profile)
    ):
        with pytest.raises(ProfileError, match=said):
            give(name)
    assert store.profiles() == before


def test_one_may_spell_ones_own_name_anew(store: Store) -> None:
    store.rename_profile("ada")
    assert store.rename_profile("  Ada  Lovelace ").name == "Ada Lovelace"
    assert store.rename_profile("ADA Lovelace").name == "ADA Lovelace"


def test_a_name_nobody_has_is_answered_with_those_there_are(store: Store) -> None:
    with pytest.raises(ProfileError, match="nobody else has given a name"):
        store.use_profile("Zoe")
    store.rename_profile("Ada")
    store.add_profile("Bo")
    with pytest.raises(ProfileError, match="Ada and Bo"):
        store.use_profile("Zoe")


def test_removing_drops_all_of_one_and_nothing_of_another(store: Store) -> None:
    store.rename_profile("Ada")
    store.record(played())
    store.add_profile("Bo")
    store.record(played())
    store.keep_unfinished(played(seed=8).undo())
    backup = store.remove_profile()
    assert backup is not None
    assert store.profile.name == "Ada"
    assert names(store) == ["Ada"]
    assert len(store.attempts("toy")) == 1
    for table in ("attempts", "unfinished", "settings", "wirings", "bets"):
        whose = store._connection.execute(f"SELECT DISTINCT profile FROM {table}").fetchall()
        assert whose in ([], [(1,)]), table


def test_when_the_last_one_is_removed_somebody_without_a_name_plays(store: Store) -> None:
    store.rename_profile("Ada")
    store.record(played())
    store.remove_profile()
    assert store.profile.name == ""
    assert store.bests() == {}
    store.record(played())
    assert store.best("toy") is not None


def test_who_is_removed_by_another_copy_of_the_game_loses_nothing_from_then_on(
    tmp_path: Path,
) -> None:
    with new_store(tmp_path) as mine, new_store(tmp_path) as other:
        mine.add_profile("Ada")
        other.use_profile("Ada")
        other.remove_profile()
        other.add_profile("Bo")  # must not be given Ada's number
        mine.record(played())
        assert mine.best("toy") is not None
        assert other.attempts("toy") == ()
        assert sorted(names(other)) == ["", "Ada", "Bo"]


def test_who_was_removed_and_added_again_elsewhere_is_one_person(tmp_path: Path) -> None:
    with new_store(tmp_path) as mine, new_store(tmp_path) as other:
        mine.add_profile("Ada")
        other.use_profile("Ada")
        other.remove_profile()
        other.add_profile("ada")
        mine.record(played())
        assert len(mine.attempts("toy")) == 1
        assert len(other.attempts("toy")) == 1


def test_every_attempt_can_be_told_from_every_other(store: Store) -> None:
    for _ in range(5):
        store.record(played())
    uids = {attempt.uid for attempt in store.attempts("toy")}
    assert len(uids) == 5
    assert "" not in uids


def test_profiles_outlive_a_file_that_fails(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    store.add_profile("Ada")
    store.record(played())
    store._connection.execute("PRAGMA query_only = ON")
    store.record(played("always_write"))
    assert not store.lasting
    assert store.profile.name == "Ada"
    result = played().result
    assert result is not None
    assert store.best("toy") == Best(3, result.confidence, result.par)
    store.add_profile("Bo")
    store.record(played())
    # The file works again, and everybody's plays are in it.
    monkeypatch.setattr("game.progress.file.writing.PATIENCE_SECONDS", -1.0)
    store.set_setting("theme", "light")
    assert store.lasting
    assert store.message == ""
    assert [one.name for one in store.profiles()] == ["Bo", "Ada", ""]
    assert len(store.attempts("toy")) == 1
    assert isinstance(store.use_profile("Ada"), Profile)
    assert len(store.attempts("toy")) == 2


def test_what_waits_in_memory_is_written_when_the_store_is_closed(tmp_path: Path) -> None:
    with new_store(tmp_path) as store:
        store._connection.execute("PRAGMA query_only = ON")
        store.record(played(), started=NOON)
        assert not store.lasting
    with new_store(tmp_path) as again:
        assert len(again.attempts("toy")) == 1
