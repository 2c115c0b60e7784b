"""Rows are only ever added: the database refuses the rest, and the chain tells who did it all the same."""

from __future__ import annotations

import hashlib
import json
import sqlite3
from contextlib import closing
from datetime import date

import psycopg
import pytest
from auditvoorbeeld import maak_plan
from django.core.management import call_command
from jaarboekingreep import TABELLEN, ingreep
from jaarboekvoorbeeld import MAART, NOORD, begin_boek, maak_aanvraag, maak_advies, maak_jaarstad

from allocator.jaarboek.boek import Jaarboek
from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.gegevens import Besluit
from allocator.jaarboek.ketting import hash_van, tabel
from allocator.jaarboek.opslag.models import KETTING, Initiatief
from allocator_models.jaar import Deel, Drempel
from allocator_models.potten import openingspotten


@pytest.fixture
def gevuld(boek):
    """A book with a row in every table."""
    boek.registreer(maak_aanvraag("A"), door="wijkbureau")
    boek.historie([maak_aanvraag("2011-1", datum=date(2011, 5, 1))])
    boek.publiceer(Drempel(date(2012, 1, 1), 5_500), door="concern control")
    advies = maak_advies("A", Deel(NOORD, 1_000))
    boek.leg_vast([advies], door="wijkbureau")
    boek.besluit(Besluit.volgens(advies, datum=MAART, door="wijkregisseur Noord"))
    return boek


def test_the_tables_of_the_chain_are_the_ones_that_the_triggers_and_tests_name():
    """No table is forgotten when one is added."""
    assert tuple(tabel(soort) for soort in KETTING) == TABELLEN


def test_the_migrations_make_the_tables_that_the_models_describe():
    """Nothing of a model lacks its migration."""
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


@pytest.mark.parametrize("opdracht", ["UPDATE jaarboek_{} SET hash = ''", "DELETE FROM jaarboek_{}"])
@pytest.mark.usefixtures("gevuld")
def test_the_database_refuses_to_change_or_remove_a_row(adres, opdracht):
    """UPDATE and DELETE fail on every table, whoever sends them, with a sentence that says what to do instead."""
    for naam in TABELLEN:
        with pytest.raises(Exception, match="tegenboeking"), ingreep(adres, zonder_triggers=False) as databank:
            databank.execute(opdracht.format(naam))


def test_postgresql_refuses_to_empty_a_table(postgresql):
    """TRUNCATE, which fires no trigger of a row, is refused as well."""
    adres = postgresql.empty_database()
    begin_boek(adres).sluit()
    with pytest.raises(psycopg.errors.RaiseException, match="tegenboeking"), psycopg.connect(adres) as databank:
        databank.execute("TRUNCATE jaarboek_mutatie CASCADE")


def test_a_whole_book_has_no_findings(gevuld):
    """A book that only Allocator wrote in, passes."""
    assert gevuld.controleer() == ()


@pytest.mark.parametrize("naam", TABELLEN)
def test_a_row_changed_by_hand_is_found_and_named(gevuld, adres, naam):
    """Of every table, each single column that is changed names its table and row."""
    with ingreep(adres) as databank:
        (nummer,) = databank.execute(f"SELECT MAX(nummer) FROM jaarboek_{naam}").fetchone()
        kolom = {"opening": "orgaan", "pot": "soort", "drempel": "door", "mutatie": "door", "besluit": "reden"}
        databank.execute(f"UPDATE jaarboek_{naam} SET {kolom.get(naam, 'inhoud')} = 'x' WHERE nummer = {nummer}")
    (bevinding,) = gevuld.controleer()
    assert (bevinding.tabel, bevinding.nummer) == (naam, nummer)
    assert bevinding.melding == f"Regel {nummer} is veranderd nadat hij was vastgelegd."


def test_a_changed_amount_is_found_and_so_is_what_it_does_to_the_balance(gevuld, adres):
    """A grant made larger than the pot is found twice: the row, and the pot below zero."""
    with ingreep(adres) as databank:
        (nummer,) = databank.execute("SELECT nummer FROM jaarboek_mutatie WHERE soort = 'toekenning'").fetchone()
        databank.execute(f"UPDATE jaarboek_mutatie SET euro = 50000 WHERE nummer = {nummer}")
    regel, saldo = gevuld.controleer()
    assert (regel.tabel, regel.nummer) == ("mutatie", nummer)
    assert saldo.melding == f"'{NOORD}' staat op 1-3-2012 onder nul: € -40.500."


def test_a_row_changed_with_its_hash_is_found_by_the_row_after_it(gevuld, adres):
    """Whoever computes the hash of a changed row anew, breaks the chain at that row."""
    with gevuld._verbinding.momentopname() as alias:
        regel = Initiatief.objects.using(alias).get()
    regel.door = "iemand anders"
    with ingreep(adres) as databank:
        databank.execute(
            f"UPDATE jaarboek_initiatief SET door = '{regel.door}', hash = '{hash_van(regel)}' "
            f"WHERE nummer = {regel.nummer}"
        )
    (bevinding,) = gevuld.controleer()
    assert (bevinding.tabel, bevinding.nummer) == ("initiatief", regel.nummer)
    assert "vervangen" in bevinding.melding


