"""Where a year book is: a file, or a PostgreSQL database."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from allocator.jaarboek.fouten import JaarboekFout

_POSTGRESQL = ("postgresql://", "postgres://")
_VERBINDEN_SECONDEN = 10
_SQLITE_BEGIN = b"SQLite format 3\x00"
_GEEN_DRIVER = "Dit jaarboek staat in PostgreSQL, en de bibliotheek daarvoor ontbreekt."
_INSTALLEER = "Vraag de beheerder om: pip install 'allocator-gemeente[postgresql]'."


@dataclass(frozen=True, slots=True)
class Adres:
    """The address of a book as the user gives it: a path, or ``postgresql://…``."""

    tekst: str

    @property
    def bestand(self) -> Path | None:
        """The file of a SQLite book."""
        return None if self.tekst.startswith(_POSTGRESQL) else Path(self.tekst)

    @property
    def naam(self) -> str:
        """What to call the book in a message: never with the password of a database."""
        return self.bestand.name if self.bestand else "de PostgreSQL-database"

    def check_aanwezig(self) -> None:
        """Refuse a file that isn't there, or is something else: SQLite would make a database of it.

        Raises:
            JaarboekFout: it is so.
        """
        if self.bestand is None:
            return
        if not self.bestand.is_file():
            raise JaarboekFout(
                f"Het jaarboek '{self.naam}' is er niet.",
                "Controleer de naam, of begin het met: allocator vaststellen.",
            )
        with self.bestand.open("rb") as bestand:
            if bestand.read(len(_SQLITE_BEGIN)) != _SQLITE_BEGIN:
                raise JaarboekFout(f"'{self.naam}' is geen jaarboek.", "Noem het bestand dat op .jaarboek eindigt.")

    def databank(self, wachttijd_seconden: float) -> dict[str, Any]:
        """Return the database as Django's settings describe one.

        Raises:
            JaarboekFout: the address isn't one, or the library for PostgreSQL is missing.
        """
        if self.bestand is None:
            return _postgresql(self.tekst, wachttijd_seconden)
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": f"{self.bestand.absolute().as_uri()}?mode=rw",
            "OPTIONS": {
                "init_command": "PRAGMA synchronous=FULL",  # what is reported written, survives a power cut
                "transaction_mode": "IMMEDIATE",  # without it two writers find each other's lock halfway, and fail
                "timeout": wachttijd_seconden,
            },
        }


def _postgresql(adres: str, wachttijd_seconden: float) -> dict[str, Any]:
    try:
        from psycopg import ProgrammingError
        from psycopg.conninfo import conninfo_to_dict
    except ImportError as fout:
        raise JaarboekFout(_GEEN_DRIVER, _INSTALLEER) from fout
    try:
        delen: dict[str, Any] = conninfo_to_dict(adres)
    except ProgrammingError as fout:
        raise JaarboekFout(
            "Het adres van de PostgreSQL-database klopt niet.",
            "Schrijf bijvoorbeeld: postgresql://gebruiker@server/databank.",
        ) from fout
    delen.setdefault("connect_timeout", _VERBINDEN_SECONDEN)
    delen["options"] = f"{delen.get('options', '')} -c lock_timeout={round(wachttijd_seconden * 1000)}".strip()
    return {
        "ENGINE": "django.db.backends.postgresql",
        "NAME": delen.pop("dbname", ""),
        "USER": delen.pop("user", ""),
        "PASSWORD": delen.pop("password", ""),
        "HOST": delen.pop("host", ""),
        "PORT": delen.pop("port", ""),
        "OPTIONS": delen,
    }
