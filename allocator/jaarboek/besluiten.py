"""Besluiten: only they move money, and only within the mandate of whoever decides.

What was toegezegd is never taken back. A move between programma's is the raad's: such a besluit stays onder voorbehoud
and posts nothing until the raadsbesluit is in the book.
"""

from __future__ import annotations

from datetime import date

from allocator.jaarboek import rekeningen
from allocator.jaarboek.bijdragen import bepaal_bijdragen
from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.gegevens import Besluit, Uitslag
from allocator.jaarboek.kas import Grondslag, Kas, regels, weiger_s_uit_i
from allocator.jaarboek.ketting import Schrijver
from allocator.jaarboek.opslag import models as opslag
from allocator.jaarboek.saldo import Saldo
from allocator.jaarboek.verzoeken import check_datum, onbekende_aanvraag
from allocator.workbook import notation
from allocator_models.canoniek import canonieke_tekst, uit_tekst
from allocator_models.jaar import Advies, Deel, Potsoort, Uitkomst, Verplaatsing
from allocator_models.jaarboek import Besluitsoort, Bijdragen, Mutatiesoort, Status
from allocator_models.mandaat import beslisser, mag_beslissen, waarde_euro
from allocator_models.scenario import Initiatief, Scenario

_SOORT = {
    Uitkomst.TOEKENNEN: Besluitsoort.TOEKENNEN,
    Uitkomst.WEIGEREN: Besluitsoort.WEIGEREN,
    Uitkomst.WACHTEN: Besluitsoort.AANHOUDEN,
}
_GEVOLG = {
    Uitkomst.TOEKENNEN: Status.TOEGEKEND,
    Uitkomst.WEIGEREN: Status.GEWEIGERD,
    Uitkomst.WACHTEN: Status.AANGEHOUDEN,
}