def test_a_removed_row_is_missed(gevuld, adres):
    """A row that is gone from the middle leaves a gap, which is named."""
    with ingreep(adres) as databank:
        (nummer,) = databank.execute("SELECT nummer FROM jaarboek_drempel").fetchone()
        databank.execute("DELETE FROM jaarboek_drempel")
    assert [b.melding for b in gevuld.controleer()] == [f"Regel {nummer} is weggehaald."]


def test_removed_last_rows_are_missed(gevuld, adres):
    """The book knows how many rows it had."""
    laatste = gevuld.kenmerk.regels
    with ingreep(adres) as databank:
        databank.execute(f"DELETE FROM jaarboek_mutatie WHERE nummer = {laatste}")
    (bevinding,) = gevuld.controleer()
    assert bevinding.melding == f"De laatste regels zijn weggehaald: regel {laatste} tot en met {laatste}."


def test_a_row_added_by_hand_is_found(gevuld, adres):
    """A posting that didn't pass Allocator is found and named, even with a hash that looks like one."""
    with ingreep(adres) as databank:
        databank.execute(
            "INSERT INTO jaarboek_mutatie (nummer, vastgelegd, vorige, hash, van, naar, euro, uren, datum, door, "
            "waarom, soort, kenmerk) SELECT nummer + 1, vastgelegd, hash, hash, van, naar, euro, uren, datum, door, "
            "waarom, soort, kenmerk FROM jaarboek_mutatie ORDER BY nummer DESC LIMIT 1"
        )
    bevindingen = gevuld.controleer()
    assert (bevindingen[0].tabel, bevindingen[0].nummer) == ("mutatie", gevuld.kenmerk.regels + 1)
    assert "buiten Allocator om" in bevindingen[1].melding


@pytest.mark.parametrize(
    ("euro", "uren", "naar"),
    [(0, 0, "x"), (-5, 0, "x"), (5, 5, "x"), (5, -5, "x"), (5, 0, "leefbaarheidsbudget Noord")],
)
@pytest.mark.usefixtures("boek")
def test_the_database_refuses_a_posting_of_nothing_or_to_itself(adres, euro, uren, naar):
    """A mutatie is euros or hours, more than nothing, between two accounts: the database itself holds it to that."""
    with pytest.raises(Exception, match=r"(?i)check"), ingreep(adres) as databank:
        databank.execute(
            "INSERT INTO jaarboek_mutatie (nummer, vastgelegd, vorige, hash, van, naar, euro, uren, datum, door, "
            f"waarom, soort, kenmerk) SELECT 1000, vastgelegd, hash, hash, '{NOORD}', '{naar}', {euro}, {uren}, datum, "
            "door, waarom, soort, kenmerk FROM jaarboek_mutatie LIMIT 1"
        )


def test_the_chain_can_be_checked_without_allocator(tmp_path):
    """With SQLite, JSON and SHA-256 alone, as docs/jaarboek.md describes it, every hash comes out as it is there."""
    pad = tmp_path / "stad.jaarboek"
    with begin_boek(pad) as boek:
        boek.registreer(maak_aanvraag("A", naam="Café ‘t Hoekje"), door="wijkbureau")
        advies = maak_advies("A", Deel(NOORD, 1_000))
        boek.leg_vast([advies], door="wijkbureau")
        boek.besluit(Besluit.volgens(advies, datum=MAART, door="wijkregisseur Noord"))
        aantal = boek.kenmerk.regels
    rijen = {}
    with closing(sqlite3.connect(pad)) as databank:
        databank.row_factory = sqlite3.Row
        for naam in TABELLEN:
            for rij in databank.execute(f"SELECT * FROM jaarboek_{naam}"):
                rijen[rij["nummer"]] = _zoals_beschreven(naam, dict(rij))
    vorige = "0" * 64
    for nummer in range(1, aantal + 1):
        hash_ = rijen[nummer].pop("hash")
        regel = json.dumps(rijen[nummer], ensure_ascii=False, sort_keys=True, separators=(",", ":"))
        assert rijen[nummer]["vorige"] == vorige
        assert hashlib.sha256(regel.encode()).hexdigest() == hash_
        vorige = hash_


def _zoals_beschreven(naam, rij):
    """The columns of a row under the names and in the forms that the hash is taken of."""
    verwijzingen = {"advies": ["initiatief"], "besluit": ["initiatief", "advies"]}
    verwijzingen["mutatie"] = ["initiatief", "besluit", "herstelt"]
    for kolom in verwijzingen.get(naam, ()):
        rij[f"{kolom}_id"] = rij.pop(kolom)
    rij["vastgelegd"] = rij["vastgelegd"].replace(" ", "T") + "+00:00"
    return rij | {"tabel": naam}


def test_a_book_that_cannot_be_begun_leaves_nothing(adres):
    """When the opening balances fail halfway, there is no book, and it can be begun once more."""

    def halverwege():
        yield from openingspotten(maak_jaarstad(), maak_plan()).saldi[:3]
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        Jaarboek.begin(
            adres, maak_jaarstad(), maak_plan(), halverwege(), orgaan="raad", datum=date(2011, 11, 10), nummer="1"
        )
    with pytest.raises(JaarboekFout):
        Jaarboek.open(adres)
    begin_boek(adres).sluit()
