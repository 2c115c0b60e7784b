"""What is in the way of a plan or of a soft rule, and which repairs were proven to help: tables and sentences."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from enum import StrEnum

from allocator.report.tabel import Kolom, Soort, Tabel, Waarde
from allocator.report.zinnen import band, datum, herstelzin, procent, versoepelingzin
from allocator.workbook.notation import euro, fte, opsomming
from allocator_models.result import Herstel, Versoepeling
from allocator_models.scenario import HELE_DEEL_BP, Scenario
from allocator_models.verklaring.ingreep import Celwaarde, Ingreep, Ingreepsoort, Rijsoort, Verandering
from allocator_models.verklaring.knelpunt import Flexfeiten, Herstelpunt, Knelpunt

BLAD = {
    Rijsoort.POST: "Begroting",
    Rijsoort.DIENST: "Diensten",
    Rijsoort.TAAKSTELLING: "Taakstellingen",
    Rijsoort.AFSPRAAK: "Wijkafspraken",
    Rijsoort.VARIANT: "Prioriteiten",
    Rijsoort.SPELREGELS: "Spelregels",
}
"""The sheet of the scenario workbook."""

KOLOM = {
    "lasten_euro": "lasten",
    "fte_honderdsten": "fte",
    "bezetting_honderdsten": "bezetting",
    "fte_gebonden_honderdsten": "fte gebonden",
    "baten_vervallen_bp": "baten vervallen",
    "vrij_vanaf": "vrij vanaf",
    "gebondenheid": "gebondenheid",
    "gebonden_tot": "gebonden tot",
    "stap_euro": "stap",
    "oormerkbaar": "oormerkbaar",
    "bandbreedte_bp": "bandbreedte",
    "bandbreedte_concern_bp": "bandbreedte_concern",
    "bestuurlijk_vrij": "bestuurlijk_vrij",
    "bedrag_euro": "bedrag",
    "euro": "euro",
    "verplicht": "verplicht",
}
"""The head of the column, or the name of the spelregel, in the scenario workbook."""


def herstelblad_tabellen(knelpunten: Iterable[Knelpunt], scenario: Scenario) -> tuple[Tabel, Tabel]:
    """Return the table of what is in the way of any plan, and that of what soft rules gave way."""
    alle = list(knelpunten)
    wet = [k for k in alle if k.wet]
    zacht = [k for k in alle if not k.wet]
    return (
        _tabel("Vaste regels: zonder herstel is er geen plan", wet, scenario, "De vaste regels passen samen."),
        _tabel("Doelen die moesten wijken", zacht, scenario, "Geen enkel doel hoefde te wijken."),
    )


def _tabel(titel: str, knelpunten: list[Knelpunt], scenario: Scenario, leeg: str) -> Tabel:
    return Tabel(
        (
            Kolom("Waar", breedte=12),
            Kolom("Wat knelt", Soort.LANG, 52),
            Kolom("Plaats", Soort.AANTAL, 8),
            Kolom("Wat helpt", Soort.LANG, 56),
            Kolom("Euro", Soort.EURO, 12),
            Kolom("Fte", Soort.FTE, 8),
            Kolom("Nagerekend", Soort.LANG, 34),
            Kolom("In de werkmap", Soort.LANG, 60),
        ),
        tuple(rij for knelpunt in knelpunten for rij in _rijen(knelpunt, scenario)),
        titel=titel,
        leeg=leeg,
    )


def _rijen(knelpunt: Knelpunt, scenario: Scenario) -> Iterator[tuple[Waarde, ...]]:
    wat = knelpunt.wat
    waar = wat.dienst or (wat.naam if isinstance(wat, Herstel) else wat.onderwerp) or "hele stad"
    if not knelpunt.punten:
        yield waar, knelpuntzin(knelpunt), None, NIETS_HELPT, None, None, "", ""
    for plaats, punt in enumerate(knelpunt.punten, start=1):
        yield (
            waar,
            knelpuntzin(knelpunt) if plaats == 1 else "",
            plaats,
            ingreepzin(punt.ingreep, scenario),
            punt.ingreep.euro or None,
            punt.ingreep.fte_honderdsten or None,
            oordeelzin(punt),
            "; ".join(celzin(v) for v in punt.ingreep.veranderingen),
        )


NIETS_HELPT = "Geen van de nagerekende maatregelen helpt op zichzelf."


# --- what is in the way ----------------------------------------------------------------------------------------------


def knelpuntzin(knelpunt: Knelpunt) -> str:
    """Say what falls short or gave way, with the facts behind it."""
    if isinstance(knelpunt.wat, Herstel):
        return herstelzin(knelpunt.wat)
    if knelpunt.feiten is not None and knelpunt.feiten.basis:
        return f"{_flexzin(knelpunt.wat, knelpunt.feiten)} {_waardoor(knelpunt.feiten)}".strip()
    return versoepelingzin(knelpunt.wat)


def _flexzin(wat: Versoepeling, feiten: Flexfeiten) -> str:
    """What was reached, and what the band asks."""
    wie = feiten.dienst or "De hele stad"
    te_weinig = wat.euro > 0 or wat.fte_honderdsten > 0
    grens = feiten.laagste_bp if te_weinig else feiten.hoogste_bp
    bereikt = procent(feiten.flex / feiten.basis)
    flexibel = "flexibele uren" if feiten.uren else "flexibel geld"
    hoogstens = "minstens" if te_weinig else "hoogstens"
    buiten = band(-wat.euro, -wat.fte_honderdsten)
    grens_tekst = f"{hoogstens} {procent(grens / HELE_DEEL_BP)}"
    return f"{wie} komt op {bereikt} {flexibel} in plaats van {grens_tekst}: {buiten}."


def _waardoor(feiten: Flexfeiten) -> str:
    """What of the money or the hours isn't free, and why."""
    toon = fte if feiten.uren else euro
    delen = []
    if feiten.gebonden:
        deel = f"{toon(feiten.gebonden)} gebonden"
        if feiten.tot:
            dagen = opsomming([f"{toon(hoeveel)} tot {datum(dag)}" for dag, hoeveel in feiten.tot])
            deel += f" (van posten van {dagen})"
        delen.append(deel)
    if feiten.leeg:
        delen.append(f"{toon(feiten.leeg)} niet bezet")
    if feiten.beloofd:
        delen.append(f"{toon(feiten.beloofd)} aan wijken beloofd")
    return f"Van {toon(feiten.basis)} is {opsomming(delen)}." if delen else ""


