"""The tables of the year: per wijk, per request, per pot, per posting, and what asks for a decision."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import replace
from fractions import Fraction

from allocator.report.jaar.antwoord import maak_antwoord
from allocator.report.jaar.gegevens import Jaaroverzicht
from allocator.report.jaar.wijkcijfers import Wijkcijfers, deel_euro, termijn, wijkcijfers
from allocator.report.tabel import Kolom, Som, Soort, Tabel, Waarde
from allocator.workbook.notation import opsomming
from allocator_models.herverdeling.beleidsgaten import beleidsgaten as vind_beleidsgaten
from allocator_models.jaar import Potsoort
from allocator_models.jaarboek import Dossier, Mutatiesoort
from allocator_models.scenario import Vorm


def wijken(jaar: Jaaroverzicht) -> Tabel:
    """Return what each wijk has, spent, asked, and whether it is silent."""
    return Tabel(
        (
            Kolom("Wijk", breedte=20),
            Kolom("Budget", Soort.EURO, 12, Som()),
            Kolom("Toegezegd", Soort.EURO, 12, Som()),
            Kolom("Waarvan betaald", Soort.EURO, 12, Som()),
            Kolom("Nog vrij", Soort.EURO, 12, Som()),
            Kolom("Waarvan voor spoed", Soort.EURO, 12, Som()),
            Kolom("Strippen gebruikt (uur)", Soort.UREN, 12, Som()),
            Kolom("Strippen over (uur)", Soort.UREN, 12, Som()),
            Kolom("Aanvragen", Soort.AANTAL, 11),
            Kolom("Wacht op besluit", Soort.AANTAL, 11),
            Kolom("Gemiddelde score", Soort.SCORE, 11),
            Kolom("Gevraagd", Soort.EURO, 12, Som()),
            Kolom("Per inwoner", Soort.EURO_CENT, 10),
            Kolom("Naar inwoners en behoefte", Soort.EURO, 13, Som()),
            Kolom("Vraag", breedte=16, goed="gewoon"),
        ),
        tuple(_wijkrij(c) for c in wijkcijfers(jaar)),
        titel="Per wijk",
    )


def _wijkrij(c: Wijkcijfers) -> tuple[Waarde, ...]:
    pot, kaart, cent = c.leefbaarheid, c.strippen, c.vraag.gevraagd_per_inwoner_cent
    return (
        c.wijk.naam,
        pot.te_besteden_euro if pot else 0,
        pot.toegezegd_euro if pot else 0,
        pot.betaald_euro if pot else 0,
        pot.stand.euro if pot else 0,
        c.spoed_euro,
        kaart.gebruikt_uren if kaart else 0,
        kaart.stand.uren if kaart else 0,
        len(c.dossiers),
        len(c.wachtend),
        None if c.gemiddelde_score is None else Fraction(round(c.gemiddelde_score / 100) * 100),
        c.vraag.gevraagd_euro,
        None if cent is None else Fraction(cent, 100),
        c.vraag.naar_behoefte_euro,
        "vraagt weinig" if c.vraag.stil else "gewoon",
    )


def aanvragen(jaar: Jaaroverzicht) -> Tabel:
    """Return all requests with their advies and besluit; never who asked."""
    return Tabel(
        (
            Kolom("Nummer", breedte=11),
            Kolom("Binnen", Soort.DATUM, 11),
            Kolom("Wijk", breedte=18),
            Kolom("Initiatief", Soort.LANG, 34),
            Kolom("Vorm", breedte=13),
            Kolom("Thema", breedte=12),
            Kolom("Gevraagd", Soort.EURO, 11, Som()),
            Kolom("Minimaal", Soort.EURO, 11),
            Kolom("Uren", Soort.UREN, 8, Som()),
            Kolom("Score", Soort.SCORE, 8),
            Kolom("Beoordeeld door", breedte=18),
            Kolom("Status", breedte=15),
            Kolom("Advies", Soort.LANG, 30),
            Kolom("Reden", Soort.LANG, 50),
            Kolom("Wie beslist", breedte=22),
            Kolom("Besluit uiterlijk", Soort.DATUM, 11),
            Kolom("Termijn", breedte=15, goed=""),
            Kolom("Toegekend", Soort.EURO, 11, Som()),
            Kolom("Betaald", Soort.EURO, 11, Som()),
            Kolom("Afwijking van het advies", Soort.LANG, 30),
        ),
        tuple(_aanvraagrij(dossier, jaar) for dossier in jaar.dossiers),
        titel="Aanvragen",
        leeg="Er zijn dit jaar nog geen aanvragen.",
    )


def _aanvraagrij(dossier: Dossier, jaar: Jaaroverzicht) -> tuple[Waarde, ...]:
    i = dossier.initiatief
    antwoord = maak_antwoord(dossier.advies, i, jaar.namen, jaar.titels) if dossier.advies else None
    return (
        i.initiatief,
        i.datum,
        jaar.namen.wijken(i.wijken),
        i.naam,
        (i.vorm or Vorm.SUBSIDIE).value,
        i.thema,
        i.bedrag_euro,
        i.minimaal_euro,
        i.uren,
        i.score_duizendsten,
        dossier.beoordeeld_door,
        dossier.status,
        antwoord.kop if antwoord else "nog niet gewogen",
        antwoord.reden if antwoord else "",
        (dossier.advies.beslisser or "") if dossier.advies else "",
        dossier.beslissen_voor,
        termijn(dossier, jaar.datum) if dossier.status.wacht_op_besluit else "",
        dossier.toegekend_euro,
        dossier.betaald_euro,
        dossier.besluit.reden if dossier.besluit else "",
    )


def reservelijst(jaar: Jaaroverzicht) -> Tabel:
    """Return what was refused but does contribute, the highest score first: for when money comes free."""
    dossiers = [d for d in jaar.dossiers if d.op_reservelijst]
    dossiers.sort(key=lambda d: (-d.initiatief.score_duizendsten, d.initiatief.datum, d.initiatief.initiatief))
    return Tabel(
        (
            Kolom("Nummer", breedte=11),
            Kolom("Wijk", breedte=22),
            Kolom("Initiatief", Soort.LANG, 50),
            Kolom("Gevraagd", Soort.EURO, 12, Som()),
            Kolom("Uren", Soort.UREN, 9, Som()),
            Kolom("Score", Soort.SCORE, 9),
            Kolom("Geweigerd op", Soort.DATUM, 12),
        ),
        tuple(
            (
                d.initiatief.initiatief,
                jaar.namen.wijken(d.initiatief.wijken),
                d.initiatief.naam,
                d.initiatief.bedrag_euro,
                d.initiatief.uren,
                d.initiatief.score_duizendsten,
                d.besluit.datum if d.besluit else None,
            )
            for d in dossiers
        ),
        titel="Reservelijst",
        leeg="Er is niets geweigerd dat alsnog door kan gaan.",
    )


def potten(jaar: Jaaroverzicht) -> Tabel:
    """Return every pot with what happened in it."""
    return Tabel(
        (
            Kolom("Pot", breedte=38),
            Kolom("Soort", breedte=20),
            Kolom("Aard", breedte=6),
            Kolom("Opening", Soort.EURO, 12, Som()),
            Kolom("Erbij", Soort.EURO, 11, Som()),
            Kolom("Eraf", Soort.EURO, 11, Som()),
            Kolom("Toegezegd", Soort.EURO, 12, Som()),
            Kolom("Waarvan betaald", Soort.EURO, 12, Som()),
            Kolom("Nog vrij", Soort.EURO, 12, Som()),
            Kolom("Later vrij", Soort.EURO, 11, Som()),
            Kolom("Uren bij opening", Soort.UREN, 11, Som()),
            Kolom("Uren gebruikt", Soort.UREN, 11, Som()),
            Kolom("Uren over", Soort.UREN, 11, Som()),
        ),
        tuple(
            (
                p.stand.pot,
                p.stand.soort.value,
                p.stand.aard.value if p.stand.aard else "",
                p.stand.budget_euro,
                p.stand.in_euro,
                p.stand.uit_euro,
                p.toegezegd_euro,
                p.betaald_euro,
                p.stand.euro,
                sum(deel.euro for deel in p.stand.later),
                p.stand.budget_uren,
                p.toegezegd_uren + p.gebruikt_uren,
                p.stand.uren,
            )
            for p in jaar.potten
        ),
        titel="Potten",
    )


def mutaties(jaar: Jaaroverzicht) -> Tabel:
    """Return every posting but the opening balances, the last one first."""
    return Tabel(
        (
            Kolom("Regel", Soort.AANTAL, 8),
            Kolom("Datum", Soort.DATUM, 11),
            Kolom("Soort", breedte=14),
            Kolom("Van", breedte=36),
            Kolom("Naar", breedte=36),
            Kolom("Euro", Soort.EURO, 12),
            Kolom("Uren", Soort.UREN, 8),
            Kolom("Aanvraag", breedte=12),
            Kolom("Door", breedte=20),
            Kolom("Waarom", Soort.LANG, 44),
        ),
        tuple(
            (m.nummer, m.datum, m.soort, m.van, m.naar, m.euro, m.uren, m.initiatief or "", m.door, m.waarom)
            for m in reversed(jaar.mutaties)
            if m.soort is not Mutatiesoort.OPENING
        ),
        titel="Mutaties",
        leeg="Er is nog niets geboekt.",
    )


def voorstellen(jaar: Jaaroverzicht) -> Tabel:
    """Return the moves that adviezen propose to the giving wijken and that nobody has decided on."""
    rijen = [
        (jaar.namen.pot(v.van), jaar.namen.pot(v.naar), v.euro, d.initiatief.initiatief, d.initiatief.naam)
        for d in jaar.dossiers
        if d.status.wacht_op_besluit and d.advies
        for v in d.advies.verplaatsingen
    ]
    return Tabel(
        (
            Kolom("Van", breedte=44),
            Kolom("Naar", breedte=44),
            Kolom("Bedrag", Soort.EURO, 12, Som()),
            Kolom("Aanvraag", breedte=12),
            Kolom("Initiatief", Soort.LANG, 44),
        ),
        tuple(rijen),
        titel="Voorstellen aan de wijk die geeft",
        leeg="Er zijn geen voorstellen om geld te verplaatsen.",
    )


def begrotingswijzigingen(jaar: Jaaroverzicht) -> Tabel:
    """Return the draft begrotingswijzigingen: two lines for each move between programma's, in balance."""
    aard = {p.stand.pot: p.stand.aard.value if p.stand.aard else "" for p in jaar.potten}
    rijen = []
    for v in jaar.voorbehouden:
        for pot, programma, teken in ((v.van, v.van_programma, -1), (v.naar, v.naar_programma, 1)):
            naam = jaar.namen.programma(programma) if programma else "buiten de begroting"
            rijen.append((programma or "", naam, aard.get(pot, ""), teken * v.euro, v.initiatief, v.datum))
    return Tabel(
        (
            Kolom("Programma", breedte=12),
            Kolom("Naam", breedte=40),
            Kolom("Aard", breedte=7),
            Kolom("Lasten", Soort.EURO, 13, Som()),
            Kolom("Aanvraag", breedte=12),
            Kolom("Besluit van", Soort.DATUM, 12),
        ),
        tuple(rijen),
        titel="Ontwerp-begrotingswijzigingen",
        leeg="Er wacht niets op de raad.",
    )


