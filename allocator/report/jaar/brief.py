"""The letter to who asked: what was advised or decided, why, what would help, whom to talk to, and how to object.

Plain Dutch for somebody who never asked a city for anything before. This is the one page that names the indiener.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from allocator.report.jaar.namen import Namen, hoeveel, rol, uren
from allocator.report.jaar.redenen import redenzinnen
from allocator.report.jaar.verklaringen import score_elders
from allocator.report.sjabloon import vul_in
from allocator.report.zinnen import CONCEPT, datum, punten
from allocator.workbook.atomic import atomic_write
from allocator.workbook.notation import euro
from allocator_models.jaar import Reden, Uitkomst
from allocator_models.jaarboek import Dossier, GenomenBesluit, Status
from allocator_models.jaarverklaring import Verklaring, Wijziging, Wijzigingsoort
from allocator_models.scenario import Initiatief, Vorm

HTML, TEKST = ".html", ".txt"
BEZWAARTERMIJN_DAGEN = 42
"""Algemene wet bestuursrecht, articles 6:7 and 6:8: six weeks, from the day after the besluit was sent."""

WIE_DAT_ZIJN = {
    "dienstdirecteur": "de dienstdirecteur: die gaat over het werk en het geld van de dienst",
    "wijkgarage": "de wijkgarage: daar zoeken de wijk en de diensten samen naar een oplossing",
    "algemeen directeur": "de algemeen directeur: die leidt de hele organisatie van de gemeente",
    "vakwethouder": "de wethouder die over dit onderwerp gaat",
    "wijkwethouder": "de wijkwethouder: die gaat over uw wijk",
}
"""Whom to turn to after the wijkregisseur, by the words of :func:`allocator_models.mandaat.escalatie`."""

VOORRANG = {
    Reden.ANDERE_AANVRAGEN: "Er staan nu meer aanvragen open dan we kunnen betalen.",
    Reden.VERWACHTE_VRAAG: "Later dit jaar komen er nog meer aanvragen, zoals elk jaar.",
}
"""Why there is less than was asked, where a request gives way to others."""


@dataclass(frozen=True, slots=True)
class Deel:
    """A part of the letter: a heading, paragraphs, and points under the last of these."""

    kop: str
    alineas: tuple[str, ...]
    punten: tuple[str, ...] = ()
    slot: str = ""
    genummerd: bool = False
    """The points come in this order."""


@dataclass(frozen=True, slots=True)
class Brief:
    """A letter, ready to be drawn."""

    stad: str
    aan: str
    datum: str
    nummer: str
    onderwerp: str
    opening: tuple[str, ...]
    delen: tuple[Deel, ...]
    namens: str
    concept: str
    """Said when nobody has decided yet; empty on a besluit."""


def maak_brief(dossier: Dossier, verklaring: Verklaring, namen: Namen, *, stad: str, indiener: str, dag: date) -> Brief:
    """Return the letter of one day on one request: on the besluit when there is one, else on the advies."""
    initiatief, besluit = dossier.initiatief, dossier.besluit if _is_besloten(dossier) else None
    uitkomst = _uitkomst(dossier, verklaring)
    delen = [_waarom(verklaring, besluit, uitkomst, namen)]
    if uitkomst is not Uitkomst.TOEKENNEN and verklaring.advies.uitkomst is not Uitkomst.TOEKENNEN:
        delen += _wat_helpt(verklaring)
    if uitkomst is not Uitkomst.TOEKENNEN:
        delen.append(_met_wie(verklaring, namen))
    delen.append(_hoe_verder(dossier, verklaring, besluit, dag))
    return Brief(
        stad=stad,
        aan=indiener,
        datum=datum(dag),
        nummer=initiatief.initiatief,
        onderwerp=f"{'Besluit' if besluit else 'Advies'} over uw aanvraag ‘{initiatief.naam}’",
        opening=tuple(_opening(dossier, verklaring, besluit, uitkomst, namen)),
        delen=tuple(delen),
        namens=_namens(verklaring, besluit),
        concept="" if besluit else f"{CONCEPT}.",
    )


def _is_besloten(dossier: Dossier) -> bool:
    return dossier.besluit is not None and not dossier.status.wacht_op_besluit


def _uitkomst(dossier: Dossier, verklaring: Verklaring) -> Uitkomst:
    """Return what the letter is about: the besluit, or without one the advies."""
    if not _is_besloten(dossier):
        return verklaring.advies.uitkomst
    return Uitkomst.WEIGEREN if dossier.status.gaat_niet_door else Uitkomst.TOEKENNEN


def _opening(
    dossier: Dossier, v: Verklaring, besluit: GenomenBesluit | None, uitkomst: Uitkomst, namen: Namen
) -> Iterator[str]:
    i = dossier.initiatief
    yield (
        f"Op {datum(i.datum)} vroeg u {hoeveel(i.bedrag_euro, i.uren)} voor ‘{i.naam}’ in {namen.wijken(i.wijken)}. "
        "Dank u wel voor uw plan. In deze brief leest u hoe het verder gaat."
    )
    if besluit is None:
        advies = {
            Uitkomst.TOEKENNEN: f"Ons advies is: geef {hoeveel(v.advies.bedrag_euro, v.advies.uren)}.",
            Uitkomst.WACHTEN: f"Ons advies is: wacht nog met een besluit{_tot(v)}.",
            Uitkomst.WEIGEREN: "Ons advies is: ken de aanvraag niet toe.",
        }[uitkomst]
        yield f"{advies} Er is nog geen besluit."
    elif dossier.status is Status.ONDER_VOORBEHOUD:
        yield (
            f"Op {datum(besluit.datum)} is besloten om u {hoeveel(besluit.bedrag_euro, besluit.uren)} te geven, als de "
            "gemeenteraad daarmee instemt."
        )
    elif uitkomst is Uitkomst.TOEKENNEN:
        gegeven = hoeveel(besluit.bedrag_euro, besluit.uren)
        yield f"Op {datum(besluit.datum)} is besloten om u {gegeven} te geven."
    else:
        yield f"Op {datum(besluit.datum)} is besloten om uw aanvraag niet toe te kennen. Dat is vast niet wat u hoopte."


def _tot(v: Verklaring) -> str:
    return f", tot {datum(v.advies.wachten_tot)}" if v.advies.wachten_tot else ""


def _waarom(v: Verklaring, besluit: GenomenBesluit | None, uitkomst: Uitkomst, namen: Namen) -> Deel:
    """Say why: in the words of who decided where these depart from the advies, else the main fact and its number."""
    if besluit is not None and besluit.reden:
        return Deel("Waarom", (besluit.reden,))
    if uitkomst is not v.advies.uitkomst:
        return Deel("Waarom", ("Zo is het besloten toen het besluit werd genomen.",))
    if v.te_dicht:
        wegen = "hebben mensen dit zelf afgewogen" if besluit else "wegen mensen dit zelf af"
        dicht = f"Het verschil met andere aanvragen is heel klein: te klein om op te rekenen. Daarom {wegen}."
        return Deel("Waarom", (dicht,))
    return Deel("Waarom", (" ".join(_hoofdreden(v, namen)),))


def _hoofdreden(v: Verklaring, namen: Namen) -> Iterator[str]:
    """Yield the main fact; where others go before, the scores of both."""
    elders = score_elders(v)
    if elders is None:
        yield redenzinnen(v.advies, v.initiatief, namen, {})[0]
        return
    yield "We geven elke aanvraag een score voor wat zij bijdraagt aan de wijk en aan de stad."
    yield f"Uw aanvraag heeft een {punten(v.initiatief.score_duizendsten)}."
    wat = "hetzelfde geld" if v.initiatief.bedrag_euro else "dezelfde uren"
    yield VOORRANG[v.advies.reden]
    yield f"Met {wat} kunnen we dan aanvragen helpen met een score van {elders}."
    yield "Die gaan voor."


def _wat_helpt(v: Verklaring) -> Iterator[Deel]:
    """Say what the indiener can do; more money in a pot isn't theirs to bring."""
    eigen = [w for w in v.wijzigingen if w.soort not in (Wijzigingsoort.POT, Wijzigingsoort.POT_UREN)]
    if eigen:
        yield Deel(
            "Wat helpt",
            ("Uw aanvraag kan wel doorgaan als:",),
            tuple(_wens(w, v.initiatief) for w in eigen),
            f"Eén hiervan is genoeg. We hebben het op {datum(v.advies.datum)} nagerekend. Komen er nieuwe aanvragen "
            "bij, dan kan het anders worden.",
        )
    elif v.advies.reden is Reden.GEEN_BIJDRAGE:
        yield Deel(
            "Wat helpt",
            (
                "Laat zien aan welk doel van uw wijk of van de stad uw plan bijdraagt. De wijkregisseur weet welke "
                "doelen dat zijn. Daarna kunt u uw plan opnieuw indienen.",
            ),
        )


