"""Read a filled-in form back: every problem at once, each with its cell."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

from allocator.jaarboek.formulier import maatlat, velden
from allocator.jaarboek.formulier.aanvraag import Aanvraag, Beoordeling
from allocator.jaarboek.formulier.lijsten import Keuzelijsten
from allocator.jaarboek.formulier.maatlat import Antwoord
from allocator.jaarboek.formulier.velden import AANDEEL, DOOR, INITIATIEF, LIJSTEN, NODIG, WIJKVELDEN, Herhaling, Veld
from allocator.workbook import notation
from allocator.workbook.headings import heading_key
from allocator.workbook.problems import Invoerfouten, Melding, Meldingen, weigering
from allocator.workbook.schema.cells import keuze
from allocator.workbook.sheets import Bladen, Tabblad, open_bladen
from allocator.workbook.stored import Opgeslagen, Rij, kolomletters
from allocator.workbook.values import Onjuist, bedoelt_u, lees, toon, zoek_code
from allocator_models.scenario import HELE_DEEL_BP, Aard, Initiatief

_VELDEN = (*INITIATIEF, *NODIG, DOOR)
_AMBITIELABEL = re.compile(r"wijkambitie\d+")


def is_formulier(pad: Path) -> bool:
    """Say whether a workbook is one of our forms. Raises ``Invoerfouten`` when it can't be opened."""
    with open_bladen(pad) as bladen:
        return _lijstenblad(bladen) is not None


def lees_formulier(pad: Path, lijsten: Keuzelijsten) -> Aanvraag:
    """Return what a form asks; wijken, dienst and programma by the codes of ``lijsten``.

    Raises:
        Invoerfouten: with everything that is wrong, by cell.
    """
    with open_bladen(pad) as bladen:
        lijstenblad = _lijstenblad(bladen)
        blad = _zoek(bladen, velden.FORMULIER)
        if lijstenblad is None or blad is None:
            raise weigering(
                f"'{pad.name}' is geen aanvraagformulier.", "Maak een leeg formulier met: allocator nieuw --formulier"
            )
        _check_versie(pad, [rij.waarden.get(1) for rij in bladen.cellen(lijstenblad).rijen], lijsten)
        lezer = _Lezer(blad.naam, _vakken(bladen.cellen(blad).rijen), lijsten)
    aanvraag = lezer.aanvraag(pad.name)
    if aanvraag is None:
        raise Invoerfouten(sorted(lezer.fouten, key=_van_boven_naar_beneden))
    return aanvraag


def _van_boven_naar_beneden(melding: Melding) -> tuple[int, str]:
    letters = (melding.cel or "").rstrip("0123456789")
    return int((melding.cel or "")[len(letters) :] or 0), letters


def _zoek(bladen: Bladen, naam: str) -> Tabblad | None:
    return next((b for b in bladen.tabbladen if heading_key(b.naam) == heading_key(naam)), None)


def _lijstenblad(bladen: Bladen) -> Tabblad | None:
    """The hidden sheet by which a form is known."""
    blad = _zoek(bladen, LIJSTEN)
    rijen = bladen.cellen(blad).rijen if blad else ()
    return blad if rijen and rijen[0].waarden.get(1) == velden.KENMERK else None


def _check_versie(pad: Path, merk: list[Opgeslagen | None], lijsten: Keuzelijsten) -> None:
    """Refuse a form that is newer than this software, or made for another year."""
    _, versie, _, jaar = (*merk, None, None, None, None)[:4]
    if not isinstance(versie, int) or versie > velden.VERSIE:
        raise weigering(
            f"'{pad.name}' is gemaakt met een nieuwere versie van Allocator.",
            "Werk Allocator bij en probeer het opnieuw.",
        )
    if isinstance(jaar, int) and lijsten.jaar is not None and jaar != lijsten.jaar:
        raise weigering(
            f"'{pad.name}' is een formulier van {jaar}, en dit jaarboek is van {lijsten.jaar}.",
            "Neem de aanvraag over op een formulier van dit jaar.",
        )


@dataclass(frozen=True, slots=True)
class _Vak:
    """A box: what is in it, and where it stands."""

    inhoud: Opgeslagen | None
    cel: str


@dataclass(slots=True)
class _Regel:
    """The boxes of the line with a label."""

    vak: _Vak
    tweede: _Vak


def _vakken(rijen: Iterable[Rij]) -> Mapping[str, _Regel]:
    """The lines of a form by their label; the first one counts where a label stands there twice."""
    regels: dict[str, _Regel] = {}
    for rij in rijen:
        label = rij.waarden.get(velden.LABELKOLOM)
        if isinstance(label, str):
            boxen = (
                _Vak(rij.waarden.get(kolom), f"{kolomletters(kolom)}{rij.nummer}")
                for kolom in (velden.VAKKOLOM, velden.TWEEDE_VAKKOLOM)
            )
            regels.setdefault(heading_key(label.rstrip(" *")), _Regel(*boxen))
    return regels


