"""The connection with one book: made when it is first needed, one lock for every write, one moment for every read."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count

from django.db import DEFAULT_DB_ALIAS, connections, transaction
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor

from allocator.jaarboek.adres import Adres
from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.ketting import BEGIN_HASH, Schrijver
from allocator.jaarboek.opslag.models import Laatste
from allocator.jaarboek.storing import in_het_nederlands

WACHTTIJD_SECONDEN = 20.0
"""How long a call waits for others that write, before it gives up."""

_volgnummers = count(1)
_APP = "jaarboek"
_SLOT = 7_236_541_108
"""The number of the lock that PostgreSQL keeps while tables are made; any number that nobody else takes."""
_LEES = {"sqlite": "BEGIN DEFERRED", "postgresql": "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"}


class Verbinding:
    """One book's database. Not shared between threads, as the connections of Django aren't either.

    Attributes:
        alias: the name under which Django knows the database.
    """

    def __init__(self, adres: Adres, wachttijd_seconden: float = WACHTTIJD_SECONDEN) -> None:
        self.adres = adres
        self.alias = f"{_APP} {next(_volgnummers)}"
        databank = adres.databank(wachttijd_seconden)
        connections.settings[self.alias] = connections.configure_settings({DEFAULT_DB_ALIAS: {}, self.alias: databank})[
            self.alias
        ]
        self._schrijver: Schrijver | None = None
        self._leest = False

    def sluit(self) -> None:
        """Close the connection; what was not written whole, is not written."""
        if self.alias in connections.settings:
            self._django.close()
            del connections[self.alias], connections.settings[self.alias]

    @property
    def _django(self) -> BaseDatabaseWrapper:
        return connections[self.alias]

    @contextmanager
    def momentopname(self) -> Iterator[str]:
        """Give the alias, to read from the book as it is at one moment, whatever others write meanwhile."""
        if self._schrijver is not None or self._leest:  # whoever holds the lock, sees no others
            yield self.alias
            return
        with in_het_nederlands(self.adres.naam), self._django.cursor() as cursor:
            cursor.execute(_LEES[self._django.vendor])
            self._leest = True
            try:
                yield self.alias
            finally:
                self._leest = False
                cursor.execute("ROLLBACK")

    @contextmanager
    def vergrendeld(self) -> Iterator[Schrijver]:
        """Give the writer, once nobody else writes; what is added in the block is written whole, or not at all.

        A block inside another one shares its lock; when the inner one fails, only what it added is undone.

        Raises:
            BoekBezet: others kept the lock too long.
        """
        if self._schrijver is not None:
            kop = self._schrijver.kop
            try:
                with transaction.atomic(using=self.alias):
                    yield self._schrijver
            except BaseException:
                self._schrijver.kop = kop
                raise
            return
        with in_het_nederlands(self.adres.naam), transaction.atomic(using=self.alias):
            # On SQLite the transaction is the lock; on PostgreSQL it is this row.
            self._schrijver = Schrijver(self.alias, Laatste.objects.using(self.alias).select_for_update().get())
            try:
                yield self._schrijver
                self._schrijver.leg_kop_vast()
            finally:
                self._schrijver = None

    def is_jaarboek(self) -> bool:
        """Whether the database holds a book."""
        with self.momentopname():
            return Laatste._meta.db_table in self._django.introspection.table_names()

    @contextmanager
    def nieuw(self) -> Iterator[Schrijver]:
        """Make the tables and give the writer for the first rows; all of it is there at the end, or nothing.

        Raises:
            JaarboekFout: there is a book in this database.
        """
        if self._django.vendor == "sqlite":
            with self._django.cursor() as cursor:
                cursor.execute("PRAGMA journal_mode=WAL")  # the file remembers it: who reads, waits for nobody
        with self._tabellen_maken():
            if self._migraties().loader.applied_migrations:
                raise JaarboekFout(f"Er is al een jaarboek in {self.adres.naam}.", "Kies een andere plaats.")
            self._migreer()
            Laatste.objects.using(self.alias).create(id=1, nummer=0, hash=BEGIN_HASH)
            with self.vergrendeld() as schrijver:
                yield schrijver

    def werk_bij(self) -> None:
        """Bring a book of an older version up to this one.

        Raises:
            JaarboekFout: a newer version has made it.
        """
        with in_het_nederlands(self.adres.naam):
            lader = self._migraties().loader
        bekend = {m for m in lader.disk_migrations if m[0] == _APP}
        gedaan = {m for m in lader.applied_migrations if m[0] == _APP}
        if gedaan - bekend:
            raise JaarboekFout(
                f"'{self.adres.naam}' is van een nieuwere versie van Allocator.",
                "Werk Allocator bij en doe het opnieuw.",
            )
        if bekend - gedaan:
            with self._tabellen_maken():
                self._migreer()

    def _migraties(self) -> MigrationExecutor:
        return MigrationExecutor(self._django)

    def _migreer(self) -> None:
        migraties = self._migraties()
        migraties.migrate(migraties.loader.graph.leaf_nodes(_APP))

    @contextmanager
    def _tabellen_maken(self) -> Iterator[None]:
        """One transaction for all changes of tables; SQLite wants its references unchecked from before it begins."""
        with (
            in_het_nederlands(self.adres.naam),
            self._django.constraint_checks_disabled(),
            transaction.atomic(using=self.alias),
        ):
            if self._django.vendor == "postgresql":
                with self._django.cursor() as cursor:
                    cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_SLOT])
            yield
