"""Weigh again with one request changed: by the same rules, on the same day, beside the same others."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from allocator_models.herverdeling.verdeling import VOORAF, Verdeling, beslis_vooraf, verdeel, verdeel_tender
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

    def gaat_door(self, anders: Initiatief, potten: Iterable[Potstand] | None = None) -> bool:
        """Whether a request gets anything when it, and perhaps the pots, are as given. Others stay as they are."""
        stand = self._stand_met(anders)
        if potten is not None:
            stand = replace(stand, potten=tuple(potten))
        naam = anders.initiatief
        if not self.verdeling.is_tender:
            vooraf = beslis_vooraf(stand, self.verwachting, self.verdeling.drempel_duizendsten)
            if vooraf.wegen[naam] in VOORAF:  # the program comes after it, and can't change it
                return naam in vooraf.boekingen
            if naam not in {i.initiatief for i in vooraf.batch}:
                return False
        return naam in self._weeg(stand).boekingen

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