@dataclass(slots=True)
class _Lezer:
    """Reads the lines of one form and gathers what is wrong."""

    blad: str
    regels: Mapping[str, _Regel]
    lijsten: Keuzelijsten
    fouten: Meldingen = field(default_factory=Meldingen)
    onleesbaar: set[str] = field(default_factory=set)
    """The fields of which the value is unknown: what follows from them isn't judged."""

    def aanvraag(self, bron: str) -> Aanvraag | None:
        """Return the request, or None with `fouten` when anything is wrong."""
        w = {veld.naam: self._waarde(veld) for veld in _VELDEN}
        wijken = self._wijken()
        antwoorden = self._antwoorden()
        dienst = self._code(w, "dienst", self.lijsten.diensten)
        programma = self._code(w, "programma", self.lijsten.programmas)
        self._check_samen(w)
        if len(self.fouten):
            return None
        bedrag = w["bedrag"] or 0
        initiatief = Initiatief(
            initiatief="",
            datum=w["datum"],
            wijken=wijken,
            naam=w["naam"],
            indiener=w["indiener"] or "",
            vorm=w["vorm"],
            thema=w["thema"] or "",
            dienst=dienst,
            programma=programma,
            aard=Aard.STRUCTUREEL if w["herhaling"] is Herhaling.IEDER_JAAR else Aard.INCIDENTEEL,
            bedrag_euro=bedrag,
            minimaal_euro=bedrag if w["minimaal"] is None else w["minimaal"],
            uren=w["uren"] or 0,
            score_duizendsten=_score(antwoorden),
            spoed=bool(w["spoed"]),
            wacht_tot=w["wacht_tot"],
            toegekend_euro=None,
            besluitdatum=None,
        )
        gegeven = tuple((naam, antwoord.value) for naam, antwoord in antwoorden.items())
        return Aanvraag(initiatief, w["omschrijving"] or "", Beoordeling(w["door"], gegeven), bron)

    def _regel(self, label: str) -> _Regel | None:
        return self.regels.get(heading_key(label))

    def _fout(self, vak: _Vak | None, melding: str, remedie: str = "") -> None:
        cel, inhoud = (vak.cel, toon(vak.inhoud)) if vak else (None, None)
        self.fouten.add(Melding(self.blad, cel, inhoud, melding, remedie))

    def _waarde(self, veld: Veld) -> Any:
        """The value of a field in its type; None when it is empty or wrong."""
        regel = self._regel(veld.label)
        if regel is None:
            self._fout(None, f"De regel '{veld.label}' ontbreekt.", "Begin opnieuw met een leeg formulier.")
            self.onleesbaar.add(veld.naam)
            return None
        if regel.vak.inhoud is None:
            if veld.verplicht:
                self._fout(regel.vak, f"'{veld.label}' is niet ingevuld.", veld.hulp)
            return None
        try:
            return lees(regel.vak.inhoud, veld.type)
        except Onjuist as onjuist:
            self.onleesbaar.add(veld.naam)
            self._fout(regel.vak, onjuist.melding, onjuist.remedie)
            return None

    def _vak(self, naam: str) -> _Vak | None:
        label = next(veld.label for veld in _VELDEN if veld.naam == naam)
        regel = self._regel(label)
        return regel.vak if regel else None

    def _code(self, waarden: Mapping[str, Any], naam: str, lijst: Mapping[str, str]) -> str | None:
        """The code of a dienst or programma, written as code or as name; any when the form knows no list."""
        waarde: str | None = waarden[naam]
        if waarde is None or not lijst:
            return waarde
        code = zoek_code(waarde, lijst)
        if code is None:
            self._fout(self._vak(naam), f"'{waarde}' bestaat niet.", bedoelt_u(waarde, lijst))
        return code

    def _wijken(self) -> tuple[tuple[str, int], ...]:
        """The wijken with their shares in hundredths of a percent; one wijk without a share has it all."""
        delen: list[tuple[str, Decimal | None]] = []
        for naam in WIJKVELDEN:
            regel = self._regel(next(veld.label for veld in INITIATIEF if veld.naam == naam))
            if regel is None or regel.vak.inhoud is None:
                continue
            tekst = toon(regel.vak.inhoud) or ""
            wijk = zoek_code(tekst, self.lijsten.wijken) if self.lijsten.wijken else tekst
            if wijk is None:
                self._fout(
                    regel.vak, f"De wijk '{tekst}' bestaat niet.", bedoelt_u(tekst, self.lijsten.wijken.values())
                )
            elif wijk in [w for w, _ in delen]:
                self._fout(regel.vak, "Dezelfde wijk staat er twee keer.", "Tel de aandelen op.")
                self.onleesbaar.add("wijk")
            else:
                delen.append((wijk, self._aandeel(regel.tweede)))
        return self._verdeel(delen)

    def _aandeel(self, vak: _Vak) -> Decimal | None:
        if vak.inhoud is None:
            return None
        try:
            waarde = lees(vak.inhoud, AANDEEL)
        except Onjuist as onjuist:
            self._fout(vak, onjuist.melding, onjuist.remedie)
            self.onleesbaar.add("wijk")
            return None
        return waarde if isinstance(waarde, Decimal) else None

    def _verdeel(self, delen: list[tuple[str, Decimal | None]]) -> tuple[tuple[str, int], ...]:
        if len(delen) == 1:
            delen = [(delen[0][0], delen[0][1] or Decimal(1))]
        totaal = sum((deel or Decimal(0) for _, deel in delen), Decimal(0))
        if delen and totaal != 1 and "wijk" not in self.onleesbaar:
            regel = self._regel(INITIATIEF[2].label)
            self._fout(
                regel.tweede if regel else None,
                f"De aandelen van de wijken zijn samen {notation.percent(totaal)}.",
                "Vul bij elke wijk een aandeel in; samen zijn ze precies 100 %.",
            )
        return tuple((wijk, int((deel or Decimal(0)) * HELE_DEEL_BP)) for wijk, deel in delen)

    def _antwoorden(self) -> dict[str, Antwoord]:
        """The answers to the maatlat: those to the city's questions all, of the ambities at least one."""
        labels = [label for label in self.regels if _AMBITIELABEL.fullmatch(label)]
        ambities = {velden.ambitielabel(int(label[11:])): self._antwoord(self.regels[label].vak) for label in labels}
        stad = {v.naam: self._antwoord(r.vak) if (r := self._regel(v.naam)) else None for v in maatlat.STADSVRAGEN}
        alle = {**ambities, **stad}
        eerste = self.regels[labels[0]].vak if labels else None
        if not any(alle.values()):
            self._fout(
                eerste,
                "De maatlat is nog niet ingevuld.",
                "Zonder score kan een aanvraag niet worden gewogen: laat het wijkbureau deel 3 invullen.",
            )
        else:
            self._mis_antwoorden(ambities, stad, eerste)
        return {naam: antwoord for naam, antwoord in alle.items() if antwoord is not None}

    def _mis_antwoorden(
        self, ambities: Mapping[str, Antwoord | None], stad: Mapping[str, Antwoord | None], eerste: _Vak | None
    ) -> None:
        if not any(ambities.values()):
            self._fout(eerste, "Bij geen enkele wijkambitie is iets ingevuld.", "Kies sterk, deels of niet.")
        for naam, antwoord in stad.items():
            regel = self._regel(naam)
            if antwoord is None:
                self._fout(regel.vak if regel else None, f"'{naam}' is niet beantwoord.", "Kies sterk, deels of niet.")

    def _antwoord(self, vak: _Vak) -> Antwoord | None:
        if vak.inhoud is None:
            return None
        try:
            waarde = lees(vak.inhoud, keuze(Antwoord))
        except Onjuist as onjuist:
            self._fout(vak, onjuist.melding, onjuist.remedie)
            return None
        return waarde if isinstance(waarde, Antwoord) else None

    def _check_samen(self, w: Mapping[str, Any]) -> None:
        """What no field can say by itself."""
        for velden_, melding, remedie in _samen_onjuist(w):
            if not self.onleesbaar.intersection(velden_):
                self._fout(self._vak(velden_[0]), melding, remedie)