# --- what helps ------------------------------------------------------------------------------------------------------


def ingreepzin(ingreep: Ingreep, scenario: Scenario) -> str:
    """Say what a repair comes down to."""
    wie = opsomming(list(dict.fromkeys(_wie(v, scenario) for v in ingreep.veranderingen)))
    hoeveel = opsomming(
        [
            *([euro(ingreep.euro)] if ingreep.euro else []),
            *([fte(ingreep.fte_honderdsten)] if ingreep.fte_honderdsten else []),
        ]
    )
    match ingreep.soort:
        case Ingreepsoort.VACATURES:
            return f"Vervul {hoeveel} aan vacatures bij {wie}."
        case Ingreepsoort.UREN_LOS:
            return f"Maak {hoeveel} van de gebonden uren los bij {wie}."
        case Ingreepsoort.LOSMAKEN:
            return f"Maak {hoeveel} los van wat gebonden is: {wie}."
        case Ingreepsoort.KLEINERE_STAP:
            return f"Maak {wie} in kleinere delen splitsbaar, zodat {hoeveel} vrij kan komen."
        case Ingreepsoort.OORMERKBAAR:
            return f"Sta toe dat {wie} ook voor prioriteiten gebruikt wordt: {hoeveel} is nodig."
        case Ingreepsoort.MINDER_AFSPRAAK:
            return f"Spreek {hoeveel} minder af: {wie}."
        case Ingreepsoort.FORMATIE:
            return f"Breid de formatie uit met {hoeveel}: {wie}."
        case Ingreepsoort.MEER_GELD:
            return f"Voeg {hoeveel} toe aan {wie}."
        case Ingreepsoort.BATEN:
            return f"Houd de baten van {wie} als de post vervalt."
        case Ingreepsoort.EERDER_VRIJ:
            return f"Laat de plek van {wie} aan het begin van het jaar vrijkomen."
        case Ingreepsoort.TAAKSTELLING:
            return f"Verlaag de {wie} met {hoeveel}."
        case Ingreepsoort.BESTUURLIJK_VRIJ:
            return f"Laat ook geld vrij dat alleen door een besluit gebonden is: hier {hoeveel}."
        case Ingreepsoort.BAND:
            return f"Maak de bandbreedte ruimer: {wie} naar {_waarde_als(ingreep.veranderingen[0])}."
        case Ingreepsoort.GEEN_PLICHT:
            return f"Laat vervallen dat {wie} verplicht is{_vraagt(hoeveel)}."
        case Ingreepsoort.TOEZEGGING:
            return f"Trek de toezegging van {wie} in{_vraagt(hoeveel)}."
        case Ingreepsoort.SAMEN:
            return f"Samen {hoeveel}: {wie}."


