"""Whole journeys in a real browser, as a phone holds it."""