def _samen_onjuist(w: Mapping[str, Any]) -> Iterator[tuple[tuple[str, ...], str, str]]:
    """Yield the fields that don't go together (the first one is where it is said), what is wrong and what is right."""
    bedrag, minimaal, uren = w["bedrag"] or 0, w["minimaal"], w["uren"] or 0
    if not bedrag and not uren:
        yield ("bedrag", "uren"), "Er is geen bedrag en er zijn geen uren gevraagd.", "Vul een van de twee in."
    if minimaal is not None and minimaal > bedrag:
        yield (
            ("minimaal", "bedrag"),
            f"{notation.euro(minimaal)} is meer dan het gevraagde bedrag ({notation.euro(bedrag)}).",
            "Verlaag dit bedrag, of laat het leeg.",
        )
    if isinstance(w["wacht_tot"], date) and isinstance(w["datum"], date) and w["wacht_tot"] < w["datum"]:
        yield ("wacht_tot", "datum"), "Deze dag ligt voor de dag van binnenkomst.", "Controleer beide datums."
    if w["programma"] and not w["dienst"]:
        yield (
            ("dienst", "programma"),
            "Er is een programma gekozen, maar geen dienst.",
            "Kies de dienst van dat programma.",
        )


def _score(antwoorden: Mapping[str, Antwoord]) -> int:
    stadsvragen = {vraag.naam for vraag in maatlat.STADSVRAGEN}
    ambities = [a for naam, a in antwoorden.items() if naam not in stadsvragen]
    return maatlat.score_duizendsten(ambities, {n: a for n, a in antwoorden.items() if n in stadsvragen})
