"""Opening a book: what is no book, is gone, is locked away or comes from a newer version, is said in one sentence."""

from __future__ import annotations

import os
import shutil
import sqlite3
import sys
from contextlib import closing

import psycopg
import pytest
from django.db import OperationalError
from jaarboekingreep import ingreep
from jaarboekvoorbeeld import begin_boek

from allocator.jaarboek.boek import Jaarboek
from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.storing import in_het_nederlands


def _melding(doen, *gegevens):
    with pytest.raises(JaarboekFout) as fout:
        doen(*gegevens)
    return str(fout.value)


@pytest.fixture
def pad(tmp_path):
    """Where a book may come."""
    return tmp_path / "stad.jaarboek"


# --- files -----------------------------------------------------------------------------------------------------------


def test_a_book_that_is_not_there(pad):
    """Nothing is made by opening."""
    assert _melding(Jaarboek.open, str(pad)) == (
        "Het jaarboek 'stad.jaarboek' is er niet. Controleer de naam, of begin het met: allocator vaststellen."
    )
    assert not pad.exists()


@pytest.mark.parametrize("inhoud", [b"PK\x03\x04 een werkmap" * 99, b"x", b"\0" * 4096])
def test_a_file_that_is_no_book(pad, inhoud):
    """Whatever it is, it stays as it was."""
    pad.write_bytes(inhoud)
    assert _melding(Jaarboek.open, str(pad)) == (
        "'stad.jaarboek' is geen jaarboek. Noem het bestand dat op .jaarboek eindigt."
    )
    assert pad.read_bytes() == inhoud


def test_a_database_that_is_no_book(pad):
    """Another program's file isn't touched."""
    with closing(sqlite3.connect(pad)) as databank:
        databank.execute("CREATE TABLE klanten (naam)")
    eerder = pad.read_bytes()
    assert _melding(Jaarboek.open, str(pad)) == (
        "In stad.jaarboek staat geen jaarboek. Controleer het adres, of begin het met: allocator vaststellen."
    )
    assert pad.read_bytes() == eerder


def test_a_damaged_book(pad):
    """A book of which a part was overwritten, is found when it is read, and the last copy is asked for."""
    begin_boek(pad).sluit()
    inhoud = bytearray(pad.read_bytes())
    inhoud[4096:] = os.urandom(len(inhoud) - 4096)
    pad.write_bytes(inhoud)
    assert _melding(lambda: Jaarboek.open(str(pad)).controleer()) == (
        "'stad.jaarboek' is geen jaarboek, of het is beschadigd. Zet de laatste reservekopie terug."
    )


def test_a_book_is_not_begun_where_one_is(pad):
    """The old one stays as it was."""
    begin_boek(pad).sluit()
    eerder = pad.read_bytes()
    assert _melding(begin_boek, pad) == "Het jaarboek 'stad.jaarboek' is er al. Kies een andere naam."
    assert pad.read_bytes() == eerder


def test_a_book_is_not_begun_beside_the_rest_of_another(pad):
    """SQLite would take that rest for a part of the new book."""
    rest = pad.with_name("stad.jaarboek-wal")
    rest.write_bytes(b"")
    assert _melding(begin_boek, pad) == (
        "Naast 'stad.jaarboek' staat 'stad.jaarboek-wal', een deel van een jaarboek dat weg is. "
        "Zet dat jaarboek terug, of haal dit bestand weg."
    )


def test_a_book_is_not_begun_in_a_folder_that_is_not_there(tmp_path):
    """And the folder isn't made."""
    assert _melding(begin_boek, tmp_path / "weg" / "stad.jaarboek") == (
        "De map van 'stad.jaarboek' is er niet. Maak de map, of kies een andere."
    )


def test_a_book_may_have_any_name(tmp_path):
    """Spaces, question marks, percent signs and accents are a name like any other."""
    pad = tmp_path / "één stad? 100% #2.jaarboek"
    begin_boek(pad).sluit()
    assert pad.is_file()
    with Jaarboek.open(str(pad)) as boek:
        assert boek.controleer() == ()


def test_a_closed_book_leaves_one_file(pad):
    """What SQLite keeps beside it while it is open, is gone: the book can be copied and mailed."""
    begin_boek(pad).sluit()
    assert [p.name for p in pad.parent.iterdir()] == ["stad.jaarboek"]


def test_two_books_are_open_side_by_side(tmp_path):
    """Each connection is its own book's."""
    with begin_boek(tmp_path / "a.jaarboek") as a, begin_boek(tmp_path / "b.jaarboek") as b:
        a.strip("Noord", None, uren=1, datum=a.kenmerk.datum.replace(year=2012), door="x", waarom="tegel")
        assert (len(a.stripoproepen()), len(b.stripoproepen())) == (1, 0)


# --- versions --------------------------------------------------------------------------------------------------------


def test_a_book_of_a_newer_version_is_refused(adres):
    """It may hold what this version doesn't understand."""
    begin_boek(adres).sluit()
    with ingreep(adres) as databank:
        databank.execute(
            "INSERT INTO django_migrations (app, name, applied) "
            "VALUES ('jaarboek', '9999_later', '2030-01-01 00:00:00')"
        )
    assert _melding(Jaarboek.open, adres).endswith(
        "is van een nieuwere versie van Allocator. Werk Allocator bij en doe het opnieuw."
    )


