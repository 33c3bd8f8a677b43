"""How the database came to be what it is: one change each, additive first."""
