"""Example people, so that a newcomer sees what a map can be. Nobody here is real."""
