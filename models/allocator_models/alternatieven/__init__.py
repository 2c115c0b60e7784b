"""Near-best, really different opties for the college."""
