"""`allocator besluit`: what people decide on requests, and what becomes of it afterwards."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from allocator.commands import besluitopties as optie
from allocator.commands.besluitopties import Handeling, Opdracht, check_aanroep, kies_handeling
from allocator.commands.boek import Boek, Dag, adres_van, druk_af, open_boek, overzicht, toon_werkmap, wie
from allocator.commands.dagen import dag_in_jaar
from allocator.commands.errors import INVOER_FOUT, KLAAR, OpdrachtFout
from allocator.commands.getypt import heel_getal
from allocator.commands.options import Json, Uitgebreid
from allocator.commands.output import aantal, meld, tabel, toon, toon_json

if TYPE_CHECKING:
    from allocator.jaarboek.boek import Jaarboek
    from allocator.jaarboek.gegevens import Besluit
    from allocator.report.jaar.gegevens import Jaaroverzicht
    from allocator_models.jaarboek import Dossier, Mutatie


@dataclass(frozen=True, slots=True)
class _Genomen:
    """What came of it for one request."""

    initiatief: str
    status: str
    boekingen: int


def besluit(
    aanvragen: optie.Aanvragen = None,
    alle: optie.Alle = False,
    toekennen: optie.Toekennen = False,
    weigeren: optie.Weigeren = False,
    aanhouden: optie.Aanhouden = False,
    betaald: optie.Betaald = False,
    vaststellen: optie.Vaststellen = False,
    intrekken: optie.Intrekken = False,
    raad_akkoord: optie.RaadAkkoord = False,
    raad_wijst_af: optie.RaadWijstAf = False,
    bedrag: optie.Bedrag = None,
    uren: optie.Uren = None,
    reden: optie.Reden = "",
    rol: optie.Rol = None,
    door: optie.Door = None,
    nummer: optie.Nummer = "",
    datum: Dag = None,
    jaarboek: Boek = None,
    als_json: Json = False,
    uitgebreid: Uitgebreid = False,
) -> int:
    """Leg een besluit vast: volgens het advies, of anders met een reden.

    Pas een besluit verplaatst geld. Zonder andere keuze geldt het advies. Wie mag beslissen, staat in de mandaattabel
    van het scenario. Moet er geld naar een ander programma, dan wordt er niets geboekt tot de raad akkoord is.
    """
    gekozen = kies_handeling(
        {
            Handeling.TOEKENNEN: toekennen,
            Handeling.WEIGEREN: weigeren,
            Handeling.AANHOUDEN: aanhouden,
            Handeling.BETAALD: betaald,
            Handeling.VASTSTELLEN: vaststellen,
            Handeling.INTREKKEN: intrekken,
            Handeling.RAAD_AKKOORD: raad_akkoord,
            Handeling.RAAD_WIJST_AF: raad_wijst_af,
        }
    )
    check_aanroep(aanvragen, gekozen, alle=alle, bedrag=bedrag, uren=uren, nummer=nummer)
    with open_boek(jaarboek) as boek:
        dag = dag_in_jaar(datum, boek.kenmerk.jaar)
        opdracht = Opdracht(
            gekozen, dag, wie(door), rol, _heel(bedrag, "bedrag"), _heel(uren, "uren"), reden.strip(), nummer.strip()
        )
        dossiers = {d.initiatief.initiatief: d for d in boek.dossiers()}
        genomen, niet = _neem(boek, _nummers(aanvragen, dossiers, alle=alle), dossiers, opdracht, alle=alle)
        jaar = overzicht(boek, dag)
        bestand = druk_af(jaar, adres_van(jaarboek))
    if als_json:
        toon_json(_als_json(genomen, niet, jaar, str(bestand)))
    else:
        _toon(genomen, niet, jaar)
        toon_werkmap(bestand)
    return KLAAR if genomen or not niet else INVOER_FOUT


def _heel(tekst: str | None, optie: str) -> int | None:
    return None if tekst is None else heel_getal(tekst, optie)


def _nummers(aanvragen: list[str] | None, dossiers: dict[str, Dossier], *, alle: bool) -> list[str]:
    """Return the numbers to decide on. Raises `OpdrachtFout` when one isn't in the book."""
    if alle:
        from allocator_models.jaar import Uitkomst

        te_beslissen = (Uitkomst.TOEKENNEN, Uitkomst.WEIGEREN)
        return [
            n
            for n, d in dossiers.items()
            if d.status.wacht_op_besluit and d.advies is not None and d.advies.uitkomst in te_beslissen
        ]
    for nummer in aanvragen or ():
        if nummer not in dossiers:
            from allocator.workbook.values import bedoelt_u

            raise OpdrachtFout(f"De aanvraag '{nummer}' staat niet in het jaarboek. {bedoelt_u(nummer, dossiers)}")
    return list(dict.fromkeys(aanvragen or ()))


def _neem(
    boek: Jaarboek, nummers: Sequence[str], dossiers: dict[str, Dossier], opdracht: Opdracht, *, alle: bool
) -> tuple[list[_Genomen], list[tuple[str, str]]]:
    """Carry out an order for each request; with `alle` what the book refuses is listed, and the others go on."""
    from allocator.jaarboek.fouten import BoekBezet, JaarboekFout

    genomen: list[_Genomen] = []
    niet: list[tuple[str, str]] = []
    if not alle:
        with boek.vergrendeld():
            return [_een(boek, dossiers[n], opdracht) for n in nummers], niet
    for nummer in nummers:
        try:
            genomen.append(_een(boek, dossiers[nummer], opdracht))
        except BoekBezet:
            raise
        except JaarboekFout as fout:
            niet.append((nummer, fout.meldingen[0].tekst))
    return genomen, niet


