"""Who plays, at a terminal: said, and changed by `profile NAME`, `profile new NAME`, `rename`."""

from __future__ import annotations

from game import words
from game.progress.settings import kept_settings
from game.progress.store import Profile, ProfileError, Store
from game.text.terminal import Terminal
from game.words import say


def answer_profiles(terminal: Terminal, store: Store, line: str) -> bool:
    """Say or change who plays if that is what a line asks for; False if it asks for something else.

    `profile`; `profile Ada`; `profile new Ada`; `profile rename Ada`.
    """
    word, _, rest = line.strip().partition(" ")
    if word.lower() not in ("profile", "profiles"):
        return False
    what, _, name = rest.strip().partition(" ")
    try:
        match what.lower():
            case "":
                _say_profiles(terminal, store)
                return True
            case "new":
                store.add_profile(name)
            case "rename":
                store.rename_profile(name)
            case _:
                store.use_profile(rest)
    except ProfileError as error:
        terminal.say(str(error), "yellow")
        return True
    words.use(kept_settings(store).language)
    say_who(terminal, store)
    if not store.lasting:
        terminal.say(store.message, "yellow")
    return True


def say_who(terminal: Terminal, store: Store) -> None:
    """Say who plays."""
    terminal.say(say("text.profiles.now", name=called(store.profile)))


def called(profile: Profile) -> str:
    """What somebody is called, who may have given no name."""
    return profile.name or say("profiles.unnamed")


def _say_profiles(terminal: Terminal, store: Store) -> None:
    now = store.profile
    for one in sorted(store.profiles(), key=lambda each: each.name.casefold()):
        stars = sum(best.stars for best in store.bests_of(one).values())
        key = "text.profiles.playing" if one.uid == now.uid else "text.profiles.line"
        terminal.say(say(key, name=called(one), count=stars))
    terminal.say(say("text.profiles.how"))