def _wens(w: Wijziging, initiatief: Initiatief) -> str:
    minstens = "minstens " if w.minste else ""
    match w.soort:
        case Wijzigingsoort.SCORE:
            hoger = "een score van {} of hoger" if w.minste else "een score van {}"
            return (
                f"uw plan meer bijdraagt: {hoger.format(punten(w.waarde))} (nu {punten(initiatief.score_duizendsten)})"
            )
        case Wijzigingsoort.BEDRAG:
            minder = ", met naar verhouding minder uren" if initiatief.uren else ""
            hooguit = "hooguit " if w.minste else ""
            return f"u {hooguit}{euro(w.waarde)} vraagt in plaats van {euro(initiatief.bedrag_euro)}{minder}"
        case Wijzigingsoort.PARTNER:
            return f"een ander, zoals een fonds of een bedrijf, {minstens}{euro(w.waarde)} betaalt"
        case Wijzigingsoort.UREN:
            return f"anderen, zoals vrijwilligers, {minstens}{uren(w.waarde)} van het werk doen"
        case _:
            return "u het eenmalig vraagt, en niet ieder jaar"


def _met_wie(v: Verklaring, namen: Namen) -> Deel:
    """Say whom to talk to: first the wijkregisseur of the leading wijk, then who comes after."""
    wijk = namen.wijk(v.initiatief.wijken[0][0])
    verder = [WIE_DAT_ZIJN[wie] for wie in v.advies.escalatie if wie != "wijkregisseur"]
    eerste = f"Praat eerst met de wijkregisseur van {wijk}. Die kent de wijk, en helpt u verder met uw plan."
    if not verder:
        return Deel("Met wie u kunt praten", (eerste,))
    return Deel(
        "Met wie u kunt praten",
        (
            eerste,
            "Komt u er samen niet uit, dan kan de wijkregisseur uw aanvraag voorleggen aan anderen, in deze volgorde:",
        ),
        tuple(verder),
        genummerd=True,
    )


