"""The tables of the year book: one for each thing that is recorded, and two views.

All rows of all tables form one chain: ``nummer`` counts them through the whole book, and each carries the hash of the
one before (:mod:`allocator.jaarboek.ketting`). Rows are added and never changed; triggers see to that. What is kept of
the frozen data of :mod:`allocator_models` as a whole, is its canonical text (``inhoud``).
"""

from __future__ import annotations

from datetime import date, datetime

from django.db import models
from django.db.models import F, Q

type Tekst = models.TextField[str, str]
type TekstOfLeeg = models.TextField[str | None, str | None]
type Hash = models.CharField[str, str]
type Getal = models.IntegerField[int, int]
type GetalOfLeeg = models.IntegerField[int | None, int | None]
type Datum = models.DateField[date, date]
type Moment = models.DateTimeField[datetime, datetime]


class Laatste(models.Model):
    """The one row that changes: the number and the hash of the last row. Whoever writes, locks it."""

    id: Getal = models.BigIntegerField(primary_key=True)
    nummer: Getal = models.BigIntegerField()
    hash: Hash = models.CharField(max_length=64)

    class Meta:
        """One row, with id 1."""

        constraints = (models.CheckConstraint(condition=Q(id=1), name="jaarboek_een_laatste"),)


class Regel(models.Model):
    """What every row of the chain has."""

    nummer: Getal = models.BigIntegerField(primary_key=True)
    vastgelegd: Moment = models.DateTimeField()
    vorige: Hash = models.CharField(max_length=64)
    hash: Hash = models.CharField(max_length=64)

    class Meta:
        """No table of its own."""

        abstract = True


class Opening(Regel):
    """What the book was opened with: the scenario and the plan, and who set the plan. One row."""

    naam: Tekst = models.TextField()
    jaar: Getal = models.IntegerField()
    orgaan: Tekst = models.TextField()
    datum: Datum = models.DateField()
    besluitnummer: Tekst = models.TextField()
    door: Tekst = models.TextField()
    software: Tekst = models.TextField()
    invoer_hash: Hash = models.CharField(max_length=64)
    scenario: Tekst = models.TextField()
    plan: Tekst = models.TextField()


class Pot(Regel):
    """What a pot is; what is in it follows from the mutaties."""

    pot: Tekst = models.TextField(unique=True)
    soort: Tekst = models.TextField()
    wijk: TekstOfLeeg = models.TextField(null=True)
    dienst: TekstOfLeeg = models.TextField(null=True)
    programma: TekstOfLeeg = models.TextField(null=True)
    aard: TekstOfLeeg = models.TextField(null=True)


class Initiatief(Regel):
    """A request of this year. ``inhoud`` lacks the name of the indiener, which is personal data."""

    initiatief: Tekst = models.TextField(unique=True)
    datum: Datum = models.DateField()
    indiener: Tekst = models.TextField()
    vingerafdruk: TekstOfLeeg = models.TextField(unique=True, null=True)
    omschrijving: Tekst = models.TextField()
    beoordeeld_door: Tekst = models.TextField()
    beoordeling: Tekst = models.TextField()
    bron: Tekst = models.TextField()
    door: Tekst = models.TextField()
    inhoud: Tekst = models.TextField()


class Historie(Regel):
    """A request of an earlier year, without the name of its indiener."""

    initiatief: Tekst = models.TextField(unique=True)
    inhoud: Tekst = models.TextField()


class Drempel(Regel):
    """A published drempelscore: one a quarter."""

    vanaf: Datum = models.DateField(unique=True)
    door: Tekst = models.TextField()
    inhoud: Tekst = models.TextField()


class Advies(Regel):
    """What was advised on a request."""

    initiatief_id: str
    initiatief: models.ForeignKey[Initiatief, Initiatief] = models.ForeignKey(
        Initiatief, on_delete=models.PROTECT, to_field="initiatief", db_column="initiatief", related_name="+"
    )
    datum: Datum = models.DateField()
    uitkomst: Tekst = models.TextField()
    bedrag_euro: Getal = models.BigIntegerField()
    uren: Getal = models.BigIntegerField()
    door: Tekst = models.TextField()
    inhoud: Tekst = models.TextField()