class Griffie:
    """Takes besluiten down, for whoever holds the lock of the book."""

    def __init__(self, schrijver: Schrijver, scenario: Scenario) -> None:
        self._schrijver = schrijver
        self._scenario = scenario
        self._kas = Kas(schrijver, scenario.jaar)

    def besluit(self, besluit: Besluit) -> Uitslag:
        """Write a besluit, and post what it grants.

        Raises:
            JaarboekFout: it isn't complete, exceeds the mandate, comes too late, or pays S from I.
            SaldoTekort: a pot holds too little by now.
        """
        regel, stand = self.dossier(besluit.initiatief)
        check_datum(besluit.datum, regel)
        _check_open(stand, besluit.uitkomst)
        initiatief = uit_tekst(Initiatief, regel.inhoud)
        advies = self._advies(stand)
        _check_volledig(besluit, advies)
        self._check_mandaat(besluit, initiatief)
        bijdragen = Bijdragen()
        if besluit.uitkomst is Uitkomst.TOEKENNEN:
            bijdragen = bepaal_bijdragen(besluit, advies, initiatief)
            self._check_potten(bijdragen, initiatief)
        voorbehoud = any(self._vraagt_raad(v) for v in bijdragen.verplaatsingen)
        gevolg = Status.ONDER_VOORBEHOUD if voorbehoud else _GEVOLG[besluit.uitkomst]
        vastgelegd = self._schrijver.voeg_toe(
            opslag.Besluit(
                initiatief_id=regel.initiatief,
                advies_id=stand.advies,
                soort=_SOORT[besluit.uitkomst],
                gevolg=gevolg,
                datum=besluit.datum,
                bedrag_euro=besluit.bedrag_euro if besluit.uitkomst is Uitkomst.TOEKENNEN else 0,
                uren=besluit.uren if besluit.uitkomst is Uitkomst.TOEKENNEN else 0,
                rol=besluit.rol,
                door=besluit.door,
                kenmerk="",
                reden=besluit.reden,
                inhoud=canonieke_tekst(bijdragen),
            )
        )
        geboekt = [] if voorbehoud else self._boek(initiatief, bijdragen, vastgelegd)
        return Uitslag(regel.initiatief, gevolg, regels(geboekt))

    def raadsbesluit(self, nummer: str, *, akkoord: bool, datum: date, kenmerk: str, door: str) -> Uitslag:
        """Write what the raad decided on a besluit onder voorbehoud; with its consent that is posted now.

        Raises:
            JaarboekFout: nothing waits for the raad there, or the besluit has no number.
            SaldoTekort: a pot holds too little by now.
        """
        regel, stand = self.dossier(nummer)
        if stand.status != Status.ONDER_VOORBEHOUD:
            raise JaarboekFout(
                f"{nummer} wacht niet op de raad: de stand is '{stand.status}'.", "Controleer het nummer."
            )
        if not kenmerk.strip():
            raise JaarboekFout("Het nummer van het raadsbesluit ontbreekt.", "Vul het in: zonder besluit geen boeking.")
        voorlopig = opslag.Besluit.objects.using(self._schrijver.alias).get(nummer=stand.besluit)
        if datum < voorlopig.datum:
            raise JaarboekFout(
                f"{notation.datum(datum)} ligt voor het besluit onder voorbehoud ({notation.datum(voorlopig.datum)}).",
                "Controleer de datum.",
            )
        bijdragen = uit_tekst(Bijdragen, voorlopig.inhoud) if akkoord else Bijdragen()
        vastgelegd = self._schrijver.voeg_toe(
            opslag.Besluit(
                initiatief_id=nummer,
                advies_id=voorlopig.advies_id,
                soort=Besluitsoort.RAADSBESLUIT,
                gevolg=Status.TOEGEKEND if akkoord else Status.GEWEIGERD,
                datum=datum,
                bedrag_euro=voorlopig.bedrag_euro if akkoord else 0,
                uren=voorlopig.uren if akkoord else 0,
                rol="gemeenteraad",
                door=door,
                kenmerk=kenmerk,
                reden="",
                inhoud=canonieke_tekst(bijdragen),
            )
        )
        geboekt = self._boek(uit_tekst(Initiatief, regel.inhoud), bijdragen, vastgelegd)
        return Uitslag(nummer, Status(vastgelegd.gevolg), regels(geboekt))

    def dossier(self, nummer: str) -> tuple[opslag.Initiatief, opslag.Stand]:
        """Return the row of a request, and where it stands.

        Raises:
            JaarboekFout: there is none with this number.
        """
        regel = opslag.Initiatief.objects.using(self._schrijver.alias).filter(initiatief=nummer).first()
        if regel is None:
            raise onbekende_aanvraag(nummer)
        return regel, opslag.Stand.objects.using(self._schrijver.alias).get(initiatief=nummer)

    def _advies(self, stand: opslag.Stand) -> Advies | None:
        if stand.advies is None:
            return None
        return uit_tekst(Advies, opslag.Advies.objects.using(self._schrijver.alias).get(nummer=stand.advies).inhoud)

    def _check_mandaat(self, besluit: Besluit, initiatief: Initiatief) -> None:
        """Hold what is granted, hours included (of a refusal: what was asked), against the mandate table."""
        if besluit.uitkomst is Uitkomst.WACHTEN:
            return
        spelregels = self._scenario.spelregels
        mandaten = {m.rol: m for m in spelregels.mandaten}
        mandaat = mandaten.get(besluit.rol)
        if mandaat is None:
            raise JaarboekFout(
                f"'{besluit.rol}' staat niet in de mandaattabel.",
                f"Kies uit: {notation.opsomming(list(mandaten), voegwoord='of')}.",
            )
        over = besluit if besluit.uitkomst is Uitkomst.TOEKENNEN else initiatief
        if not mag_beslissen(spelregels, besluit.rol, over.bedrag_euro, over.uren):
            bevoegd = beslisser(spelregels, over.bedrag_euro, over.uren)
            waarde = notation.euro(waarde_euro(spelregels, over.bedrag_euro, over.uren))
            raise JaarboekFout(
                f"{besluit.initiatief} gaat over {waarde}, uren meegerekend, en een {besluit.rol} beslist tot "
                f"{notation.euro(mandaat.grens_euro or 0)}.",
                f"Hierover beslist: {bevoegd}." if bevoegd else "Niemand in de mandaattabel mag dit beslissen.",
            )

    def _pot(self, naam: str) -> opslag.Pot:
        pot = opslag.Pot.objects.using(self._schrijver.alias).filter(pot=naam).first()
        if pot is None:
            raise JaarboekFout(f"Er is geen pot '{naam}' in dit jaarboek.", "Kijk met 'allocator stand' welke er zijn.")
        return pot

    def _check_potten(self, bijdragen: Bijdragen, initiatief: Initiatief) -> None:
        """Refuse S from I, a strippenkaart that pays, and what is no pot."""
        for v in bijdragen.verplaatsingen:
            weiger_s_uit_i(self._pot(v.naar).aard, self._pot(v.van), f"'{v.naar}'")
        for deel in bijdragen.delen:
            pot = self._pot(deel.pot)
            _check_potsoort(pot, deel)
            weiger_s_uit_i(initiatief.aard, pot, initiatief.initiatief)

    def _vraagt_raad(self, verplaatsing: Verplaatsing) -> bool:
        """Whether a move goes from one programma to another."""
        return self._pot(verplaatsing.van).programma != self._pot(verplaatsing.naar).programma

    def _boek(self, initiatief: Initiatief, bijdragen: Bijdragen, besluit: opslag.Besluit) -> list[opslag.Mutatie]:
        grond = Grondslag(
            besluit.datum,
            besluit.door,
            f"{besluit.soort} {initiatief.initiatief}",
            kenmerk=besluit.kenmerk,
            initiatief=initiatief.initiatief,
            besluit=besluit.nummer,
        )
        geboekt = []
        soort = Mutatiesoort.VERPLAATSING
        for v in bijdragen.verplaatsingen:
            geboekt += self._kas.boek_uit_pot(soort, v.van, v.naar, Saldo(v.euro), grond, spoed=False)
        soort = Mutatiesoort.TOEKENNING
        rekening = rekeningen.initiatief(initiatief.initiatief)
        for deel in bijdragen.delen:
            bedrag = Saldo(deel.euro, deel.uren)
            geboekt += self._kas.boek_uit_pot(soort, deel.pot, rekening, bedrag, grond, spoed=initiatief.spoed)
        return geboekt