def _hoe_verder(dossier: Dossier, v: Verklaring, besluit: GenomenBesluit | None, dag: date) -> Deel:
    """Say how to object to a subsidie besluit, when a besluit comes, or that there is nothing to object to."""
    subsidie = dossier.initiatief.vorm in (None, Vorm.SUBSIDIE)
    if besluit is None:
        return Deel("Hoe het verder gaat", tuple(_besluit_volgt(dossier, v, dag, subsidie=subsidie)))
    if subsidie:
        return Deel("Niet mee eens?", _bezwaar(besluit))
    vorm = dossier.initiatief.vorm
    wat = "een opdracht" if vorm is Vorm.OPDRACHT else "hulp van de gemeente zelf"
    return Deel(
        "Niet mee eens?",
        (
            f"U vroeg {wat}, en geen subsidie. Daarom kunt u geen bezwaar maken. U kunt wel een gesprek aanvragen bij "
            "de wijkregisseur. Vindt u dat wij u niet goed hebben behandeld, dan kunt u een klacht indienen bij de "
            "gemeente.",
        ),
    )


def _bezwaar(besluit: GenomenBesluit) -> tuple[str, ...]:
    uiterlijk = datum(besluit.datum + timedelta(days=BEZWAARTERMIJN_DAGEN))
    return (
        "U kunt bezwaar maken. Doe dat binnen zes weken nadat deze brief is verstuurd. Is hij op de dag van het "
        f"besluit verstuurd, dan kan dat tot en met {uiterlijk}.",
        "Stuur uw bezwaar naar het college van burgemeester en wethouders. Zet erin: uw naam en adres, de datum, het "
        "nummer van deze brief en waarom u het er niet mee eens bent. Zet er ook uw handtekening onder. Bel gerust "
        "eerst met de wijkregisseur: soms is een gesprek genoeg.",
    )