def test_a_book_of_an_older_version_is_brought_up_to_this_one(adres):
    """A book in which the last migration wasn't done yet, gets it when it is opened, and its triggers work."""
    begin_boek(adres).sluit()
    with ingreep(adres) as databank:
        databank.execute("DELETE FROM django_migrations WHERE app = 'jaarboek' AND name = '0002_bescherming'")
        databank.execute("DROP VIEW jaarboek_stand")
        databank.execute("DROP VIEW jaarboek_dagsaldo")
        if adres.startswith("postgresql"):
            databank.execute("DROP FUNCTION jaarboek_weiger CASCADE")
    with Jaarboek.open(adres) as boek:
        assert boek.controleer() == ()
    with pytest.raises(Exception, match="tegenboeking"), ingreep(adres, zonder_triggers=False) as databank:
        databank.execute("DELETE FROM jaarboek_mutatie")


# --- PostgreSQL ------------------------------------------------------------------------------------------------------


def test_a_book_in_postgresql_is_not_begun_twice(postgresql):
    """The first one stays as it was."""
    adres = postgresql.empty_database()
    begin_boek(adres).sluit()
    assert _melding(begin_boek, adres) == "Er is al een jaarboek in de PostgreSQL-database. Kies een andere plaats."
    with Jaarboek.open(adres) as boek:
        assert boek.controleer() == ()


def test_an_empty_postgresql_database_is_no_book(postgresql):
    """And stays empty."""
    assert _melding(Jaarboek.open, postgresql.empty_database()).startswith(
        "In de PostgreSQL-database staat geen jaarboek."
    )


@pytest.mark.parametrize("fout", ["databank", "server"])
def test_a_postgresql_database_that_is_not_there(postgresql, tmp_path, fout):
    """No server, or no such database on it: one sentence, without the password."""
    adres = postgresql.empty_database().replace("/postgres?", "/weg?")
    if fout == "server":
        adres = f"postgresql://iemand:geheim@/boek?host={tmp_path}"
    assert _melding(Jaarboek.open, adres) == (
        "Er is geen verbinding met de PostgreSQL-database. "
        "Controleer het adres: server, databank, gebruiker en wachtwoord."
    )


def test_an_address_that_is_none():
    """What psycopg can't read."""
    assert _melding(Jaarboek.open, "postgresql://[kapot") == (
        "Het adres van de PostgreSQL-database klopt niet. Schrijf bijvoorbeeld: postgresql://gebruiker@server/databank."
    )


def test_without_the_library_for_postgresql(monkeypatch):
    """It is an extra, and the message says which."""
    for naam in ("psycopg", "psycopg.conninfo"):
        monkeypatch.setitem(sys.modules, naam, None)
    assert _melding(Jaarboek.open, "postgresql://server/boek") == (
        "Dit jaarboek staat in PostgreSQL, en de bibliotheek daarvoor ontbreekt. "
        "Vraag de beheerder om: pip install 'allocator-gemeente[postgresql]'."
    )


# --- what a database may say -----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("code", "melding"),
    [
        (sqlite3.SQLITE_READONLY, "In 'b' kan niet geschreven worden. Vraag schrijfrechten op bestand en map."),
        (sqlite3.SQLITE_CANTOPEN, "'b' is niet te openen. Controleer de naam, en uw rechten op bestand en map."),
        (sqlite3.SQLITE_FULL, "De schijf is vol: in 'b' is niets geschreven. Maak ruimte en doe het opnieuw."),
        (sqlite3.SQLITE_IOERR, "De schijf geeft een fout bij 'b'. Doe het opnieuw, of vraag de beheerder."),
    ],
)
def test_what_sqlite_refuses(code, melding):
    """By the code of the error, whatever detail comes with it."""

    def weiger():
        with in_het_nederlands("b"):
            oorzaak = sqlite3.OperationalError("in English")
            oorzaak.sqlite_errorcode = code | 5 << 8
            raise OperationalError("in English") from oorzaak

    assert _melding(weiger) == melding


@pytest.mark.parametrize(
    ("oorzaak", "melding"),
    [
        (psycopg.errors.InsufficientPrivilege(), "U mag in deze PostgreSQL-database niet schrijven."),
        (psycopg.errors.DiskFull(), "De PostgreSQL-database heeft geen ruimte meer."),
        (psycopg.errors.AdminShutdown(), "De PostgreSQL-database is gestopt."),
        (psycopg.errors.DeadlockDetected(), "Anderen zijn bezig in 'de PostgreSQL-database'"),
    ],
)
def test_what_postgresql_refuses(oorzaak, melding):
    """By the code of the error."""

    def weiger():
        with in_het_nederlands("b"):
            raise OperationalError("in English") from oorzaak

    assert melding in _melding(weiger)


@pytest.mark.parametrize("oorzaak", [sqlite3.IntegrityError("fault"), psycopg.errors.UndefinedTable("fault")])
def test_a_fault_of_our_own_is_not_dressed_up(oorzaak):
    """What the user can do nothing about, stays what it is."""

    def weiger():
        with in_het_nederlands("b"):
            raise OperationalError("fault") from oorzaak

    with pytest.raises(OperationalError, match="fault"):
        weiger()


def test_a_copy_of_a_book_is_a_book(pad):
    """Copied while nobody has it open, it opens elsewhere."""
    begin_boek(pad).sluit()
    kopie = shutil.copy(pad, pad.with_name("kopie.jaarboek"))
    with Jaarboek.open(str(kopie)) as boek:
        assert boek.controleer() == ()
