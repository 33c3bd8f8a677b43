"""Who may touch what: pure values, no storage."""
