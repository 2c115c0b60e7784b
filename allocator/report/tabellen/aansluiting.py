"""The proof, in live formulas, that begroting = vast + flex + vervallen, oormerken fit, and pots add up.

Every formula is plain SUMIFS or SUMPRODUCT over Begroting, Plan posten, Plan oormerken and Openingspotten, so
that whoever doubts a number can follow it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from fractions import Fraction

from allocator.report.bron import Begrotingsblad
from allocator.report.cijfers import Cijfers, Dienstcijfers
from allocator.report.tabel import Blad, Formule, Kolom, Som, Soort, Tabel, Waarde, bereik, bladnaam
from allocator.report.tabellen import oormerken, posten, potten
from allocator.workbook.headings import heading_key
from allocator.workbook.importprofielen import Profiel, Profielregel
from allocator.workbook.planbladen import PLAN_OORMERKEN, PLAN_POSTEN, OormerkKop, PostKop
from allocator_models.jaar import Potsoort
from allocator_models.scenario import HELE_DEEL_BP

NAAM = "Aansluiting"
POTTEN = "Openingspotten"
GOED, FOUT = "✓", "✗"


@dataclass(frozen=True)
class _Bladen:
    """The tables that formulas point into."""

    cijfers: Cijfers
    begroting: Begrotingsblad
    posten: Tabel
    oormerken: Tabel
    potten: Tabel

    def post(self, kop: str) -> str:
        return bereik(PLAN_POSTEN, self.posten, kop)

    def oormerk(self, kop: str) -> str:
        return bereik(PLAN_OORMERKEN, self.oormerken, kop)

    def pot(self, kop: str) -> str:
        return bereik(POTTEN, self.potten, kop)

    def begroot(self, kolom: str) -> str:
        return f"{bladnaam(self.begroting.naam)}!${kolom}:${kolom}"


@dataclass(frozen=True)
class _Maat:
    """What is added up per dienst: euros or fte."""

    titel: str
    soort: Soort
    kolom: str | None
    """The letter of its column on Begroting, if it is there."""
    begroot: Mapping[str, int]
    koppen: tuple[tuple[PostKop, ...], ...]
    """The heads of Plan posten that make up vast, flex and vervallen."""
    delen: Callable[[Dienstcijfers], tuple[int, int, int]]


def aansluiting(cijfers: Cijfers, begroting: Begrotingsblad, *, met_optie: bool) -> Blad:
    """Return the sheet with all its proofs."""
    bladen = _Bladen(
        cijfers,
        begroting,
        posten.plan_posten(cijfers),
        oormerken.plan_oormerken(cijfers),
        potten.openingspotten(cijfers),
    )
    tabellen: list[Tabel] = []
    blad = Blad(
        NAAM,
        "Aansluiting: alles telt op",
        "Levende formules over Begroting, Plan posten, Plan oormerken en Openingspotten. Elk verschil hoort 0 te zijn.",
        tabellen,
    )
    for maak in (_euro, _fte, _dekkingen, _potten, _controles, *([_ingelezen] if begroting.ingelezen else [])):
        tabellen.append(Tabel((), ()))  # takes the place of the table, so that the row of its heads is known
        tabellen[-1] = maak(bladen, blad.koprijen[-1] + 2, met_optie)
    return blad


def _som(wat: str, *voorwaarden: tuple[str, str]) -> str:
    delen = ",".join(f'{waar},"="&{cel}' for waar, cel in voorwaarden)
    return f"SUMIFS({wat},{delen})"


def _oordeel(goed: bool, test: str) -> Formule:
    return Formule(f'=IF({test},"{GOED}","{FOUT}")', GOED if goed else FOUT)


def _euro(bladen: _Bladen, rij: int, met_optie: bool) -> Tabel:
    """Begroting = vast + flex + vervallen, in euros."""
    maat = _Maat(
        "Euro: begroting = vast + flex + vervallen",
        Soort.EURO,
        bladen.begroting.lasten,
        bladen.begroting.lasten_euro,
        ((PostKop.VAST,), (PostKop.FLEX,), (PostKop.VERVALLEN,)),
        lambda d: (d.vast_euro, d.flex_euro, d.vervallen_euro),
    )
    return _per_dienst(bladen, maat, rij, met_optie)


def _fte(bladen: _Bladen, rij: int, met_optie: bool) -> Tabel:
    """The same in fte; vast is gebonden + regulier + afspraak + oormerk."""
    vast = (PostKop.FTE_GEBONDEN, PostKop.FTE_REGULIER, PostKop.FTE_AFSPRAAK, PostKop.FTE_OORMERK)
    maat = _Maat(
        "Fte: formatie = vast + flex + vervallen",
        Soort.FTE,
        bladen.begroting.fte,
        bladen.begroting.fte_honderdsten,
        (vast, (PostKop.FTE_FLEX,), (PostKop.FTE_VERVALLEN,)),
        lambda d: (d.vast_honderdsten, d.flex_honderdsten, d.vervallen_honderdsten),
    )
    return _per_dienst(bladen, maat, rij, met_optie)


def _per_dienst(bladen: _Bladen, maat: _Maat, eerste: int, met_optie: bool) -> Tabel:
    kolommen = (
        Kolom("Dienst", breedte=22),
        Kolom("Begroting", maat.soort, 14, Som()),
        *([Kolom("Door de optie", maat.soort, 14, Som())] if met_optie else []),
        Kolom("Vast", maat.soort, 14, Som()),
        Kolom("Flex", maat.soort, 14, Som()),
        Kolom("Vervallen", maat.soort, 14, Som()),
        Kolom("Verschil", maat.soort, 14, Som()),
        Kolom("Sluit aan", breedte=11, goed=GOED),
    )
    rijen = [_dienstrij(bladen, maat, d, eerste + i, met_optie) for i, d in enumerate(bladen.cijfers.diensten)]
    return Tabel(kolommen, tuple(rijen), titel=maat.titel, leeg="Er zijn geen diensten.", filter=False)


def _dienstrij(bladen: _Bladen, maat: _Maat, d: Dienstcijfers, rij: int, met_optie: bool) -> tuple[Waarde, ...]:
    sleutel = f"$A{rij}"
    delen = maat.delen(d)
    op_blad = maat.begroot.get(heading_key(d.dienst), 0) if maat.kolom else 0
    begroting: Waarde = 0
    if maat.kolom:
        som = _som(bladen.begroot(maat.kolom), (bladen.begroot(bladen.begroting.dienst), sleutel))
        begroting = Formule(f"={som}", op_blad)
    optie = sum(delen) - op_blad
    verschil = 0 if met_optie else op_blad - sum(delen)
    splitsing = [
        Formule("=" + "+".join(_som(bladen.post(kop), (bladen.post(PostKop.DIENST), sleutel)) for kop in koppen), deel)
        for koppen, deel in zip(maat.koppen, delen, strict=True)
    ]
    eerste, laatste = ("D", "F") if met_optie else ("C", "E")
    erbij = f"+C{rij}" if met_optie else ""
    letter = "G" if met_optie else "F"
    return (
        d.dienst,
        begroting,
        *([optie] if met_optie else []),
        *splitsing,
        Formule(f"=ROUND(B{rij}{erbij}-SUM({eerste}{rij}:{laatste}{rij}),2)", verschil),
        _oordeel(verschil == 0, f"{letter}{rij}=0"),
    )


def _dekkingen(bladen: _Bladen, eerste: int, met_optie: bool) -> Tabel:
    """Oormerk ≤ room, per dekking: without, and with, what is toegezegd and may use juridisch gebonden euros."""
    tabel = bladen.posten
    ruimte: Counter[tuple[Waarde, ...]] = Counter()
    ruim: Counter[tuple[Waarde, ...]] = Counter()
    plaatsen = [tabel.plaats(k) for k in (PostKop.DIENST, PostKop.PROGRAMMA, PostKop.AARD)]
    for post in tabel.rijen:
        sleutel = tuple(post[i] for i in plaatsen)
        ruimte[sleutel] += _heel(post[tabel.plaats(PostKop.RUIMTE)])
        ruim[sleutel] += _heel(post[tabel.plaats(PostKop.RUIMTE_TOEGEZEGD)])
    gewoon: Counter[tuple[Waarde, ...]] = Counter()
    alles: Counter[tuple[Waarde, ...]] = Counter()
    lijst = bladen.oormerken
    plaatsen = [lijst.plaats(k) for k in (OormerkKop.DIENST, OormerkKop.PROGRAMMA, OormerkKop.AARD)]
    for regel in lijst.rijen:
        if regel[lijst.plaats(OormerkKop.DRAAGT)] == oormerken.DEKKING:
            sleutel = tuple(regel[i] for i in plaatsen)
            euro = _heel(regel[lijst.plaats(OormerkKop.EURO)])
            alles[sleutel] += euro
            if regel[lijst.plaats(OormerkKop.TOEGEZEGD)] == oormerken.NEE:
                gewoon[sleutel] += euro
    sleutels = [(k.dienst, k.programma, str(k.aard)) for k in bladen.cijfers.gegevens.bronnen]
    return Tabel(
        (
            Kolom("Dienst"),
            Kolom("Programma"),
            Kolom("Aard"),
            Kolom("Ruimte", Soort.EURO, 14, Som()),
            Kolom("Oormerk en afspraken", Soort.EURO, 14, Som()),
            Kolom("Ruimte met toezeggingen", Soort.EURO, 14, Som()),
            Kolom("Alles samen", Soort.EURO, 14, Som()),
            Kolom("Past", breedte=11, goed=GOED),
        ),
        tuple(
            _dekkingrij(bladen, s, eerste + i, (ruimte[s], gewoon[s], ruim[s], alles[s]))
            for i, s in enumerate(sleutels)
        ),
        titel="Oormerk past in de dekking",
        leeg="Er zijn geen posten waaruit geoormerkt kan worden.",
        filter=False,
    )


def _dekkingrij(
    bladen: _Bladen, sleutel: tuple[str, str, str], rij: int, waarden: tuple[int, int, int, int]
) -> tuple[Waarde, ...]:
    cellen = (f"$A{rij}", f"$B{rij}", f"$C{rij}")
    post = tuple(zip(map(bladen.post, (PostKop.DIENST, PostKop.PROGRAMMA, PostKop.AARD)), cellen, strict=True))
    oormerk = (
        *zip(map(bladen.oormerk, (OormerkKop.DIENST, OormerkKop.PROGRAMMA, OormerkKop.AARD)), cellen, strict=True),
        (bladen.oormerk(OormerkKop.DRAAGT), f'"{oormerken.DEKKING}"'),
    )
    gewoon = (*oormerk, (bladen.oormerk(OormerkKop.TOEGEZEGD), f'"{oormerken.NEE}"'))
    euro = bladen.oormerk(OormerkKop.EURO)
    ruimte, getrokken, ruim, alles = waarden
    return (
        *sleutel,
        Formule(f"={_som(bladen.post(PostKop.RUIMTE), *post)}", ruimte),
        Formule(f"={_som(euro, *gewoon)}", getrokken),
        Formule(f"={_som(bladen.post(PostKop.RUIMTE_TOEGEZEGD), *post)}", ruim),
        Formule(f"={_som(euro, *oormerk)}", alles),
        _oordeel(getrokken <= ruimte and alles <= ruim, f"AND(E{rij}<=D{rij},G{rij}<=F{rij})"),
    )


def _potten(bladen: _Bladen, eerste: int, met_optie: bool) -> Tabel:
    """Flex × pool_deel, rounded down, is what lies in the pots of a dienst."""
    pool_bp = bladen.cijfers.scenario.spelregels.pool_deel_bp
    in_pot: Counter[str | None] = Counter()
    for saldo in bladen.cijfers.potten.saldi:
        if saldo.soort is Potsoort.FLEX:
            in_pot[saldo.dienst] += saldo.euro
    rijen: list[tuple[Waarde, ...]] = []
    for i, d in enumerate(bladen.cijfers.diensten):
        rij = eerste + i
        open_euro = d.flex_euro * pool_bp // HELE_DEEL_BP
        flex = _som(bladen.post(PostKop.FLEX), (bladen.post(PostKop.DIENST), f"$A{rij}"))
        pot = _som(
            bladen.pot(potten.POT_EURO),
            (bladen.pot(potten.POT_DIENST), f"$A{rij}"),
            (bladen.pot(potten.POT_SOORT), f'"{Potsoort.FLEX}"'),
        )
        verschil = open_euro - in_pot[d.dienst]
        rijen.append(
            (
                d.dienst,
                Formule(f"={flex}", d.flex_euro),
                Fraction(pool_bp, HELE_DEEL_BP),
                Formule(f"=INT(ROUND(B{rij}*C{rij},4))", open_euro),
                Formule(f"={pot}", in_pot[d.dienst]),
                Formule(f"=D{rij}-E{rij}", verschil),
                _oordeel(verschil == 0, f"F{rij}=0"),
            )
        )
    return Tabel(
        (
            Kolom("Dienst"),
            Kolom("Flex", Soort.EURO, 14, Som()),
            Kolom("Deel voor initiatieven", Soort.DEEL, 14),
            Kolom("Hoort in de potten", Soort.EURO, 14, Som()),
            Kolom("Staat in de potten", Soort.EURO, 14, Som()),
            Kolom("Verschil", Soort.EURO, 14, Som()),
            Kolom("Sluit aan", breedte=11, goed=GOED),
        ),
        tuple(rijen),
        titel="Van flexibel geld naar de potten van het jaar",
        leeg="Er zijn geen diensten.",
        filter=False,
    )


def _controles(bladen: _Bladen, eerste: int, met_optie: bool) -> Tabel:
    """Checks over all rows at once: each should count 0."""
    post = bladen.post
    over = f"{post(PostKop.FTE_AFSPRAAK)}+{post(PostKop.FTE_OORMERK)}+{post(PostKop.FTE_FLEX)}"
    delen = f"{post(PostKop.VAST)}+{post(PostKop.FLEX)}+{post(PostKop.VERVALLEN)}"
    uren = f"SUM({post(PostKop.FTE_OORMERK)})+SUM({post(PostKop.FTE_AFSPRAAK)})"
    vragen = (
        (
            "Posten waarvan vast + flex + vervallen niet de lasten is",
            f"=SUMPRODUCT(--(ROUND({delen}-{post(PostKop.LASTEN)},2)<>0))",
            sum(
                s.vast_euro + s.flex_euro + s.vervallen_euro != bladen.cijfers.scenario.post[s.post].lasten_euro
                for s in bladen.cijfers.plan.splitsingen
            ),
        ),
        (
            "Teams die meer beloven dan zij kunnen inzetten",
            f"=SUMPRODUCT(--(ROUND({over}-{post(PostKop.FTE_BESCHIKBAAR)},2)>0))",
            sum(
                s.afspraak_honderdsten + s.oormerk_honderdsten + s.flex_honderdsten
                > bladen.cijfers.gegevens.capaciteit(bladen.cijfers.scenario.post[s.post])
                for s in bladen.cijfers.plan.splitsingen
            ),
        ),
        (
            "Beloofde fte op Plan oormerken min die op Plan posten",
            f"=ROUND(SUM({bladen.oormerk(OormerkKop.FTE)})-({uren}),2)",
            0,
        ),
    )
    return Tabel(
        (Kolom("Uitkomst", Soort.AANTAL), Kolom("Klopt", goed=GOED), Kolom("Controle")),
        tuple(
            (Formule(formule, uitkomst), _oordeel(uitkomst == 0, f"A{eerste + i}=0"), vraag)
            for i, (vraag, formule, uitkomst) in enumerate(vragen)
        ),
        titel="Controles over alle regels; elke uitkomst hoort 0 te zijn",
        filter=False,
    )


def _ingelezen(bladen: _Bladen, eerste: int, met_optie: bool) -> Tabel:
    """What diensten brought in from files of their own = begroting, in euros."""
    rijen = [
        _ingelezen_rij(bladen, profiel, regel, eerste + i)
        for i, (profiel, regel) in enumerate(
            (profiel, regel)
            for profiel in bladen.begroting.ingelezen
            for regel in (Profielregel.LASTEN, Profielregel.BATEN)
            if regel in profiel.regels
        )
    ]
    return Tabel(
        (
            Kolom("Dienst"),
            Kolom("Wat"),
            Kolom("Bestand", breedte=22),
            Kolom("In bestand", Soort.EURO, 14),
            Kolom("In Begroting", Soort.EURO, 14),
            Kolom("Verschil", Soort.EURO, 14),
            Kolom("Sluit aan", breedte=11, goed=GOED),
        ),
        tuple(rijen),
        titel="Begroting = wat de diensten aanleverden",
        filter=False,
    )


def _ingelezen_rij(bladen: _Bladen, profiel: Profiel, regel: Profielregel, rij: int) -> tuple[Waarde, ...]:
    begroting = bladen.begroting
    lasten = regel is Profielregel.LASTEN
    kolom, sommen = (begroting.lasten, begroting.lasten_euro) if lasten else (begroting.baten, begroting.baten_euro)
    begroot = sommen.get(heading_key(profiel.dienst), 0)
    som: Waarde = 0
    if kolom:
        formule = _som(bladen.begroot(kolom), (bladen.begroot(begroting.dienst), f"$A{rij}"))
        som = Formule(f"={formule}", begroot)
    in_bestand = int(profiel.getal(regel))
    verschil = in_bestand - begroot
    return (
        profiel.dienst,
        regel.value,
        profiel.regels.get(Profielregel.BESTAND, ""),
        in_bestand,
        som,
        Formule(f"=D{rij}-E{rij}", verschil),
        _oordeel(verschil == 0, f"F{rij}=0"),
    )


def _heel(waarde: Waarde) -> int:
    return waarde if isinstance(waarde, int) else 0
