"""The chain: every row of the book carries the hash of the row before it, whatever table that is in.

The hash of a row is the SHA-256 of the canonical text of all its columns, the hash of the one before among them. So
whoever changes, adds, removes or swaps a row by hand, would have to make every later hash anew, and the hash of the
last row no longer is the one that earlier print-outs of the book show.
"""

from __future__ import annotations

import heapq
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from operator import attrgetter

from allocator.jaarboek.opslag.models import KETTING, Laatste, Regel
from allocator_models.canoniek import vingerafdruk

BEGIN_HASH = "0" * 64


@dataclass(frozen=True, slots=True)
class Bevinding:
    """What is wrong in a book: in which table, at which row (0: the book as a whole), and what (in Dutch)."""

    tabel: str
    nummer: int
    melding: str


def hash_van(regel: Regel) -> str:
    """Return the hash that belongs to the columns of a row."""
    kolommen = {veld.attname: getattr(regel, veld.attname) for veld in regel._meta.concrete_fields}
    del kolommen["hash"]
    return vingerafdruk({"tabel": tabel(regel), **kolommen})


def tabel(regel: Regel | type[Regel]) -> str:
    """Return what the table of a row is called in the book."""
    return str(regel._meta.model_name)


class Schrijver:
    """Adds rows to the end of the chain. Whoever holds one, holds the lock of the book.

    Attributes:
        alias: the name under which Django knows the database of the book.
    """

    def __init__(self, alias: str, laatste: Laatste) -> None:
        self.alias = alias
        self._laatste = laatste
        self._vastgelegd = datetime.now(UTC).replace(microsecond=0)

    @property
    def kop(self) -> tuple[int, str]:
        """Number and hash of the last row."""
        return self._laatste.nummer, self._laatste.hash

    @kop.setter
    def kop(self, kop: tuple[int, str]) -> None:
        self._laatste.nummer, self._laatste.hash = kop

    def voeg_toe[R: Regel](self, regel: R) -> R:
        """Write a row that isn't in the book yet, and return it with its number and hash."""
        regel.nummer, regel.vorige = self._laatste.nummer + 1, self._laatste.hash
        regel.vastgelegd = self._vastgelegd
        regel.hash = hash_van(regel)
        regel.save(using=self.alias, force_insert=True)
        self.kop = regel.nummer, regel.hash
        return regel

    def leg_kop_vast(self) -> None:
        """Write which row is the last one."""
        self._laatste.save(using=self.alias)


def controleer_ketting(alias: str) -> Iterator[Bevinding]:
    """Yield every row that isn't what it was when it was written, and every place where rows are gone."""
    nummer, hash_ = 0, BEGIN_HASH
    vorige: Regel | None = None
    for regel in heapq.merge(*(_regels(alias, soort) for soort in KETTING), key=attrgetter("nummer")):
        yield from _gat(nummer, regel)
        if vorige is not None and regel.nummer == nummer + 1 and regel.vorige != hash_:
            yield Bevinding(
                tabel(vorige), nummer, f"Regel {nummer} is vervangen: regel {regel.nummer} past er niet op."
            )
        if hash_van(regel) != regel.hash:
            yield Bevinding(tabel(regel), regel.nummer, f"Regel {regel.nummer} is veranderd nadat hij was vastgelegd.")
        nummer, hash_, vorige = regel.nummer, regel.hash, regel
    laatste = Laatste.objects.using(alias).get()
    if laatste.nummer > nummer:
        yield Bevinding("", 0, f"De laatste regels zijn weggehaald: regel {nummer + 1} tot en met {laatste.nummer}.")
    elif (laatste.nummer, laatste.hash) != (nummer, hash_):
        yield Bevinding("", 0, f"Na regel {laatste.nummer} is buiten Allocator om iets toegevoegd of veranderd.")


def _regels(alias: str, soort: type[Regel]) -> Iterator[Regel]:
    return soort.objects.using(alias).order_by("nummer").iterator()


def _gat(nummer: int, regel: Regel) -> Iterator[Bevinding]:
    if regel.nummer <= nummer:
        yield Bevinding(tabel(regel), regel.nummer, f"Regel {regel.nummer} staat er twee keer.")
    elif regel.nummer == nummer + 2:
        yield Bevinding("", 0, f"Regel {nummer + 1} is weggehaald.")
    elif regel.nummer > nummer + 2:
        yield Bevinding("", 0, f"Regel {nummer + 1} tot en met {regel.nummer - 1} zijn weggehaald.")
