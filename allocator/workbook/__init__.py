"""The scenario workbook: what goes in, and what comes out."""
