"""The tables of a plan: each a function from figures to a :class:`~allocator.report.tabel.Tabel`."""