def beleidsgaten(jaar: Jaaroverzicht) -> Tabel:
    """Return what a wijk keeps paying for in a dienst's field: proposals for that dienst's regular budget."""
    dit_jaar = [replace(d.initiatief, toegekend_euro=d.toegekend_euro) for d in jaar.dossiers]
    return Tabel(
        (
            Kolom("Wijk", breedte=22),
            Kolom("Thema", breedte=16),
            Kolom("Dienst", breedte=34),
            Kolom("Jaren", breedte=16),
            Kolom("Aantal keren", Soort.AANTAL, 13),
            Kolom("Toegekend", Soort.EURO, 13, Som()),
            Kolom("Gemiddeld per jaar", Soort.EURO, 13, Som()),
        ),
        tuple(
            (
                jaar.namen.wijk(gat.wijk),
                gat.thema,
                jaar.namen.dienst(gat.dienst),
                opsomming([str(j) for j in gat.jaren]),
                gat.aanvragen,
                gat.euro,
                gat.euro_per_jaar,
            )
            for gat in vind_beleidsgaten([*jaar.stand.geschiedenis, *dit_jaar])
        ),
        titel="Beleidsgaten: voorstellen voor de gewone begroting van een dienst",
        leeg="Geen wijk betaalt telkens opnieuw voor hetzelfde onderwerp.",
    )


