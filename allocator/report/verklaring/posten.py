"""Why this post is left flexible, or dropped, and not a cheaper one: a table, and a sentence for each reason."""

from __future__ import annotations

from collections.abc import Iterable

from allocator.report.tabel import Kolom, Soort, Tabel, Waarde
from allocator.report.zinnen import datum, punten
from allocator.workbook.notation import euro, fte, opsomming
from allocator_models.scenario import Gebondenheid, Scenario
from allocator_models.verklaring.posten import Beletsel, Goedkoper, Maat, Postkeuze

_MEESTE_NAMEN = 5
_WAT = {
    Maat.FLEX: "blijft flexibel",
    Maat.VERVALLEN: "vervalt",
    Maat.FLEX_UREN: "blijft flexibel",
    Maat.VERVALLEN_UREN: "vervalt",
}


def postentabel(keuzes: Iterable[Postkeuze], scenario: Scenario) -> Tabel:
    """One row a post that gives something up, with why it was this one."""
    return Tabel(
        (
            Kolom("Post", breedte=14),
            Kolom("Dienst", breedte=8),
            Kolom("Omschrijving", Soort.LANG, 40),
            Kolom("Wat", breedte=15),
            Kolom("Euro", Soort.EURO, 12),
            Kolom("Fte", Soort.FTE, 8),
            Kolom("Gewicht", Soort.SCORE, 9),
            Kolom("Waarom deze", Soort.LANG, 90),
        ),
        tuple(_rij(keuze, scenario) for keuze in keuzes),
        leeg="Er blijft niets flexibel en er vervalt niets.",
    )


def _rij(keuze: Postkeuze, scenario: Scenario) -> tuple[Waarde, ...]:
    wat = _WAT[keuze.maat]
    return (
        keuze.post,
        keuze.dienst,
        scenario.post[keuze.post].omschrijving,
        f"{wat} (uren)" if keuze.maat.uren else wat,
        None if keuze.maat.uren else keuze.hoeveel,
        keuze.hoeveel if keuze.maat.uren else None,
        keuze.prijs_duizendsten,
        waaromzin(keuze),
    )


def waaromzin(keuze: Postkeuze) -> str:
    """Say why this post and not one that weighs less."""
    if keuze.maat is Maat.VERVALLEN_UREN:
        return "Deze uren gaan mee met het geld van de post dat vervalt."
    gewicht = punten(keuze.prijs_duizendsten)
    waarvoor = f" voor de taakstelling {keuze.taakstelling}" if keuze.taakstelling else f" bij {keuze.dienst}"
    if not keuze.goedkoper:
        return f"Gewicht {gewicht} per euro: er is{waarvoor} niets dat minder weegt."
    redenen = " ".join(_zin(goedkoper, keuze.maat) for goedkoper in keuze.goedkoper)
    meer = f" En {keuze.overige} andere posten die minder wegen." if keuze.overige > 1 else ""
    meer = " En nog 1 andere post die minder weegt." if keuze.overige == 1 else meer
    return f"Gewicht {gewicht} per euro. Lichter zijn{waarvoor}: {redenen}{meer}"


def _zin(goedkoper: Goedkoper, maat: Maat) -> str:
    return f"{goedkoper.post} ({punten(goedkoper.prijs_duizendsten)}): {_reden(goedkoper, maat)}."


def _reden(goedkoper: Goedkoper, maat: Maat) -> str:
    hoeveel = (fte if maat.uren else euro)(goedkoper.hoeveel)
    voor = opsomming(list(goedkoper.voor), meeste=_MEESTE_NAMEN)
    match goedkoper.beletsel:
        case Beletsel.VAST:
            return "ligt altijd vast"
        case Beletsel.GEBONDEN:
            return f"{hoeveel} is gebonden of niet bezet" if maat.uren else _gebonden(goedkoper, hoeveel)
        case Beletsel.AL_WEG:
            return f"geeft al alles wat kan, {hoeveel}"
        case Beletsel.DEKKING:
            return f"{hoeveel} is {'beloofd aan' if maat.uren else 'nodig als dekking voor'} {voor}"
        case Beletsel.AFSPRAAK:
            return f"{hoeveel} is nodig voor {voor}"
        case Beletsel.STAP:
            return f"gaat in stappen van {hoeveel}, en dat past hier niet"
        case Beletsel.TELT_ANDERS:
            return "telt anders mee voor het flexdoel of een taakstelling"
        case Beletsel.BATEN:
            return "bij deze ruil vallen andere baten weg"
        case Beletsel.MENSEN:
            return "daar gaan mensen mee, of die zitten er nog"
        case Beletsel.SPELING:
            return (
                f"kan {hoeveel} overnemen; dat verschil viel binnen de speling van de doelen, of diende een ander doel"
            )


def _gebonden(goedkoper: Goedkoper, hoeveel: str) -> str:
    hoe = "" if goedkoper.gebondenheid in (None, Gebondenheid.VRIJ) else f"{goedkoper.gebondenheid} "
    tot = f" tot {datum(goedkoper.tot)}" if goedkoper.tot else ""
    return f"{hoeveel} is {hoe}gebonden{tot}"
