"""Tables are printed whatever the terminal can show."""

import io

from rich.table import Table

from game.cli.tables import table_console


def test_what_the_terminal_has_no_sign_for_is_no_error() -> None:
    buffer = io.BytesIO()
    stream = io.TextIOWrapper(buffer, encoding="ascii")
    table = Table("name")
    table.add_row("é" + "x" * 500)  # too long for a line: rich ends it with a sign of its own
    table_console(stream).print(table)
    stream.flush()
    assert b"?xxx" in buffer.getvalue()
