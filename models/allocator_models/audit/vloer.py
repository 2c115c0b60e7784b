"""[vloer]: every wijk's recht, computed anew, and the floor under what it gets.

What takes a solver to find can't be computed here; of it the audit checks what must hold whatever the solver did.
``haalbaar`` is at most what is asked, and at most what the diensten could give if the wijk had all of them to itself.
It isn't held against what the wijk was granted: a solver that stops within its gap may know less of what the wijk could
have had than the plan shows. And ``z`` is at most its bound, as is the lowest service of
this plan, which is one of the plans that z was the best of.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cached_property

from allocator_models.audit.feiten import Feiten, naar_boven, stadswaarde_cent
from allocator_models.audit.oordeel import Uitkomst, euro, euro_cent, ongelijk, oordeel, procent
from allocator_models.plan import Vloer, Wijkrecht
from allocator_models.scenario import HELE_DEEL_BP, Gebondenheid, Inzet, Post, Prioriteit
from allocator_models.spelregels import Doel, Wijkvloer

REGEL = "vloer"


def controleer_vloer(feiten: Feiten) -> Iterator[Uitkomst]:
    """The plan has a floor when the spelregel asks for one, with the right rechten, and every wijk stands on it."""
    spelregel, vloer = feiten.scenario.spelregels.wijkvloer, feiten.plan.vloer
    gevraagd = spelregel is not Wijkvloer.GEEN and any(d.doel is Doel.WIJKPRIORITEITEN for d in feiten.scenario.doelen)
    yield oordeel(REGEL, "stad", _aanwezig(gevraagd, vloer))
    if vloer is None:
        return
    rechten = Rechten(feiten)
    for recht in vloer.rechten:
        plaats = f"wijk {recht.wijk}"
        yield oordeel(REGEL, plaats, _aandeel(rechten, recht))
        yield oordeel(REGEL, plaats, _gevraagd(rechten, recht))
        yield oordeel(REGEL, plaats, _haalbaar(rechten, recht))
    if spelregel is Wijkvloer.VLOER:
        toegekend = _toegekend_cent(feiten)
        yield oordeel(REGEL, "stad", _grens(vloer, toegekend))
        for recht in vloer.rechten:
            deel = feiten.scenario.spelregels.wijkvloer_deel_bp
            yield oordeel(REGEL, f"wijk {recht.wijk}", _bediend(recht, toegekend[recht.wijk], vloer, deel))


def _aanwezig(gevraagd: bool, vloer: Vloer | None) -> str | None:
    if gevraagd == (vloer is not None):
        return None
    return "De vloer onder de wijken ontbreekt." if gevraagd else "Er is een vloer, maar die hoort er niet te zijn."


class Rechten:
    """What every wijk may count on, from the scenario alone. Amounts are in cents until they are a recht."""

    def __init__(self, feiten: Feiten) -> None:
        self._feiten = feiten
        self._scenario = feiten.scenario
        self._loonkosten = feiten.scenario.spelregels.loonkosten_per_fte_euro

    def aandeel_euro(self, wijk: str) -> int:
        """Return the wijk's share of G by inwoners × behoefte, in whole euros rounded down; 0 when nobody weighs."""
        gewicht = {w.wijk: w.inwoners * w.behoefte_duizendsten for w in self._scenario.wijken}
        totaal = sum(gewicht.values())
        return gewicht[wijk] * self.te_verdelen_cent // (totaal * 100) if totaal else 0

    def gevraagd_euro(self, wijk: str) -> int:
        """Return the city value of the largest variant of each of the wijk's prioriteiten, rounded down."""
        return sum(_grootste(q, None, self._waarde_cent) for q in self._prioriteiten[wijk]) // 100

    def hoogstens_haalbaar_euro(self, wijk: str) -> int:
        """Return what the diensten could give the wijk if no other wijk, promise or afspraak asked for anything."""
        cent = 0
        for dienst in self._scenario.dienst:
            euros = sum(_grootste(q, dienst, lambda rij: rij.euro) for q in self._prioriteiten[wijk])
            uren = sum(_grootste(q, dienst, lambda rij: rij.fte_honderdsten) for q in self._prioriteiten[wijk])
            kan = sum(c for post, c in self._capaciteit[dienst] if self._feiten.bedient(post, wijk))
            cent += 100 * min(euros, self._bron_euro[dienst]) + self._loonkosten * min(uren, kan)
        return cent // 100

    @cached_property
    def te_verdelen_cent(self) -> int:
        """G: per dienst the lesser of what is asked of it and what it has to earmark and to serve with."""
        afspraak_euro: Counter[str] = Counter()
        afspraak_uren: Counter[str] = Counter()
        for a in self._scenario.wijkafspraken:
            afspraak_euro[a.dienst] += a.euro
            afspraak_uren[a.dienst] += a.fte_honderdsten
        totaal = 0
        for dienst in self._scenario.dienst:
            gevraagd = sum(_grootste(q, dienst, self._waarde_cent) for q in self._scenario.prioriteiten)
            oormerkbaar = max(0, self._ongebonden_bron_euro[dienst] - afspraak_euro[dienst])
            uren = max(0, sum(c for _, c in self._capaciteit[dienst]) - afspraak_uren[dienst])
            totaal += min(gevraagd, 100 * oormerkbaar + uren * self._loonkosten)
        return totaal

    def _waarde_cent(self, rij: Inzet) -> int:
        return stadswaarde_cent((rij,), self._loonkosten)

    @cached_property
    def _prioriteiten(self) -> Mapping[str, list[Prioriteit]]:
        """Wijk → its prioriteiten."""
        per_wijk: dict[str, list[Prioriteit]] = defaultdict(list)
        for q in self._scenario.prioriteiten:
            per_wijk[q.wijk].append(q)
        return per_wijk

    @cached_property
    def _capaciteit(self) -> Mapping[str, list[tuple[Post, int]]]:
        """Dienst → its teams that can give hours, with how many hundredths."""
        per_dienst: dict[str, list[tuple[Post, int]]] = defaultdict(list)
        for post in self._scenario.posten:
            if capaciteit := self._feiten.capaciteit_honderdsten(post):
                per_dienst[post.dienst].append((post, capaciteit))
        return per_dienst

    @cached_property
    def _bron_euro(self) -> Counter[str]:
        """Dienst → lasten of the posts from which euros may be earmarked."""
        return self._lasten(p for p in self._scenario.posten if self._feiten.is_bron(p))

    @cached_property
    def _ongebonden_bron_euro(self) -> Counter[str]:
        """The same, without juridisch posts."""
        return self._lasten(
            p for p in self._scenario.posten if self._feiten.is_bron(p) and p.gebondenheid is not Gebondenheid.JURIDISCH
        )

    @staticmethod
    def _lasten(posten: Iterable[Post]) -> Counter[str]:
        lasten: Counter[str] = Counter()
        for post in posten:
            lasten[post.dienst] += post.lasten_euro
        return lasten


