"""Whatever happens to a book in whatever order: money is neither made nor lost, and no promise is broken."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path

import hypothesis.strategies as st
import pytest
from hypothesis import settings
from hypothesis.stateful import (
    RuleBasedStateMachine,
    initialize,
    invariant,
    precondition,
    rule,
    run_state_machine_as_test,
)
from jaarboekvoorbeeld import NOORD, OOST, WEST, begin_boek, maak_aanvraag, maak_advies, maak_jaarstad

from allocator.jaarboek import rekeningen
from allocator.jaarboek.boek import Jaarboek
from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.gegevens import Besluit
from allocator.jaarboek.saldo import Saldo
from allocator_models.jaar import Deel, Uitkomst, Verplaatsing
from allocator_models.jaarboek import Besluitsoort, Mutatiesoort, Status
from allocator_models.mandaat import mag_beslissen
from allocator_models.scenario import Aard

_STAD = maak_jaarstad()
_POTTEN = (NOORD, OOST, WEST, "flexibel geld SW Groen S", "flexibel geld SW Groen I", "flexibel geld DMO Jeugd I")
_UREN = ("flexibele uren SW", "flexibele uren DMO")

dagen = st.one_of(st.integers(60, 365), st.integers(0, 365)).map(lambda n: date(2012, 1, 1) + timedelta(days=n))
bedragen = st.one_of(st.integers(1, 900), st.integers(1, 6_000), st.sampled_from([250, 460, 9_500, 10_000]))
potten = st.sampled_from(_POTTEN)
delen = st.lists(
    st.one_of(st.builds(Deel, potten, euro=bedragen), st.builds(Deel, st.sampled_from(_UREN), uren=st.integers(1, 30))),
    min_size=1,
    max_size=3,
    unique_by=lambda d: d.pot,
)
verplaatsingen = st.lists(
    st.builds(Verplaatsing, potten, potten, st.integers(1, 4_000)).filter(lambda v: v.van != v.naar), max_size=2
)
aanvragen = st.builds(
    maak_aanvraag,
    datum=st.integers(0, 60).map(lambda n: date(2012, 1, 1) + timedelta(days=n)),
    wijken=st.sampled_from([(("Noord", 10_000),), (("Oost", 6_000), ("West", 4_000)), (("West", 10_000),)]),
    aard=st.sampled_from(Aard),
    spoed=st.booleans(),
    bedrag_euro=bedragen,
    uren=st.one_of(st.just(0), st.integers(0, 15)),
    dienst=st.sampled_from(["SW", "DMO"]),
)
rollen = st.one_of(st.just("college"), st.sampled_from([m.rol for m in _STAD.spelregels.mandaten]))


@pytest.fixture(scope="module")
def sjabloon(tmp_path_factory):
    """A book that was just begun, to copy."""
    pad = tmp_path_factory.mktemp("sjabloon") / "stad.jaarboek"
    begin_boek(pad).sluit()
    return pad


class Jaar(RuleBasedStateMachine):
    """A year of people who ask, decide, pay, withdraw and err; the book refuses what it has to, and writes the rest."""

    sjabloon: Path

    @initialize(eerste=st.lists(aanvragen, min_size=4, max_size=4))
    def begin(self, eerste):
        self.map_ = Path(tempfile.mkdtemp())
        pad = shutil.copy(self.sjabloon, self.map_ / "stad.jaarboek")
        self.boek = Jaarboek.open(str(pad))
        self.toegezegd: dict[str, Saldo] = {}
        """What was promised and may only shrink when the indiener withdraws or the grant is settled."""
        self.opening = self._som()
        for aanvraag in eerste:
            self.registreer(aanvraag)

    def teardown(self):
        self.boek.sluit()
        shutil.rmtree(self.map_)

    def _doe(self, doen, *gegevens, **velden):
        """Let the book do something, or refuse it; what is refused, leaves no trace."""
        kop = self.boek.kenmerk
        try:
            return doen(*gegevens, **velden)
        except JaarboekFout:
            assert self.boek.kenmerk == kop
            return None

    def _som(self):
        """All euros and hours that came from the begroting, wherever they are now."""
        euro = uren = 0
        for m in self.boek.mutaties():
            for rekening, teken in ((m.naar, 1), (m.van, -1)):
                if rekening != rekeningen.BEGROTING:
                    euro += teken * m.euro
                    uren += teken * m.uren
        return euro, uren

    def _een(self, data):
        """A request, more often one that still waits."""
        dossiers = self.boek.dossiers()
        wachtend = [d.initiatief.initiatief for d in dossiers if d.status.wacht_op_besluit]
        alle = [d.initiatief.initiatief for d in dossiers]
        return data.draw(st.sampled_from(wachtend * 4 + alle))

    @rule(aanvraag=aanvragen)
    def registreer(self, aanvraag):
        self._doe(self.boek.registreer, aanvraag, door="x")

    @rule(data=st.data(), delen=delen, moves=verplaatsingen)
    def adviseer(self, data, delen, moves):
        nummer = self._een(data)
        self._doe(self.boek.leg_vast, [maak_advies(nummer, *delen, verplaatsingen=tuple(moves))], door="x")

    @rule(
        data=st.data(),
        dag=dagen,
        rol=rollen,
        uitkomst=st.sampled_from([Uitkomst.TOEKENNEN, Uitkomst.TOEKENNEN, *Uitkomst]),
        eigen=st.none() | delen,
        moves=verplaatsingen,
    )
    def besluit(self, data, dag, rol, uitkomst, eigen, moves):
        nummer = self._een(data)
        aanvraag = next(d.initiatief for d in self.boek.dossiers() if d.initiatief.initiatief == nummer)
        euro = sum(d.euro for d in eigen) if eigen else data.draw(st.integers(0, aanvraag.bedrag_euro))
        uren = sum(d.uren for d in eigen) if eigen else aanvraag.uren
        besluit = Besluit(
            nummer,
            dag,
            uitkomst,
            euro,
            uren,
            rol,
            "x",
            reden="anders",
            delen=tuple(eigen) if eigen else None,
            verplaatsingen=tuple(moves) if eigen else None,
        )
        self._toegekend(self._doe(self.boek.besluit, besluit), Saldo(euro, uren))

    @rule(data=st.data(), dag=dagen, deel=st.integers(1, 10), gever=st.none() | potten)
    def ken_een_deel_toe(self, data, dag, deel, gever):
        nummer = self._een(data)
        aanvraag = next(d.initiatief for d in self.boek.dossiers() if d.initiatief.initiatief == nummer)
        bedrag = Saldo(max(1, aanvraag.bedrag_euro * deel // 10), aanvraag.uren)
        eigen = f"leefbaarheidsbudget {aanvraag.wijken[0][0]}"
        moves = (Verplaatsing(gever, eigen, 50),) if gever and gever != eigen else None
        besluit = Besluit(
            nummer,
            dag,
            Uitkomst.TOEKENNEN,
            bedrag.euro,
            bedrag.uren,
            "college",
            "x",
            reden="een deel",
            verplaatsingen=moves,
        )
        self._toegekend(self._doe(self.boek.besluit, besluit), bedrag)

    @precondition(lambda self: self.boek.voorbehouden())
    @rule(data=st.data(), dag=dagen, akkoord=st.booleans())
    def raadsbesluit(self, data, dag, akkoord):
        voorbehoud = data.draw(st.sampled_from(self.boek.voorbehouden()))
        besluit = next(b for b in self.boek.besluiten() if b.nummer == voorbehoud.besluit)
        uitslag = self._doe(
            self.boek.raadsbesluit, voorbehoud.initiatief, akkoord=akkoord, datum=dag, nummer="7", door="griffie"
        )
        self._toegekend(uitslag, Saldo(besluit.bedrag_euro, besluit.uren))

    def _toegekend(self, uitslag, bedrag):
        if uitslag is not None and uitslag.status is Status.TOEGEKEND:
            assert uitslag.initiatief not in self.toegezegd
            self.toegezegd[uitslag.initiatief] = bedrag

    @precondition(lambda self: self.toegezegd)
    @rule(data=st.data(), euro=st.integers(0, 3_000), uren=st.integers(0, 20), dag=dagen)
    def betaal(self, data, euro, uren, dag):
        nummer = data.draw(st.sampled_from(sorted(self.toegezegd)))
        self._doe(self.boek.betaald, nummer, euro=euro, uren=uren, datum=dag, door="x")

    @precondition(lambda self: self.toegezegd)
    @rule(data=st.data(), euro=st.integers(0, 3_000), uren=st.integers(0, 20), dag=dagen)
    def stel_vast(self, data, euro, uren, dag):
        nummer = data.draw(st.sampled_from(sorted(self.toegezegd)))
        if self._doe(self.boek.stel_vast, nummer, euro=euro, uren=uren, datum=dag, door="x"):
            assert euro <= self.toegezegd[nummer].euro
            self.toegezegd[nummer] = Saldo(euro, uren)

    @rule(data=st.data(), dag=dagen)
    def trek_in(self, data, dag):
        nummer = self._een(data)
        if self._doe(self.boek.intrekken, nummer, datum=dag, door="x", reden="") and nummer in self.toegezegd:
            dossier = next(d for d in self.boek.dossiers() if d.initiatief.initiatief == nummer)
            self.toegezegd[nummer] = Saldo(dossier.betaald_euro, dossier.betaald_uren)

    @rule(wijk=st.sampled_from(["Noord", "Oost", "West"]), uren=st.integers(-1, 600), dag=dagen)
    def strip(self, wijk, uren, dag):
        self._doe(self.boek.strip, wijk, None, uren=uren, datum=dag, door="x", waarom="tegel")

    @rule(data=st.data(), dag=dagen)
    def herstel(self, data, dag):
        mutatie = data.draw(st.sampled_from(self.boek.mutaties()))
        terug = self._doe(self.boek.herstel, mutatie.nummer, datum=dag, door="x", reden="fout")
        if terug and mutatie.soort is Mutatiesoort.BETALING:
            dossier = next(d for d in self.boek.dossiers() if d.initiatief.initiatief == mutatie.initiatief)
            assert dossier.betaald_euro >= 0

    @precondition(lambda self: len(self.boek.besluiten()) > 5)
    @rule(euro=st.integers(0, 3_000), raadsbesluit=st.sampled_from(["", "2012-99"]))
    def sluit_af(self, euro, raadsbesluit):
        mee = {WEST: Saldo(euro)}
        self._doe(self.boek.sluit_af, datum=date(2012, 12, 31), door="x", meenemen=mee, raadsbesluit=raadsbesluit)

    @invariant()
    def de_som_blijft_gelijk(self):
        assert self._som() == self.opening

    @invariant()
    def de_potten_verklaren_de_som(self):
        """Per pot: opening + in − out − toegezegd − called − closed = what is left on the last day."""
        for p in self.boek.potten(date(2012, 12, 31)):
            over = p.te_besteden_euro - p.toegezegd_euro - p.afgesloten_euro
            assert over == p.stand.euro >= p.stand.reserve_euro >= 0
            over = p.stand.budget_uren - p.toegezegd_uren - p.gebruikt_uren - p.afgesloten_uren
            assert over == p.stand.uren >= p.stand.reserve_uren >= 0

    @invariant()
    def het_boek_is_heel_en_nergens_onder_nul(self):
        assert self.boek.controleer() == ()

    @invariant()
    def toegezegd_blijft_toegezegd(self):
        nu = {
            d.initiatief.initiatief: Saldo(d.toegekend_euro, d.toegekend_uren)
            for d in self.boek.dossiers()
            if d.toegekend_euro or d.toegekend_uren
        }
        assert nu == {nummer: saldo for nummer, saldo in self.toegezegd.items() if saldo != Saldo()}

    @invariant()
    def structureel_nooit_uit_incidenteel(self):
        aard = {p.pot: p.aard for p in self.boek.stand(date(2012, 1, 1)).potten}
        aard |= {rekeningen.spoedreserve(pot): soort for pot, soort in aard.items()}
        gevraagd = {d.initiatief.initiatief: d.initiatief.aard for d in self.boek.dossiers()}
        for m in self.boek.mutaties():
            naar = gevraagd[m.initiatief] if m.soort is Mutatiesoort.TOEKENNING else aard.get(m.naar)
            if m.soort in (Mutatiesoort.TOEKENNING, Mutatiesoort.VERPLAATSING) and naar is Aard.STRUCTUREEL:
                assert aard[m.van] is not Aard.INCIDENTEEL

    @invariant()
    def niets_naar_een_ander_programma_zonder_de_raad(self):
        programma = {p.pot: p.programma for p in self.boek.stand(date(2012, 1, 1)).potten}
        programma |= {rekeningen.spoedreserve(pot): naam for pot, naam in programma.items()}
        besluiten = {b.nummer: b for b in self.boek.besluiten()}
        for m in self.boek.mutaties():
            if m.soort is Mutatiesoort.VERPLAATSING and programma[m.van] != programma[m.naar]:
                assert besluiten[m.besluit].soort is Besluitsoort.RAADSBESLUIT
                assert m.kenmerk

    @invariant()
    def niemand_boven_zijn_mandaat(self):
        for b in self.boek.besluiten():
            if b.soort is Besluitsoort.TOEKENNEN:
                assert mag_beslissen(_STAD.spelregels, b.rol, b.bedrag_euro, b.uren)

    @invariant()
    def hele_euros_en_uren(self):
        for m in self.boek.mutaties():
            assert type(m.euro) is type(m.uren) is int
            assert sorted((m.euro, m.uren))[0] == 0 < sorted((m.euro, m.uren))[1]


@pytest.mark.parametrize("jaren", [3, pytest.param(20, marks=pytest.mark.slow)])
def test_no_order_of_events_breaks_the_book(sjabloon, jaren):
    """Years of up to 25 events at random, with every promise of the book held after each."""
    soort = type("JaarVanSjabloon", (Jaar,), {"sjabloon": sjabloon})
    instelling = settings(max_examples=jaren, stateful_step_count=25, deadline=None, derandomize=True, print_blob=True)
    run_state_machine_as_test(soort, settings=instelling)
