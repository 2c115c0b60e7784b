"""What a little more or less money and hours is worth: a ranked table, and the bottlenecks in words."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from allocator.report.tabel import Kolom, Soort, Tabel, Waarde
from allocator.report.zinnen import punten
from allocator.workbook.notation import euro, fte, opsomming
from allocator_models.scenario import Scenario
from allocator_models.verklaring.schaarste import GELD_EURO, UREN_HONDERDSTEN
from allocator_models.verklaring.waarde import Geldwaarde, Verschil

UITLEG = (
    f"Wat de score wint met {euro(GELD_EURO)} of {fte(UREN_HONDERDSTEN)} meer, en verliest met evenveel minder. "
    "Elk getal is opnieuw berekend; de flexbanden, de doelen die voorgaan en de ondergrens per wijk "
    "blijven zoals in het plan."
)
_MEESTE_NAMEN = 4
_LEEG = "Geen enkele prioriteit vraagt geld of uren."

WIE = "Bij wie"
WINST, VERLIES = "Winst minstens", "Verlies minstens"


def waardetabel(waarden: Iterable[Geldwaarde], scenario: Scenario) -> Tabel:
    """One row a dienst, and one for each of its programma's and teams, the greatest gain first."""
    return Tabel(
        (
            Kolom("Dienst", breedte=8),
            Kolom("Waarvan", Soort.LANG, 38),
            Kolom("Hoeveel", breedte=11),
            Kolom(WINST, Soort.SCORE, 10),
            Kolom("Winst hoogstens", Soort.SCORE, 10),
            Kolom(VERLIES, Soort.SCORE, 10),
            Kolom("Verlies hoogstens", Soort.SCORE, 10),
            Kolom("In gewone woorden", Soort.LANG, 70),
        ),
        tuple(_rij(waarde, scenario) for waarde in waarden),
        leeg=_LEEG,
    )


def dienstentabel(waarden: Iterable[Geldwaarde]) -> Tabel:
    """One row a dienst and kind, as its picture needs it: where a little more helps most."""
    return Tabel(
        (
            Kolom(WIE, breedte=20),
            Kolom(WINST, Soort.SCORE, 11),
            Kolom(VERLIES, Soort.SCORE, 11),
            Kolom("In gewone woorden", Soort.LANG, 70),
        ),
        tuple(
            (f"{w.dienst}, {hoeveel(w)}", w.meer.laagste, w.minder.laagste if w.minder else None, waardezin(w))
            for w in waarden
            if w.bron is None
        ),
        leeg=_LEEG,
    )


def _rij(w: Geldwaarde, scenario: Scenario) -> tuple[Waarde, ...]:
    return (
        w.dienst,
        _waarvan(w, scenario),
        hoeveel(w),
        w.meer.laagste,
        w.meer.hoogste,
        w.minder.laagste if w.minder else None,
        w.minder.hoogste if w.minder else None,
        waardezin(w),
    )


def hoeveel(w: Geldwaarde) -> str:
    """How much more or less it is about."""
    return fte(UREN_HONDERDSTEN) if w.uren else euro(GELD_EURO)


def _waarvan(w: Geldwaarde, scenario: Scenario) -> str:
    if w.bron is None:
        return "uren, waar het meest helpt" if w.uren else "geld, waar het meest helpt"
    if w.bron.team is not None:
        post = scenario.post[w.bron.team]
        naam = post.omschrijving
        return f"team {post.post} {naam}" if naam not in ("", post.post) else f"team {post.post}"
    return f"programma {w.bron.dekking.programma}, {w.bron.dekking.aard}"


def waardezin(w: Geldwaarde) -> str:
    """Say what more brings and less costs, as far as that is known."""
    return f"{_meerzin(w)} {_minderzin(w)}"


def _meerzin(w: Geldwaarde) -> str:
    if w.meer.hoogste == 0:
        return "Meer levert niets op."
    return f"Meer levert {_marge(w.meer)} op{_namen(w.meer)}."


def _minderzin(w: Geldwaarde) -> str:
    if w.minder is None:
        return "Wat minder kost, is niet te zeggen: zoveel is er niet, of er is geen plan mee gevonden."
    if w.minder.hoogste == 0:
        return "Minder kost niets."
    return f"Minder kost {_marge(w.minder)}{_namen(w.minder)}."


def _marge(v: Verschil) -> str:
    """A number of points, or between which two it lies."""
    if v.hoogste is None:
        return f"minstens {punten(v.laagste)} punten"
    if v.bewezen:
        return f"{punten(v.laagste)} punten"
    if v.laagste == 0:
        return f"hooguit {punten(v.hoogste)} punten"
    return f"{punten(v.laagste)} tot {punten(v.hoogste)} punten"


def _namen(v: Verschil) -> str:
    delen = []
    if v.erbij:
        delen.append(f"erbij {opsomming(list(v.erbij), meeste=_MEESTE_NAMEN)}")
    if v.eraf:
        delen.append(f"eraf {opsomming(list(v.eraf), meeste=_MEESTE_NAMEN)}")
    return f" ({'; '.join(delen)})" if delen else ""


def knelpuntenzin(waarden: Sequence[Geldwaarde]) -> str:
    """Say in one sentence where a little more would bring most."""
    beste = [w for w in waarden if w.bron is None and w.meer.laagste > 0]
    if not beste:
        return "Nergens is bewezen dat een beetje meer geld of uren een hogere score geeft."
    namen = [f"{w.dienst} ({hoeveel(w)}: {_marge(w.meer)})" for w in beste[:_MEESTE_NAMEN]]
    return f"Een beetje meer helpt het meest bij {opsomming(namen)}."
