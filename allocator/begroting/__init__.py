"""A dienst's own spreadsheet, made into posten of the scenario.

The way of a file: `bestand` reads it safely, whatever its kind; `tabel` finds heads, lines, sections and totals on its
sheets; `duiding` says what each column and row means, and asks where two readings are possible; `posten` makes posten
of its lines, in whole euros; `aansluiting` holds every printed total against the lines; `samenvoegen` puts the posten
into a scenario.
"""