def _grootste(prioriteit: Prioriteit, dienst: str | None, maat: Callable[[Inzet], int]) -> int:
    """Return the most that any variant asks of ``dienst`` (None: of all), by ``maat``."""
    return max(sum(maat(r) for r in v.stadsinzet if dienst in (None, r.dienst)) for v in prioriteit.varianten)


def _aandeel(rechten: Rechten, recht: Wijkrecht) -> str | None:
    verwacht = rechten.aandeel_euro(recht.wijk)
    if recht.aandeel_euro == verwacht:
        return None
    return ongelijk("Aandeel naar inwoners en behoefte", euro(recht.aandeel_euro), euro(verwacht))


def _gevraagd(rechten: Rechten, recht: Wijkrecht) -> str | None:
    verwacht = rechten.gevraagd_euro(recht.wijk)
    if recht.gevraagd_euro == verwacht:
        return None
    return ongelijk("Gevraagde inzet", euro(recht.gevraagd_euro), euro(verwacht))


def _haalbaar(rechten: Rechten, recht: Wijkrecht) -> str | None:
    hoogstens = min(rechten.gevraagd_euro(recht.wijk), rechten.hoogstens_haalbaar_euro(recht.wijk))
    if 0 <= recht.haalbaar_euro <= hoogstens:
        return None
    return f"Haalbaar is {euro(recht.haalbaar_euro)}; dat moet tussen {euro(0)} en {euro(hoogstens)} liggen."


def _toegekend_cent(feiten: Feiten) -> Counter[str]:
    """Return wijk → granted city value in cents."""
    toegekend: Counter[str] = Counter()
    loonkosten = feiten.scenario.spelregels.loonkosten_per_fte_euro
    for variant in feiten.toegekende_varianten:
        wijk = feiten.scenario.prioriteit[variant.prioriteit].wijk
        toegekend[wijk] += stadswaarde_cent(variant.inzet, loonkosten)
    return toegekend


def _grens(vloer: Vloer, toegekend: Counter[str]) -> str | None:
    """Return the fault when z, or the lowest service of this very plan, lies above the bound of z."""
    if not 0 <= vloer.z_promille <= vloer.grens_promille:
        return f"De laagste bediening is {vloer.z_promille} promille, en kan hoogstens {vloer.grens_promille} zijn."
    bediening = [1000 * toegekend[r.wijk] // (100 * r.recht_euro) for r in vloer.rechten if r.recht_euro > 0]
    if bediening and min(bediening) > vloer.grens_promille:
        return f"In dit plan is de laagste bediening {min(bediening)} promille; de grens is {vloer.grens_promille}."
    return None


def _bediend(recht: Wijkrecht, toegekend_cent: int, vloer: Vloer, deel_bp: int) -> str | None:
    # granted ≥ deel × z × recht in whole cents, with z in thousandths and deel in hundredths of a percent.
    minstens = naar_boven(deel_bp * vloer.z_promille * recht.recht_euro * 100, 1000 * HELE_DEEL_BP)
    if toegekend_cent >= minstens:
        return None
    van = f"{procent(deel_bp)} van {vloer.z_promille} promille van het recht van {euro(recht.recht_euro)}"
    return f"Er is {euro_cent(toegekend_cent)} toegekend; de vloer is {euro_cent(minstens)} ({van})."