def onbesteed(jaar: Jaaroverzicht) -> Tabel:
    """Return what is left in each pot: it lapses at the end of the year unless the raad lets it go along."""
    nog_gevraagd = meenemen(jaar)
    rijen = [
        (
            p.stand.pot,
            p.te_besteden_euro,
            p.stand.euro,
            nog_gevraagd.get(p.stand.pot, 0),
            p.stand.euro - nog_gevraagd.get(p.stand.pot, 0),
            p.stand.budget_uren,
            p.stand.uren,
        )
        for p in jaar.potten
        if p.stand.euro or p.stand.uren
    ]
    return Tabel(
        (
            Kolom("Pot", breedte=38),
            Kolom("Te besteden", Soort.EURO, 13, Som()),
            Kolom("Onbesteed", Soort.EURO, 13, Som()),
            Kolom("Voorstel: mee", Soort.EURO, 14, Som()),
            Kolom("Vervalt dan", Soort.EURO, 13, Som()),
            Kolom("Uren", Soort.UREN, 10, Som()),
            Kolom("Uren over", Soort.UREN, 10, Som()),
        ),
        tuple(rijen),
        titel="Onbesteed",
        leeg="Alle potten zijn leeg.",
    )


def meenemen(jaar: Jaaroverzicht) -> dict[str, int]:
    """Return per leefbaarheidsbudget what is proposed to go along: what is still asked of it, if there is that much.

    Still asked is what waits for a besluit, and what was refused but does contribute.
    """
    gevraagd: dict[str, int] = defaultdict(int)
    for dossier in jaar.dossiers:
        if dossier.status.wacht_op_besluit or dossier.op_reservelijst:
            for wijk, _ in dossier.initiatief.wijken:
                gevraagd[wijk] += deel_euro(dossier.initiatief, wijk)
    return {
        p.stand.pot: min(p.stand.euro, gevraagd[p.stand.wijk])
        for p in jaar.potten
        if p.stand.soort is Potsoort.LEEFBAARHEID and p.stand.wijk and min(p.stand.euro, gevraagd[p.stand.wijk])
    }
