"""Get at the database of a book by hand, past Allocator, as somebody with the password or the file could."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from typing import Any

import psycopg

TABELLEN = ("opening", "pot", "initiatief", "historie", "drempel", "advies", "besluit", "mutatie")


@contextmanager
def ingreep(adres: str, *, zonder_triggers: bool = True) -> Iterator[Any]:
    """Give a connection that takes `execute`, commits at the end, and may go round the triggers."""
    if adres.startswith("postgresql"):
        with psycopg.connect(adres) as connection:
            if zonder_triggers:
                connection.execute("SET session_replication_role = replica")
            yield connection
        return
    with closing(sqlite3.connect(adres)) as connection, connection:
        if zonder_triggers:
            for (naam,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f"DROP TRIGGER {naam}")
        yield connection
