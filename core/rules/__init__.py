"""The domain itself: pure functions over small frozen values."""