def _besluit_volgt(dossier: Dossier, v: Verklaring, dag: date, *, subsidie: bool) -> Iterator[str]:
    wie = rol(v.advies.beslisser) if v.advies.beslisser else "de gemeente"
    voor = v.advies.beslissen_voor or dossier.beslissen_voor
    if voor >= dag:
        yield (
            f"Dit is een advies en nog geen besluit. Uiterlijk {datum(voor)} beslist {wie}. Dan krijgt u weer een "
            "brief."
        )
    else:
        yield (
            f"Dit is een advies en nog geen besluit. Het besluit had er op {datum(voor)} moeten zijn. Dat is niet "
            f"gelukt, en dat spijt ons. Zodra {wie} heeft beslist, krijgt u weer een brief."
        )
    if subsidie:
        yield (
            "Tegen een advies kunt u geen bezwaar maken, tegen het besluit wel. Wilt u voor het besluit nog iets "
            "vertellen of veranderen, laat het dan de wijkregisseur weten."
        )
    else:
        yield "Wilt u nog iets vertellen of veranderen, laat het dan de wijkregisseur weten."


def _namens(v: Verklaring, besluit: GenomenBesluit | None) -> str:
    wie = besluit.rol if besluit is not None else v.advies.beslisser
    return f"Namens {rol(wie)}" if wie else "Namens de gemeente"


# --- drawing ---------------------------------------------------------------------------------------------------------


def brief_html(brief: Brief) -> str:
    """Return the letter as one self-contained page that prints on A4."""
    return vul_in("jaar", "brief.html", brief=brief)


def brief_tekst(brief: Brief) -> str:
    """Return the letter as plain text, to paste into a mail."""
    regels = [f"Gemeente {brief.stad}", "", *([f"Aan: {brief.aan}"] if brief.aan else [])]
    regels += [f"Datum: {brief.datum}", f"Nummer: {brief.nummer}", f"Onderwerp: {brief.onderwerp}", ""]
    regels += [f"Beste {brief.aan or 'aanvrager'},", ""]
    for alinea in brief.opening:
        regels += [alinea, ""]
    for deel in brief.delen:
        regels += [deel.kop.upper(), *_met_witregels(deel), ""]
    regels += ["Met vriendelijke groet,", "", brief.namens]
    return "\n".join([*regels, *(["", brief.concept] if brief.concept else [])]) + "\n"


def _met_witregels(deel: Deel) -> Iterator[str]:
    for nummer, alinea in enumerate(deel.alineas):
        yield from ([""] if nummer else [])
        yield alinea
    for nummer, punt in enumerate(deel.punten, start=1):
        yield f"{f'{nummer}.' if deel.genummerd else '-'} {punt}"
    yield from ([deel.slot] if deel.slot else [])


def schrijf_brief(brief: Brief, doel: Path) -> None:
    """Write the letter at `doel`, as text where its name ends on .txt and else as a page; whole or not at all."""
    inhoud = brief_tekst(brief) if doel.suffix.lower() == TEKST else brief_html(brief)
    with atomic_write(doel) as bestand:
        bestand.write(inhoud.encode())
