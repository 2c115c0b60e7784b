"""The year book as its users see it: open or begin one, write down what happened, and read where things stand.

    with Jaarboek.begin("stad.jaarboek", scenario, plan, saldi, orgaan="raad", datum=dag, nummer="12") as boek:
        boek.registreer(initiatief, door="wijkbureau Oost")
        boek.leg_vast(weeg(boek.stand(vandaag)), door="wijkbureau Oost")

Each call that writes is one transaction under the one lock of the book: it is written whole, or not at all, and no two
people decide at once. :meth:`Jaarboek.vergrendeld` joins several calls into one. What a call refuses, it refuses with a
:class:`~allocator.jaarboek.fouten.JaarboekFout`, and nothing was written.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from functools import cached_property
from types import TracebackType
from typing import Self

from allocator.jaarboek import controle, lezen, verzoeken
from allocator.jaarboek.adres import Adres
from allocator.jaarboek.afhandeling import Administratie
from allocator.jaarboek.besluiten import Griffie
from allocator.jaarboek.fouten import JaarboekFout
from allocator.jaarboek.gegevens import Besluit, Geregistreerd, Kenmerk, Uitslag
from allocator.jaarboek.ketting import Bevinding
from allocator.jaarboek.opening import begin_boek
from allocator.jaarboek.opslag import models as opslag
from allocator.jaarboek.saldo import Saldo
from allocator.jaarboek.verbinding import WACHTTIJD_SECONDEN, Verbinding
from allocator_models.canoniek import uit_tekst
from allocator_models.jaar import Advies, Drempel, Jaarstand, Openingssaldo
from allocator_models.jaarboek import Dossier, GenomenBesluit, Mutatie, Mutatiesoort, Potoverzicht, Voorbehoud
from allocator_models.plan import Plan
from allocator_models.scenario import Initiatief, Scenario


class Jaarboek:
    """One year of one city. Make one with :meth:`begin` or :meth:`open`; not shared between threads."""

    def __init__(self, verbinding: Verbinding) -> None:
        self._verbinding = verbinding

    # --- opening and closing ---------------------------------------------------------------------------------------

    @classmethod
    def begin(
        cls,
        adres: str,
        scenario: Scenario,
        plan: Plan,
        saldi: Iterable[Openingssaldo],
        *,
        orgaan: str,
        datum: date,
        nummer: str,
        door: str = "",
    ) -> Self:
        """Begin the book of a plan that was set, and open it. It is there whole, or not at all.

        Args:
            adres: a path, or ``postgresql://…``.
            scenario: what the plan was made for.
            plan: what was set.
            saldi: the opening balances, from :func:`allocator_models.potten.openingspotten`.
            orgaan: who set the plan.
            datum: when.
            nummer: under which number.
            door: who begins the book; empty is ``orgaan``.

        Raises:
            JaarboekFout: there is a book already, or none can be made there.
        """
        begin_boek(Adres(adres), scenario, plan, saldi, orgaan=orgaan, datum=datum, nummer=nummer, door=door or orgaan)
        return cls.open(adres)

    @classmethod
    def open(cls, adres: str, *, wachttijd_seconden: float = WACHTTIJD_SECONDEN) -> Self:
        """Open a book that is there; one of an older version is brought up to this one.

        Raises:
            JaarboekFout: there is none, or it can't be opened.
            BoekBezet: others kept it locked for ``wachttijd_seconden``.
        """
        plaats = Adres(adres)
        plaats.check_aanwezig()
        verbinding = Verbinding(plaats, wachttijd_seconden)
        try:
            if not verbinding.is_jaarboek():
                raise JaarboekFout(
                    f"In {plaats.naam} staat geen jaarboek.",
                    "Controleer het adres, of begin het met: allocator vaststellen.",
                )
            verbinding.werk_bij()
        except BaseException:
            verbinding.sluit()
            raise
        return cls(verbinding)

    def sluit(self) -> None:
        """Let the book go; it can't be used any more."""
        self._verbinding.sluit()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, soort: type[BaseException] | None, fout: BaseException | None, spoor: TracebackType | None
    ) -> None:
        self.sluit()

    @contextmanager
    def vergrendeld(self) -> Iterator[None]:
        """Join the calls in the block into one: nobody else writes meanwhile, and all is written, or nothing.

        Raises:
            BoekBezet: others kept the book locked too long.
        """
        with self._verbinding.vergrendeld():
            yield

    # --- what the book rests on ------------------------------------------------------------------------------------

    @property
    def kenmerk(self) -> Kenmerk:
        """Which book it is, who set the plan, and how far it is written."""
        with self._verbinding.momentopname() as alias:
            return lezen.kenmerk(alias)

    @cached_property
    def scenario(self) -> Scenario:
        """The scenario of the plan, without names of indieners."""
        with self._verbinding.momentopname() as alias:
            tekst = opslag.Opening.objects.using(alias).values_list("scenario", flat=True).get()
        return lezen.indiener_weg(uit_tekst(Scenario, tekst))

    @cached_property
    def plan(self) -> Plan:
        """The plan that was set."""
        with self._verbinding.momentopname() as alias:
            return uit_tekst(Plan, opslag.Opening.objects.using(alias).values_list("plan", flat=True).get())

    # --- what comes in ---------------------------------------------------------------------------------------------

    def registreer(
        self,
        initiatief: Initiatief,
        *,
        door: str,
        vingerafdruk: str = "",
        omschrijving: str = "",
        beoordeeld_door: str = "",
        beoordeling: str = "",
        bron: str = "",
    ) -> Geregistreerd:
        """Write a request: under its own number, or the next one of the year when that is empty.

        Args:
            initiatief: the request; its ``indiener`` is kept, and given to nobody but :meth:`indiener`.
            door: who registers it.
            vingerafdruk: what tells this request from all others; a second time, nothing is written.
            omschrijving: what it is about.
            beoordeeld_door: who gave the score.
            beoordeling: how the score came about.
            bron: the file that it came in with.

        Raises:
            JaarboekFout: its wijk, dienst or programma is unknown, its date lies outside the year, or its number is
                taken by another request.
        """
        with self._verbinding.vergrendeld() as schrijver:
            return verzoeken.registreer(
                schrijver,
                self.scenario,
                initiatief,
                door=door,
                vingerafdruk=vingerafdruk,
                omschrijving=omschrijving,
                beoordeeld_door=beoordeeld_door,
                beoordeling=beoordeling,
                bron=bron,
            )

    def historie(self, initiatieven: Iterable[Initiatief]) -> int:
        """Write requests of earlier years that the book doesn't know yet; return how many.

        Raises:
            JaarboekFout: one isn't of an earlier year.
        """
        with self._verbinding.vergrendeld() as schrijver:
            return verzoeken.leg_historie_vast(schrijver, self.scenario, initiatieven)

    def publiceer(self, drempel: Drempel, *, door: str) -> None:
        """Write the drempelscore of a quarter.

        Raises:
            JaarboekFout: another one was published for that quarter.
        """
        with self._verbinding.vergrendeld() as schrijver:
            verzoeken.publiceer(schrijver, drempel, door=door)

    def leg_vast(self, adviezen: Iterable[Advies], *, door: str) -> tuple[str, ...]:
        """Write the advice on requests that wait for a besluit; return the numbers of those that are new.

        The same advice on the same date is written once; advice on what was decided meanwhile, not at all.

        Raises:
            JaarboekFout: a request isn't in the book.
        """
        with self._verbinding.vergrendeld() as schrijver:
            return verzoeken.leg_adviezen_vast(schrijver, adviezen, door=door)

    # --- what is decided -------------------------------------------------------------------------------------------

    def besluit(self, besluit: Besluit) -> Uitslag:
        """Write a besluit, and post what it grants; when a move needs the raad, post nothing yet.

        Raises:
            JaarboekFout: it exceeds the mandate, lacks its reason, comes too late, or pays S from I.
            SaldoTekort: a pot holds too little by now.
        """
        with self._verbinding.vergrendeld() as schrijver:
            return Griffie(schrijver, self.scenario).besluit(besluit)

    def raadsbesluit(self, initiatief: str, *, akkoord: bool, datum: date, nummer: str, door: str) -> Uitslag:
        """Write what the raad decided on a besluit onder voorbehoud; with its consent that is posted now.

        Raises:
            JaarboekFout: nothing waits for the raad there, or the number is empty.
            SaldoTekort: a pot holds too little by now.
        """
        with self._verbinding.vergrendeld() as schrijver:
            griffie = Griffie(schrijver, self.scenario)
            return griffie.raadsbesluit(initiatief, akkoord=akkoord, datum=datum, kenmerk=nummer, door=door)

    def intrekken(self, initiatief: str, *, datum: date, door: str, reden: str) -> Uitslag:
        """Write that the indiener withdraws; what isn't paid is free again.

        Raises:
            JaarboekFout: it was refused, settled or withdrawn before.
        """
        with self._verbinding.vergrendeld() as schrijver:
            return Administratie(schrijver, self.scenario).intrekken(initiatief, datum=datum, door=door, reden=reden)

    def stel_vast(
        self, initiatief: str, *, euro: int, uren: int = 0, datum: date, door: str, reden: str = ""
    ) -> Uitslag:
        """Settle a grant at its final total; what was granted more, is free again.

        Raises:
            JaarboekFout: nothing is granted, or the total is more than was granted or less than was paid.
        """
        with self._verbinding.vergrendeld() as schrijver:
            administratie = Administratie(schrijver, self.scenario)
            return administratie.stel_vast(initiatief, Saldo(euro, uren), datum=datum, door=door, reden=reden)

    # --- what is posted --------------------------------------------------------------------------------------------

    def betaald(
        self, initiatief: str, *, euro: int = 0, uren: int = 0, datum: date, door: str, kenmerk: str = ""
    ) -> tuple[Mutatie, ...]:
        """Post that (a part of) a grant was paid, or its hours were worked.

        Raises:
            SaldoTekort: it is more than was toegezegd and isn't paid yet.
        """
        with self._verbinding.vergrendeld() as schrijver:
            administratie = Administratie(schrijver, self.scenario)
            return administratie.betaald(initiatief, Saldo(euro, uren), datum=datum, door=door, kenmerk=kenmerk)

    def strip(
        self,
        wijk: str,
        dienst: str | None,
        *,
        uren: int,
        datum: date,
        door: str,
        waarom: str,
        kenmerk: str = "",
        vingerafdruk: str = "",
    ) -> Geregistreerd:
        """Post a strip call within the card of a wijk; ``dienst`` is ``None`` for the interventieteam.

        Raises:
            JaarboekFout: the wijk has no card, or no hours are called.
            SaldoTekort: the card holds too few.
        """
        with self._verbinding.vergrendeld() as schrijver:
            return Administratie(schrijver, self.scenario).strip(
                wijk, dienst, uren, datum=datum, door=door, waarom=waarom, kenmerk=kenmerk, vingerafdruk=vingerafdruk
            )

    def herstel(self, mutatie: int, *, datum: date, door: str, reden: str) -> tuple[Mutatie, ...]:
        """Post a payment, strip call or move back.

        Raises:
            JaarboekFout: it is none of these, or was posted back before.
            SaldoTekort: what was moved has been spent.
        """
        with self._verbinding.vergrendeld() as schrijver:
            return Administratie(schrijver, self.scenario).herstel(mutatie, datum=datum, door=door, reden=reden)

    def sluit_af(
        self, *, datum: date, door: str, meenemen: Mapping[str, Saldo] | None = None, raadsbesluit: str = ""
    ) -> tuple[Mutatie, ...]:
        """Close all pots: ``meenemen`` goes to next year, by raadsbesluit; the rest lapses.

        Raises:
            JaarboekFout: the year isn't over, or something goes along without a raadsbesluit.
            SaldoTekort: more goes along than there is.
        """
        with self._verbinding.vergrendeld() as schrijver:
            administratie = Administratie(schrijver, self.scenario)
            return administratie.sluit_af(meenemen or {}, datum=datum, door=door, kenmerk=raadsbesluit)

    # --- where things stand ----------------------------------------------------------------------------------------

    def stand(self, datum: date) -> Jaarstand:
        """Return what the rule looks at on ``datum``, without names of indieners."""
        with self._verbinding.momentopname() as alias:
            return lezen.jaarstand(alias, self.scenario, datum)

    def potten(self, datum: date) -> tuple[Potoverzicht, ...]:
        """Return every pot with what happened in it."""
        with self._verbinding.momentopname() as alias:
            return lezen.Potlezer(alias, datum).overzicht()

    def dossiers(self) -> tuple[Dossier, ...]:
        """Return everything about every request, but for the name of the indiener."""
        with self._verbinding.momentopname() as alias:
            return lezen.dossiers(alias, self.scenario)

    def indiener(self, initiatief: str) -> str:
        """Return who asked: personal data, for the answer to this one person and nothing else.

        Raises:
            JaarboekFout: there is no such request.
        """
        with self._verbinding.momentopname() as alias:
            namen = opslag.Initiatief.objects.using(alias).filter(initiatief=initiatief)
            naam: str | None = namen.values_list("indiener", flat=True).first()
        if naam is None:
            raise verzoeken.onbekende_aanvraag(initiatief)
        return naam

    def besluiten(self) -> tuple[GenomenBesluit, ...]:
        """Return every besluit, in the order in which they were written."""
        with self._verbinding.momentopname() as alias:
            return lezen.besluiten(alias)

    def mutaties(self, initiatief: str | None = None) -> tuple[Mutatie, ...]:
        """Return every posting, in the order in which they were written; or those of one request."""
        with self._verbinding.momentopname() as alias:
            return lezen.mutaties(alias, initiatief)

    def stripoproepen(self) -> tuple[Mutatie, ...]:
        """Return the strip calls: ``van`` is the card of the wijk, ``naar`` who came."""
        return tuple(m for m in self.mutaties() if m.soort is Mutatiesoort.STRIPPEN)

    def voorbehouden(self) -> tuple[Voorbehoud, ...]:
        """Return the moves between programma's that wait for the raad: the draft begrotingswijzigingen."""
        with self._verbinding.momentopname() as alias:
            return lezen.voorbehouden(alias)

    def drempels(self) -> tuple[Drempel, ...]:
        """Return the published drempelscores."""
        with self._verbinding.momentopname() as alias:
            return lezen.drempels(alias)

    def controleer(self) -> tuple[Bevinding, ...]:
        """Hold every row against its hash and every account against zero; empty when the book is whole."""
        with self._verbinding.momentopname() as alias:
            return tuple(controle.controleer(alias))
