"""Triggers that refuse every change of a row that is there, and the views of balances and statuses.

SQLite makes a table anew to alter it, and loses its triggers: a later migration that alters one of these tables has to
run :func:`bescherm` again. A test holds every table of the chain to having its triggers after all migrations.
"""

from django.apps.registry import Apps
from django.db import migrations
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

TABELLEN = ("opening", "pot", "initiatief", "historie", "drempel", "advies", "besluit", "mutatie")
WEIGERING = "Het jaarboek wordt alleen aangevuld. Verbeter een regel met een tegenboeking."

_SQLITE = """
CREATE TRIGGER jaarboek_{tabel}_geen_{actie} BEFORE {actie} ON jaarboek_{tabel}
BEGIN SELECT RAISE(ABORT, '{weigering}'); END
"""
_POSTGRESQL_FUNCTIE = """
CREATE FUNCTION jaarboek_weiger() RETURNS trigger LANGUAGE plpgsql AS
$$ BEGIN RAISE EXCEPTION '{weigering}'; END $$
"""
_POSTGRESQL = """
CREATE TRIGGER jaarboek_{tabel}_geen_{actie} BEFORE {actie} ON jaarboek_{tabel}
FOR EACH STATEMENT EXECUTE FUNCTION jaarboek_weiger()
"""

DAGSALDO = """
CREATE VIEW jaarboek_dagsaldo AS
SELECT rekening, datum, CAST(SUM(euro) AS BIGINT) AS euro, CAST(SUM(uren) AS BIGINT) AS uren
FROM (
    SELECT naar AS rekening, datum, euro, uren FROM jaarboek_mutatie
    UNION ALL
    SELECT van AS rekening, datum, -euro AS euro, -uren AS uren FROM jaarboek_mutatie
) AS boeking
GROUP BY rekening, datum
"""
STAND = """
CREATE VIEW jaarboek_stand AS
SELECT
    laatste.initiatief,
    CASE
        WHEN laatste.besluit IS NOT NULL
            THEN (SELECT besluit.gevolg FROM jaarboek_besluit AS besluit WHERE besluit.nummer = laatste.besluit)
        WHEN laatste.advies IS NOT NULL THEN 'advies'
        ELSE 'open'
    END AS status,
    laatste.advies,
    laatste.besluit
FROM (
    SELECT
        gevraagd.initiatief,
        (SELECT MAX(nummer) FROM jaarboek_advies AS a WHERE a.initiatief = gevraagd.initiatief) AS advies,
        (SELECT MAX(nummer) FROM jaarboek_besluit AS b WHERE b.initiatief = gevraagd.initiatief) AS besluit
    FROM jaarboek_initiatief AS gevraagd
) AS laatste
"""


def bescherm(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Let the database itself refuse to change or remove a row of the chain."""
    postgresql = schema_editor.connection.vendor == "postgresql"
    if postgresql:
        schema_editor.execute(_POSTGRESQL_FUNCTIE.format(weigering=WEIGERING), params=None)
    for tabel in TABELLEN:
        for actie in ("UPDATE", "DELETE", "TRUNCATE") if postgresql else ("UPDATE", "DELETE"):
            sjabloon = _POSTGRESQL if postgresql else _SQLITE
            schema_editor.execute(sjabloon.format(tabel=tabel, actie=actie, weigering=WEIGERING), params=None)


class Migration(migrations.Migration):
    dependencies = [("jaarboek", "0001_tabellen")]

    operations = [
        migrations.RunPython(bescherm),
        migrations.RunSQL(DAGSALDO),
        migrations.RunSQL(STAND),
    ]
