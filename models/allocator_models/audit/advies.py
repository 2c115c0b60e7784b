"""The audit of advice: every rule of the herverdeling, checked exactly on what is about to be told.

It shares no code with the formulation and knows no solver: only the stand, the advice, and the rules as the docstring
of ``allocator_models.herverdeling`` states them. All arithmetic is on whole numbers. One function a rule, which yields
the outcome of every check that it makes.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from allocator_models.audit.oordeel import Uitkomst as Oordeel
from allocator_models.audit.oordeel import euro, oordeel
from allocator_models.jaar import Advies, Jaarstand, Potsoort, Potstand, Uitkomst
from allocator_models.result import Auditverslag, Bevinding
from allocator_models.scenario import HELE_DEEL_BP, Aard, Initiatief, Vorm
from allocator_models.spelregels import Verdeelwijze


@dataclass(frozen=True)
class _Zaak:
    """A stand with the advice on it, and what follows from both."""

    stand: Jaarstand
    adviezen: Sequence[Advies]
    drempel_duizendsten: int
    is_tender: bool

    @cached_property
    def initiatieven(self) -> dict[str, Initiatief]:
        return {v.initiatief.initiatief: v.initiatief for v in self.stand.verzoeken}

    @cached_property
    def toegekend(self) -> list[tuple[Advies, Initiatief]]:
        return [
            (a, self.initiatieven[a.initiatief])
            for a in self.adviezen
            if a.uitkomst is Uitkomst.TOEKENNEN and a.initiatief in self.initiatieven
        ]

    @cached_property
    def gebruik(self) -> Counter[str]:
        """Pot → euros or hours that the advice takes in all."""
        return Counter[str]({pot: sum(n) for pot, n in self._per_pot(lambda i: True).items()})

    @cached_property
    def gewoon_gebruik(self) -> Counter[str]:
        """Pot → what ordinary requests take."""
        return Counter[str]({pot: sum(n) for pot, n in self._per_pot(lambda i: not i.spoed).items()})

    @cached_property
    def erin(self) -> Counter[str]:
        """Pot → euros moved in."""
        erin: Counter[str] = Counter()
        for advies in self.adviezen:
            for move in advies.verplaatsingen:
                erin[move.naar] += move.euro
        return erin

    @cached_property
    def eruit(self) -> Counter[str]:
        """Pot → euros moved out."""
        eruit: Counter[str] = Counter()
        for advies in self.adviezen:
            for move in advies.verplaatsingen:
                eruit[move.van] += move.euro
        return eruit

    def aanwezig(self, pot: Potstand) -> int:
        """What a pot holds today in its own unit."""
        return pot.uren if pot.soort in (Potsoort.UREN, Potsoort.STRIPPEN) else pot.euro

    def reserve(self, pot: Potstand) -> int:
        """What of that is closed to ordinary requests today."""
        if self.stand.reserve_open:
            return 0
        return pot.reserve_uren if pot.soort in (Potsoort.UREN, Potsoort.STRIPPEN) else pot.reserve_euro

    def _per_pot(self, telt: Callable[[Initiatief], bool]) -> dict[str, list[int]]:
        per_pot: dict[str, list[int]] = defaultdict(list)
        for advies, initiatief in self.toegekend:
            if telt(initiatief):
                for deel in advies.delen:
                    per_pot[deel.pot].append(deel.euro + deel.uren)
        return per_pot


def audit_adviezen(
    stand: Jaarstand, adviezen: Sequence[Advies], drempel_duizendsten: int = 0, *, is_tender: bool = False
) -> Auditverslag:
    """Check every rule on the advice of one stand; ``drempel_duizendsten`` is the drempelscore that was in force."""
    zaak = _Zaak(stand, adviezen, drempel_duizendsten, is_tender)
    aantallen, bevindingen = [], []
    for regel, controleer in _REGELS.items():
        uitkomsten = list(controleer(zaak))
        aantallen.append((regel, len(uitkomsten)))
        bevindingen += [u for u in uitkomsten if u is not None]
        if regel == "volledig" and bevindingen:
            break
    return Auditverslag(tuple(aantallen), tuple(bevindingen))


def _volledig(zaak: _Zaak) -> Iterator[Oordeel]:
    """Every open request has exactly one advice, on pots that exist, with a reason."""
    geteld = Counter(a.initiatief for a in zaak.adviezen)
    for naam in sorted(geteld.keys() | zaak.initiatieven.keys()):
        goed = geteld[naam] == 1 and naam in zaak.initiatieven
        yield oordeel("volledig", naam, None if goed else f"{geteld[naam]} adviezen op deze aanvraag.")
    for advies in zaak.adviezen:
        potten = {d.pot for d in advies.delen} | {p for m in advies.verplaatsingen for p in (m.van, m.naar)}
        vreemd = sorted(potten - zaak.stand.pot.keys())
        yield _vind("volledig", advies, f"de pot {vreemd[0]} bestaat niet." if vreemd else None)
        yield _vind("volledig", advies, None if advies.gronden else "er is geen reden bij.")


def _bedrag(zaak: _Zaak) -> Iterator[Oordeel]:
    """A grant lies between least and whole, its parts add up, its hours keep pace; no grant, no money."""
    for advies in zaak.adviezen:
        initiatief = zaak.initiatieven[advies.initiatief]
        som_euro, som_uren = sum(d.euro for d in advies.delen), sum(d.uren for d in advies.delen)
        optelling = (som_euro, som_uren) == (advies.bedrag_euro, advies.uren)
        yield _vind("bedrag", advies, None if optelling else f"de delen zijn samen {euro(som_euro)} en {som_uren} uur.")
        positief = all(min(d.euro, d.uren) >= 0 and d.euro + d.uren > 0 for d in advies.delen)
        yield _vind("bedrag", advies, None if positief else "een deel is leeg of negatief.")
        if advies.uitkomst is not Uitkomst.TOEKENNEN:
            leeg = not (advies.bedrag_euro or advies.uren or advies.delen or advies.verplaatsingen)
            yield _vind("bedrag", advies, None if leeg else "er gaat geld om zonder toekenning.")
            continue
        laagste = min(initiatief.bedrag_euro, initiatief.minimaal_euro)
        past = laagste <= advies.bedrag_euro <= initiatief.bedrag_euro and (advies.bedrag_euro + advies.uren) > 0
        yield _vind("bedrag", advies, None if past else f"{euro(advies.bedrag_euro)} ligt niet tussen de grenzen.")
        nodig = initiatief.uren * advies.bedrag_euro
        schaal = initiatief.bedrag_euro
        gelijk = advies.uren == initiatief.uren if not schaal else 0 <= advies.uren * schaal - nodig < schaal
        yield _vind("bedrag", advies, None if gelijk else f"{advies.uren} uur past niet bij het bedrag.")


def _betaling(zaak: _Zaak) -> Iterator[Oordeel]:
    """A dienst pays half or nothing, from its own programma; the wijken by share; hours come from the dienst."""
    for advies, initiatief in zaak.toegekend:
        wijk_euro: Counter[str] = Counter()
        pool_euro, vreemd = [], []
        for deel in advies.delen:
            pot = zaak.stand.pot[deel.pot]
            if pot.soort is Potsoort.LEEFBAARHEID and not deel.uren:
                wijk_euro[pot.wijk or ""] += deel.euro
            elif pot.soort is Potsoort.FLEX and pot.dienst == initiatief.dienst and not deel.uren:
                pool_euro.append(deel.euro)
                vreemd += [deel.pot] if initiatief.programma not in (None, pot.programma) else []
            elif pot.soort is not Potsoort.UREN or pot.dienst != initiatief.dienst or deel.euro:
                vreemd.append(deel.pot)
        yield _vind("betaling", advies, f"de pot {vreemd[0]} mag dit niet betalen." if vreemd else None)
        half = len(pool_euro) <= 1 and sum(pool_euro) in (0, advies.bedrag_euro // 2)
        yield _vind("betaling", advies, None if half else "de dienst betaalt niet de helft of niets.")
        rest = advies.bedrag_euro - sum(pool_euro)
        eerlijk = set(wijk_euro) <= {wijk for wijk, _ in initiatief.wijken} and all(
            abs(wijk_euro[wijk] * HELE_DEEL_BP - rest * deel_bp) < HELE_DEEL_BP for wijk, deel_bp in initiatief.wijken
        )
        yield _vind("betaling", advies, None if eerlijk else "de wijken betalen niet naar hun aandeel.")


def _aard(zaak: _Zaak) -> Iterator[Oordeel]:
    """S is never paid from I, nor by a move from I into S."""
    for advies, initiatief in zaak.toegekend:
        for deel in advies.delen:
            fout = (
                deel.euro
                and initiatief.aard is Aard.STRUCTUREEL
                and zaak.stand.pot[deel.pot].aard is not initiatief.aard
            )
            yield _vind("aard", advies, f"structureel uit de incidentele pot {deel.pot}." if fout else None)
        for move in advies.verplaatsingen:
            van, naar = zaak.stand.pot[move.van], zaak.stand.pot[move.naar]
            fout = naar.aard is Aard.STRUCTUREEL and van.aard is not Aard.STRUCTUREEL
            yield _vind("aard", advies, f"incidenteel geld van {move.van} naar structureel." if fout else None)


def _saldo(zaak: _Zaak) -> Iterator[Oordeel]:
    """No pot below zero, nor below its reserve by ordinary requests, after all advice and moves."""
    for pot in zaak.stand.potten:
        over = zaak.aanwezig(pot) + zaak.erin[pot.pot] - zaak.eruit[pot.pot] - zaak.gebruik[pot.pot]
        yield oordeel("saldo", pot.pot, None if over >= 0 else f"er blijft {over} over.")
        open_ = zaak.aanwezig(pot) - zaak.reserve(pot) + zaak.erin[pot.pot] - zaak.eruit[pot.pot]
        tekort = zaak.gewoon_gebruik[pot.pot] - max(0, open_)
        raakt = tekort > 0 and zaak.gewoon_gebruik[pot.pot] > 0
        yield oordeel("reserve", pot.pot, f"gewone aanvragen nemen {tekort} uit de reserve." if raakt else None)


def _verplaatsing(zaak: _Zaak) -> Iterator[Oordeel]:
    """Only leefbaarheidsbudgetten give and get, from the vrijgavedatum, within limits, and no more than what lacks."""
    stand = zaak.stand
    for advies in zaak.adviezen:
        for move in advies.verplaatsingen:
            van, naar = stand.pot[move.van], stand.pot[move.naar]
            soort_goed = van.soort is naar.soort is Potsoort.LEEFBAARHEID and van.pot != naar.pot and move.euro > 0
            yield _vind("verplaatsing", advies, None if soort_goed else f"van {move.van} naar {move.naar} kan niet.")
            op_tijd = stand.datum >= stand.vrijgavedatum
            yield _vind("verplaatsing", advies, None if op_tijd else "verplaatst vóór de vrijgavedatum.")
            goed = move.onder_voorbehoud == (van.programma != naar.programma)
            yield _vind(
                "voorbehoud", advies, None if goed else f"van {move.van} naar {move.naar}: voorbehoud klopt niet."
            )
        voorbehoud = any(move.onder_voorbehoud for move in advies.verplaatsingen)
        yield _vind("voorbehoud", advies, None if advies.onder_voorbehoud == voorbehoud else "voorbehoud klopt niet.")
    for pot in stand.potten:
        grens = pot.budget_euro * stand.scenario.spelregels.verplaatsbaar_deel_bp // HELE_DEEL_BP
        erin, eruit = zaak.erin[pot.pot], zaak.eruit[pot.pot]
        binnen = (not erin or erin + pot.in_euro <= grens) and (not eruit or eruit + pot.uit_euro <= grens)
        yield oordeel("verplaatsing", pot.pot, None if binnen else f"er mag hooguit {euro(grens)} verplaatst worden.")
        wijk = stand.scenario.wijk.get(pot.wijk or "")
        mag = not eruit or wijk is None or wijk.mag_afgeven
        yield oordeel("verplaatsing", pot.pot, None if mag else "deze wijk geeft niets af.")
        tekort = max(0, zaak.gebruik[pot.pot] - max(0, zaak.aanwezig(pot) - zaak.reserve(pot) - eruit))
        yield oordeel(
            "verplaatsing", pot.pot, None if erin <= tekort else f"er komt {euro(erin - tekort)} te veel bij."
        )


def _beslissing(zaak: _Zaak) -> Iterator[Oordeel]:
    """Who decides has the mandate, and nobody with less has it; score 0 gets nothing; a wait has a day to come."""
    spelregels = zaak.stand.scenario.spelregels
    for advies in zaak.adviezen:
        initiatief = zaak.initiatieven[advies.initiatief]
        if advies.uitkomst is Uitkomst.WACHTEN:
            later = advies.wachten_tot is not None and advies.wachten_tot > advies.datum
            yield _vind("wachten", advies, None if later else "er wordt nergens op gewacht.")
            continue
        bedrag = (advies.bedrag_euro, advies.uren) if advies.uitkomst is Uitkomst.TOEKENNEN else None
        gevraagd_euro, gevraagd_uren = bedrag or (initiatief.bedrag_euro, initiatief.uren)
        # euro + uren × loonkosten / uren_per_fte ≤ grens, without dividing
        waarde = gevraagd_euro * spelregels.uren_per_fte + gevraagd_uren * spelregels.loonkosten_per_fte_euro
        bevoegd = [
            (m.grens_euro is None, m.grens_euro or 0, m.rol)
            for m in spelregels.mandaten
            if m.grens_euro is None or waarde <= m.grens_euro * spelregels.uren_per_fte
        ]
        wie = min(bevoegd)[2] if bevoegd else None
        yield _vind("mandaat", advies, None if advies.beslisser == wie else f"{wie or 'niemand'} beslist hierover.")
        if advies.uitkomst is Uitkomst.TOEKENNEN:
            yield _vind("bijdrage", advies, None if initiatief.score_duizendsten > 0 else "score 0 is toegekend.")


def _drempel(zaak: _Zaak) -> Iterator[Oordeel]:
    """Under drempelscore nothing below it is granted, unless it is small enough to be decided by yardstick alone."""
    spelregels = zaak.stand.scenario.spelregels
    for advies, initiatief in zaak.toegekend:
        subsidie = initiatief.vorm in (None, Vorm.SUBSIDIE)
        wijze = spelregels.verdeelwijze_subsidie if subsidie else spelregels.verdeelwijze
        omvang = initiatief.bedrag_euro * spelregels.uren_per_fte + initiatief.uren * spelregels.loonkosten_per_fte_euro
        klein = omvang <= spelregels.zelf_beslissen_tot_euro * spelregels.uren_per_fte
        if wijze is Verdeelwijze.DREMPELSCORE and not klein and not zaak.is_tender:
            haalt = initiatief.score_duizendsten >= zaak.drempel_duizendsten
            yield _vind("drempel", advies, None if haalt else "de score ligt onder de drempelscore.")


_REGELS: dict[str, Callable[[_Zaak], Iterator[Oordeel]]] = {
    "volledig": _volledig,
    "bedrag": _bedrag,
    "betaling": _betaling,
    "aard": _aard,
    "saldo": _saldo,
    "verplaatsing": _verplaatsing,
    "beslissing": _beslissing,
    "drempel": _drempel,
}


def _vind(regel: str, advies: Advies, fout: str | None) -> Bevinding | None:
    return oordeel(regel, f"aanvraag {advies.initiatief}", fout)
