"""What goes in and out, separate from rows."""
