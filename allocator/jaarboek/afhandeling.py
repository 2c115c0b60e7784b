"""What follows on a besluit: payments, withdrawals, settlements; strip calls, corrections, and the end of the year."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from allocator.jaarboek import rekeningen
from allocator.jaarboek.besluiten import Griffie
from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.gegevens import Geregistreerd, Uitslag
from allocator.jaarboek.kas import Grondslag, Kas, netto, regels
from allocator.jaarboek.ketting import Schrijver
from allocator.jaarboek.opslag import models as opslag
from allocator.jaarboek.saldo import Saldo
from allocator.jaarboek.verzoeken import check_datum
from allocator.workbook import notation
from allocator_models.canoniek import canonieke_tekst
from allocator_models.jaar import Potsoort
from allocator_models.jaarboek import Besluitsoort, Bijdragen, Mutatie, Mutatiesoort, Status
from allocator_models.scenario import Scenario

_TE_HERSTELLEN = (Mutatiesoort.BETALING, Mutatiesoort.STRIPPEN, Mutatiesoort.VERPLAATSING)


class Administratie:
    """Keeps the books after the besluit, for whoever holds the lock."""

    def __init__(self, schrijver: Schrijver, scenario: Scenario) -> None:
        self._schrijver = schrijver
        self._scenario = scenario
        self._kas = Kas(schrijver, scenario.jaar)
        self._griffie = Griffie(schrijver, scenario)

    def betaald(self, nummer: str, bedrag: Saldo, *, datum: date, door: str, kenmerk: str) -> tuple[Mutatie, ...]:
        """Post that (a part of) a grant was paid, or its hours were worked.

        Raises:
            SaldoTekort: more than was toegezegd and isn't paid yet.
        """
        regel, _ = self._griffie.dossier(nummer)
        check_datum(datum, regel)
        grond = Grondslag(datum, door, f"betaling {nummer}", kenmerk=kenmerk, initiatief=nummer)
        rekening = rekeningen.initiatief(nummer)
        return regels(self._kas.boek(Mutatiesoort.BETALING, rekening, rekeningen.BETAALD, bedrag, grond))

    def intrekken(self, nummer: str, *, datum: date, door: str, reden: str) -> Uitslag:
        """Write that the indiener withdraws a request; what isn't paid of it is free again.

        Raises:
            JaarboekFout: it was refused, settled or withdrawn before.
        """
        regel, stand = self._griffie.dossier(nummer)
        check_datum(datum, regel)
        status = Status(stand.status)
        if not status.wacht_op_besluit and status not in (Status.TOEGEKEND, Status.ONDER_VOORBEHOUD):
            raise JaarboekFout(f"{nummer} is niet in te trekken: de stand is '{status}'.", "Controleer het nummer.")
        return self._maak_af(
            nummer, Besluitsoort.INTREKKEN, Status.INGETROKKEN, self._op_rekening(nummer), datum, door, reden
        )

    def stel_vast(self, nummer: str, eind: Saldo, *, datum: date, door: str, reden: str) -> Uitslag:
        """Settle a grant at its final total: what was granted more, is free again; the rest can still be paid.

        Raises:
            JaarboekFout: nothing is granted, or the total is more than was granted or less than was paid.
        """
        regel, stand = self._griffie.dossier(nummer)
        check_datum(datum, regel)
        if stand.status != Status.TOEGEKEND:
            raise JaarboekFout(f"{nummer} is niet vast te stellen: de stand is '{stand.status}'.", "Ken eerst toe.")
        open_, betaald = self._op_rekening(nummer), self._betaald(nummer)
        vrij = betaald + open_ - eind
        if vrij.euro < 0 or vrij.uren < 0:
            raise JaarboekFout(
                f"{nummer} kan niet hoger worden vastgesteld dan is toegekend.",
                "Dien voor meer een nieuwe aanvraag in.",
            )
        if vrij.euro > open_.euro or vrij.uren > open_.uren:
            raise JaarboekFout(
                f"Bij {nummer} is al {notation.euro(betaald.euro)} en {notation.getal(betaald.uren)} uur betaald.",
                "Boek eerst de terugbetaling.",
            )
        return self._maak_af(nummer, Besluitsoort.VASTSTELLEN, Status.AFGEREKEND, vrij, datum, door, reden)

    def strip(
        self,
        wijk: str,
        dienst: str | None,
        uren: int,
        *,
        datum: date,
        door: str,
        waarom: str,
        kenmerk: str,
        vingerafdruk: str,
    ) -> Geregistreerd:
        """Post a strip call: hours within the card of a wijk, which nobody weighs; the same one twice is once.

        Raises:
            JaarboekFout: the wijk has no card, or no hours are called.
            SaldoTekort: the card holds too few.
        """
        bekend = opslag.Mutatie.objects.using(self._schrijver.alias).filter(vingerafdruk=vingerafdruk or None).first()
        if vingerafdruk and bekend is not None:
            return Geregistreerd(bekend.kenmerk, bekend.nummer, nieuw=False)
        kaart = f"{Potsoort.STRIPPEN} {wijk}"
        if not opslag.Pot.objects.using(self._schrijver.alias).filter(pot=kaart).exists():
            raise JaarboekFout(f"De wijk '{wijk}' heeft geen strippenkaart.", "Dien een gewone aanvraag in.")
        if uren <= 0:
            raise JaarboekFout("Een strip is ten minste 1 uur.", "Vul het aantal uren in.")
        grond = Grondslag(datum, door, waarom, kenmerk=kenmerk)
        (geboekt,) = self._kas.boek(
            Mutatiesoort.STRIPPEN,
            kaart,
            rekeningen.dienst(dienst),
            Saldo(uren=uren),
            grond,
            vingerafdruk=vingerafdruk or None,
        )
        return Geregistreerd(kenmerk, geboekt.nummer, nieuw=True)

    def herstel(self, nummer: int, *, datum: date, door: str, reden: str) -> tuple[Mutatie, ...]:
        """Post a payment, strip call or move back: a fault is corrected by its opposite, and both stay in the book.

        Raises:
            JaarboekFout: there is no such posting, it is of another kind, or it was posted back before.
            SaldoTekort: what was moved has been spent.
        """
        mutaties = opslag.Mutatie.objects.using(self._schrijver.alias)
        fout = mutaties.filter(nummer=nummer).first()
        if fout is None or fout.soort not in _TE_HERSTELLEN:
            raise JaarboekFout(
                f"Regel {nummer} is geen betaling, verplaatsing of strip.", "Alleen die zijn terug te boeken."
            )
        if mutaties.filter(herstelt=nummer).exists():
            raise JaarboekFout(f"Regel {nummer} is al teruggeboekt.", "Controleer het nummer van de regel.")
        grond = Grondslag(datum, door, reden, initiatief=fout.initiatief_id, besluit=fout.besluit_id)
        bedrag = Saldo(fout.euro, fout.uren)
        return regels(self._kas.boek(Mutatiesoort.HERSTEL, fout.naar, fout.van, bedrag, grond, herstelt=nummer))

    def sluit_af(self, meenemen: Mapping[str, Saldo], *, datum: date, door: str, kenmerk: str) -> tuple[Mutatie, ...]:
        """Close all pots: what the raad lets go along goes to next year, the rest lapses.

        Args:
            meenemen: per pot what goes along.
            datum: the day of closing, in the year or after it.
            door: who closes.
            kenmerk: the number of the raadsbesluit; empty when nothing goes along.

        Raises:
            JaarboekFout: something goes along without a raadsbesluit.
            SaldoTekort: more goes along than there is.
        """
        if any(bedrag != Saldo() for bedrag in meenemen.values()) and not kenmerk.strip():
            raise JaarboekFout("Geld meenemen naar volgend jaar kan alleen met een raadsbesluit.", "Noem het nummer.")
        if datum < date(self._scenario.jaar, 12, 31):
            raise JaarboekFout(
                f"Het jaar {self._scenario.jaar} is op {notation.datum(datum)} nog niet om.",
                f"Sluit af vanaf {notation.datum(date(self._scenario.jaar, 12, 31))}.",
            )
        potten = list(opslag.Pot.objects.using(self._schrijver.alias).order_by("nummer"))
        for naam in meenemen.keys() - {pot.pot for pot in potten}:
            raise JaarboekFout(f"Er is geen pot '{naam}' in dit jaarboek.", "Controleer de naam van de pot.")
        geboekt = []
        for pot in potten:
            mee = Grondslag(datum, door, "mee naar volgend jaar", kenmerk=kenmerk)
            soort = Mutatiesoort.AFSLUITING
            deel = meenemen.get(pot.pot, Saldo())
            geboekt += self._kas.boek_uit_pot(soort, pot.pot, rekeningen.VOLGEND_JAAR, deel, mee, spoed=False)
            for rekening in (pot.pot, rekeningen.spoedreserve(pot.pot)):
                rest = self._kas.vrij(rekening, datum)
                over = Grondslag(datum, door, "niet besteed")
                geboekt += self._kas.boek(soort, rekening, rekeningen.VERVALLEN, rest, over)
        return regels(geboekt)

    def _maak_af(
        self, nummer: str, soort: Besluitsoort, gevolg: Status, vrij: Saldo, datum: date, door: str, reden: str
    ) -> Uitslag:
        besluit = self._schrijver.voeg_toe(
            opslag.Besluit(
                initiatief_id=nummer,
                advies_id=None,
                soort=soort,
                gevolg=gevolg,
                datum=datum,
                bedrag_euro=0,
                uren=0,
                rol="",
                door=door,
                kenmerk="",
                reden=reden,
                inhoud=canonieke_tekst(Bijdragen()),
            )
        )
        grond = Grondslag(datum, door, f"{soort} {nummer}", initiatief=nummer, besluit=besluit.nummer)
        return Uitslag(nummer, gevolg, regels(self._geef_vrij(nummer, vrij, grond)))

    def _geef_vrij(self, nummer: str, vrij: Saldo, grond: Grondslag) -> list[opslag.Mutatie]:
        """Post money back to the accounts that it came from, in proportion."""
        rekening = rekeningen.initiatief(nummer)
        bronnen = dict(netto(self._mutaties(nummer), rekening))
        bronnen.pop(rekeningen.BETAALD, None)
        geboekt = []
        for bron, deel in zip(bronnen, vrij.naar_rato(bronnen.values()), strict=True):
            geboekt += self._kas.boek(Mutatiesoort.VRIJVAL, rekening, bron, deel, grond)
        return geboekt

    def _mutaties(self, nummer: str) -> tuple[Mutatie, ...]:
        mutaties = opslag.Mutatie.objects.using(self._schrijver.alias)
        return regels(mutaties.filter(initiatief=nummer).order_by("nummer"))

    def _op_rekening(self, nummer: str) -> Saldo:
        """What was toegezegd and isn't paid."""
        return sum(netto(self._mutaties(nummer), rekeningen.initiatief(nummer)).values(), Saldo())

    def _betaald(self, nummer: str) -> Saldo:
        netto_van = netto(self._mutaties(nummer), rekeningen.initiatief(nummer))
        return Saldo() - netto_van.get(rekeningen.BETAALD, Saldo())
