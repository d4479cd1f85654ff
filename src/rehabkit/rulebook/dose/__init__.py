"""Rules on dose and manner."""
