"""A verified reason in the year in plain Dutch: one paragraph, the changes that would do, and two small tables."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice

from allocator.report.jaar.antwoord import kop
from allocator.report.jaar.namen import Namen, hoeveel, uren
from allocator.report.jaar.redenen import redenzinnen
from allocator.report.tabel import Kolom, Soort, Tabel
from allocator.report.zinnen import punten
from allocator.workbook.notation import euro, opsomming
from allocator_models.jaar import Advies, Reden, Uitkomst
from allocator_models.jaarverklaring import Potdruk, Verdringing, Verklaring, Voorganger, Wijziging, Wijzigingsoort
from allocator_models.scenario import Initiatief

TE_DICHT = (
    "Deze aanvraag en wat ervoor zou moeten wijken, liggen te dicht bij elkaar om te beslissen: het verschil is "
    "kleiner dan de nauwkeurigheid waarmee is gerekend. Mensen wegen hier zelf."
)
NAGEREKEND = "Elke verandering is op zichzelf nagerekend, met verder alles zoals het nu is."
_MEESTE_NAMEN = 3


@dataclass(frozen=True, slots=True)
class Uitleg:
    """The explanation of one advice in words. Empty texts don't apply; the indiener isn't in it."""

    nummer: str
    naam: str
    kop: str
    uitkomst: Uitkomst
    alinea: str
    veranderingen: tuple[str, ...]
    """What would turn a no into a yes, a phrase each."""
    slotzin: str
    """What holds of all of them, or why there are none."""
    potten: Tabel
    wijkt: Tabel


def maak_uitleg(verklaring: Verklaring, namen: Namen, titels: Mapping[str, str]) -> Uitleg:
    """Return the explanation of one advice; `titels` gives the name of each initiatief by number."""
    initiatief = verklaring.initiatief
    return Uitleg(
        nummer=initiatief.initiatief,
        naam=initiatief.naam,
        kop=kop(verklaring.advies, initiatief),
        uitkomst=verklaring.advies.uitkomst,
        alinea=" ".join(_zinnen(verklaring, namen, titels)),
        veranderingen=tuple(verandering(w, initiatief, namen) for w in verklaring.wijzigingen),
        slotzin=_slotzin(verklaring),
        potten=_pottentabel(verklaring.potten, namen),
        wijkt=_wijktabel(verklaring.verdringing, titels),
    )


def _zinnen(v: Verklaring, namen: Namen, titels: Mapping[str, str]) -> Iterator[str]:
    """Yield what was asked, why it goes as it goes, who got it instead, and what would give way."""
    initiatief = v.initiatief
    yield (
        f"Gevraagd is {hoeveel(initiatief.bedrag_euro, initiatief.uren)}, met een score van "
        f"{punten(initiatief.score_duizendsten)}."
    )
    yield redenzinnen(v.advies, initiatief, namen, titels)[0]
    if v.advies.uitkomst is Uitkomst.TOEKENNEN:
        yield from _steun(v, namen)
        return
    yield from _bijdrage(v)
    yield from _in_plaats(v.voorgangers, v.advies, titels)
    yield from _gevolg(v.verdringing, titels)
    if v.te_dicht:
        yield TE_DICHT


def _steun(v: Verklaring, namen: Namen) -> Iterator[str]:
    """Yield what a yes leans on, and how far its score could fall."""
    leunt = [f"{namen.pot(d.pot)}, waar daarna nog {hoeveel(d.over_euro, d.over_uren)} over is" for d in v.potten]
    if leunt:
        yield f"Het leunt op {opsomming(leunt)}."
    vanaf = v.blijft_vanaf_duizendsten
    if vanaf is not None and vanaf < v.initiatief.score_duizendsten:
        yield f"Ook met een score van {punten(vanaf)} was het advies toekennen{_maar_niet_lager(v.blijft_minste)}."
    elif vanaf is not None:
        yield "Met een lagere score was het advies anders."


def _maar_niet_lager(minste: bool) -> str:
    return ", maar met een lagere score niet" if minste else ""


def _bijdrage(v: Verklaring) -> Iterator[str]:
    """Yield the number under "too little contribution": what the same money scores elsewhere."""
    elders = score_elders(v)
    if elders is not None:
        wat = "Hetzelfde geld levert" if v.initiatief.bedrag_euro else "Dezelfde uren leveren"
        yield f"{wat} bij andere aanvragen een score van {elders} op."


def score_elders(v: Verklaring) -> str | None:
    """Return what the same money or hours score elsewhere, rounded up; None when it isn't others that bind."""
    if v.verdringing is None or v.verdringing.score_duizendsten is None or v.te_dicht:
        return None
    if v.advies.reden not in (Reden.ANDERE_AANVRAGEN, Reden.VERWACHTE_VRAAG):
        return None
    return punten(-(-v.verdringing.score_duizendsten // 100) * 100)


def _in_plaats(voorgangers: Sequence[Voorganger], advies: Advies, titels: Mapping[str, str]) -> Iterator[str]:
    """Yield who was granted from the same pots, but for those that the main reason names already."""
    genoemd = set(advies.gronden[0].andere)
    anderen = [v for v in voorgangers if v.initiatief not in genoemd]
    if anderen:
        namen = [f"{_titel(v.initiatief, titels)}, {hoeveel(v.euro, v.uren)}" for v in anderen]
        yield f"Uit dezelfde potten is wel toegekend: {_puntkomma(namen)}."


def _gevolg(v: Verdringing | None, titels: Mapping[str, str]) -> Iterator[str]:
    """Yield what would have to give way."""
    if v is None:
        return
    gevolgen = [
        f"krijgt {_titel(a.initiatief, titels)} {hoeveel(a.euro, a.uren)} minder"
        for a in islice(v.aanvragen, _MEESTE_NAMEN)
    ]
    meer = len(v.aanvragen) - _MEESTE_NAMEN
    if meer > 0:
        gevolgen.append("krijgt nog 1 andere aanvraag minder" if meer == 1 else f"krijgen nog {meer} andere minder")
    if v.verwacht_euro or v.verwacht_uren:
        over = hoeveel(v.verwacht_euro, v.verwacht_uren)
        gevolgen.append(f"is er {over} minder voor wat dit jaar nog wordt gevraagd")
    if gevolgen:
        yield f"Gaat deze aanvraag toch door, dan {opsomming(gevolgen)}."


def _titel(nummer: str, titels: Mapping[str, str]) -> str:
    return f"{nummer} ({titels[nummer]})" if nummer in titels else nummer


def _puntkomma(delen: Sequence[str]) -> str:
    """Join names that have commas of their own; of many the first, and how many others there are."""
    meer = len(delen) - _MEESTE_NAMEN
    return "; ".join([*delen[:_MEESTE_NAMEN], *([f"en nog {meer} andere"] if meer > 0 else [])])


# --- what would do ---------------------------------------------------------------------------------------------------


def verandering(w: Wijziging, initiatief: Initiatief, namen: Namen) -> str:
    """Return a change that would do as a phrase: ``met een score vanaf 6,6``. "Vanaf" and "hooguit" mean the least."""
    match w.soort:
        case Wijzigingsoort.SCORE:
            return f"met een score {'vanaf' if w.minste else 'van'} {punten(w.waarde)}"
        case Wijzigingsoort.BEDRAG:
            van = f" in plaats van {euro(initiatief.bedrag_euro)}"
            minder = " en naar verhouding minder uren" if initiatief.uren else ""
            return f"met {'hooguit ' if w.minste else ''}{euro(w.waarde)}{van}{minder}"
        case Wijzigingsoort.PARTNER:
            return f"als een ander {'minstens ' if w.minste else ''}{euro(w.waarde)} van deze aanvraag betaalt"
        case Wijzigingsoort.UREN:
            return f"als anderen {'minstens ' if w.minste else ''}{uren(w.waarde)} van deze aanvraag doen"
        case Wijzigingsoort.EENMALIG:
            return "als het eenmalig is in plaats van ieder jaar"
        case Wijzigingsoort.POT | Wijzigingsoort.POT_UREN:
            meer = uren(w.waarde) if w.soort is Wijzigingsoort.POT_UREN else euro(w.waarde)
            return f"bij {meer} meer in {namen.pot(w.pot or '')} (misschien ook bij minder)"


def _slotzin(v: Verklaring) -> str:
    if v.advies.uitkomst is Uitkomst.TOEKENNEN or v.te_dicht or v.advies.reden is Reden.TENDER:
        return ""
    if v.wijzigingen:
        return NAGEREKEND
    if v.advies.reden is Reden.GEEN_BIJDRAGE:
        return "Een lager bedrag helpt niet: eerst moet duidelijk zijn waaraan het bijdraagt."
    return "Er is geen verandering gevonden die hier nu een ja van maakt."


# --- tables ----------------------------------------------------------------------------------------------------------


def _pottentabel(potten: Sequence[Potdruk], namen: Namen) -> Tabel:
    """Return per pot what is asked, what there was, and what is left after the others."""
    return Tabel(
        (
            Kolom("Pot", breedte=44),
            Kolom("Gevraagd", breedte=14),
            Kolom("Was er", breedte=14),
            Kolom("Blijft er", breedte=14),
            Kolom("Knelt", breedte=8),
        ),
        tuple(
            (
                namen.pot(d.pot),
                _een(d, d.gevraagd_euro, d.gevraagd_uren),
                _een(d, d.vrij_euro, d.vrij_uren),
                _een(d, d.over_euro, d.over_uren),
                "ja" if d.knelt else "nee",
            )
            for d in potten
        ),
        titel="Wat er in de potten zit",
        leeg="Er is geen pot die dit mag betalen.",
        filter=False,
    )


def _een(d: Potdruk, bedrag: int, aantal: int) -> str:
    return euro(bedrag) if d.gevraagd_euro else uren(aantal)


def _wijktabel(v: Verdringing | None, titels: Mapping[str, str]) -> Tabel:
    """Return what would have to give way, by name."""
    rijen = [(a.initiatief, titels.get(a.initiatief, ""), a.euro, a.uren) for a in v.aanvragen] if v else []
    if v and (v.verwacht_euro or v.verwacht_uren):
        rijen.append(("", "wat dit jaar nog wordt gevraagd", v.verwacht_euro, v.verwacht_uren))
    return Tabel(
        (
            Kolom("Nummer", breedte=11),
            Kolom("Wat moet wijken", Soort.LANG, 44),
            Kolom("Euro minder", Soort.EURO, 12),
            Kolom("Uren minder", Soort.UREN, 12),
        ),
        tuple(rijen),
        titel="Wat ervoor zou moeten wijken",
        leeg="Er hoeft niets voor te wijken.",
        filter=False,
    )


def redenentabel(uitleg: Sequence[Uitleg]) -> Tabel:
    """Return the explanations of a day as a table, a row each."""
    return Tabel(
        (
            Kolom("Nummer", breedte=11),
            Kolom("Initiatief", Soort.LANG, 30),
            Kolom("Advies", breedte=22),
            Kolom("Waarom", Soort.LANG, 80),
            Kolom("Wel mogelijk", Soort.LANG, 50),
        ),
        tuple((u.nummer, u.naam, u.kop, u.alinea, "; ".join(u.veranderingen) or u.slotzin) for u in uitleg),
        titel="Redenen",
        leeg="Alles wat openstaat, wordt toegekend.",
    )
