"""A comparison as tables: amounts x € 1.000 where groups are compared, whole euros where a decision is named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain

from allocator.report.tabel import Kolom, Som, Soort, Tabel, Waarde
from allocator.report.vergelijken.gegevens import (
    Groepverschil,
    Planverschil,
    Postverschil,
    Toekenning,
    Wijkverschil,
)
from allocator.workbook.verschillen import Celverschil, Verschil

NIET = "niet"


def _was_wordt(soort: Soort, breedte: float, *wat: str) -> Iterator[Kolom]:
    """Two columns, with their totals, for each of what is compared: how it was, and how it becomes."""
    for kop in wat:
        yield Kolom(f"{kop} was", soort, breedte, Som())
        yield Kolom(f"{kop} wordt", soort, breedte, Som())


def invoertabel(verschillen: Sequence[Verschil]) -> Tabel:
    """One row a cell that differs, or a row that only one of both has."""
    return Tabel(
        (
            Kolom("Blad", breedte=16),
            Kolom("Sleutel", breedte=22),
            Kolom("Kolom", breedte=18),
            Kolom("Cel was", breedte=9),
            Kolom("Cel wordt", breedte=9),
            Kolom("Was", Soort.LANG, 40),
            Kolom("Wordt", Soort.LANG, 40),
        ),
        tuple(_invoerrij(v) for v in verschillen),
        titel="Wat er in de invoer anders is",
        leeg="De invoer is gelijk.",
    )


def _invoerrij(v: Verschil) -> tuple[Waarde, ...]:
    if isinstance(v, Celverschil):
        return v.blad, v.sleutel, v.kolom, _cel(v.blad, v.plek_was), _cel(v.blad, v.plek_wordt), v.was, v.wordt
    cel = _cel(v.blad, v.plek)
    if v.erbij:
        return v.blad, v.sleutel, "hele rij", "", cel, "(er niet)", v.inhoud or "(leeg)"
    return v.blad, v.sleutel, "hele rij", cel, "", v.inhoud or "(leeg)", "(er niet)"


def _cel(blad: str, plek: tuple[str, str] | None) -> str:
    """A cell, with its sheet when that is another (a value that an optie sets stands on Opties)."""
    if plek is None:
        return "standaard"
    return plek[1] if plek[0].casefold() == blad.casefold() else f"{plek[0]} {plek[1]}"


# --- decisions -----------------------------------------------------------------------------------------------------


def prioriteitentabel(plan: Planverschil) -> Tabel:
    """One row a prioriteit that is decided on otherwise."""
    return Tabel(
        (
            Kolom("Prioriteit", breedte=12),
            Kolom("Naam", Soort.LANG, 40),
            Kolom("Wijk", breedte=18),
            Kolom("Wat er verandert", breedte=32),
            Kolom("Was", Soort.LANG, 34),
            Kolom("Wordt", Soort.LANG, 34),
            Kolom("Euro S erbij", Soort.EURO, 11, Som()),
            Kolom("Euro I erbij", Soort.EURO, 11, Som()),
            Kolom("Fte erbij", Soort.FTE, 9, Som()),
            Kolom("Besluit", breedte=10),
        ),
        tuple(
            (
                p.prioriteit,
                p.naam,
                p.wijk,
                str(p.wending),
                toekenning_in_woorden(p.was),
                toekenning_in_woorden(p.wordt),
                p.verschil_s_euro,
                p.verschil_i_euro,
                p.verschil_honderdsten,
                str(p.bevoegd),
            )
            for p in plan.prioriteiten
        ),
        titel="Prioriteiten waarover anders wordt besloten",
        leeg="Over elke prioriteit wordt hetzelfde besloten.",
    )


def toekenning_in_woorden(toekenning: Toekenning | None) -> str:
    """Say what is granted: `basis: 0,4 fte van team SW-1 en € 30.000 van SW, BOR, S`."""
    if toekenning is None:
        return NIET
    return f"{toekenning.variant}: {'; '.join(toekenning.herkomst) or 'niets van de stad'}"


def postentabel(plan: Planverschil) -> Tabel:
    """One row a post that is split otherwise."""
    return Tabel(
        (
            Kolom("Post", breedte=14),
            Kolom("Omschrijving", Soort.LANG, 34),
            Kolom("Dienst", breedte=10),
            Kolom("Programma", breedte=12),
            Kolom("Aard", breedte=6),
            *_was_wordt(Soort.EURO, 12, "Vast", "Flex", "Vervallen"),
            *_was_wordt(Soort.FTE, 12, "Fte vast", "Fte flex", "Fte vervallen"),
            Kolom("Besluit", breedte=10),
        ),
        tuple(_postrij(p) for p in plan.posten),
        titel="Posten die anders verdeeld zijn",
        leeg="Elke post is hetzelfde verdeeld.",
    )


def _postrij(p: Postverschil) -> tuple[Waarde, ...]:
    naam = p.post, p.omschrijving, p.dienst, p.programma, p.aard
    delen = zip((*p.was.euros, *p.was.honderdsten), (*p.wordt.euros, *p.wordt.honderdsten), strict=True)
    return *naam, *chain.from_iterable(delen), str(p.bevoegd)


def afsprakentabel(plan: Planverschil) -> Tabel:
    """One row a wijkafspraak that is carried otherwise."""
    return Tabel(
        (
            Kolom("Afspraak"),
            Kolom("Naam", Soort.LANG, 40),
            Kolom("Wijk"),
            Kolom("Was", Soort.LANG, 34),
            Kolom("Wordt", Soort.LANG, 34),
        ),
        tuple((a.afspraak, a.naam, a.wijk, _dragers(a.was), _dragers(a.wordt)) for a in plan.afspraken),
        titel="Wijkafspraken die uit iets anders komen",
        leeg="Elke wijkafspraak komt van dezelfde teams en hetzelfde geld.",
    )


def _dragers(namen: Sequence[str]) -> str:
    return "; ".join(namen) or NIET


def taakstellingentabel(plan: Planverschil) -> Tabel:
    """One row a taakstelling that is filled in otherwise."""
    return Tabel(
        (
            Kolom("Taakstelling"),
            Kolom("Ingevuld was", Soort.EURO, 14),
            Kolom("Ingevuld wordt", Soort.EURO, 14),
            Kolom("Nog tekort", Soort.EURO, 14),
        ),
        tuple((k.taakstelling, k.was_euro, k.wordt_euro, k.tekort_euro) for k in plan.taakstellingen),
        titel="Taakstellingen die anders zijn ingevuld",
        leeg="Elke taakstelling is even ver ingevuld.",
    )


# --- groups --------------------------------------------------------------------------------------------------------


def groepentabel(groepen: Sequence[Groepverschil], kop: str, titel: str) -> Tabel:
    """One row a dienst, programma or portefeuille, x € 1.000; voordeel is positive when it costs less."""
    met_naam = any(g.sleutel != g.naam for g in groepen)
    return Tabel(
        (
            Kolom(kop, breedte=14 if met_naam else 34),
            *([Kolom("Naam", breedte=34)] if met_naam else []),
            *_was_wordt(Soort.DUIZEND, 12, "Lasten"),
            Kolom("Voordeel S", Soort.DUIZEND, 11, Som()),
            Kolom("Voordeel I", Soort.DUIZEND, 11, Som()),
            *_was_wordt(Soort.DUIZEND, 11, "Vervalt", "Flex"),
            *_was_wordt(Soort.FTE, 10, "Fte"),
        ),
        tuple(_groeprij(g, met_naam) for g in groepen),
        titel=f"{titel} (x € 1.000; voordeel is positief)",
        leeg="Er is niets om te vergelijken.",
    )


def _groeprij(g: Groepverschil, met_naam: bool) -> tuple[Waarde, ...]:
    return (
        g.sleutel,
        *([g.naam] if met_naam else []),
        g.was.lasten_euro,
        g.wordt.lasten_euro,
        g.voordeel_s_euro,
        g.voordeel_i_euro,
        g.was.vervallen_euro,
        g.wordt.vervallen_euro,
        g.was.flex_euro,
        g.wordt.flex_euro,
        g.was.honderdsten,
        g.wordt.honderdsten,
    )


def wijkentabel(wijken: Sequence[Wijkverschil]) -> Tabel:
    """One row a wijk, x € 1.000; more is positive."""
    return Tabel(
        (
            Kolom("Wijk", breedte=24),
            *_was_wordt(Soort.AANTAL, 12, "Prioriteiten"),
            Kolom("Oormerk S erbij", Soort.DUIZEND, 11, Som()),
            Kolom("Oormerk I erbij", Soort.DUIZEND, 11, Som()),
            *_was_wordt(Soort.DUIZEND, 11, "Landt"),
            Kolom("Voordeel", Soort.DUIZEND, 11, Som()),
            Kolom("Fte erbij", Soort.FTE, 10, Som()),
            Kolom("Bediening was", Soort.DEEL, 10),
            Kolom("Bediening wordt", Soort.DEEL, 10),
        ),
        tuple(
            (
                w.naam,
                w.was.toegekend,
                w.wordt.toegekend,
                w.wordt.oormerk_s_euro - w.was.oormerk_s_euro,
                w.wordt.oormerk_i_euro - w.was.oormerk_i_euro,
                w.was.landt_euro,
                w.wordt.landt_euro,
                w.verschil_euro,
                w.verschil_honderdsten,
                w.was.bediening,
                w.wordt.bediening,
            )
            for w in wijken
        ),
        titel="Per wijk: hoeveel er landt (x € 1.000; voordeel is positief)",
        leeg="Er zijn geen wijken.",
    )
