"""Weigh again with one request changed: by the same rules, on the same day, beside the same others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from allocator_models.herverdeling.afweging import Uitslag
from allocator_models.herverdeling.kas import Boeking
from allocator_models.herverdeling.verdeling import Verdeling, Weg, beslis_vooraf, verdeel, verdeel_tender
from allocator_models.herverdeling.verklaring.zoeken import Oordeel
from allocator_models.herverdeling.verwachting import Verwachting
from allocator_models.jaar import Jaarstand, Potstand
from allocator_models.scenario import Initiatief


class Weger:
    """The day's weighing, and how it would have gone with one request changed.

    ``gewogen`` counts the weighings that took a solve.
    """

    def __init__(self, verdeling: Verdeling, verwachting: Verwachting) -> None:
        """Start from the weighing of the day."""
        self.verdeling = verdeling
        self.verwachting = verwachting
        self.gewogen = 0

    @property
    def stand(self) -> Jaarstand:
        """What was weighed."""
        return self.verdeling.stand

    def oordeel(self, anders: Initiatief, grens_zonder: float) -> Oordeel:
        """Return whether a request gets anything when it is as given, and others and the pots are as they are.

        ``grens_zonder`` bounds the value of every plan without it.
        """
        boeking, uitslag = self._krijgt(self._stand_met(anders), anders.initiatief)
        if boeking is None:
            return Oordeel.NEE
        return Oordeel.TE_DICHT if uitslag is not None and uitslag.waarde <= grens_zonder else Oordeel.JA

    def gaat_door(self, anders: Initiatief, potten: Iterable[Potstand] | None = None) -> bool:
        """Whether a request gets anything when it, and perhaps the pots, are as given. Others stay as they are."""
        stand = self._stand_met(anders)
        if potten is not None:
            stand = replace(stand, potten=tuple(potten))
        return self._krijgt(stand, anders.initiatief)[0] is not None

    def _krijgt(self, stand: Jaarstand, naam: str) -> tuple[Boeking | None, Uitslag | None]:
        """Return what a request gets in a stand, and the outcome of the program where that decided on it."""
        if not self.verdeling.is_tender:
            vooraf = beslis_vooraf(stand, self.verwachting, self.verdeling.drempel_duizendsten)
            if vooraf.wegen[naam] is not Weg.AFWEGING:  # the program comes after it, and can't change it
                return vooraf.boekingen.get(naam), None
        verdeling = self._weeg(stand)
        return verdeling.boekingen.get(naam), verdeling.uitslag

    def gedwongen(self, naam: str) -> Verdeling:
        """Return the weighing in which a request is granted, whatever it displaces, if it can be at all."""
        return self._weeg(self.stand, moet=naam)

    def zonder(self, naam: str) -> Verdeling:
        """Return the weighing as if a request had not been made."""
        verzoeken = tuple(v for v in self.stand.verzoeken if v.initiatief.initiatief != naam)
        return self._weeg(replace(self.stand, verzoeken=verzoeken))

    def _weeg(self, stand: Jaarstand, moet: str | None = None) -> Verdeling:
        self.gewogen += 1
        if self.verdeling.is_tender:
            return verdeel_tender(stand, self.verwachting, moet=moet)
        return verdeel(stand, self.verwachting, self.verdeling.drempel_duizendsten, moet)

    def _stand_met(self, anders: Initiatief) -> Jaarstand:
        """Return the stand with a request as given, also where this year's requests say what is to come."""
        naam = anders.initiatief
        return replace(
            self.stand,
            verzoeken=tuple(
                replace(v, initiatief=anders) if v.initiatief.initiatief == naam else v for v in self.stand.verzoeken
            ),
            gezien=tuple(anders if i.initiatief == naam else i for i in self.stand.gezien),
        )
