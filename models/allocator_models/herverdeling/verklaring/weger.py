"""Weigh again with one request changed: by the same rules, on the same day, beside the same others."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import cached_property

from allocator_models.herverdeling.afweging import Prijzen
from allocator_models.herverdeling.kas import Boeking
from allocator_models.herverdeling.verdeling import Verdeling, Weg, beslis_vooraf, prijzen_na, verdeel, verdeel_tender
from allocator_models.herverdeling.verklaring.zoeken import Oordeel
from allocator_models.herverdeling.verwachting import Verwachting
from allocator_models.jaar import Jaarstand, Potstand
from allocator_models.scenario import Initiatief


class Weger:
    """The day's weighing, and how it would have gone with one request changed."""

    def __init__(self, verdeling: Verdeling, verwachting: Verwachting) -> None:
        """Start from the weighing of the day."""
        self.verdeling = verdeling
        self.verwachting = verwachting

    @property
    def stand(self) -> Jaarstand:
        """What was weighed."""
        return self.verdeling.stand

    def oordeel(self, anders: Initiatief, grens_zonder: float) -> Oordeel:
        """Return whether a request gets anything when it is as given, and others and the pots are as they are.

        ``grens_zonder`` bounds the value of every plan without it.
        """
        return self._oordeel(self._stand_met(anders), anders.initiatief, grens_zonder)

    def gaat_door(self, anders: Initiatief, potten: tuple[Potstand, ...] | None = None) -> bool:
        """Whether a request gets anything when it, and perhaps the pots, are as given. Others stay as they are."""
        stand = self._stand_met(anders)
        if potten is not None:
            stand = replace(stand, potten=potten)
        return self._oordeel(stand, anders.initiatief, -math.inf) is Oordeel.JA

    def _oordeel(self, stand: Jaarstand, naam: str, grens_zonder: float) -> Oordeel:
        weg, boeking = self._vooraf(stand, naam)
        if weg not in (Weg.AFWEGING, Weg.TENDER):
            return Oordeel.NEE if boeking is None else Oordeel.JA
        verdeling = self._weeg(stand)
        if naam not in verdeling.boekingen:
            return Oordeel.NEE
        return Oordeel.TE_DICHT if verdeling.uitslag.waarde <= grens_zonder else Oordeel.JA

    def is_kansloos(self, anders: Initiatief) -> bool:
        """Whether weighing a request as given isn't worth the while: it brings less than the expected rest would.

        An estimate: it might still push out another request of today. So nothing is ever said on account of it.
        """
        if self._vooraf(self._stand_met(anders), anders.initiatief)[0] is not Weg.AFWEGING:
            return False
        manieren = self.verwachting.keuzen(anders)
        return max(self._prijzen.winst(keuze, spoed=anders.spoed) for keuze in manieren) <= 0

    @cached_property
    def _prijzen(self) -> Prijzen:
        return prijzen_na(self.verdeling, self.verwachting)

    def _vooraf(self, stand: Jaarstand, naam: str) -> tuple[Weg, Boeking | None]:
        """Return how a request is decided on, and what it gets where that is before the program: it can't change it."""
        if self.verdeling.is_tender:
            return (Weg.TENDER, None)
        vooraf = beslis_vooraf(stand, self.verwachting, self.verdeling.drempel_duizendsten)
        weg = vooraf.wegen[naam]
        return (Weg.KAN_NIET if weg is Weg.TENDER else weg), vooraf.boekingen.get(naam)

    def gedwongen(self, naam: str) -> Verdeling:
        """Return the weighing in which a request is granted, whatever it displaces, if it can be at all."""
        return self._weeg(self.stand, moet=naam)

    def zonder(self, naam: str) -> Verdeling:
        """Return the weighing as if a request had not been made."""
        verzoeken = tuple(v for v in self.stand.verzoeken if v.initiatief.initiatief != naam)
        return self._weeg(replace(self.stand, verzoeken=verzoeken))

    def _weeg(self, stand: Jaarstand, moet: str | None = None) -> Verdeling:
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
