"""Euros and hours together, as they are on an account and in a posting."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass

from allocator_models import naar_rato


@dataclass(frozen=True, slots=True)
class Saldo:
    """Whole euros and whole hours; either may be below zero."""

    euro: int = 0
    uren: int = 0

    def __add__(self, ander: Saldo) -> Saldo:
        return Saldo(self.euro + ander.euro, self.uren + ander.uren)

    def __sub__(self, ander: Saldo) -> Saldo:
        return Saldo(self.euro - ander.euro, self.uren - ander.uren)

    def naar_rato(self, gewichten: Collection[Saldo]) -> list[Saldo]:
        """Return one part per weight, together all of it: the euros by the euros, the hours by the hours.

        Raises ``ValueError`` as :func:`allocator_models.naar_rato.naar_rato` does.
        """
        euro = naar_rato.naar_rato(self.euro, [g.euro for g in gewichten])
        uren = naar_rato.naar_rato(self.uren, [g.uren for g in gewichten])
        return [Saldo(e, u) for e, u in zip(euro, uren, strict=True)]
