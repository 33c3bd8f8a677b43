"""What someone can do: one verb, one function."""
