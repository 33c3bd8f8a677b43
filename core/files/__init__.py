"""Files people bring and take away: bytes in, facts out, and back. No storage, no web, no clock."""
