from game.harmless import harmless


def test_what_a_terminal_obeys_becomes_a_dot_and_all_else_stays() -> None:
    assert harmless("a\x1b[31mb\x1b[0m\x07") == "a·[31mb·[0m·"
    assert harmless("\x00\x7f\x9b2J") == "···2J"
    assert harmless("é\n\t “🦊” ابجد\r\n") == "é\n\t “🦊” ابجد\r\n"