class Besluit(Regel):
    """What was decided on a request, by whom and in which role; ``gevolg`` is where the request stands after it."""

    initiatief_id: str
    initiatief: models.ForeignKey[Initiatief, Initiatief] = models.ForeignKey(
        Initiatief, on_delete=models.PROTECT, to_field="initiatief", db_column="initiatief", related_name="+"
    )
    advies_id: int | None
    advies: models.ForeignKey[Advies | None, Advies | None] = models.ForeignKey(
        Advies, on_delete=models.PROTECT, db_column="advies", related_name="+", null=True
    )
    soort: Tekst = models.TextField()
    gevolg: Tekst = models.TextField()
    datum: Datum = models.DateField()
    bedrag_euro: Getal = models.BigIntegerField()
    uren: Getal = models.BigIntegerField()
    rol: Tekst = models.TextField()
    door: Tekst = models.TextField()
    kenmerk: Tekst = models.TextField()
    reden: Tekst = models.TextField()
    inhoud: Tekst = models.TextField()


class Mutatie(Regel):
    """One posting: euros or hours, from one account to another."""

    van: Tekst = models.TextField()
    naar: Tekst = models.TextField()
    euro: Getal = models.BigIntegerField()
    uren: Getal = models.BigIntegerField()
    datum: Datum = models.DateField()
    door: Tekst = models.TextField()
    waarom: Tekst = models.TextField()
    soort: Tekst = models.TextField()
    kenmerk: Tekst = models.TextField()
    vingerafdruk: TekstOfLeeg = models.TextField(unique=True, null=True)
    initiatief_id: str | None
    initiatief: models.ForeignKey[Initiatief | None, Initiatief | None] = models.ForeignKey(
        Initiatief, on_delete=models.PROTECT, to_field="initiatief", db_column="initiatief", related_name="+", null=True
    )
    besluit_id: int | None
    besluit: models.ForeignKey[Besluit | None, Besluit | None] = models.ForeignKey(
        Besluit, on_delete=models.PROTECT, db_column="besluit", related_name="+", null=True
    )
    herstelt_id: int | None
    herstelt: models.ForeignKey[Mutatie | None, Mutatie | None] = models.ForeignKey(
        "self", on_delete=models.PROTECT, db_column="herstelt", related_name="+", null=True
    )

    class Meta:
        """Either euros or hours, more than nothing, between two accounts."""

        constraints = (
            models.CheckConstraint(
                condition=Q(euro__gt=0, uren=0) | Q(euro=0, uren__gt=0), name="jaarboek_mutatie_meer_dan_niets"
            ),
            models.CheckConstraint(condition=~Q(van=F("naar")), name="jaarboek_mutatie_twee_rekeningen"),
        )
        indexes = (
            models.Index(fields=["van", "datum"], name="jaarboek_mutatie_van"),
            models.Index(fields=["naar", "datum"], name="jaarboek_mutatie_naar"),
        )


class Dagsaldo(models.Model):
    """A view: what came in and went out of an account on one day."""

    rekening: Tekst = models.TextField(primary_key=True)
    datum: Datum = models.DateField()
    euro: Getal = models.BigIntegerField()
    uren: Getal = models.BigIntegerField()

    class Meta:
        """Made in a migration, by hand."""

        managed = False


class Stand(models.Model):
    """A view: where each request stands, with its last advies and its last besluit."""

    initiatief: Tekst = models.TextField(primary_key=True)
    status: Tekst = models.TextField()
    advies: GetalOfLeeg = models.BigIntegerField(null=True)
    besluit: GetalOfLeeg = models.BigIntegerField(null=True)

    class Meta:
        """Made in a migration, by hand."""

        managed = False


KETTING: tuple[type[Regel], ...] = (Opening, Pot, Initiatief, Historie, Drempel, Advies, Besluit, Mutatie)
"""Every table that only grows."""
