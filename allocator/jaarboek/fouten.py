"""What can be wrong with a year book, or with what is asked of it, as Dutch sentences."""

from __future__ import annotations

from allocator.workbook.problems import Invoerfouten, Melding


class JaarboekFout(Invoerfouten):
    """The book can't be used, or refuses what is asked: what is wrong, and what would be right."""

    def __init__(self, melding: str, remedie: str = "") -> None:
        super().__init__([Melding(None, None, None, melding, remedie)])


class BoekBezet(JaarboekFout):
    """Others kept the book locked all the time that we waited; nothing was written."""


class SaldoTekort(JaarboekFout):
    """A posting would take more from an account than there is in it."""