def _check_open(stand: opslag.Stand, uitkomst: Uitkomst) -> None:
    """Refuse a besluit on what was decided before; only what was refused may still be granted.

    Raises:
        JaarboekFout: it is too late.
    """
    status = Status(stand.status)
    if status.wacht_op_besluit or (status is Status.GEWEIGERD and uitkomst is Uitkomst.TOEKENNEN):
        return
    remedie = {
        Status.TOEGEKEND: "Wat is toegezegd, wordt niet teruggenomen. De indiener kan de aanvraag intrekken.",
        Status.ONDER_VOORBEHOUD: "Leg eerst het raadsbesluit vast.",
    }.get(status, "")
    raise JaarboekFout(f"Over {stand.initiatief} is al beslist: de stand is '{status}'.", remedie)


def _check_volledig(besluit: Besluit, advies: Advies | None) -> None:
    """Refuse a besluit by nobody, and one that departs from the advies without saying why.

    Raises:
        JaarboekFout: it does.
    """
    if not besluit.door.strip():
        raise JaarboekFout(f"Wie over {besluit.initiatief} beslist, ontbreekt.", "Noem wie het besluit neemt.")
    if advies is None or besluit.reden.strip():
        return
    anders = besluit.uitkomst is not advies.uitkomst
    if besluit.uitkomst is Uitkomst.TOEKENNEN:
        anders |= (besluit.bedrag_euro, besluit.uren) != (advies.bedrag_euro, advies.uren)
        anders |= besluit.delen not in (None, advies.delen)
        anders |= besluit.verplaatsingen not in (None, advies.verplaatsingen)
    if anders:
        raise JaarboekFout(
            f"Het besluit over {besluit.initiatief} wijkt af van het advies ({advies.uitkomst}) en zegt niet waarom.",
            "Schrijf de reden erbij.",
        )


def _check_potsoort(pot: opslag.Pot, deel: Deel) -> None:
    """Refuse to pay a request from a strippenkaart.

    Raises:
        JaarboekFout: the pot is one.
    """
    if pot.soort == Potsoort.STRIPPEN:
        raise JaarboekFout(
            f"'{deel.pot}' is een strippenkaart en betaalt geen aanvragen.", "Kies een pot met flexibele uren."
        )
