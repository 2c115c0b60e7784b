"""Turn what a database complains of into one Dutch sentence, where somebody can do something about it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager

from django.db import DatabaseError, InterfaceError

from allocator.jaarboek.fouten import BoekBezet, JaarboekFout

_SOORT = 0xFF
"""The part of a SQLite code that tells the kind of error; the rest is detail."""
_BEZET = (sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED)
_GEEN_BOEK = (sqlite3.SQLITE_NOTADB, sqlite3.SQLITE_CORRUPT)
_SQLITE = {
    sqlite3.SQLITE_READONLY: ("In '{naam}' kan niet geschreven worden.", "Vraag schrijfrechten op bestand en map."),
    sqlite3.SQLITE_CANTOPEN: ("'{naam}' is niet te openen.", "Controleer de naam, en uw rechten op bestand en map."),
    sqlite3.SQLITE_FULL: ("De schijf is vol: in '{naam}' is niets geschreven.", "Maak ruimte en doe het opnieuw."),
    sqlite3.SQLITE_IOERR: ("De schijf geeft een fout bij '{naam}'.", "Doe het opnieuw, of vraag de beheerder."),
}
_POSTGRESQL_BEZET = ("55P03", "40P01")
"""lock_not_available, deadlock_detected."""
_POSTGRESQL = {
    "42501": ("U mag in deze PostgreSQL-database niet schrijven.", "Vraag de beheerder om rechten."),
    "53": ("De PostgreSQL-database heeft geen ruimte meer.", "Vraag de beheerder."),
    "57": ("De PostgreSQL-database is gestopt.", "Wacht even en doe het opnieuw."),
}


@contextmanager
def in_het_nederlands(naam: str) -> Iterator[None]:
    """Raise, for an error of the database of the book called ``naam``, what the user can read.

    Raises:
        BoekBezet: others kept it locked too long.
        JaarboekFout: there is no book, no connection, no room or no right to it.
    """
    try:
        yield
    except (DatabaseError, InterfaceError) as fout:
        vertaald = _vertaal(fout.__cause__, naam)
        if vertaald is None:
            raise
        raise vertaald from fout


def _vertaal(oorzaak: BaseException | None, naam: str) -> JaarboekFout | None:
    if isinstance(oorzaak, sqlite3.Error):
        return _vertaal_sqlite(getattr(oorzaak, "sqlite_errorcode", 0) & _SOORT, naam)
    return _vertaal_postgresql(oorzaak)


def _vertaal_sqlite(code: int, naam: str) -> JaarboekFout | None:
    if code in _BEZET:
        return _bezet(naam)
    if code in _GEEN_BOEK:
        return JaarboekFout(f"'{naam}' is geen jaarboek, of het is beschadigd.", "Zet de laatste reservekopie terug.")
    if code not in _SQLITE:
        return None
    melding, remedie = _SQLITE[code]
    return JaarboekFout(melding.format(naam=naam), remedie)


def _vertaal_postgresql(oorzaak: BaseException | None) -> JaarboekFout | None:
    from psycopg import OperationalError

    code = getattr(oorzaak, "sqlstate", None)
    if code in _POSTGRESQL_BEZET:
        return _bezet("de PostgreSQL-database")
    for begin, (melding, remedie) in _POSTGRESQL.items():
        if code and code.startswith(begin):
            return JaarboekFout(melding, remedie)
    if code is None and isinstance(oorzaak, OperationalError):
        return JaarboekFout(
            "Er is geen verbinding met de PostgreSQL-database.",
            "Controleer het adres: server, databank, gebruiker en wachtwoord.",
        )
    return None


def _bezet(naam: str) -> BoekBezet:
    return BoekBezet(f"Anderen zijn bezig in '{naam}'; er is niets geschreven.", "Doe het over een minuut opnieuw.")
