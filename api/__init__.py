"""The JSON door: bearer tokens only, never cookies."""