def _een(boek: Jaarboek, dossier: Dossier, o: Opdracht) -> _Genomen:
    """Carry out an order for one request."""
    nummer = dossier.initiatief.initiatief
    match o.handeling:
        case Handeling.BETAALD:
            boekingen: Sequence[Mutatie] = boek.betaald(
                nummer, euro=o.bedrag_euro or 0, uren=o.uren or 0, datum=o.datum, door=o.door
            )
            return _Genomen(nummer, "betaald", len(boekingen))
        case Handeling.VASTSTELLEN:
            uitslag = boek.stel_vast(
                nummer, euro=o.bedrag_euro or 0, uren=o.uren or 0, reden=o.reden, datum=o.datum, door=o.door
            )
        case Handeling.INTREKKEN:
            uitslag = boek.intrekken(nummer, reden=o.reden, datum=o.datum, door=o.door)
        case Handeling.RAAD_AKKOORD | Handeling.RAAD_WIJST_AF:
            akkoord = o.handeling is Handeling.RAAD_AKKOORD
            uitslag = boek.raadsbesluit(nummer, akkoord=akkoord, nummer=o.nummer, datum=o.datum, door=o.door)
        case _:
            uitslag = boek.besluit(_maak_besluit(dossier, o, boek))
    return _Genomen(nummer, uitslag.status, len(uitslag.mutaties))


def _maak_besluit(dossier: Dossier, o: Opdracht, boek: Jaarboek) -> Besluit:
    """Return what is decided: the advies, or what was said instead of it."""
    from allocator.jaarboek.gegevens import Besluit
    from allocator_models.jaar import Uitkomst
    from allocator_models.mandaat import beslisser

    i, advies = dossier.initiatief, dossier.advies
    if o.handeling is Handeling.VOLGENS_ADVIES:
        if advies is None:
            raise OpdrachtFout(f"Over {i.initiatief} is nog geen advies. Weeg eerst met: allocator herverdeel.")
        return Besluit.volgens(advies, datum=o.datum, door=o.door, rol=o.rol)
    uitkomst = {Handeling.WEIGEREN: Uitkomst.WEIGEREN, Handeling.AANHOUDEN: Uitkomst.WACHTEN}.get(
        o.handeling, Uitkomst.TOEKENNEN
    )
    bedrag, uren = _toe_te_kennen(dossier, o) if uitkomst is Uitkomst.TOEKENNEN else (0, 0)
    om = (bedrag, uren) if uitkomst is Uitkomst.TOEKENNEN else (i.bedrag_euro, i.uren)
    return Besluit(
        initiatief=i.initiatief,
        datum=o.datum,
        uitkomst=uitkomst,
        bedrag_euro=bedrag,
        uren=uren,
        rol=o.rol or beslisser(boek.scenario.spelregels, *om) or "",
        door=o.door,
        reden=o.reden,
    )


def _toe_te_kennen(dossier: Dossier, o: Opdracht) -> tuple[int, int]:
    """Return the amount and the hours: what was said, else what the advies grants, else what was asked."""
    from allocator_models.jaar import Uitkomst

    i, advies = dossier.initiatief, dossier.advies
    volgens = advies if advies is not None and advies.uitkomst is Uitkomst.TOEKENNEN else None
    bedrag = volgens.bedrag_euro if volgens else i.bedrag_euro
    uren = volgens.uren if volgens else i.uren
    return bedrag if o.bedrag_euro is None else o.bedrag_euro, uren if o.uren is None else o.uren


def _toon(genomen: Sequence[_Genomen], niet: Sequence[tuple[str, str]], jaar: Jaaroverzicht) -> None:
    from allocator.report.jaar.namen import hoeveel

    dossiers = {d.initiatief.initiatief: d for d in jaar.dossiers}
    if genomen:
        rijen = [
            (
                g.initiatief,
                dossiers[g.initiatief].initiatief.naam,
                g.status,
                hoeveel(dossiers[g.initiatief].toegekend_euro, dossiers[g.initiatief].toegekend_uren),
                hoeveel(dossiers[g.initiatief].betaald_euro, dossiers[g.initiatief].betaald_uren),
            )
            for g in genomen
        ]
        toon(tabel(("Nummer", "Initiatief", "Stand", "Toegezegd", "Waarvan betaald"), rijen))
    toon(f"{aantal(len(genomen), 'besluit', 'besluiten').capitalize()} vastgelegd.")
    if niet:
        meld(tabel(("Nummer", "Niet vastgelegd, omdat"), niet))


def _als_json(
    genomen: Sequence[_Genomen], niet: Sequence[tuple[str, str]], jaar: Jaaroverzicht, bestand: str
) -> dict[str, object]:
    dossiers = {d.initiatief.initiatief: d for d in jaar.dossiers}
    return {
        "besluiten": [
            {
                "initiatief": g.initiatief,
                "status": str(g.status),
                "toegekend": dossiers[g.initiatief].toegekend_euro,
                "toegekend_uren": dossiers[g.initiatief].toegekend_uren,
                "betaald": dossiers[g.initiatief].betaald_euro,
                "boekingen": g.boekingen,
            }
            for g in genomen
        ],
        "niet_genomen": [{"initiatief": n, "melding": melding} for n, melding in niet],
        "bestand": bestand,
    }
