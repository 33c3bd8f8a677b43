"""What Kith knows and promises; no web framework, ever."""
