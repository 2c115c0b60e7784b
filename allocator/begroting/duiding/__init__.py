"""Say what the columns and rows of a table mean, and ask where two readings are possible."""
