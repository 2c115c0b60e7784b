"""The closed lists of the book: kinds of posting, kinds of besluit, and what became of a request."""

from enum import StrEnum


class Mutatiesoort(StrEnum):
    """Why euros or hours go from one account to another."""

    OPENING = "opening"
    VERPLAATSING = "verplaatsing"
    TOEKENNING = "toekenning"
    BETALING = "betaling"
    VRIJVAL = "vrijval"
    STRIPPEN = "strippen"
    HERSTEL = "herstel"
    AFSLUITING = "afsluiting"


class Besluitsoort(StrEnum):
    """What was decided on a request."""

    TOEKENNEN = "toekennen"
    WEIGEREN = "weigeren"
    AANHOUDEN = "aanhouden"
    RAADSBESLUIT = "raadsbesluit"
    INTREKKEN = "intrekken"
    VASTSTELLEN = "vaststellen"


class Status(StrEnum):
    """Where a request stands."""

    OPEN = "open"
    ADVIES = "advies"
    AANGEHOUDEN = "aangehouden"
    ONDER_VOORBEHOUD = "onder voorbehoud"
    TOEGEKEND = "toegekend"
    GEWEIGERD = "geweigerd"
    INGETROKKEN = "ingetrokken"
    AFGEREKEND = "afgerekend"

    @property
    def wacht_op_besluit(self) -> bool:
        """Whether it is still to be weighed."""
        return self in (Status.OPEN, Status.ADVIES, Status.AANGEHOUDEN)