def _vraagt(hoeveel: str) -> str:
    return f" (vraagt {hoeveel})" if hoeveel else ""


def _wie(v: Verandering, scenario: Scenario) -> str:
    match v.rij:
        case Rijsoort.POST:
            post = scenario.post[v.sleutel[0]]
            naam = f" {post.omschrijving}" if post.omschrijving not in ("", post.post) else ""
            return f"{'team' if post.fte_honderdsten else 'post'} {post.post}{naam}"
        case Rijsoort.DIENST:
            return v.sleutel[0]
        case Rijsoort.TAAKSTELLING:
            return f"taakstelling {v.sleutel[0]}"
        case Rijsoort.AFSPRAAK:
            return f"wijkafspraak {v.sleutel[0]}"
        case Rijsoort.VARIANT:
            return f"prioriteit {v.sleutel[0]}"
        case Rijsoort.SPELREGELS:
            return "de hele stad"


def oordeelzin(punt: Herstelpunt) -> str:
    """Say what solving again showed."""
    if not punt.helemaal:
        over = opsomming(
            [
                *([euro(punt.over_euro)] if punt.over_euro else []),
                *([fte(punt.over_honderdsten)] if punt.over_honderdsten else []),
            ]
        )
        return f"Helpt voor een deel: er blijft hooguit {over} over."
    return "Lost het op; een stap minder is niet genoeg." if punt.minste else "Lost het op."


# --- where in the workbook -------------------------------------------------------------------------------------------


def celzin(v: Verandering) -> str:
    """Say which cell of the scenario workbook gets which value."""
    blad = BLAD[v.rij]
    if v.veld is None:
        return f"{blad}: haal {v.sleutel[0]} weg"
    if v.rij is Rijsoort.SPELREGELS:
        return f"{blad}: {KOLOM[v.veld]} = {_waarde_als(v)}"
    return f"{blad}: {' '.join(v.sleutel)}, {KOLOM[v.veld]} = {_waarde_als(v)}"


def _waarde_als(v: Verandering) -> str:
    """The new value as it is typed in a cell."""
    return celwaarde(v.veld or "", v.wordt)


def celwaarde(veld: str, waarde: Celwaarde) -> str:
    """Return a value of the scenario as a Dutch reader types it."""
    if isinstance(waarde, bool):
        return "ja" if waarde else "nee"
    if isinstance(waarde, date):
        return datum(waarde)
    if isinstance(waarde, StrEnum) or waarde is None or isinstance(waarde, str):
        return str(waarde or "leeg")
    if veld.endswith("_bp"):
        return procent(waarde / HELE_DEEL_BP, 2)
    return fte(waarde) if veld.endswith("honderdsten") else euro(waarde)
