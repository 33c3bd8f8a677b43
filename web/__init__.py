"""The human door: cookies only, never tokens."""
