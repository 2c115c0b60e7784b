"""Find the table on a sheet: its heads, its lines, the sections they stand in, and its totals."""
