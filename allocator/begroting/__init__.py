"""A dienst's own spreadsheet, made into posten of the scenario.

The way of a file: `bestand` reads it safely, whatever its kind; `tabel` finds heads, lines, sections and totals on its
sheets; `duiding` says what each column and row means, and asks where two readings are possible; `regels` makes lines in
whole euros; `aansluiting` holds every printed total against them; `samenvoegen` puts them into a scenario.
"""
