"""Resources, one file per noun."""
