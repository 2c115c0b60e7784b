import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Dagsaldo",
            fields=[
                ("rekening", models.TextField(primary_key=True, serialize=False)),
                ("datum", models.DateField()),
                ("euro", models.BigIntegerField()),
                ("uren", models.BigIntegerField()),
            ],
            options={
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Stand",
            fields=[
                ("initiatief", models.TextField(primary_key=True, serialize=False)),
                ("status", models.TextField()),
                ("advies", models.BigIntegerField(null=True)),
                ("besluit", models.BigIntegerField(null=True)),
            ],
            options={
                "managed": False,
            },
        ),
        migrations.CreateModel(
            name="Advies",
            fields=[
                ("nummer", models.BigIntegerField(primary_key=True, serialize=False)),
                ("vastgelegd", models.DateTimeField()),
                ("vorige", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("datum", models.DateField()),
                ("uitkomst", models.TextField()),
                ("bedrag_euro", models.BigIntegerField()),
                ("uren", models.BigIntegerField()),
                ("door", models.TextField()),
                ("inhoud", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Drempel",
            fields=[
                ("nummer", models.BigIntegerField(primary_key=True, serialize=False)),
                ("vastgelegd", models.DateTimeField()),
                ("vorige", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("vanaf", models.DateField(unique=True)),
                ("door", models.TextField()),
                ("inhoud", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Historie",
            fields=[
                ("nummer", models.BigIntegerField(primary_key=True, serialize=False)),
                ("vastgelegd", models.DateTimeField()),
                ("vorige", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("initiatief", models.TextField(unique=True)),
                ("inhoud", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Initiatief",
            fields=[
                ("nummer", models.BigIntegerField(primary_key=True, serialize=False)),
                ("vastgelegd", models.DateTimeField()),
                ("vorige", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("initiatief", models.TextField(unique=True)),
                ("datum", models.DateField()),
                ("indiener", models.TextField()),
                ("vingerafdruk", models.TextField(null=True, unique=True)),
                ("omschrijving", models.TextField()),
                ("beoordeeld_door", models.TextField()),
                ("beoordeling", models.TextField()),
                ("bron", models.TextField()),
                ("door", models.TextField()),
                ("inhoud", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Opening",
            fields=[
                ("nummer", models.BigIntegerField(primary_key=True, serialize=False)),
                ("vastgelegd", models.DateTimeField()),
                ("vorige", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("naam", models.TextField()),
                ("jaar", models.IntegerField()),
                ("orgaan", models.TextField()),
                ("datum", models.DateField()),
                ("besluitnummer", models.TextField()),
                ("door", models.TextField()),
                ("software", models.TextField()),
                ("invoer_hash", models.CharField(max_length=64)),
                ("scenario", models.TextField()),
                ("plan", models.TextField()),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Pot",
            fields=[
                ("nummer", models.BigIntegerField(primary_key=True, serialize=False)),
                ("vastgelegd", models.DateTimeField()),
                ("vorige", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("pot", models.TextField(unique=True)),
                ("soort", models.TextField()),
                ("wijk", models.TextField(null=True)),
                ("dienst", models.TextField(null=True)),
                ("programma", models.TextField(null=True)),
                ("aard", models.TextField(null=True)),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="Besluit",
            fields=[
                ("nummer", models.BigIntegerField(primary_key=True, serialize=False)),
                ("vastgelegd", models.DateTimeField()),
                ("vorige", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("soort", models.TextField()),
                ("gevolg", models.TextField()),
                ("datum", models.DateField()),
                ("bedrag_euro", models.BigIntegerField()),
                ("uren", models.BigIntegerField()),
                ("rol", models.TextField()),
                ("door", models.TextField()),
                ("kenmerk", models.TextField()),
                ("reden", models.TextField()),
                ("inhoud", models.TextField()),
                (
                    "advies",
                    models.ForeignKey(
                        db_column="advies",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="jaarboek.advies",
                    ),
                ),
                (
                    "initiatief",
                    models.ForeignKey(
                        db_column="initiatief",
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="jaarboek.initiatief",
                        to_field="initiatief",
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.AddField(
            model_name="advies",
            name="initiatief",
            field=models.ForeignKey(
                db_column="initiatief",
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="jaarboek.initiatief",
                to_field="initiatief",
            ),
        ),
        migrations.CreateModel(
            name="Laatste",
            fields=[
                ("id", models.BigIntegerField(primary_key=True, serialize=False)),
                ("nummer", models.BigIntegerField()),
                ("hash", models.CharField(max_length=64)),
            ],
            options={
                "constraints": [models.CheckConstraint(condition=models.Q(("id", 1)), name="jaarboek_een_laatste")],
            },
        ),
        migrations.CreateModel(
            name="Mutatie",
            fields=[
                ("nummer", models.BigIntegerField(primary_key=True, serialize=False)),
                ("vastgelegd", models.DateTimeField()),
                ("vorige", models.CharField(max_length=64)),
                ("hash", models.CharField(max_length=64)),
                ("van", models.TextField()),
                ("naar", models.TextField()),
                ("euro", models.BigIntegerField()),
                ("uren", models.BigIntegerField()),
                ("datum", models.DateField()),
                ("door", models.TextField()),
                ("waarom", models.TextField()),
                ("soort", models.TextField()),
                ("kenmerk", models.TextField()),
                ("vingerafdruk", models.TextField(null=True, unique=True)),
                (
                    "besluit",
                    models.ForeignKey(
                        db_column="besluit",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="jaarboek.besluit",
                    ),
                ),
                (
                    "herstelt",
                    models.ForeignKey(
                        db_column="herstelt",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="jaarboek.mutatie",
                    ),
                ),
                (
                    "initiatief",
                    models.ForeignKey(
                        db_column="initiatief",
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="jaarboek.initiatief",
                        to_field="initiatief",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["van", "datum"], name="jaarboek_mutatie_van"),
                    models.Index(fields=["naar", "datum"], name="jaarboek_mutatie_naar"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("euro__gt", 0), ("uren", 0)),
                            models.Q(("euro", 0), ("uren__gt", 0)),
                            _connector="OR",
                        ),
                        name="jaarboek_mutatie_meer_dan_niets",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("van", models.F("naar")), _negated=True),
                        name="jaarboek_mutatie_twee_rekeningen",
                    ),
                ],
            },
        ),
    ]
