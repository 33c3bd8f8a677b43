"""How things are kept: tables, queries, one session type."""
